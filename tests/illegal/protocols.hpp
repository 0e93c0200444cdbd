// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_ILLEGAL_PROTOCOLS_HPP
#define HANDFAST_TESTS_ILLEGAL_PROTOCOLS_HPP

#include <type_traits>

#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "choreography/toy.hpp"

namespace tests {

/// Calls `with(name, std::type_identity<Protocol>)` for each protocol whose illegal calls are compiled.
void each_protocol(auto with) {
    with("toy", std::type_identity<toy::login>{});
    with("rsa_key_transport", std::type_identity<handfast::tls::rsa_key_transport>{});
}

}  // namespace tests

#endif
