// in header: `part<Protocol>` requires a struct that derives from `protocol<Steps...>`
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;

struct greeting : hf::protocol<hf::message<hello, client, server>> {};
#ifdef CORRECTED
struct meeting : hf::protocol<hf::part<greeting>, hf::message<bye, server, client>> {};
#else
struct meeting : hf::protocol<hf::part<hello>, hf::message<bye, server, client>> {};
#endif

static_assert(hf::check<meeting>());
