// expect: the server, after sending ChangeCipherSpec, may not send ApplicationData; allowed here: send Finished
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = server_after_client_finished().send(change_cipher_spec{}).send(finished{}).send(application_data{});
#else
    auto next = server_after_client_finished().send(change_cipher_spec{}).send(application_data{});
#endif
}
