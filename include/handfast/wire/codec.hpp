// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CODEC_HPP
#define HANDFAST_WIRE_CODEC_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/trace.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// The greatest size of what has none.
inline constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();

namespace detail {
template <class T>
inline constexpr bool never = false;
}  // namespace detail

/// The wire form of `T`. Specialise it to give a form to a type of your own:
///
///     static constexpr std::size_t least, greatest;   bytes on the wire
///     static constexpr bool plain;                    least == greatest, and any bytes are a value
///     static constexpr bool greedy;                   takes whatever is left (optional, false when missing)
///
/// where plain
///
///     static constexpr void load(std::uint8_t const* from, T& to);
///     static constexpr void store(T const& from, std::uint8_t* to);
///     static constexpr bool storable(T const&);       optional, whether the value fits; then also
///     static constexpr std::nullptr_t refuse(T const&, std::uint8_t const* at, trace&);
///
/// and where not
///
///     static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, T&, trace&);
///     static constexpr std::uint8_t* encode(T const&, std::uint8_t* at, std::uint8_t* end, trace&);
///     static constexpr std::size_t size(T const&);
///     static constexpr std::uint8_t const* glance(...);   optional: `decode` for bytes that passed it before
///
/// `decode` reads at most `[at, end)` and returns where it stopped, `encode` likewise; both return a null
/// pointer after telling the trace what failed. The trace is told by `return why.fail(...)`.
template <class T>
struct codec {
    static_assert(detail::never<T>,
                  "`wire::codec<T>` requires `T` to have a wire form: an integer, an enumeration, an "
                  "array, a field type of `wire`, or a message (`HANDFAST_MESSAGE`, a `hana::Struct`)");
};

template <class T>
concept plain = codec<T>::plain;

/// The least number of bytes a `T` takes on the wire.
template <class T>
inline constexpr std::size_t least_size = codec<T>::least;

/// The greatest number of bytes a `T` takes on the wire; `unbounded` when nothing limits it.
template <class T>
inline constexpr std::size_t greatest_size = codec<T>::greatest;

namespace detail {

template <class T>
inline constexpr bool greedy = false;
template <class T>
    requires requires { codec<T>::greedy; }
inline constexpr bool greedy<T> = codec<T>::greedy;

constexpr std::size_t add_sizes(std::size_t a, std::size_t b) noexcept { return a > unbounded - b ? unbounded : a + b; }

constexpr std::size_t left(std::uint8_t const* at, std::uint8_t const* end) noexcept {
    return static_cast<std::size_t>(end - at);
}

template <class T>
constexpr std::size_t size_of(T const& value) {
    if constexpr (plain<T>) return codec<T>::least;
    else return codec<T>::size(value);
}

/// Whether every value of a plain `T` fits its bytes.
template <class T>
inline constexpr bool fits_always = !requires(T const& value) { codec<T>::storable(value); };
template <class T>
    requires requires { codec<T>::fits_always; }
inline constexpr bool fits_always<T> = codec<T>::fits_always;

template <class T>
constexpr bool storable(T const& value) noexcept {
    if constexpr (fits_always<T>) return true;
    else return codec<T>::storable(value);
}

/// One value on its own: plain ones are checked here, the others check themselves.
template <class T>
constexpr std::uint8_t const* decode_one(std::uint8_t const* at, std::uint8_t const* end, T& to, trace& why) {
    if constexpr (plain<T>) {
        if (left(at, end) < codec<T>::least) [[unlikely]] {
            // A message or an array looks again, to say which part of it was short.
            if constexpr (requires { codec<T>::decode(at, end, to, why); }) return codec<T>::decode(at, end, to, why);
            else return why.fail(failure::truncated, at, left(at, end), codec<T>::least);
        }
        codec<T>::load(at, to);
        return at + codec<T>::least;
    } else {
        return codec<T>::decode(at, end, to, why);
    }
}

template <class T>
constexpr std::uint8_t* encode_one(T const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
    if constexpr (plain<T>) {
        if (left(at, end) < codec<T>::least) [[unlikely]]
            return why.fail(failure::no_room, at, left(at, end), codec<T>::least);
        if constexpr (!fits_always<T>)
            if (!codec<T>::storable(from)) [[unlikely]]
                return codec<T>::refuse(from, at, why);
        codec<T>::store(from, at);
        return at + codec<T>::least;
    } else {
        return codec<T>::encode(from, at, end, why);
    }
}

/// A value that must take exactly `[at, end)`.
template <class T>
constexpr std::uint8_t const* decode_whole(std::uint8_t const* at, std::uint8_t const* end, T& to, trace& why) {
    at = decode_one(at, end, to, why);
    if (at != nullptr && at != end) [[unlikely]]
        return why.fail(failure::trailing, at, left(at, end), 0);
    return at;
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
