// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <memory>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/buffers.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/x509/server_name.hpp>

#include "support/identity.hpp"
#include "support/joined.hpp"

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_connection_end)

namespace {

auto make_client(tls::held_config<tls::client_config> config) {
    return tls::make_connection_end<tls::client_engine>(std::move(config), nullptr, x509::server_name{"localhost"});
}

auto make_server(tls::held_config<tls::server_config> config) {
    return tls::make_connection_end<tls::server_engine>(std::move(config), nullptr);
}

}  // namespace

BOOST_AUTO_TEST_CASE(of_both_roles) {
    joined both{{make_client(test_client())}, {make_server(test_server())}};
    both.run();
    BOOST_TEST(both.client.engine->is_established());
    BOOST_TEST(both.server.engine->session().server_name == "localhost");
    BOOST_TEST(both.client.engine->write(as_bytes("good day")).value() == 8U);
    both.run();
    BOOST_TEST(both.server.data == of("good day"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(has_the_memory_that_its_configuration_asks_for) {
    auto policy = test_policy();
    policy.limits.handshake_message = 5'000;
    auto const small = trusting(test_chain(), policy);
    BOOST_TEST(make_client(small)->receive_space().size() == tls::in_buffer_size(5'000));
}

BOOST_AUTO_TEST_CASE(shares_its_configuration) {
    auto config = std::make_shared<tls::client_config const>(test_client());
    std::weak_ptr<tls::client_config const> const watched{config};
    auto end = make_client(std::move(config));
    BOOST_TEST(!watched.expired());
    end.reset();
    BOOST_TEST(watched.expired());
}

BOOST_AUTO_TEST_SUITE_END()
