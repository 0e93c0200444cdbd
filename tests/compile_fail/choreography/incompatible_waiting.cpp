// expect: the client of polite, at the start, waits for hello, while the server of shy, at the start, waits for hello
//           or bye
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
#ifdef CORRECTED
struct polite : hf::protocol<hf::message<hello, client, server>, hf::message<line, server, client>> {};
#else
struct polite : hf::protocol<hf::message<hello, server, client>, hf::message<line, client, server>> {};
#endif
struct shy : hf::protocol<hf::choice<hf::message<hello, client, server>, hf::message<bye, client, server>>,
                          hf::message<line, server, client>> {};

static_assert(chor::check_compatible<polite, client, shy, server>());
