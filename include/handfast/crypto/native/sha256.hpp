// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_NATIVE_SHA256_HPP
#define HANDFAST_CRYPTO_NATIVE_SHA256_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/native/sha256_blocks.hpp>
#include <handfast/crypto/sodium/sha256.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::native {

/// libsodium's SHA-256, whose blocks are taken by the processor's own instructions where it has them: libsodium does
/// not use these, and takes five times as long. The state is libsodium's, a public struct: words, a count of bits, and
/// the beginning of a block.
struct sha256_functions : sodium::sha256_functions {
    using sodium_functions = sodium::sha256_functions;

    static void update(state& s, byte_view bytes) noexcept {
        if (has_sha_instructions()) update_here(s, bytes);
        else sodium_functions::update(s, bytes);
    }
    static void finish(state& s, std::span<std::uint8_t, size> out) noexcept {
        if (has_sha_instructions()) finish_here(s, out);
        else sodium_functions::finish(s, out);
    }

private:
    static void update_here(state& s, byte_view bytes) noexcept {
        std::size_t const begun = s.count / 8 % block_size;
        s.count += std::uint64_t{bytes.size()} * 8;
        if (begun > 0) {
            auto const part = bytes.first(std::min(bytes.size(), block_size - begun));
            std::ranges::copy(part, s.buf + begun);
            if (begun + part.size() < block_size) return;
            sha256_blocks(s.state, s.buf, 1);
            bytes = bytes.subspan(part.size());
        }
        sha256_blocks(s.state, bytes.data(), bytes.size() / block_size);
        std::ranges::copy(bytes.last(bytes.size() % block_size), s.buf);
    }

    /// The padding of FIPS 180-4 §5.1.1: a bit, zeros, and the count of bits at the end of a block.
    static void finish_here(state& s, std::span<std::uint8_t, size> out) noexcept {
        std::size_t begun = s.count / 8 % block_size;
        s.buf[begun++] = 0x80;
        if (begun > block_size - 8) {
            std::fill(s.buf + begun, s.buf + block_size, std::uint8_t{0});
            sha256_blocks(s.state, s.buf, 1);
            begun = 0;
        }
        std::fill(s.buf + begun, s.buf + block_size - 8, std::uint8_t{0});
        store_big_endian(s.count, s.buf + block_size - 8);
        sha256_blocks(s.state, s.buf, 1);
        for (std::size_t i = 0; i < size / 4; ++i) store_big_endian(s.state[i], out.data() + 4 * i);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::native

#endif
