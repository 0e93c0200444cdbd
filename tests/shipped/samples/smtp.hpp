// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_SHIPPED_SAMPLES_SMTP_HPP
#define HANDFAST_TESTS_SHIPPED_SAMPLES_SMTP_HPP

#include <type_traits>

#include "../examples/choreography/smtp.hpp"
#include "choreography/mock_end.hpp"

namespace shipped {

/// A reply of each kind.
struct smtp_samples {
    template <class T>
    static T make() {
        if constexpr (std::is_same_v<T, smtp::completion>) return *T::of({250, {}});
        else if constexpr (std::is_same_v<T, smtp::intermediate>) return *T::of({354, {}});
        else if constexpr (std::is_same_v<T, smtp::negative>) return *T::of({550, {}});
        else if constexpr (std::is_same_v<T, smtp::farewell>) return *T::of({421, {}});
        else return driving::plain_samples::make<T>();
    }
};

}  // namespace shipped

#endif
