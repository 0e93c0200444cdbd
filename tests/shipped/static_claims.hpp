// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_SHIPPED_STATIC_CLAIMS_HPP
#define HANDFAST_TESTS_SHIPPED_STATIC_CLAIMS_HPP

#include <handfast/choreography/compatible.hpp>

#include "choreography/mock_end.hpp"
#include "illegal/pairs.hpp"

// What is claimed of every protocol that is shipped and known once it compiles.
namespace shipped {

namespace chor = handfast::choreography;

/// The transport of each role, as the driver of the agreement has it.
template <class Protocol, class Samples>
struct ends {
    template <class Role>
    using of = driving::mock_end<Protocol, Role, Samples>;
};

/// In no state of any role is anything callable that is no arrow there, and every arrow is.
template <class Protocol, class Samples>
constexpr bool only_arrows_are_callable() {
    constexpr auto counted = tests::every_pair<Protocol, ends<Protocol, Samples>::template of>();
    static_assert(counted.legal > 0 && counted.illegal > counted.legal);
    return counted.wrong == 0;
}

/// Where there are two roles, they can talk to each other while messages are under way; and where no more than one is
/// each way: flights are longer than that, so that neither end relies on more than that the other reads.
template <class Protocol>
constexpr bool goes_with_itself() {
    if constexpr (chor::role_count<Protocol> == 2) {
        using one = chor::role_at<Protocol, 0>;
        using other = chor::role_at<Protocol, 1>;
        return chor::check_compatible<Protocol, one, Protocol, other>() &&
               chor::check_compatible<Protocol, one, Protocol, other, 1>();
    }
    return true;
}

}  // namespace shipped

#endif
