// expect: the passive, at the start, may not send SYN + ACK; allowed here: receive SYN
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tcp/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto received = receive<syn>(in_listen()).send(syn_ack{});
#else
    auto received = in_listen().send(syn_ack{});
#endif
}
