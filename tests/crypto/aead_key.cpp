// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>

#include <handfast/crypto/aead.hpp>
#include <handfast/crypto/aead_key.hpp>
#include <handfast/crypto/aes_gcm.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;

// What a key does around its cipher is among the laws of aead.cpp; here is what takes too long with a real one.
BOOST_AUTO_TEST_SUITE(crypto_aead_key)

namespace {

/// A cipher that does nothing, under the limits of AES-GCM.
struct nothing : crypto::aes_gcm_functions<16, crypto::portable::aes_gcm_kernel> {
    struct state {};
    static void prepare(state&, std::span<std::uint8_t const, key_size>) noexcept {}
    static void seal(state const&, nonce, hf::byte_view, hf::byte_span, std::span<std::uint8_t, tag_size>) noexcept {}
    static bool open(state const&, nonce, hf::byte_view, hf::byte_span,
                     std::span<std::uint8_t const, tag_size>) noexcept {
        return true;
    }
};
static_assert(crypto::aead<crypto::aead_key<nothing>>);

}  // namespace

// RFC 8446 §5.5: a key seals so many messages and says so before it would go on.
BOOST_AUTO_TEST_CASE(the_limit_itself_is_reached_and_not_passed) {
    auto key = crypto::aead_key<nothing>::with_key(hf::secret<16>{}).value();
    std::array<std::uint8_t, 12> const nonce{};
    std::array<std::uint8_t, 16> tag{};
    std::uint64_t sealed = 0;
    while (key.seal(nonce, {}, {}, tag)) ++sealed;
    BOOST_TEST(sealed == nothing::seal_limit);
    BOOST_TEST(key.seals_left() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
