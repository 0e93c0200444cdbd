// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_MESSAGES_HPP
#define HANDFAST_BENCHMARKS_WIRE_MESSAGES_HPP

/// The messages that all contenders encode and decode.
#include "messages/certificate.hpp"
#include "messages/client_hello.hpp"
#include "messages/headers.hpp"
#include "messages/monsters.hpp"

#endif
