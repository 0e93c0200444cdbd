// expect: only the first may receive challenge unprotected after sending hello
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

#include <handfast/choreography/same_language.hpp>

using namespace toy;
using namespace handfast::choreography::written;
struct query : hf::protocol<hf::message<hello, client, server>,
#ifdef CORRECTED
                            hf::key<secured, server, client>,
#endif
                            hf::message<challenge, server, client>> {
};
constexpr chor::language by_hand{path(0, {sends<hello>, receives<challenge, secured>}, 1), finish(1)};

static_assert(chor::check_same_language<chor::language_of<query, client>, by_hand>());
