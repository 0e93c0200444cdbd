// expect: no message of login goes to or comes from the role auditor
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

struct auditor {};
#ifdef CORRECTED
using role = toy::server;
#else
using role = auditor;
#endif

void f(toy::wires* wires) { auto start = handfast::start<toy::login, role>(toy::end_of<toy::client>{wires}); }
