// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>
#include <handfast/crypto/tls12_prf.hpp>

namespace crypto = handfast::crypto;
using handfast::as_bytes;
using handfast::byte_view;
using handfast::from_hex;
using handfast::to_hex;

BOOST_AUTO_TEST_SUITE(crypto_tls12_prf)

namespace {
/// Of the vectors that were posted to the TLS working group's list ("Test vectors for TLS 1.2 PRF"), each with the
/// label "test label".
template <class Hash>
void check(std::string_view secret, std::string_view seed, std::string_view output) {
    std::vector<std::uint8_t> out(output.size() / 2);
    crypto::tls12_prf<Hash>(from_hex(secret), "test label", {from_hex(seed)}, out);
    BOOST_TEST(to_hex(out) == output);
}
}  // namespace

BOOST_AUTO_TEST_CASE(known_answers) {
    check<crypto::sha256>("9bbe436ba940f017b17652849a71db35", "a0ba9f936cda311827a6f796ffd5198c",
                          "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9"
                          "c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789ba"
                          "a48082d122ee42c5a72e5a5110fff70187347b66");
    check<crypto::sha384>("b80b733d6ceefcdc71566ea48e5567df", "cd665cf6a8447dd6ff8b27555edb7465",
                          "7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cde9ca0faa60be9fe3"
                          "4f82b1233c9146a0e534cb400fed2700884f9dc236f80edd8bfa961144c9e8d792eca722a7b32fc3"
                          "d416d473ebc2c5fd4abfdad05d9184259b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236"
                          "a3e52655c9e9aee691c8f3a26854308d5eaa3be85e0990703d73e56f");
    check<crypto::sha512>("b0323523c1853599584d88568bbb05eb", "d4640e12e4bcdbfb437f03e6ae418ee5",
                          "1261f588c798c5c201ff036e7a9cb5edcd7fe3f94c669a122a4638d7d508b283042df6789875c714"
                          "7e906d868bc75c45e20eb40c1cf4a1713b27371f68432592f7dc8ea8ef223e12ea8507841311bf68"
                          "653d0cfc4056d811f025c45ddfa6e6fec702f054b409d6f28dd0a3233e498da41a3e75c5630eedbe"
                          "22fe254e33a1b0e9f6b9826675bec7d01a845658dc9c397545401d40b9f46c7a400ee1b8f81ca0a6"
                          "0d1a397a1028bff5d2ef5066126842fb8da4197632bdb54ff6633f86bbc836e640d4d898");
}

// The label and the seed are one string to the function (RFC 5246 §5), wherever they are cut.
BOOST_AUTO_TEST_CASE(cuts_do_not_matter) {
    std::array<std::uint8_t, 48> whole, parts;
    crypto::tls12_prf<crypto::sha384>(as_bytes("s"), "label", {as_bytes("seed")}, whole);
    crypto::tls12_prf<crypto::sha384>(as_bytes("s"), "la", {as_bytes("b"), {}, as_bytes("els"), as_bytes("eed")},
                                      parts);
    BOOST_TEST(to_hex(whole) == to_hex(parts));
    crypto::tls12_prf<crypto::sha384>(as_bytes("s"), "labelseed", {}, parts);
    BOOST_TEST(to_hex(whole) == to_hex(parts));
    crypto::tls12_prf<crypto::sha384>(as_bytes("s"), "label", {as_bytes("seed"), as_bytes("x")}, parts);
    BOOST_TEST(to_hex(whole) != to_hex(parts));
}

// A shorter output is the beginning of a longer one, and nothing is written beyond it.
BOOST_AUTO_TEST_CASE(every_length) {
    std::vector<std::uint8_t> longest(200);
    crypto::tls12_prf<crypto::sha384>(as_bytes("s"), "label", {as_bytes("seed")}, longest);
    for (std::size_t size = 0; size <= longest.size(); ++size) {
        std::vector<std::uint8_t> out(size + 1, 0xee);
        crypto::tls12_prf<crypto::sha384>(as_bytes("s"), "label", {as_bytes("seed")}, {out.data(), size});
        BOOST_TEST(std::equal(out.begin(), out.end() - 1, longest.begin()));
        BOOST_TEST(out.back() == 0xee);
    }
}

BOOST_AUTO_TEST_SUITE_END()
