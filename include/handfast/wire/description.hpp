// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DESCRIPTION_HPP
#define HANDFAST_WIRE_DESCRIPTION_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A message's fields, in the order of the wire, as pointers to its members; their names; and the byte order of
/// those that do not name one.
template <auto... Fields>
struct description {
    static constexpr std::size_t size = sizeof...(Fields);

    /// The type's name, without the `basic_` of a template on storage.
    std::string_view name;
    std::array<std::string_view, size> fields{};
    std::endian order = std::endian::big;

    /// `spelled_type` as the source has it, and the fields' names between commas.
    constexpr description(std::string_view spelled_type, std::string_view spelled_fields,
                          std::endian byte_order = std::endian::big)
        : name(spelled_type), order(byte_order) {
        constexpr std::string_view basic = "basic_";
        if (name.starts_with(basic)) name.remove_prefix(basic.size());
        for (auto& field : fields) {
            while (!spelled_fields.empty() && (spelled_fields.front() == ',' || spelled_fields.front() == ' '))
                spelled_fields.remove_prefix(1);
            std::size_t length = 0;
            while (length < spelled_fields.size() && spelled_fields[length] != ',' && spelled_fields[length] != ' ')
                ++length;
            field = spelled_fields.substr(0, length);
            spelled_fields.remove_prefix(length);
        }
    }
    constexpr description(std::string_view spelled_type, std::array<std::string_view, size> const& field_names)
        : name(spelled_type), fields(field_names) {}
};

/// Whether a field is named twice.
template <auto... Fields>
constexpr bool has_field_twice(description<Fields...> const& d) noexcept {
    for (std::size_t i = 0; i < d.size; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (d.fields[i] == d.fields[j]) return true;
    return false;
}

/// A class that says `HANDFAST_MESSAGE`.
template <class M>
concept described = requires { M::handfast_description(); };

/// How the description of `M` is found: `value`, a `wire::description`. Empty where `M` is no message.
template <class M>
struct description_of {};

template <described M>
struct description_of<M> {
    static constexpr auto value = M::handfast_description();
};

/// A type with a description.
template <class M>
concept message = requires { description_of<M>::value; };

namespace detail {

template <class Pointer>
struct member;
template <class Class, class T>
struct member<T Class::*> {
    using type = T;
};

/// The type of the member that `Field` points to.
template <auto Field>
using member_t = typename member<std::remove_const_t<decltype(Field)>>::type;

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::wire

// Repeats a macro over its arguments: each scan of HANDFAST_DETAIL_EACH takes one, up to 64 of them.
#define HANDFAST_DETAIL_PARENS ()
#define HANDFAST_DETAIL_SCAN(...) \
    HANDFAST_DETAIL_SCAN1(HANDFAST_DETAIL_SCAN1(HANDFAST_DETAIL_SCAN1(HANDFAST_DETAIL_SCAN1(__VA_ARGS__))))
#define HANDFAST_DETAIL_SCAN1(...) \
    HANDFAST_DETAIL_SCAN2(HANDFAST_DETAIL_SCAN2(HANDFAST_DETAIL_SCAN2(HANDFAST_DETAIL_SCAN2(__VA_ARGS__))))
#define HANDFAST_DETAIL_SCAN2(...) \
    HANDFAST_DETAIL_SCAN3(HANDFAST_DETAIL_SCAN3(HANDFAST_DETAIL_SCAN3(HANDFAST_DETAIL_SCAN3(__VA_ARGS__))))
#define HANDFAST_DETAIL_SCAN3(...) __VA_ARGS__
#define HANDFAST_DETAIL_POINTERS(Type, Field, ...) \
    &Type::Field __VA_OPT__(, HANDFAST_DETAIL_POINTERS_AGAIN HANDFAST_DETAIL_PARENS(Type, __VA_ARGS__))
#define HANDFAST_DETAIL_POINTERS_AGAIN() HANDFAST_DETAIL_POINTERS

/// Inside a class: makes it a message whose wire form is the named fields, one after another. A field that names
/// no byte order (an integer of the language, say) is big-endian.
///
///     struct reading {
///         wire::u32 sensor;
///         wire::opaque<0, 255> note;
///         HANDFAST_MESSAGE(reading, sensor, note)
///     };
///
/// The class stays an aggregate. It gets `==`, and is a `hana::Struct` (<handfast/wire/hana.hpp>).
/// In a class template the first argument is the template's own name. A message may have no fields.
#define HANDFAST_MESSAGE(Type, ...) HANDFAST_DETAIL_MESSAGE(::std::endian::big, Type, __VA_ARGS__)

/// The same, but a field that names no byte order is little-endian.
#define HANDFAST_LITTLE_ENDIAN_MESSAGE(Type, ...) HANDFAST_DETAIL_MESSAGE(::std::endian::little, Type, __VA_ARGS__)

#define HANDFAST_DETAIL_MESSAGE(Order, Type, ...)                                                           \
    static constexpr auto handfast_description() noexcept {                                                 \
        return ::handfast::wire::description<__VA_OPT__(HANDFAST_DETAIL_SCAN(                               \
            HANDFAST_DETAIL_POINTERS(Type, __VA_ARGS__)))>{#Type, ::std::string_view{#__VA_ARGS__}, Order}; \
    }                                                                                                       \
    [[maybe_unused]] friend constexpr bool operator==(Type const&, Type const&) = default;

#endif
