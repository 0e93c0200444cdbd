// expect: cut_off: no run ever comes to a message (bye of the client)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
#ifdef CORRECTED
struct cut_off
    : hf::protocol<
          hf::choice<hf::message<hello, client, server>, hf::sequence<hf::message<panic, client, server>, hf::ends>>,
          hf::message<bye, client, server>> {};
#else
struct cut_off : hf::protocol<hf::message<hello, client, server>, hf::ends, hf::message<bye, client, server>> {};
#endif

static_assert(chor::check<cut_off>());
