// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_MATCH_HPP
#define HANDFAST_CORE_MATCH_HPP

#include <utility>
#include <variant>

#include <handfast/core/overloaded.hpp>

namespace handfast::inline HANDFAST_ABI {

/// Calls the one of `functions` that takes what `variant` holds. One that is missing is a compile error.
template <class Variant, class... Functions>
constexpr decltype(auto) match(Variant&& variant, Functions&&... functions) {
    return std::visit(detail::overloaded<std::remove_cvref_t<Functions>...>{std::forward<Functions>(functions)...},
                      std::forward<Variant>(variant));
}

}  // namespace handfast::inline HANDFAST_ABI

#endif
