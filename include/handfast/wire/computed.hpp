// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_COMPUTED_HPP
#define HANDFAST_WIRE_COMPUTED_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// The rule of a computed field that a later field of its message names.
struct named_by_another {};

/// A field whose value follows from the rest of its message: `encode` fills it in, whatever stands in it, and
/// `==` passes over it. What it is computed from is either
///  - a later field that names it: `sized`, `counted`, `chosen`, `present_if`; decoding obeys it, or
///  - a `Rule`: `Rule::compute(message, encoded, here)` gives the number, from the message, its encoded bytes and
///    where in them the field is; decoding compares (`failure::computed`). Rules are applied in the order of the
///    fields, after everything else is written. Ready ones: `message_size`, `internet_checksum`, `crc32`.
/// `T` is an integer, an enumeration, or `bits`.
template <class T, class Rule = named_by_another>
struct computed {
    T value{};

    constexpr computed() = default;
    constexpr computed(T v) noexcept : value(v) {}

    friend constexpr bool operator==(computed const&, computed const&) noexcept { return true; }
};

/// A rule: how many bytes the whole message takes.
struct message_size {
    template <class M>
    static constexpr std::size_t compute(M const&, byte_view encoded, std::size_t) noexcept {
        return encoded.size();
    }
};

namespace detail {

template <class T>
constexpr std::uint64_t greatest_number() noexcept {
    if constexpr (std::is_enum_v<T>) return std::numeric_limits<std::make_unsigned_t<std::underlying_type_t<T>>>::max();
    else if constexpr (requires { typename T::enumeration; }) return greatest_number<typename T::enumeration>();
    else if constexpr (requires { T::greatest; }) return static_cast<std::uint64_t>(T::greatest);
    else return static_cast<std::uint64_t>(std::numeric_limits<T>::max());
}

template <class T>
constexpr T from_number(std::uint64_t number) noexcept {
    if constexpr (requires { typename T::enumeration; }) return T{static_cast<typename T::enumeration>(number)};
    else if constexpr (requires { typename T::native_type; }) return T{static_cast<typename T::native_type>(number)};
    else if constexpr (requires(T t) { t.raw(); }) return T{static_cast<decltype(T{}.value())>(number)};
    else return static_cast<T>(number);
}

/// The rule by which a field is computed; `void` where it is not.
template <class T>
struct rule_of {
    using type = void;
    using value_type = T;
};
template <class T, class Rule>
struct rule_of<computed<T, Rule>> {
    using type = Rule;
    using value_type = T;
};
template <class T>
inline constexpr bool is_computed = !std::is_void_v<typename rule_of<T>::type>;
template <class T>
inline constexpr bool has_rule = is_computed<T> && !std::is_same_v<typename rule_of<T>::type, named_by_another>;

template <class T, class Rule, class Codec>
struct computed_codec {
    static_assert(Codec::plain, "`wire::computed<T>` requires a `T` of fixed size, such as `wire::u16`");
    using type = computed<T, Rule>;
    static constexpr std::size_t least = Codec::least;
    static constexpr std::size_t greatest = Codec::least;
    static constexpr bool plain = true;
    static constexpr bool accepts_all = detail::accepts_all<Codec>;
    static constexpr bool fits_always = true;

    static constexpr bool acceptable(std::uint8_t const* from) { return Codec::acceptable(from); }
    static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) { return Codec::reject(at, why); }
    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, type& to) {
        Codec::load(from, to.value);
    }
    [[gnu::always_inline]] static constexpr void store(type const& from, std::uint8_t* to) {
        Codec::store(from.value, to);
    }
};

template <class T, class Rule, class Codec>
    requires requires { Codec::bit_width; }
struct computed_codec<T, Rule, Codec> {
    using type = computed<T, Rule>;
    static constexpr std::size_t bit_width = Codec::bit_width;
    static constexpr std::size_t least = 0;
    static constexpr std::size_t greatest = 0;
    static constexpr bool plain = true;
    static constexpr bool fits_always = true;

    static constexpr void from_word(std::uint64_t part, type& to) { Codec::from_word(part, to.value); }
    static constexpr std::uint64_t to_word(type const& from) noexcept {
        return Codec::to_word(from.value) & (~std::uint64_t{0} >> (64 - bit_width));
    }
};

}  // namespace detail

template <class T, class Rule>
struct codec<computed<T, Rule>> : detail::computed_codec<T, Rule, codec<T>> {};
template <class T, class Rule>
struct codec_in<computed<T, Rule>, std::endian::little>
    : detail::computed_codec<T, Rule, codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
