// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_OVERLOADED_HPP
#define HANDFAST_CORE_OVERLOADED_HPP

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::detail {

/// Several functions as one.
template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};

}  // namespace handfast::inline HANDFAST_ABI::detail

#endif
