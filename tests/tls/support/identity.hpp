// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_IDENTITY_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_IDENTITY_HPP

#include <cstdint>

#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/tls/client_config.hpp>
#include <handfast/tls/server_config.hpp>
#include <handfast/x509/builder.hpp>

namespace handfast::tests {

/// The moment at which all tests of tls/ take place: 2026-01-01 00:00 UTC.
inline constexpr std::int64_t present = 1'767'225'600;
inline constexpr std::int64_t day = 86'400;
inline std::int64_t fixed_clock() noexcept { return present; }

/// The server's key, of 2,048 bits, and another one. The same in every run.
rsa::private_key test_key();
rsa::private_key other_key();

/// What the server's certificate says: localhost and 127.0.0.1, valid the day before and the day after `present`.
x509::certificate_wishes wishes();

/// That certificate, signed by `test_key()` itself.
x509::certificate_chain const& test_chain();

/// The server that has it, and the client that trusts it, with default policies but for the clock.
tls::server_config const& test_server();
tls::client_config const& test_client();

/// The client's default policy with the clock of the tests.
tls::client_policy test_policy();

/// A client that trusts `anchor` alone.
tls::client_config trusting(x509::certificate_chain const& anchor, tls::client_policy const& policy = test_policy());

}  // namespace handfast::tests

#endif
