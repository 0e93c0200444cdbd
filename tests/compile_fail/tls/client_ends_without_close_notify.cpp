// expect: the client, after showing a verified Finished, may not finish; allowed here: send ApplicationData, send
//           close_notify, receive ApplicationData, receive close_notify
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = receive<close_notify>(client_established().send(close_notify{})).finish();
#else
    auto next = client_established().finish();
#endif
}
