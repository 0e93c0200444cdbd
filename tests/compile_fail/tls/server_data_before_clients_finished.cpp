// expect: the server, after sending ServerHelloDone or after receiving empty Certificate, may not send ApplicationData;
//           allowed here: receive ClientKeyExchange
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = server_after_client_finished().send(change_cipher_spec{}).send(finished{}).send(application_data{});
#else
    auto next = server_after_hello_done().send(application_data{});
#endif
}
