// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstdint>
#include <type_traits>
#include <vector>

#include <handfast/choreography/overlap.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/generate.hpp>

// The kinds of one message that an order tells apart do not overlap, whatever the message says.
namespace {

namespace chor = handfast::choreography;
using namespace handfast;

/// Every alert there is; the other messages made up from their descriptions.
struct generator {
    std::uint64_t number = 0;
    std::vector<std::uint8_t> bytes;

    template <class Message>
    Message operator()() {
        ++number;
        if constexpr (std::is_same_v<Message, tls::alert>)
            bytes = {static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
        else bytes = wire::generate<Message>(number, wire::extent::random, 64);
        return *wire::decode<Message>(bytes);
    }
};

template <class Protocol>
void check_kinds(int groups) {
    auto const report = chor::find_overlap<Protocol>(generator{}, 65'536);
    BOOST_TEST(report.overlap.view() == "");
    BOOST_TEST(report.gap.view() == "");
    BOOST_TEST(report.unchecked.view() == "");
    BOOST_TEST(report.groups >= groups);
}

}  // namespace

BOOST_AUTO_TEST_CASE(kinds_of_a_message_do_not_overlap) {
    check_kinds<tls::rsa_key_transport>(1);
    check_kinds<tls::rsa_key_transport_with_optional_client_certificate>(2);
}
