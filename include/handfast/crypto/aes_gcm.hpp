// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AES_GCM_HPP
#define HANDFAST_CRYPTO_AES_GCM_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/aead_key.hpp>
#include <handfast/crypto/aes_key_schedule.hpp>
#include <handfast/crypto/native/aes_gcm.hpp>
#include <handfast/crypto/portable/aes_gcm.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// The fastest kernel for AES-GCM that this processor has, found out when it is used.
struct fastest_aes_gcm_kernel {
    static constexpr std::size_t powers = std::max(native::aes_gcm_kernel::powers, portable::aes_gcm_kernel::powers);

    [[nodiscard]] static constexpr bool available() noexcept { return true; }
    [[nodiscard]] static std::uint32_t sub_word(std::uint32_t x) noexcept {
        return native::aes_gcm_kernel::available() ? native::aes_gcm_kernel::sub_word(x) : portable::sub_word(x);
    }
    static void add_stream(round_keys_view keys, std::span<std::uint8_t const, 16> first, byte_span bytes) noexcept {
        if (native::aes_gcm_kernel::available()) native::aes_gcm_kernel::add_stream(keys, first, bytes);
        else portable::aes_gcm_kernel::add_stream(keys, first, bytes);
    }
    static void ghash(ghash_element& y, ghash_element const* key, byte_view blocks) noexcept {
        if (native::aes_gcm_kernel::available()) native::aes_gcm_kernel::ghash(y, key, blocks);
        else portable::aes_gcm_kernel::ghash(y, key, blocks);
    }
};

/// AES in Galois/Counter Mode (NIST SP 800-38D) with nonces of 12 and tags of 16 bytes, for `aead_key`.
template <std::size_t KeySize, class Kernel>
struct aes_gcm_functions {
    static_assert(KeySize == 16 || KeySize == 32, "AES-GCM has keys of 16 or 32 bytes here, as TLS uses them");

    static constexpr std::string_view name = KeySize == 16 ? "AES-128-GCM" : "AES-256-GCM";
    static constexpr std::size_t key_size = KeySize;
    static constexpr std::size_t nonce_size = 12;
    static constexpr std::size_t tag_size = 16;
    /// 2^24.5 full records (RFC 8446 §5.5), rounded down.
    static constexpr std::uint64_t seal_limit = 23'726'566;
    /// 2^32 - 2 blocks (SP 800-38D §5.2.1.1).
    static constexpr std::uint64_t greatest_message = (std::uint64_t{1} << 36) - 32;

    using nonce = std::span<std::uint8_t const, nonce_size>;

    /// What a key is expanded to.
    struct state {
        std::array<std::uint8_t, round_keys_size(KeySize)> round_keys;
        /// The hash key H, divided by x, and the powers of H likewise, as many as the kernel reads.
        std::array<ghash_element, Kernel::powers> hash_key;
    };

    [[nodiscard]] static result<void, failure> usable() noexcept {
        if (!Kernel::available()) return fail(failure::not_on_this_processor);
        return {};
    }

    static void prepare(state& s, std::span<std::uint8_t const, KeySize> key) noexcept {
        expand_key<KeySize>(s.round_keys, key, [](std::uint32_t x) { return Kernel::sub_word(x); });
        // H is the block of zeros, encrypted: what the key stream has at a counter of zero.
        std::array<std::uint8_t, 16> block{};
        Kernel::add_stream(keys(s), std::array<std::uint8_t, 16>{}, block);
        s.hash_key[0] = divided_by_x(
            {load_big_endian<std::uint64_t>(block.data()), load_big_endian<std::uint64_t>(block.data() + 8)});
        for (std::size_t i = 1; i < s.hash_key.size(); ++i)
            s.hash_key[i] = portable::multiply(s.hash_key[i - 1], s.hash_key[0]);
        wipe(block);
    }

    static void seal(state const& s, nonce n, byte_view associated, byte_span text,
                     std::span<std::uint8_t, tag_size> tag) noexcept {
        Kernel::add_stream(keys(s), counter(n, 2), text);
        std::ranges::copy(tag_of(s, n, associated, text), tag.begin());
    }

    [[nodiscard]] static bool open(state const& s, nonce n, byte_view associated, byte_span text,
                                   std::span<std::uint8_t const, tag_size> tag) noexcept {
        // Nothing is decrypted before it is known to be authentic.
        auto right = tag_of(s, n, associated, text);
        bool const authentic = equal_in_constant_time(right, tag);
        wipe(right);  // of what somebody made up it would be the tag
        if (!authentic) return false;
        Kernel::add_stream(keys(s), counter(n, 2), text);
        return true;
    }

private:
    [[nodiscard]] static round_keys_view keys(state const& s) noexcept { return round_keys_view{s.round_keys}; }

    [[nodiscard]] static std::array<std::uint8_t, 16> counter(nonce n, std::uint8_t value) noexcept {
        std::array<std::uint8_t, 16> block{};
        std::ranges::copy(n, block.begin());
        block[15] = value;
        return block;
    }

    /// Takes `bytes` into the hash, with zeros up to a whole block.
    static void hash(state const& s, ghash_element& y, byte_view bytes) noexcept {
        std::size_t const whole = bytes.size() / 16 * 16;
        Kernel::ghash(y, s.hash_key.data(), bytes.first(whole));
        if (whole == bytes.size()) return;
        std::array<std::uint8_t, 16> last{};
        std::ranges::copy(bytes.subspan(whole), last.begin());
        Kernel::ghash(y, s.hash_key.data(), last);
    }

    /// SP 800-38D §7.1, steps 4 to 6.
    [[nodiscard]] static std::array<std::uint8_t, tag_size> tag_of(state const& s, nonce n, byte_view associated,
                                                                   byte_view ciphertext) noexcept {
        ghash_element y;
        hash(s, y, associated);
        hash(s, y, ciphertext);
        std::array<std::uint8_t, 16> block;
        store_big_endian(std::uint64_t{associated.size()} * 8, block.data());
        store_big_endian(std::uint64_t{ciphertext.size()} * 8, block.data() + 8);
        hash(s, y, block);
        store_big_endian(y.high, block.data());
        store_big_endian(y.low, block.data() + 8);
        wipe({reinterpret_cast<std::uint8_t*>(&y), sizeof y});
        Kernel::add_stream(keys(s), counter(n, 1), block);
        return block;
    }
};

/// AES-GCM with keys of 16 or 32 bytes. `Kernel` computes it: the fastest of this processor, `portable::aes_gcm_kernel`
/// or `native::aes_gcm_kernel`.
template <std::size_t KeySize, class Kernel = fastest_aes_gcm_kernel>
using aes_gcm = aead_key<aes_gcm_functions<KeySize, Kernel>>;

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
