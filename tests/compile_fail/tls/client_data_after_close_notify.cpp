// expect: the client, after sending close_notify, may not send ApplicationData; allowed here: receive
//           ApplicationData, receive close_notify
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

void f() {
#ifdef CORRECTED
    auto next = client_established().send(application_data{}).send(close_notify{});
#else
    auto next = client_established().send(close_notify{}).send(application_data{});
#endif
}
