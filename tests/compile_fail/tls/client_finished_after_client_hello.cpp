// expect: the client, after sending ClientHello, may not send Finished; allowed here: receive ServerHello
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = receive<server_hello>(client_after_hello());
#else
    auto next = client_after_hello().send(finished{});
#endif
}
