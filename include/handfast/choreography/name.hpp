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

/// The compiler's own spelling of `T`: in "... [with T = ns::hello; ...]" and "... [T = ns::hello]".
template <class T>
constexpr std::string_view spelled_name() {
    std::string_view const function = __PRETTY_FUNCTION__;
    std::size_t const begin = function.find("T = ") + 4;
    return last_name(function.substr(begin, function.find_first_of(";]", begin) - begin));
}

/// FNV-1a over the compiler's spelling of the whole type, qualified and with its arguments.
template <class T>
consteval std::uint64_t fingerprint() {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char const c : std::string_view{__PRETTY_FUNCTION__}) {
        hash ^= static_cast<unsigned char>(c);
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
    else return detail::spelled_name<T>();
}

/// A type as a value that can stand in a table; the one of no type is that of a default-constructed `type_id`.
/// A fingerprint of the type's spelling and not the address of an object: g++ does not take the comparison of two
/// addresses as a constant under -fsanitize=undefined.
struct type_id {
    std::uint64_t value = 0;
    friend constexpr bool operator==(type_id const&, type_id const&) = default;
};

template <class T>
inline constexpr type_id id_of{detail::fingerprint<T>()};

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
