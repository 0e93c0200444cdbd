// expect: left_out: a message that authenticates could be left out by sending another
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
using credential = hf::authenticates<hf::message<proof, client, server>>;

#ifdef CORRECTED
struct left_out
    : hf::protocol<
          hf::choice<hf::sequence<hf::message<hello, client, server>, credential>, hf::message<ping, client, server>>,
          hf::message<bye, client, server>> {};
#else
struct left_out : hf::protocol<hf::optional<credential>, hf::message<bye, client, server>> {};
#endif

static_assert(chor::check<left_out>());
