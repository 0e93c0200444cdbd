// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_SECRET_HPP
#define HANDFAST_WIRE_SECRET_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// Overwrites memory that nothing reads any more, in a way that no optimiser removes. This layer knows no libsodium,
/// which does the same for the rest of the library.
constexpr void wipe(std::uint8_t* at, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i) at[i] = 0;
    if (!std::is_constant_evaluated()) __asm__ __volatile__("" : : "r"(at) : "memory");
}

/// Whether two byte strings of equal, public length are equal, in time that depends on the length alone.
[[nodiscard]] constexpr bool equal_secrets(byte_view a, byte_view b) noexcept {
    if (a.size() != b.size()) return false;
    std::uint8_t difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference = static_cast<std::uint8_t>(difference | (a[i] ^ b[i]));
        // Or the compiler might leave the loop at the first difference.
        if (!std::is_constant_evaluated()) __asm__ __volatile__("" : "+r"(difference));
    }
    return difference == 0;
}

}  // namespace detail

/// A field whose bytes are secret: they are wiped when the message dies, is moved from, or is decoded into again;
/// it is never copied, compared in time that depends on its length alone, and printed as its length. `T` owns its
/// bytes: `bytes<N>`, or an `opaque` or `rest` whose storage is `owned`. (A view would leave the secret where it
/// was read from, which is not the message's to wipe.)
template <class T>
class secret {
    static constexpr bool in_place = requires(T& t) {
        { t.data() } -> std::same_as<std::uint8_t*>;
    };
    static constexpr bool in_vector = requires(T& t) {
        { t.bytes().data() } -> std::same_as<std::uint8_t*>;
    };
    static_assert(in_place || in_vector,
                  "`wire::secret<T>` requires a `T` that owns its bytes: `bytes<N>`, or an `opaque` or `rest` with "
                  "storage `owned`");

public:
    constexpr secret() = default;
    /// Takes the bytes over. What the caller has of them beside `value` is the caller's to wipe.
    constexpr explicit secret(T value) noexcept : value_(std::move(value)) { wipe(value); }
    secret(secret const&) = delete;
    secret& operator=(secret const&) = delete;
    constexpr secret(secret&& other) noexcept : value_(std::move(other.value_)) { other.wipe(); }
    constexpr secret& operator=(secret&& other) noexcept {
        if (this != &other) {
            wipe();
            value_ = std::move(other.value_);
            other.wipe();
        }
        return *this;
    }
    constexpr ~secret() { wipe(); }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return value_.size(); }
    /// The bytes themselves: for an algorithm, not for a log.
    [[nodiscard]] constexpr byte_view reveal() const noexcept { return value_.view(); }
    /// The field, to be filled. What makes its memory move leaves the old bytes behind: size it first.
    [[nodiscard]] constexpr T& writable() noexcept { return value_; }

    constexpr void wipe() noexcept { wipe(value_); }

    friend constexpr bool operator==(secret const& a, secret const& b) noexcept {
        return detail::equal_secrets(a.reveal(), b.reveal());
    }

private:
    friend struct codec<secret>;

    static constexpr void wipe(T& value) noexcept {
        if constexpr (in_place) {
            detail::wipe(value.data(), value.size());
        } else {
            // All of its memory: there may be old bytes behind its end.
            auto const size = value.bytes().size();
            value.bytes().resize(value.bytes().capacity());
            detail::wipe(value.bytes().data(), value.bytes().size());
            value.bytes().resize(size);
        }
    }

    T value_{};
};

template <class T>
struct codec<secret<T>> {
    using type = secret<T>;
    using bare = codec<T>;
    static constexpr std::size_t least = bare::least;
    static constexpr std::size_t greatest = bare::greatest;
    static constexpr bool plain = bare::plain;
    static constexpr bool greedy = detail::greedy<bare>;

    static constexpr void load(std::uint8_t const* from, type& to)
        requires plain
    {
        bare::load(from, to.value_);
    }
    static constexpr void store(type const& from, std::uint8_t* to)
        requires plain
    {
        bare::store(from.value_, to);
    }

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why)
        requires(!plain)
    {
        to.wipe();
        return bare::decode(at, end, to.value_, why);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why)
        requires(!plain)
    {
        return bare::encode(from.value_, at, end, why);
    }
    static constexpr std::size_t size(type const& value) { return detail::size_by<bare>(value.value_); }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
