// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/tls13_expand_label.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using crypto::sha256;

BOOST_AUTO_TEST_SUITE(crypto_tls13_expand_label)

// RFC 8448 §3, a simple 1-RTT handshake.
BOOST_AUTO_TEST_CASE(the_rfcs_example) {
    std::array<std::uint8_t, 32> const zeros{};
    auto const early = crypto::hkdf_extract<sha256>({}, zeros);
    BOOST_TEST(hf::to_hex(early.reveal()) == "33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a");
    auto const empty_transcript = crypto::digest_of<sha256>(hf::byte_view{});
    std::array<std::uint8_t, 32> derived;
    BOOST_TEST(crypto::tls13_expand_label<sha256>(early.reveal(), "derived", empty_transcript, derived).has_value());
    BOOST_TEST(hf::to_hex(derived) == "6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba");

    auto const traffic = hf::from_hex("b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21");
    std::array<std::uint8_t, 16> key;
    std::array<std::uint8_t, 12> iv;
    BOOST_TEST(crypto::tls13_expand_label<sha256>(traffic, "key", {}, key).has_value());
    BOOST_TEST(crypto::tls13_expand_label<sha256>(traffic, "iv", {}, iv).has_value());
    BOOST_TEST(hf::to_hex(key) == "dbfaa693d1762c5b666af5d950258d01");
    BOOST_TEST(hf::to_hex(iv) == "5bd3c71b836e0b76bb73265f");
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_its_length_byte) {
    std::vector<std::uint8_t> key(32), out(16), context(255);
    std::string const label(249, 'x');
    BOOST_TEST(crypto::tls13_expand_label<sha256>(key, label, context, out).has_value());
    auto const refusal = [&](auto const& l, auto const& c, auto& o) {
        return crypto::tls13_expand_label<sha256>(key, l, c, o).error();
    };
    std::vector<std::uint8_t> longer_context(256), longer_out(255 * 32 + 1);
    BOOST_TEST((refusal(label + "x", context, out) == crypto::failure::label_too_long));
    BOOST_TEST((refusal(label, longer_context, out) == crypto::failure::label_too_long));
    BOOST_TEST((refusal(label, context, longer_out) == crypto::failure::output_too_long));
}

BOOST_AUTO_TEST_SUITE_END()
