// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_HPP

/// The codecs written by hand: `hand::decode` of bytes into a message, `hand::encode` of a message into bytes. They
/// fill and read the same types as handfast, check as much and allocate as little, but say nothing of what was wrong.
#include "hand/certificate.hpp"
#include "hand/client_hello.hpp"
#include "hand/client_hello_encode.hpp"
#include "hand/headers.hpp"
#include "hand/monsters.hpp"

#endif
