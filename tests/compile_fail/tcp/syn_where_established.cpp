// expect: may not send SYN; allowed here: finish
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tcp/nowhere.hpp"

using namespace nowhere;

void f() {
    auto established = receive<syn_ack>(in_syn_sent()).send(ack{});
#ifdef CORRECTED
    (void)std::move(established).finish();
#else
    auto again = std::move(established).send(syn{});
#endif
}
