// expect: hearsay: what may be sent depends on a choice this role was not told of (the witness, after receiving
//           welcome: send line, send bye)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct witness {
    static constexpr std::string_view name = "witness";
};
#ifdef CORRECTED
using other_answer = refusal;
#else
using other_answer = welcome;
#endif
struct hearsay
    : hf::protocol<
          hf::choice<hf::sequence<hf::message<hello, client, server>, hf::message<welcome, server, witness>,
                                  hf::message<line, witness, server>>,
                     hf::sequence<hf::message<ping, client, server>, hf::message<other_answer, server, witness>,
                                  hf::message<bye, witness, server>>>> {};

static_assert(handfast::choreography::check<hearsay>());
