// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/server_identity.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/random.hpp>

#include "tls/support/identity.hpp"

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_server_identity)

BOOST_AUTO_TEST_CASE(a_key_and_the_certificate_of_that_key) {
    tls::server_identity const good{test_chain(), test_key()};
    BOOST_TEST(!good.trouble().has_value());
    BOOST_TEST((good.key().public_part() == test_key().public_part()));
    tls::server_identity const bad{test_chain(), other_key()};
    BOOST_TEST(describe(bad.trouble().value()) == "private key does not belong to the certificate");
}

BOOST_AUTO_TEST_CASE(names) {
    tls::server_identity const it{test_chain(), test_key()};
    BOOST_TEST(it.answers_to(server_name{"LocalHost"}));
    BOOST_TEST(it.answers_to(server_name{"127.0.0.1"}));
    BOOST_TEST(!it.answers_to(server_name{"example.org"}));
    auto nameless = wishes();
    nameless.names.clear();
    tls::server_identity const none{x509::self_signed(nameless, test_key()).value(), test_key()};
    BOOST_TEST(!none.answers_to(server_name{"localhost"}));
}

BOOST_AUTO_TEST_CASE(from_files) {
    auto const folder = std::filesystem::temp_directory_path() /
                        ("handfast_identity_" + to_hex(crypto::random_array<8>()));
    std::filesystem::create_directory(folder);
    auto const written = [&](char const* name, std::string const& content) {
        auto const path = (folder / name).string();
        std::ofstream(path) << content;
        return path;
    };
    auto const chain = written("chain.pem", test_chain().to_pem());
    auto const key = written("key.pem", std::string{as_chars(test_key().pkcs8_pem().reveal())});
    auto const other = written("other.pem", std::string{as_chars(other_key().pkcs8_pem().reveal())});
    BOOST_TEST(tls::server_identity::from_pem_files(chain, key).has_value());
    auto const trouble = [](std::string const& c, std::string const& k) {
        return std::string{describe(tls::server_identity::from_pem_files(c, k).error()).view()};
    };
    BOOST_TEST(trouble(chain, other) ==
               "private key does not belong to the certificate (" + chain + ", " + other + ")");
    BOOST_TEST(trouble(folder / "none", key).find("none") != std::string::npos);
    BOOST_TEST(trouble(chain, folder / "none").starts_with((folder / "none").string()));
    std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()
