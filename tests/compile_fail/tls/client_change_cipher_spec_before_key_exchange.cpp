// expect: may not send ChangeCipherSpec; allowed here: send ClientKeyExchange
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = client_after_server_hello_done().send(client_key_exchange{}).send(change_cipher_spec{});
#else
    auto next = client_after_server_hello_done().send(change_cipher_spec{});
#endif
}
