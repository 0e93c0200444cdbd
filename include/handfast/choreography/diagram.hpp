// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DIAGRAM_HPP
#define HANDFAST_CHOREOGRAPHY_DIAGRAM_HPP

// A protocol's pictures, in every notation.
#include <handfast/choreography/dot.hpp>
#include <handfast/choreography/mermaid.hpp>
#include <handfast/choreography/plantuml.hpp>

#endif
