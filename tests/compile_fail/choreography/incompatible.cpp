// expect: the client of short_query, after receiving line, may not receive bye, which the server of patient_query may
//           have sent
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct short_query : hf::protocol<hf::message<hello, client, server>, hf::message<line, server, client>
#ifdef CORRECTED
                                  ,
                                  hf::message<bye, server, client>
#endif
                                  > {
};
struct patient_query : hf::protocol<hf::message<hello, client, server>, hf::message<line, server, client>,
                                    hf::message<bye, server, client>> {};

static_assert(chor::check_compatible<short_query, client, patient_query, server>());
