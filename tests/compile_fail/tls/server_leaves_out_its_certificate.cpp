// expect: the server, after sending ServerHello, may not send ServerHelloDone; allowed here: send Certificate
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = server_after_hello_done();
#else
    auto next = server_after_hello().send(server_hello{}).send(server_hello_done{});
#endif
}
