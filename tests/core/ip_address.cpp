// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/core/ip_address.hpp>

namespace {

namespace hf = handfast;
using hf::ip_address;

ip_address of_hex(std::string_view digits) { return ip_address::from_bytes(hf::from_hex(digits)).value(); }
std::string words_of(std::string_view digits) { return std::string{to_text(of_hex(digits)).view()}; }

BOOST_AUTO_TEST_SUITE(core_ip_address)

BOOST_AUTO_TEST_CASE(version_4_in_words) {
    BOOST_TEST(to_text(ip_address{}).view() == "0.0.0.0");
    BOOST_TEST(to_text(ip_address::v4(192, 0, 2, 1)).view() == "192.0.2.1");
    BOOST_TEST(to_text(ip_address::v4(255, 255, 255, 255)).view() == "255.255.255.255");
}

// RFC 5952
BOOST_AUTO_TEST_CASE(version_6_in_words) {
    // §4.1: no zeros in front; §4.3: small letters.
    BOOST_TEST(words_of("20010db8000a0b0c0d0e00f000010203") == "2001:db8:a:b0c:d0e:f0:1:203");
    // §4.2.1: as short as can be.
    BOOST_TEST(words_of("20010db8000000000000000000000001") == "2001:db8::1");
    BOOST_TEST(words_of("20010db8000000000000000000020001") == "2001:db8::2:1");
    // §4.2.2: one group of zeros is not left out.
    BOOST_TEST(words_of("20010db8000000010001000100010001") == "2001:db8:0:1:1:1:1:1");
    // §4.2.3: the longest run, and the first of several.
    BOOST_TEST(words_of("20010000000000010000000000000001") == "2001:0:0:1::1");
    BOOST_TEST(words_of("20010db8000000000001000000000001") == "2001:db8::1:0:0:1");
    BOOST_TEST(words_of("00000000000000010000000000000000") == "0:0:0:1::");
    BOOST_TEST(words_of("00000000000000000000000000000000") == "::");
    BOOST_TEST(words_of("00000000000000000000000000000001") == "::1");
    BOOST_TEST(words_of("00010000000000000000000000000000") == "1::");
    BOOST_TEST(words_of("ffffffffffffffffffffffffffffffff") == "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
}

// RFC 4291 §2.2
BOOST_AUTO_TEST_CASE(from_words) {
    auto const digits_of = [](std::string_view words) {
        auto const it = ip_address::from_text(words);
        return it ? hf::to_hex(it->bytes()) : "none";
    };
    BOOST_TEST(digits_of("192.0.2.1") == "c0000201");
    BOOST_TEST(digits_of("0.0.0.0") == "00000000");
    BOOST_TEST(digits_of("2001:DB8:0:0:8:800:200C:417A") == "20010db80000000000080800200c417a");
    BOOST_TEST(digits_of("2001:db8::8:800:200c:417a") == "20010db80000000000080800200c417a");
    BOOST_TEST(digits_of("::") == "00000000000000000000000000000000");
    BOOST_TEST(digits_of("::1") == "00000000000000000000000000000001");
    BOOST_TEST(digits_of("1::") == "00010000000000000000000000000000");
    BOOST_TEST(digits_of("1:2:3:4:5:6:7::") == "00010002000300040005000600070000");
    BOOST_TEST(digits_of("::ffff:129.144.52.38") == "00000000000000000000ffff81903426");
    for (auto const* words : {"",
                              "1",
                              "1.2.3",
                              "1.2.3.4.",
                              "1.2.3.4.5",
                              "1.2.3.256",
                              "1.2.3.04",
                              "1.2.3.0x4",
                              " 1.2.3.4",
                              "1..2.3",
                              ":",
                              ":::",
                              "1:2:3:4:5:6:7",
                              "1:2:3:4:5:6:7:8:9",
                              "1:2:3:4:5:6:7:8::",
                              "::1:2:3:4:5:6:7:8",
                              "1::2::3",
                              "12345::",
                              "1:2:3:4:5:6:7:",
                              ":1:2:3:4:5:6:7",
                              "g::",
                              "::1.2.3",
                              "1:2:3:4:5:6:7:1.2.3.4",
                              "::1.2.3.4:1",
                              "fe80::1%lo"})
        BOOST_TEST(digits_of(words) == "none", words);
    // What is written is read.
    for (auto const* digits : {"20010db8000a0b0c0d0e00f000010203", "20010000000000010000000000000001", "0a090001"})
        BOOST_TEST(digits_of(words_of(digits)) == digits);
}

BOOST_AUTO_TEST_CASE(bytes) {
    BOOST_TEST(hf::to_hex(ip_address::v4(10, 9, 0, 1).bytes()) == "0a090001");
    auto const v6 = of_hex("fd000000000000000000000000000001");
    BOOST_TEST(!v6.is_v4());
    BOOST_TEST(hf::to_hex(v6.bytes()) == "fd000000000000000000000000000001");
    for (std::size_t size = 0; size < 20; ++size)
        BOOST_TEST(ip_address::from_bytes(std::vector<std::uint8_t>(size)).has_value() == (size == 4 || size == 16));
}

BOOST_AUTO_TEST_CASE(those_of_different_versions_differ) {
    BOOST_TEST((of_hex("00000000") != of_hex("00000000000000000000000000000000")));
    BOOST_TEST((of_hex("00000000") == ip_address{}));
    BOOST_TEST((of_hex("0a000001") < of_hex("0a000002")));
}

BOOST_AUTO_TEST_CASE(those_of_one_host) {
    for (auto const* digits :
         {"0a090001", "dfffffff", "fd000000000000000000000000000001", "00000000000000000000000000000001"})
        BOOST_TEST(of_hex(digits).is_unicast());
    for (auto const* digits :
         {"00000000", "e0000001", "ffffffff", "00000000000000000000000000000000", "ff020000000000000000000000000001"})
        BOOST_TEST(!of_hex(digits).is_unicast());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
