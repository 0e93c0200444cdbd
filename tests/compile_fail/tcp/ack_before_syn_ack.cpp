// expect: the active, after sending SYN, may not send ACK; allowed here: receive SYN + ACK, receive SYN, receive RST;
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tcp/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto established = receive<syn_ack>(in_syn_sent()).send(ack{});
#else
    auto established = in_syn_sent().send(ack{});
#endif
}
