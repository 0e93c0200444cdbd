// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CODEC_HPP
#define HANDFAST_WIRE_CODEC_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <handfast/wire/trace.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// The greatest size of what has none.
inline constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();

namespace detail {
template <class T>
inline constexpr bool never = false;

template <class T>
struct wire_form_of {
    static_assert(never<T>, "`wire::codec<T>` requires `T` to have a wire form: an integer, an enumeration, an "
                            "array, a field type of `wire`, or a message (`HANDFAST_MESSAGE`, a `hana::Struct`)");
    static constexpr std::size_t wanted = 0;
};
}  // namespace detail

/// The wire form of `T`. Specialise it to give a form to a type of your own:
///
///     static constexpr std::size_t least, greatest;   bytes on the wire
///     static constexpr bool plain;                    of fixed size: least == greatest
///     static constexpr bool greedy;                   takes whatever is left (optional, false when missing)
///
/// where plain
///
///     static constexpr void load(std::uint8_t const* from, T& to);
///     static constexpr void store(T const& from, std::uint8_t* to);
///     static constexpr bool acceptable(std::uint8_t const* from);  optional, whether the bytes are a value; then also
///     static constexpr std::nullptr_t reject(std::uint8_t const* at, trace&);
///     static constexpr bool storable(T const&);                    optional, whether the value fits; then also
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
    // Its members complain when they are used, and not it by itself: so a message can say which field it is.
    using no_wire_form = T;
    static constexpr std::size_t least = detail::wire_form_of<T>::wanted, greatest = least;
    static constexpr bool plain = detail::wire_form_of<T>::wanted == 0;
};

/// The wire form of `T` within a message whose byte order is `Order`. Only types that do not name an order
/// themselves (the integers of the language, enumerations, floating point, arrays of those) differ in it.
template <class T, std::endian Order>
struct codec_in : codec<T> {};

namespace detail {

/// Whether the elements of a list in a little-endian message name their byte order, or have none: a list cannot give
/// them one.
template <class T>
inline constexpr bool order_is_named = std::is_base_of_v<codec<T>, codec_in<T, std::endian::little>> ||
                                       codec<T>::greatest <= 1;

template <class T, class Base>
struct list_in_little_endian : Base {
    static_assert(order_is_named<T>, "a list in a `HANDFAST_LITTLE_ENDIAN_MESSAGE` requires elements that name their "
                                     "byte order, such as `u16_le`");
};

}  // namespace detail

/// A type of fixed size on the wire.
template <class T>
concept plain = codec<T>::plain;

/// The least number of bytes a `T` takes on the wire.
template <class T>
inline constexpr std::size_t least_size = codec<T>::least;

/// The greatest number of bytes a `T` takes on the wire; `unbounded` when nothing limits it.
template <class T>
inline constexpr std::size_t greatest_size = codec<T>::greatest;

namespace detail {

// What a codec may have or not have.

template <class Codec>
inline constexpr bool greedy = false;
template <class Codec>
    requires requires { Codec::greedy; }
inline constexpr bool greedy<Codec> = Codec::greedy;

/// Whether a field depends on others of its message (`sized`, `counted`, ...): its functions take a context.
template <class Codec>
inline constexpr bool contextual = false;
template <class Codec>
    requires requires { Codec::contextual; }
inline constexpr bool contextual<Codec> = Codec::contextual;

/// Whether loading and storing is nothing but copying bytes, each to a place of its own.
template <class Codec>
inline constexpr bool copies_bits = false;
template <class Codec>
    requires requires { Codec::copies_bits; }
inline constexpr bool copies_bits<Codec> = Codec::copies_bits;

/// Whether all bytes are a value of a plain type.
template <class Codec>
inline constexpr bool accepts_all = true;
template <class Codec>
    requires requires { Codec::accepts_all; }
inline constexpr bool accepts_all<Codec> = Codec::accepts_all;
template <class Codec>
    requires(
                !requires { Codec::accepts_all; } && requires(std::uint8_t const* p) { Codec::acceptable(p); })
inline constexpr bool accepts_all<Codec> = false;

/// Whether every value of a plain type fits its bytes.
template <class Codec, class T>
inline constexpr bool fits_always = !requires(T const& value) { Codec::storable(value); };
template <class Codec, class T>
    requires requires { Codec::fits_always; }
inline constexpr bool fits_always<Codec, T> = Codec::fits_always;

constexpr std::size_t add_sizes(std::size_t a, std::size_t b) noexcept { return a > unbounded - b ? unbounded : a + b; }

constexpr std::size_t left(std::uint8_t const* at, std::uint8_t const* end) noexcept {
    return static_cast<std::size_t>(end - at);
}

template <class Codec, class T>
constexpr std::size_t size_by(T const& value) {
    if constexpr (Codec::plain) return Codec::least;
    else return Codec::size(value);
}
template <class T>
constexpr std::size_t size_of(T const& value) {
    return size_by<codec<T>>(value);
}

/// One value on its own: plain ones are checked here, the others check themselves.
template <class Codec, class T>
[[gnu::always_inline]] constexpr std::uint8_t const* decode_by(std::uint8_t const* at, std::uint8_t const* end, T& to,
                                                               trace& why) {
    if constexpr (Codec::plain) {
        if (left(at, end) < Codec::least) [[unlikely]] {
            // A message or an array looks again, to say which part of it was short.
            if constexpr (requires { Codec::decode(at, end, to, why); }) return Codec::decode(at, end, to, why);
            else return why.fail(failure::truncated, at, left(at, end), Codec::least);
        }
        if constexpr (!accepts_all<Codec>)
            if (!Codec::acceptable(at)) [[unlikely]]
                return Codec::reject(at, why);
        Codec::load(at, to);
        return at + Codec::least;
    } else {
        return Codec::decode(at, end, to, why);
    }
}
template <class T>
[[gnu::always_inline]] constexpr std::uint8_t const* decode_one(std::uint8_t const* at, std::uint8_t const* end, T& to,
                                                                trace& why) {
    return decode_by<codec<T>>(at, end, to, why);
}

template <class Codec, class T>
[[gnu::always_inline]] constexpr std::uint8_t* encode_by(T const& from, std::uint8_t* at, std::uint8_t* end,
                                                         trace& why) {
    if constexpr (Codec::plain) {
        if (left(at, end) < Codec::least) [[unlikely]]
            return why.fail(failure::no_room, at, left(at, end), Codec::least);
        if constexpr (!fits_always<Codec, T>)
            if (!Codec::storable(from)) [[unlikely]]
                return Codec::refuse(from, at, why);
        Codec::store(from, at);
        return at + Codec::least;
    } else {
        return Codec::encode(from, at, end, why);
    }
}
template <class T>
[[gnu::always_inline]] constexpr std::uint8_t* encode_one(T const& from, std::uint8_t* at, std::uint8_t* end,
                                                          trace& why) {
    return encode_by<codec<T>>(from, at, end, why);
}

/// A value that must take exactly `[at, end)`.
template <class T>
[[gnu::always_inline]] constexpr std::uint8_t const* decode_whole(std::uint8_t const* at, std::uint8_t const* end,
                                                                  T& to, trace& why) {
    if constexpr (codec<T>::plain) at = decode_by<codec<T>>(at, end, to, why);
    else at = codec<T>::decode(at, end, to, why);
    if (at == nullptr) [[unlikely]]
        return nullptr;
    if (at != end) [[unlikely]]
        return why.fail(failure::trailing, at, left(at, end), 0);
    return at;
}

/// A value as the number that others are compared with, or that stands in an error.
template <class T>
constexpr std::uint64_t number_of(T const& value) noexcept {
    if constexpr (requires { value.raw(); }) return static_cast<std::uint64_t>(value.raw());
    else if constexpr (requires { number_of(value.value); }) return number_of(value.value);
    else return static_cast<std::uint64_t>(value);
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
