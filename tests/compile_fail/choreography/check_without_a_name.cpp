// expect: a protocol is a struct with a name of its own: struct name : protocol<...> {};
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
#ifdef CORRECTED
struct nameless : hf::protocol<hf::message<hello, client, server>> {};
#else
using nameless = hf::protocol<hf::message<hello, client, server>>;
#endif

static_assert(handfast::choreography::check<nameless>());
