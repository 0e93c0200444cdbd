// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_HMAC_HPP
#define HANDFAST_CRYPTO_HMAC_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/hash.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// HMAC (RFC 2104) under one key, which is hashed once however many messages follow. After `finish` the next
/// message may begin. Its states and whatever it makes on the way are wiped.
template <hash Hash>
class hmac {
public:
    static constexpr std::size_t size = Hash::size;

    /// A key of any length.
    explicit hmac(byte_view key) noexcept {
        secret<Hash::block_size> block;
        auto const padded = block.writable();
        if (key.size() > Hash::block_size) {
            Hash h;
            h.update(key);
            h.finish(padded.template first<Hash::size>());
        } else {
            std::ranges::copy(key, padded.begin());
        }
        for (auto& byte : padded) byte ^= 0x36;
        keyed_inner_.update(padded);
        for (auto& byte : padded) byte ^= 0x36 ^ 0x5c;
        keyed_outer_.update(padded);
        running_ = keyed_inner_.clone();
    }

    hmac& update(byte_view bytes) noexcept {
        running_.update(bytes);
        return *this;
    }

    /// Writes the code of what came since the last `finish`.
    void finish(std::span<std::uint8_t, size> out) noexcept {
        secret<size> inner;
        running_.finish(inner.writable());
        auto outer = keyed_outer_.clone();
        outer.update(inner.reveal());
        outer.finish(out);
        running_ = keyed_inner_.clone();
    }
    [[nodiscard]] secret<size> finish() noexcept {
        secret<size> code;
        finish(code.writable());
        return code;
    }

    /// Whether `code` is the code of what came since the last `finish`, compared in constant time.
    [[nodiscard]] bool verify(byte_view code) noexcept {
        auto const expected = finish();
        return equal_in_constant_time(expected.reveal(), code);
    }

private:
    Hash keyed_inner_;
    Hash keyed_outer_;
    Hash running_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
