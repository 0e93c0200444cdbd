// SPDX-License-Identifier: BSL-1.0
#include "identity.hpp"

#include "crypto/rsa/keys.hpp"

namespace handfast::tests {

rsa::private_key test_key() { return rsa::private_key::from_pem(handfast_tests::key_2048).value(); }
rsa::private_key other_key() { return rsa::private_key::from_pem(handfast_tests::key_3072).value(); }

x509::certificate_wishes wishes() {
    return {.common_name = "localhost",
            .names = {x509::server_name{"localhost"}, x509::server_name{"127.0.0.1"}},
            .valid = {present - day, present + day}};
}

x509::certificate_chain const& test_chain() {
    static auto const chain = x509::self_signed(wishes(), test_key()).value();
    return chain;
}

tls::server_config const& test_server() {
    static tls::server_config const config{test_chain(), test_key()};
    return config;
}

tls::client_policy test_policy() {
    tls::client_policy policy;
    policy.now = fixed_clock;
    return policy;
}

tls::client_config const& test_client() {
    static auto const config = trusting(test_chain());
    return config;
}

tls::client_config trusting(x509::certificate_chain const& anchor, tls::client_policy const& policy) {
    return tls::client_config{x509::trust_store::from_der(anchor.der().front()).value(), policy};
}

}  // namespace handfast::tests
