// SPDX-License-Identifier: BSL-1.0
// Models of one's own for the concepts of crypto: what a program brings instead of libsodium's, or beside it.
#include <array>
#include <span>
#include <string_view>

#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/hkdf.hpp>
#include <handfast/crypto/kdf.hpp>
#include <handfast/crypto/key_exchange.hpp>
#include <handfast/crypto/mac.hpp>
#include <handfast/crypto/signature.hpp>
#include <handfast/crypto/tls12_prf.hpp>

namespace {

namespace hf = handfast;
namespace crypto = handfast::crypto;

/// No hash that anybody should use: the sum of all bytes.
class sum {
public:
    static constexpr std::size_t size = 4, block_size = 16;
    static constexpr std::string_view name = "sum";

    sum() = default;
    sum(sum&&) = default;
    sum& operator=(sum&&) = default;

    constexpr void update(hf::byte_view bytes) noexcept {
        for (auto const byte : bytes) total_ += byte;
    }
    constexpr void finish(std::span<std::uint8_t, size> out) noexcept {
        hf::store_big_endian(total_, out.data());
        total_ = 0;
    }
    constexpr crypto::digest<sum> finish() noexcept {
        crypto::digest<sum> out{};
        finish(out);
        return out;
    }
    [[nodiscard]] constexpr sum clone() const noexcept {
        sum copy;
        copy.total_ = total_;
        return copy;
    }

private:
    std::uint32_t total_ = 0;
};
static_assert(crypto::hash<sum>);
// Whatever is made of hashes is made of this one too.
static_assert(requires(hf::byte_view bytes, hf::byte_span out) {
    crypto::hmac<sum>{bytes}.update(bytes).finish();
    crypto::tls12_prf<sum>(bytes, "label", {bytes}, out);
    crypto::hkdf_expand<sum>(crypto::hkdf_extract<sum>(bytes, bytes).reveal(), {bytes}, out);
});

static_assert(crypto::mac<crypto::hmac<sum>> && crypto::kdf<crypto::hkdf<sum>> && crypto::kdf<crypto::tls12_kdf<sum>>);

/// Knows every message.
class credulous {
public:
    static constexpr std::size_t size = 1;
    explicit credulous(hf::byte_view) noexcept {}
    credulous(credulous&&) = default;
    credulous& operator=(credulous&&) = default;
    void update(hf::byte_view) noexcept {}
    void finish(std::span<std::uint8_t, size>) noexcept {}
    [[nodiscard]] hf::secret<size> finish() noexcept { return {}; }
    [[nodiscard]] bool verify(hf::byte_view) noexcept { return true; }
};
static_assert(crypto::mac<credulous>);

/// Derives nothing.
struct idle {
    static hf::result<void, crypto::failure> derive(hf::byte_view, std::initializer_list<hf::byte_view>,
                                                    hf::byte_span) noexcept {
        return {};
    }
};
static_assert(crypto::kdf<idle>);

/// Subtraction instead of a curve.
class numbers {
public:
    static constexpr std::string_view name = "numbers";
    static constexpr std::size_t private_size = 1, public_size = 1, shared_size = 1;
    static numbers generate() noexcept { return {}; }
    static numbers from_private(hf::secret<1> const&) noexcept { return {}; }
    [[nodiscard]] std::array<std::uint8_t, 1> public_value() const noexcept { return {1}; }
    [[nodiscard]] hf::result<hf::secret<1>, crypto::failure> agree(std::span<std::uint8_t const, 1>) const noexcept {
        return hf::fail(crypto::failure::weak_public_value);
    }
    numbers(numbers&&) = default;
    numbers& operator=(numbers&&) = default;

private:
    numbers() = default;
};
static_assert(crypto::key_exchange<numbers>);

/// Signs everything, and believes nobody.
class rubber_stamp {
public:
    static constexpr std::string_view name = "rubber stamp";
    static constexpr std::size_t private_size = 1, public_size = 2, signature_size = 3;
    static rubber_stamp generate() noexcept { return {}; }
    static rubber_stamp from_private(hf::secret<1> const&) noexcept { return {}; }
    [[nodiscard]] std::array<std::uint8_t, 2> public_key() const noexcept { return {}; }
    [[nodiscard]] hf::result<std::array<std::uint8_t, 3>, crypto::failure> sign(hf::byte_view) const noexcept {
        return std::array<std::uint8_t, 3>{};
    }
    static hf::result<void, crypto::failure> verify(std::span<std::uint8_t const, 2>, hf::byte_view,
                                                    std::span<std::uint8_t const, 3>) noexcept {
        return hf::fail(crypto::failure::bad_signature);
    }
    rubber_stamp(rubber_stamp&&) = default;
    rubber_stamp& operator=(rubber_stamp&&) = default;

private:
    rubber_stamp() = default;
};
static_assert(crypto::signing_key<rubber_stamp>);

}  // namespace
