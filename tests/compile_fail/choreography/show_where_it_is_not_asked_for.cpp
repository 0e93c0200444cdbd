// expect: the server, after receiving hello, is not asked for right_answer; allowed here: send challenge
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
struct right_answer {};
struct guarded : hf::protocol<hf::message<hello, client, server>, hf::message<challenge, server, client>,
                              hf::message<proof, client, server>, hf::evidence<right_answer, server>,
                              hf::message<welcome, server, client>> {};

template <int State>
using at = hf::session<guarded, server, State, end_of<server>>;
#ifdef CORRECTED
auto f(at<3> s) { return std::move(s).show(right_answer{}); }
#else
auto f(at<1> s) { return std::move(s).show(right_answer{}); }
#endif
