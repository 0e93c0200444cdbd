// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_PORTABLE_AES_GCM_HPP
#define HANDFAST_CRYPTO_PORTABLE_AES_GCM_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/aes_key_schedule.hpp>
#include <handfast/crypto/portable/aes.hpp>
#include <handfast/crypto/portable/ghash.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::portable {

/// What AES-GCM is made of, on any processor and without a table.
struct aes_gcm_kernel {
    /// How many powers of the hash key `ghash` reads.
    static constexpr std::size_t powers = 1;

    [[nodiscard]] static constexpr bool available() noexcept { return true; }

    [[nodiscard]] static constexpr std::uint32_t sub_word(std::uint32_t x) noexcept { return portable::sub_word(x); }

    /// Adds the key stream of the counters from `first` on to `bytes`.
    static void add_stream(round_keys_view keys, std::span<std::uint8_t const, 16> first, byte_span bytes) noexcept {
        bitsliced_aes<aes_word>{keys}.add_stream(first, bytes);
    }

    /// Takes whole blocks into the hash `y` (SP 800-38D §6.4).
    static void ghash(ghash_element& y, ghash_element const* key, byte_view blocks) noexcept {
        for (std::size_t i = 0; i + 16 <= blocks.size(); i += 16)
            y = multiply({y.high ^ load_big_endian<std::uint64_t>(blocks.data() + i),
                          y.low ^ load_big_endian<std::uint64_t>(blocks.data() + i + 8)},
                         key[0]);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::portable

#endif
