// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_HASH_STATE_HPP
#define HANDFAST_CRYPTO_SODIUM_HASH_STATE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <sodium/utils.h>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// A model of `crypto::hash` over one of libsodium's hash states. `Functions` has the `state` type, `size`,
/// `block_size`, `name`, and how a state is started, fed and finished.
template <class Functions>
class hash_state {
public:
    static constexpr std::size_t size = Functions::size;
    static constexpr std::size_t block_size = Functions::block_size;
    static constexpr std::string_view name = Functions::name;

    hash_state() noexcept { Functions::start(state_); }
    hash_state(hash_state const&) = delete;
    hash_state& operator=(hash_state const&) = delete;
    /// What is moved from is a hash that has seen nothing.
    hash_state(hash_state&& other) noexcept : state_(other.state_) { other.restart(); }
    hash_state& operator=(hash_state&& other) noexcept {
        if (this != &other) {
            state_ = other.state_;
            other.restart();
        }
        return *this;
    }
    ~hash_state() { sodium_memzero(&state_, sizeof state_); }

    [[nodiscard]] hash_state clone() const noexcept {
        hash_state other;
        other.state_ = state_;
        return other;
    }

    hash_state& update(byte_view bytes) noexcept {
        Functions::update(state_, bytes);
        return *this;
    }

    /// Writes the digest of everything since the start, and starts anew.
    void finish(std::span<std::uint8_t, size> out) noexcept {
        Functions::finish(state_, out);
        restart();
    }
    [[nodiscard]] std::array<std::uint8_t, size> finish() noexcept {
        std::array<std::uint8_t, size> out;
        finish(out);
        return out;
    }

private:
    void restart() noexcept {
        sodium_memzero(&state_, sizeof state_);
        Functions::start(state_);
    }

    typename Functions::state state_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
