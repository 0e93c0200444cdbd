// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DIAGRAM_HPP
#define HANDFAST_CHOREOGRAPHY_DIAGRAM_HPP

#include <handfast/choreography/sequence_diagram.hpp>
#include <handfast/choreography/state_diagram.hpp>

#endif
