// expect: the client never sends ServerHello
// SPDX-License-Identifier: BSL-1.0
#include "compile_fail/tls/nowhere.hpp"

using namespace nowhere;

bool f(handfast::connection<rsa_key_transport, role::client, wire>& c) {
#ifdef CORRECTED
    return c.send(application_data{});
#else
    return c.send(server_hello{});
#endif
}
