// in header: `protocol<Steps...>` requires each step to be a word of handfast's, such as `message<M, From, To>` or
//    `part<Protocol>`
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

#ifdef CORRECTED
struct greeting : hf::protocol<hf::message<hello, client, server>> {};
#else
struct greeting : hf::protocol<hello> {};
#endif

static_assert(hf::check<greeting>());
