// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/print_message.hpp>

#include <string>

#include <handfast/core/hex.hpp>

#include "tls/support/joined.hpp"

using namespace handfast;
using namespace handfast::tests;

namespace {

std::string printed(tls::content_type content, std::string_view digits, std::size_t indent = 0) {
    auto const bytes = from_hex(digits);
    return print(tls::observed_message{tls::direction::sent, content, "", bytes}, indent);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_print_message)

BOOST_AUTO_TEST_CASE(each_content_has_its_fields) {
    BOOST_TEST(printed(tls::content_type::alert, "0228", 2) ==
               "  alert\n    level: fatal (2)\n    description: handshake_failure (40)\n");
    BOOST_TEST(printed(tls::content_type::change_cipher_spec, "01").starts_with("change_cipher_spec\n"));
    BOOST_TEST(printed(tls::content_type::handshake, "0e000000").starts_with("server_hello_done\n"));
    BOOST_TEST(printed(tls::content_type::handshake, "14000002 abcd") == "");  // of another length than Finished has
    BOOST_TEST(printed(tls::content_type::handshake, "63000000") == "");       // of no known type
    BOOST_TEST(printed(tls::content_type::handshake, "14") == "");
    BOOST_TEST(printed(tls::content_type::application_data, "616263") == "");
}

// What an observer is shown is what this takes, for every message of a whole session.
BOOST_AUTO_TEST_CASE(a_session) {
    struct printer : tls::observer {
        void observe(tls::observed_message const& m) noexcept override { words += print(m); }
        std::string words{};
    } seen;
    joined both{{client_end(test_client(), "localhost", &seen)}, {server_end()}};
    BOOST_REQUIRE(both.run());
    for (auto const* const words :
         {"client_hello\n", "server_name", "localhost", "TLS_RSA_WITH_AES_256_GCM_SHA384 (0x009d)", "server_hello\n",
          "certificate\n", "server_hello_done\n", "client_key_exchange\n", "change_cipher_spec\n", "finished\n"})
        BOOST_TEST(seen.words.find(words) != std::string::npos, words);
}

BOOST_AUTO_TEST_SUITE_END()
