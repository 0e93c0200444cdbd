// expect: a session is used once: write std::move(session).show(...)
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct right_answer {};
struct guarded : hf::protocol<hf::message<proof, client, server>, hf::evidence<right_answer, server>,
                              hf::message<welcome, server, client>> {};

#ifdef CORRECTED
auto f(hf::session<guarded, server, 1, end_of<server>> s) { return std::move(s).show(right_answer{}); }
#else
auto f(hf::session<guarded, server, 1, end_of<server>> s) { return s.show(right_answer{}); }
#endif
