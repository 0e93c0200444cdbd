// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_MAYBE_HPP
#define HANDFAST_WIRE_DETAIL_MAYBE_HPP

#include <optional>
#include <type_traits>
#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// A `std::optional` that a field can derive from: what it is assigned becomes a `T`, `{}` nothing, and two of them are
/// compared without regard to what else a `T` compares with.
template <class T>
class maybe : public std::optional<T> {
public:
    constexpr maybe() = default;
    constexpr maybe(std::nullopt_t) noexcept {}
    template <class U = T>
        requires(!std::is_base_of_v<maybe, std::remove_cvref_t<U>> && std::is_constructible_v<T, U>)
    constexpr maybe(U&& value) : std::optional<T>(std::in_place, std::forward<U>(value)) {}

    friend constexpr bool operator==(maybe const& a, maybe const& b) {
        return a.has_value() == b.has_value() && (!a || *a == *b);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
