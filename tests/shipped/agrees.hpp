// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_SHIPPED_AGREES_HPP
#define HANDFAST_TESTS_SHIPPED_AGREES_HPP

#include "choreography/agreement.hpp"

namespace shipped {

/// A million conversations, in which the faces of all roles and the monitor agree.
template <class Protocol, class Samples>
void agrees() {
    driving::comparison<Protocol, Samples> faces({.longest = 40});
    driving::check_agreement<Protocol>(faces.run(driving::a_million, 1));
}

}  // namespace shipped

#endif
