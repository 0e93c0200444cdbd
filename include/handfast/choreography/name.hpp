// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_NAME_HPP
#define HANDFAST_CHOREOGRAPHY_NAME_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// The spelling of a type without what stands before its last `::` (that of a template argument does not count).
constexpr std::string_view last_name(std::string_view spelled) {
    std::size_t depth = 0;
    for (std::size_t i = spelled.size(); i-- > 0;) {
        if (spelled[i] == '>') ++depth;
        if (spelled[i] == '<') --depth;
        if (depth == 0 && spelled[i] == ':') return spelled.substr(i + 1);
    }
    return spelled;
}

/// The compiler's own spelling of this function, in which that of `T` stands: "... [with T = ns::hello]" and
/// "... [T = ns::hello]".
template <class T>
constexpr std::string_view spelling() {
    return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}
inline constexpr std::size_t spelled_before = spelling<void>().rfind("void");
inline constexpr std::size_t spelled_after = spelling<void>().size() - spelled_before - 4;

/// The compiler's spelling of `T`, qualified and with its arguments.
template <class T>
constexpr std::string_view spelled() {
    std::string_view const function = spelling<T>();
    return {function.data() + spelled_before, function.size() - spelled_before - spelled_after};
}

/// FNV-1a.
constexpr std::uint64_t fingerprint(std::string_view spelled) {
    std::uint64_t hash = 0xcbf29ce484222325;
    char const* const text = spelled.data();
    for (std::size_t i = 0, size = spelled.size(); i < size; ++i) {
        hash ^= static_cast<unsigned char>(text[i]);
        hash *= 0x100000001b3;
    }
    return hash;
}

}  // namespace detail

/// What a message, a role or an epoch is called in sentences and diagrams: `T::name` where there is one,
/// else the type's own name without its namespaces.
template <class T>
[[nodiscard]] constexpr std::string_view name_of() {
    // Only a constant: a message may well have a member of that name.
    if constexpr (requires { typename std::bool_constant<(static_cast<void>(std::string_view{T::name}), true)>; })
        return T::name;
    else return detail::last_name(detail::spelled<T>());
}

/// A type as a value that can stand in a table; the one of no type is that of a default-constructed `type_id`.
/// A fingerprint of the type's spelling and not the address of an object: g++ does not take the comparison of two
/// addresses as a constant under -fsanitize=undefined.
struct type_id {
    std::uint64_t value = 0;
    friend constexpr bool operator==(type_id const&, type_id const&) = default;
};

/// The value that stands for the type `T`.
template <class T>
inline constexpr type_id id_of{detail::fingerprint(detail::spelled<T>())};

namespace detail {
template <class T>
struct label_of {
    using type = T;
};
template <class T>
    requires requires { typename T::label; }
struct label_of<T> {
    using type = typename T::label;
};
}  // namespace detail

/// The type under which the choreography knows a message: `T::label` where there is one, else `T`.
/// So a message that stores its parts in another way travels along the same arrow.
template <class T>
using label_of_t = typename detail::label_of<T>::type;

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
