// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_VISIT_HPP
#define HANDFAST_WIRE_VISIT_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

#include <handfast/wire.hpp>

// What a message looks like to something that walks over it: the printer, the JSON form. Each wire type says here,
// once, what it is to a reader.

namespace handfast::inline HANDFAST_ABI::wire {

/// Calls `f(name, value)` for each field of a message, in the order of the wire.
template <message M, class Function>
constexpr void for_each_field(M const& value, Function const& f) {
    [&]<auto... Fields>([[maybe_unused]] description<Fields...> const& d) {
        [[maybe_unused]] std::size_t i = 0;
        (f(d.fields[i++], value.*Fields), ...);
    }(description_of<M>::value);
}

/// What a `T` is to a visitor, which is called once:
///
///     number(std::uint64_t), number(std::int64_t), number(double), boolean(bool)
///     enumerator(name, number, bytes)   the name is empty where `to_string(E) -> std::string_view` beside the
///                                       enumeration gives none; the number is wide, and signed where `E` is
///     bytes(byte_view)
///     secret(size)                      of bytes that it does not get to see
///     zeros()                           padding
///     absent()                          an optional that is not there
///     list(range)                       of values that are visited on their own
///     message(M const&)                 for `for_each_field`
///     choice(tag, body)                 body: to be asked with `visit(f)` for the alternative, or for its bytes
///
/// Specialise it for a wire form of your own; without, its encoded bytes are shown.
template <class T>
struct visitable {
    static void visit(T const& value, auto&& visitor) {
        std::vector<std::uint8_t> encoded(detail::size_of(value));
        if (encode(value, encoded)) visitor.bytes(encoded);
        else visitor.absent();
    }
};

/// Shows `value` to `visitor`.
template <class T>
void visit(T const& value, auto&& visitor) {
    visitable<T>::visit(value, visitor);
}

template <std::integral T>
struct visitable<T> {
    static void visit(T value, auto&& visitor) {
        using wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
        if constexpr (std::same_as<T, bool>) visitor.boolean(value);
        else visitor.number(wide{value});
    }
};

template <std::floating_point T>
struct visitable<T> {
    static void visit(T value, auto&& visitor) { visitor.number(double{value}); }
};

template <class E>
    requires std::is_enum_v<E>
struct visitable<E> {
    static void visit(E value, auto&& visitor) { named(value, sizeof(E), visitor); }

    static void named(E value, std::size_t bytes, auto&& visitor) {
        using raw = std::underlying_type_t<E>;
        using wide = std::conditional_t<std::is_signed_v<raw>, std::int64_t, std::uint64_t>;
        std::string_view name;
        if constexpr (requires { to_string(value); }) {
            static_assert(std::same_as<decltype(to_string(value)), std::string_view>,
                          "`to_string` of an enumeration requires to return a `std::string_view`, empty for a value "
                          "without a name");
            name = to_string(value);
        }
        visitor.enumerator(name, static_cast<wide>(static_cast<raw>(value)), bytes);
    }
};

namespace detail {

/// A type that is to a reader what is inside it.
struct visited_by_value {
    static void visit(auto const& wrapped, auto&& visitor) {
        if constexpr (requires { wrapped.value(); }) wire::visit(wrapped.value(), visitor);
        else wire::visit(wrapped.value, visitor);
    }
};
struct visited_as_bytes {
    static void visit(auto const& value, auto&& visitor) { visitor.bytes(value.view()); }
};
struct visited_as_list {
    static void visit(auto const& value, auto&& visitor) { visitor.list(value); }
};
struct visited_as_choice {
    static void visit(auto const& value, auto&& visitor) { visitor.choice(value.tag(), value); }
};
struct visited_as_zeros {
    static void visit(auto const&, auto&& visitor) { visitor.zeros(); }
};
struct visited_if_there {
    static void visit(auto const& value, auto&& visitor) {
        if (value) wire::visit(*value, visitor);
        else visitor.absent();
    }
};

}  // namespace detail

template <std::size_t Bytes, std::endian Order>
struct visitable<integer<Bytes, Order>> : detail::visited_by_value {};
template <std::size_t Bytes, std::endian Order>
struct visitable<signed_integer<Bytes, Order>> : detail::visited_by_value {};
template <std::size_t Bytes>
struct visitable<basic_varint<Bytes>> : detail::visited_by_value {};
template <class T, std::endian Order>
struct visitable<floating<T, Order>> : detail::visited_by_value {};
template <class E>
struct visitable<open_enum<E>> : detail::visited_by_value {};
template <std::size_t Count, class T>
struct visitable<bits<Count, T>> {
    static void visit(bits<Count, T> value, auto&& visitor) {
        if constexpr (std::is_enum_v<T>) visitable<T>::named(value.value(), 1, visitor);
        else wire::visit(value.value(), visitor);
    }
};

template <class T, auto Value>
struct visitable<constant<T, Value>> : detail::visited_by_value {};
template <class T, class Rule>
struct visitable<computed<T, Rule>> : detail::visited_by_value {};
template <class Length, class T>
struct visitable<length_prefixed<Length, T>> : detail::visited_by_value {};
template <auto Field, class T, class Units>
struct visitable<sized<Field, T, Units>> : detail::visited_by_value {};

template <class T>
struct visitable<optional_tail<T>> : detail::visited_if_there {};
template <auto Field, class T>
struct visitable<present_if<Field, T>> : detail::visited_if_there {};

template <std::size_t Size>
struct visitable<bytes<Size>> : detail::visited_as_bytes {};
template <std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct visitable<opaque<Floor, Ceiling, Storage, Prefix>> : detail::visited_as_bytes {};
template <class Storage>
struct visitable<rest<Storage>> : detail::visited_as_bytes {};
template <detail::literal Text>
struct visitable<magic<Text>> {
    static void visit(magic<Text>, auto&& visitor) { visitor.bytes(as_bytes(magic<Text>::text)); }
};
template <std::size_t Size>
struct visitable<padding<Size>> : detail::visited_as_zeros {};
template <std::size_t Multiple>
struct visitable<align<Multiple>> : detail::visited_as_zeros {};
template <class T>
struct visitable<secret<T>> {
    static void visit(secret<T> const& value, auto&& visitor) { visitor.secret(value.size()); }
};

template <class T, std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct visitable<vector<T, Floor, Ceiling, Storage, Prefix>> : detail::visited_as_list {};
template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage>
struct visitable<tagged_list<Tagged, Floor, Ceiling, Storage>> : detail::visited_as_list {};
template <class T, class Storage>
struct visitable<list<T, Storage>> : detail::visited_as_list {};
template <auto Field, class T, class Storage>
struct visitable<counted<Field, T, Storage>> : detail::visited_as_list {};
template <class T, std::size_t Count>
struct visitable<std::array<T, Count>> : detail::visited_as_list {};
template <class T, std::size_t Count>
struct visitable<T[Count]> : detail::visited_as_list {};

template <class Tag, class Length, class Storage, class Bodies>
struct visitable<tagged<Tag, Length, Storage, Bodies>> : detail::visited_as_choice {};
template <auto Field, class Storage, class Bodies>
struct visitable<chosen<Field, Storage, Bodies>> : detail::visited_as_choice {};

template <message M>
struct visitable<M> {
    static void visit(M const& value, auto&& visitor) { visitor.message(value); }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
