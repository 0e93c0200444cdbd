// in header: `within<Duration, Steps...>` requires `Duration` to be a time that is longer than nothing, `seconds<5>` or
//    `milliseconds<500>`
// SPDX-License-Identifier: BSL-1.0
#include <chrono>

#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
struct hasty : hf::protocol<hf::within<hf::seconds<5>, hf::message<hello, client, server>>> {};
#else
struct hasty : hf::protocol<hf::within<std::chrono::seconds, hf::message<hello, client, server>>> {};
#endif

static_assert(hf::check<hasty>());
