// expect: the client, after sending ClientHello, may not send ClientHello; allowed here: receive ServerHello
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = client_at_start().send(client_hello{});
#else
    auto next = client_after_hello().send(client_hello{});
#endif
}
