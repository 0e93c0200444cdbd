// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_AEAD_KEY_HPP
#define HANDFAST_CRYPTO_AEAD_KEY_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include <handfast/core/bytes.hpp>
#include <handfast/core/presence.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/error.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// A model of `crypto::aead`: what every key does, around the functions of one cipher. `Functions` has
///
/// - `name`, `key_size`, `nonce_size`, `tag_size`, `seal_limit` as the concept asks for, and `greatest_message`, bytes,
/// - `state`, what a key becomes for use, and `prepare(state, key)`, which makes it,
/// - `usable()`: nothing, or why the cipher cannot be used here,
/// - `seal(state, nonce, associated, text, tag)` and `open(...)`, which says whether all of it is authentic, and need
///   not clean up where it is not.
template <class Functions>
class aead_key {
public:
    static constexpr std::string_view name = Functions::name;
    static constexpr std::size_t key_size = Functions::key_size;
    static constexpr std::size_t nonce_size = Functions::nonce_size;
    static constexpr std::size_t tag_size = Functions::tag_size;
    /// How many messages one key may seal.
    static constexpr std::uint64_t seal_limit = Functions::seal_limit;
    /// The longest message, in bytes.
    static constexpr std::uint64_t greatest_message = Functions::greatest_message;

    /// What a key is in use, in bytes: the part of it that is secret.
    static constexpr std::size_t state_size = sizeof(typename Functions::state);

    /// Whether the cipher can be used in this build and on this processor.
    [[nodiscard]] static bool available() noexcept { return Functions::usable().has_value(); }

    /// A key ready for use; it seals at most `seals` messages, and never more than `seal_limit`.
    [[nodiscard]] static result<aead_key, failure> with_key(secret<key_size> const& key,
                                                            std::uint64_t seals = seal_limit) noexcept {
        if (auto const usable = Functions::usable(); !usable) return fail(usable.error());
        return aead_key{key, std::min(seals, seal_limit)};
    }

    aead_key(aead_key const&) = delete;
    aead_key& operator=(aead_key const&) = delete;
    /// What is moved from can seal and open nothing.
    aead_key(aead_key&&) noexcept = default;
    aead_key& operator=(aead_key&&) noexcept = default;
    ~aead_key() = default;

    /// How many messages this key may still seal.
    [[nodiscard]] std::uint64_t seals_left() const noexcept { return present_ ? uses_left_ : 0; }

    /// Encrypts `bytes` where they stand and writes their tag. The same nonce twice under one key gives both messages
    /// and the key for forging away (RFC 5116 §5.1.1, RFC 8439 §4).
    result<void, failure> seal(std::span<std::uint8_t const, nonce_size> nonce, byte_view associated, byte_span bytes,
                               std::span<std::uint8_t, tag_size> tag) noexcept {
        if (!present_) return fail(failure::no_key);
        if (uses_left_ == 0) return fail(failure::key_used_up);
        if (bytes.size() > greatest_message) return fail(failure::message_too_long);
        --uses_left_;
        Functions::seal(state_.value, nonce, associated, bytes, tag);
        return {};
    }

    /// Decrypts `bytes` where they stand if they, `associated` and `tag` are authentic; zeroes them otherwise.
    [[nodiscard]] result<void, failure> open(std::span<std::uint8_t const, nonce_size> nonce, byte_view associated,
                                             byte_span bytes,
                                             std::span<std::uint8_t const, tag_size> tag) const noexcept {
        // The state of a key that was moved away is zero, under which anybody could make a tag.
        if (!present_) return fail(failure::no_key);
        if (bytes.size() > greatest_message) return fail(failure::message_too_long);
        if (!Functions::open(state_.value, nonce, associated, bytes, tag)) {
            wipe(bytes);
            return fail(failure::not_authentic);
        }
        return {};
    }

private:
    /// Wiped when it dies or is moved from.
    struct wiped_state {
        static_assert(std::is_trivially_copyable_v<typename Functions::state>);

        wiped_state() noexcept = default;
        wiped_state(wiped_state&& other) noexcept : value(other.value) { other.clear(); }
        wiped_state& operator=(wiped_state&& other) noexcept {
            if (this != &other) {
                value = other.value;
                other.clear();
            }
            return *this;
        }
        ~wiped_state() { clear(); }
        void clear() noexcept { wipe({reinterpret_cast<std::uint8_t*>(&value), sizeof value}); }

        typename Functions::state value;
    };

    aead_key(secret<key_size> const& key, std::uint64_t seals) noexcept : uses_left_(seals) {
        Functions::prepare(state_.value, key.reveal());
    }

    wiped_state state_;
    std::uint64_t uses_left_;
    presence present_;
};

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
