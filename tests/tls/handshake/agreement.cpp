// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/tls/handshake/finished_check.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/x509/verify.hpp>

#include "choreography/agreement.hpp"
#include "x509/given.hpp"

// The typed sessions of both ends, their connections and the monitor on a million conversations in which only the
// order of the messages is real.

namespace tls = handfast::tls;
namespace x509 = handfast::x509;

using driving::a_million;

namespace {

struct samples {
    template <class T>
    static T make() {
        if constexpr (std::is_same_v<T, tls::verified_certificate>) return T{peer()};
        else if constexpr (std::is_same_v<T, tls::verified_finished>) return finished();
        else if constexpr (std::is_same_v<T, tls::warning_alert>) return {tls::alert_description::no_renegotiation};
        else if constexpr (std::is_same_v<T, tls::fatal_alert>) return {tls::alert_description::handshake_failure};
        else return driving::plain_samples::make<T>();
    }

private:
    /// What only a verification gives.
    static x509::verified_peer const& peer() {
        namespace given = handfast::tests;
        static auto const leaf = given::der(given::certificates::leaf),
                          root = given::der(given::certificates::intermediate);
        static auto const verified = [] {
            handfast::byte_view const chain[]{leaf, root};
            return x509::verify_server_chain(chain, x509::trust_store::from_pem(given::certificates::root).value(),
                                             handfast::server_name{"example.org"}, given::now,
                                             x509::key_usage::key_encipherment)
                .value();
        }();
        return verified;
    }
    static tls::verified_finished finished() {
        // Nobody but a key schedule can make one, and nobody can copy it: this is as rude as it looks.
        return std::bit_cast<tls::verified_finished>(std::byte{});
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_agreement)

BOOST_AUTO_TEST_CASE(rsa_key_transport) {
    driving::comparison<tls::rsa_key_transport, samples> faces({.longest = 40});
    auto const& found = faces.run(a_million, 1);
    driving::check_agreement<tls::rsa_key_transport>(found);
    BOOST_TEST(found.shown > a_million);
    BOOST_TEST(found.not_asked > a_million / 100);
    BOOST_TEST(found.wrong_key > a_million / 100);
    BOOST_TEST(found.at_any_time > a_million / 10);
    BOOST_TEST(found.not_looked_at > 0);
    BOOST_TEST(found.unnoticed_by_receiver > 0);  // what is sent before the evidence is shown
    BOOST_TEST(found.unnoticed_by_watcher > 0);
}

BOOST_AUTO_TEST_SUITE_END()
