// in header: a connection requires a configuration that outlives it
// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/held_config.hpp>

struct config {};

void connect(handfast::tls::held_config<config> held);

void f() {
#ifdef CORRECTED
    config const it;
    connect(it);
#else
    connect(config{});
#endif
}
