// expect: a protocol is a struct with a name of its own: struct name : protocol<...> {};
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

#ifdef CORRECTED
struct greeting : handfast::protocol<handfast::message<toy::hello, toy::client, toy::server>> {};
#else
using greeting = handfast::protocol<handfast::message<toy::hello, toy::client, toy::server>>;
#endif

void f(toy::wires* wires) { auto start = handfast::start<greeting, toy::client>(toy::end_of<toy::client>{wires}); }
