// expect: the client, after sending ChangeCipherSpec, may not send ApplicationData; allowed here: send Finished
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = client_after_key_exchange().send(change_cipher_spec{}).send(finished{});
#else
    auto next = client_after_key_exchange().send(change_cipher_spec{}).send(application_data{});
#endif
}
