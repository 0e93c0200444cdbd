// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/asn1/pem.hpp>
#include <handfast/core/hex.hpp>

namespace asn1 = handfast::asn1;
using asn1::failure;
using handfast::from_hex;
using handfast::to_hex;

BOOST_AUTO_TEST_SUITE(asn1_pem)

namespace {
std::string refused(std::string_view text) {
    auto const blocks = asn1::parse_pem(text);
    return blocks ? std::string{} : std::string{describe(blocks.error().what)};
}
std::string words(failure what) { return std::string{describe(what)}; }
}  // namespace

BOOST_AUTO_TEST_CASE(blocks_among_text) {
    auto const blocks = asn1::parse_pem("Bag Attributes: -----BEGIN nothing-----\n"
                                        "-----BEGIN CERTIFICATE-----\r\n"
                                        "AAEC\r\n"
                                        "AwQ=\r\n"
                                        "-----END CERTIFICATE----- \t\r\n"
                                        "\n subject=/CN=x\n"
                                        "-----BEGIN RSA PRIVATE KEY-----\n"
                                        "/////w==\n"
                                        "-----END RSA PRIVATE KEY-----")
                            .value();
    BOOST_TEST_REQUIRE(blocks.size() == 2u);
    BOOST_TEST(blocks[0].label == "CERTIFICATE");
    BOOST_TEST(to_hex(blocks[0].der.reveal()) == "0001020304");
    BOOST_TEST(blocks[1].label == "RSA PRIVATE KEY");
    BOOST_TEST(to_hex(blocks[1].der.reveal()) == "ffffffff");
}

BOOST_AUTO_TEST_CASE(no_blocks) {
    BOOST_TEST(asn1::parse_pem("").value().empty());
    BOOST_TEST(asn1::parse_pem("nothing here\n").value().empty());
    BOOST_TEST(asn1::parse_pem("-----END CERTIFICATE-----\n").value().empty());
    BOOST_TEST(asn1::parse_pem("-----BEGIN X-----\n-----END X-----\n").value().at(0).der.empty());
}

BOOST_AUTO_TEST_CASE(widths_of_lines_do_not_matter) {
    BOOST_TEST(to_hex(asn1::parse_pem("-----BEGIN X-----\nA\n A\nE\tC\n\nAwQ\n=\n-----END X-----\n")
                          .value()
                          .at(0)
                          .der.reveal()) == "0001020304");
}

BOOST_AUTO_TEST_CASE(what_is_malformed) {
    auto const block = [](std::string_view body) {
        return "-----BEGIN X-----\n" + std::string{body} + "\n-----END X-----\n";
    };
    for (auto const body : {"AAE", "AAECAw", "AAECAw=", "AAEC=", "AAECAx==", "AAECAwU=AAEC", "AA-_", "AA*A",
                            "====", "A", "AAE\xc3\xa9", "Proc-Type: 4,ENCRYPTED\n\nAAEC"})
        BOOST_TEST(refused(block(body)) == words(failure::pem_base64), "for " << body);
    BOOST_TEST(refused("-----BEGIN X-----\nAAEC\n") == words(failure::pem_without_end));
    BOOST_TEST(refused("-----BEGIN X-----") == words(failure::pem_without_end));
    BOOST_TEST(refused("-----BEGIN X-----\nAAEC\n-----END Y-----\n") == words(failure::pem_label));
    BOOST_TEST(refused("-----BEGIN X-----\nAAEC\n-----BEGIN X-----\nAAEC\n-----END X-----\n") ==
               words(failure::pem_label));
    BOOST_TEST(refused("-----BEGIN X----\nAAEC\n-----END X-----\n") == words(failure::pem_label));
    BOOST_TEST(refused("-----BEGIN -----\nAAEC\n-----END -----\n") == words(failure::pem_label));
    BOOST_TEST(refused("-----BEGIN X-----\nAAEC\n-----END X----\n") == words(failure::pem_label));
    auto const second = asn1::parse_pem(block("AAEC") + block("AAE"));
    BOOST_CHECK(second.error() == (asn1::error{failure::pem_base64, block("AAEC").size()}));
}

BOOST_AUTO_TEST_CASE(lines_of_64_characters) {
    // 49 bytes: one full line and one of four characters (RFC 7468 §2).
    std::vector<std::uint8_t> const der(49, 0);
    BOOST_TEST(asn1::encode_pem("X", der) == "-----BEGIN X-----\n" + std::string(64, 'A') +
                                                 "\nAA==\n"
                                                 "-----END X-----\n");
    BOOST_TEST(asn1::encode_pem("X", {}) == "-----BEGIN X-----\n-----END X-----\n");
}

// RFC 4648 §10.
BOOST_AUTO_TEST_CASE(base64_known_answers) {
    struct row {
        std::string_view bytes, base64;
    };
    for (auto const& [bytes, base64] : {row{"f", "Zg=="}, row{"fo", "Zm8="}, row{"foo", "Zm9v"},
                                        row{"foob", "Zm9vYg=="}, row{"fooba", "Zm9vYmE="}, row{"foobar", "Zm9vYmFy"}})
        BOOST_TEST(asn1::encode_pem("X", handfast::as_bytes(bytes)) ==
                   "-----BEGIN X-----\n" + std::string{base64} + "\n-----END X-----\n");
}

BOOST_AUTO_TEST_CASE(every_size_comes_back) {
    std::vector<std::uint8_t> der;
    for (std::size_t size = 0; size < 200; ++size) {
        auto const text = asn1::encode_secret_pem("PRIVATE KEY", der);
        auto const blocks = asn1::parse_pem(handfast::as_chars(text.reveal())).value();
        BOOST_TEST_REQUIRE(blocks.size() == 1u);
        BOOST_TEST(blocks[0].label == "PRIVATE KEY");
        BOOST_TEST(to_hex(blocks[0].der.reveal()) == to_hex(der));
        der.push_back(static_cast<std::uint8_t>(size * 37 + 11));
    }
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused_or_empty) {
    auto const text = asn1::encode_pem("X", from_hex("000102030405060708"));
    // Without its last character, the line's end, the block is whole; with less, it is not.
    BOOST_TEST(asn1::parse_pem(text.substr(0, text.size() - 1)).value().size() == 1u);
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
        auto const blocks = asn1::parse_pem(text.substr(0, size));
        BOOST_TEST((!blocks || blocks->empty()), "cut to " << size);
    }
}

BOOST_AUTO_TEST_SUITE_END()
