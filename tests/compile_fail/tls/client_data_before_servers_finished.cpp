// expect: the client, after sending Finished, may not send ApplicationData; allowed here: receive ChangeCipherSpec
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = client_established().send(application_data{});
#else
    auto next = client_after_finished().send(application_data{});
#endif
}
