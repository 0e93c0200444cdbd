// expect: the server, at the start, may not send ServerHello; allowed here: receive ClientHello
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = server_after_hello().send(server_hello{});
#else
    auto next = server_at_start().send(server_hello{});
#endif
}
