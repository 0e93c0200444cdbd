// in header: `message<M, From, To>` requires `M` to be its own label
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

struct stored_hello {
    using label = hello;
};
#ifdef CORRECTED
struct labelled : hf::protocol<hf::message<hello, client, server>> {};
#else
struct labelled : hf::protocol<hf::message<stored_hello, client, server>> {};
#endif

static_assert(handfast::choreography::check<labelled>());
