// expect: the server, after receiving proof, may not send right_answer; allowed here: show right_answer
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct right_answer {};
struct guarded : hf::protocol<hf::message<proof, client, server>, hf::evidence<right_answer, server>,
                              hf::message<welcome, server, client>> {};

#ifdef CORRECTED
auto f(hf::session<guarded, server, 1, end_of<server>> s) { return std::move(s).show(right_answer{}); }
#else
auto f(hf::session<guarded, server, 1, end_of<server>> s) { return std::move(s).send(right_answer{}); }
#endif
