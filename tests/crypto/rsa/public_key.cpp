// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/public_key.hpp>

#include "crypto/rsa/keys.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace tests = handfast_tests;
using rsa::failure;

namespace {

/// A number of `bits` bits with its ends set.
std::vector<std::uint8_t> odd_number(std::size_t bits) {
    std::vector<std::uint8_t> n((bits + 7) / 8, 0x5a);
    n[0] = static_cast<std::uint8_t>(1u << (bits - 1) % 8);
    n.back() = 1;
    return n;
}

std::vector<std::uint8_t> const f4{1, 0, 1};

failure refusal(hf::byte_view n, hf::byte_view e) {
    auto const key = rsa::public_key::from_numbers(n, e);
    BOOST_REQUIRE(!key.has_value());
    return key.error();
}
failure refusal(hf::byte_view der) {
    auto const key = rsa::public_key::from_der(der);
    BOOST_REQUIRE(!key.has_value());
    return key.error();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_public_key)

BOOST_AUTO_TEST_CASE(from_either_form_in_pem) {
    auto const spki = rsa::public_key::from_pem(tests::key_2048_public).value();
    auto const pkcs1 = rsa::public_key::from_pem(tests::key_2048_public_pkcs1).value();
    BOOST_TEST((spki == pkcs1));
    BOOST_TEST(spki.bits() == 2048u);
    BOOST_TEST(spki.size() == 256u);
    BOOST_TEST(spki.exponent() == 65537u);
    BOOST_TEST(spki.modulus().size() == 256u);
    BOOST_TEST(spki.spki_pem() == tests::key_2048_public);
    BOOST_TEST(spki.pkcs1_pem() == tests::key_2048_public_pkcs1);
    BOOST_TEST((rsa::public_key::from_der(spki.spki_der()).value() == spki));
    BOOST_TEST((rsa::public_key::from_der(spki.pkcs1_der()).value() == spki));
    BOOST_TEST((rsa::public_key::from_pem_file("/nowhere/key.pem").error() == failure::cannot_read));
    // openssl pkey -pubin -in key.pem -outform DER | sha256sum
    BOOST_TEST(hf::to_hex(spki.fingerprint()) == "9e3771304a54d3e8b1f2450dd701436762d073c0e07881c7d77d099ae6ed390a");
}

BOOST_AUTO_TEST_CASE(pem_without_such_a_key) {
    BOOST_TEST((rsa::public_key::from_pem("").error() == failure::no_key_in_pem));
    BOOST_TEST((rsa::public_key::from_pem(tests::key_2048).error() == failure::no_key_in_pem));
    BOOST_TEST((rsa::public_key::from_pem("-----BEGIN PUBLIC KEY-----\n").error() == failure::malformed_pem));
}

BOOST_AUTO_TEST_CASE(lengths_of_the_modulus) {
    BOOST_TEST((refusal({}, f4) == failure::modulus_too_small));
    BOOST_TEST((refusal(odd_number(1024), f4) == failure::modulus_too_small));
    BOOST_TEST((refusal(odd_number(2047), f4) == failure::modulus_too_small));
    BOOST_TEST((refusal(odd_number(8193), f4) == failure::modulus_too_large));
    BOOST_TEST((refusal(odd_number(16384), f4) == failure::modulus_too_large));
    for (std::size_t bits : {2048u, 2049u, 2055u, 2056u, 3072u, 8192u}) {
        auto const key = rsa::public_key::from_numbers(odd_number(bits), f4).value();
        BOOST_TEST(key.bits() == bits);
        BOOST_TEST(key.size() == (bits + 7) / 8);
        BOOST_TEST(key.modulus() == odd_number(bits));
    }
}

BOOST_AUTO_TEST_CASE(exponents) {
    auto const n = odd_number(2048);
    auto even = n;
    even.back() = 2;
    BOOST_TEST((refusal(even, f4) == failure::modulus_even));
    using bytes = std::vector<std::uint8_t>;
    BOOST_TEST((refusal(n, {}) == failure::exponent_too_small));
    BOOST_TEST((refusal(n, bytes{1}) == failure::exponent_too_small));
    BOOST_TEST((refusal(n, bytes{2}) == failure::exponent_too_small));
    BOOST_TEST((refusal(n, bytes{4}) == failure::exponent_even));
    BOOST_TEST((refusal(n, bytes{2, 0, 0, 0, 1}) == failure::exponent_too_large));
    BOOST_TEST((refusal(n, bytes{1, 0, 0, 0, 0, 1}) == failure::exponent_too_large));
    BOOST_TEST(rsa::public_key::from_numbers(n, bytes{3}).value().exponent() == 3u);
    BOOST_TEST(rsa::public_key::from_numbers(n, bytes{1, 255, 255, 255, 255}).value().exponent() == 0x1ffffffffu);
    // Zeros in front are not part of a number.
    BOOST_TEST((rsa::public_key::from_numbers(n, bytes{0, 0, 0, 1, 0, 1}).value() ==
                rsa::public_key::from_numbers(n, f4).value()));
}

BOOST_AUTO_TEST_CASE(der_that_is_something_else) {
    auto const der = rsa::public_key::from_pem(tests::key_2048_public).value().spki_der();
    BOOST_TEST((refusal({}) == failure::malformed_der));
    for (std::size_t size = 1; size < der.size(); ++size) {
        BOOST_TEST((refusal(hf::byte_view{der}.first(size)) == failure::malformed_der));
    }
    auto longer = der;
    longer.push_back(0);
    BOOST_TEST((refusal(longer) == failure::malformed_der));

    auto const spki = [](auto&& algorithm, auto&& key) {
        hf::asn1::writer w;
        w.sequence([&] {
            w.sequence([&] { algorithm(w); });
            w.bit_string([&] { key(w); });
        });
        return w.take();
    };
    auto const numbers = [](hf::asn1::writer& w) {
        w.sequence([&] {
            w.unsigned_integer(odd_number(2048));
            w.unsigned_integer(f4);
        });
    };
    auto const rsa_encryption = [](hf::asn1::writer& w) {
        w.oid(hf::asn1::oids::rsa_encryption);
        w.null();
    };
    BOOST_TEST(rsa::public_key::from_der(spki(rsa_encryption, numbers)).has_value());
    BOOST_TEST((refusal(spki(
                    [](hf::asn1::writer& w) {
                        w.oid(hf::asn1::oids::ec_public_key);
                        w.null();
                    },
                    numbers)) == failure::not_rsa));
    // RFC 3279 §2.3.1: the parameters are NULL.
    BOOST_TEST((refusal(spki([](hf::asn1::writer& w) { w.oid(hf::asn1::oids::rsa_encryption); }, numbers)) ==
                failure::malformed_der));
    BOOST_TEST((refusal(spki(
                    [](hf::asn1::writer& w) {
                        w.oid(hf::asn1::oids::rsa_encryption);
                        w.boolean(true);
                    },
                    numbers)) == failure::malformed_der));
    BOOST_TEST((refusal(spki(rsa_encryption, [](hf::asn1::writer& w) {
                    w.sequence([&] {
                        w.unsigned_integer(odd_number(2048));
                        w.unsigned_integer(f4);
                        w.unsigned_integer(f4);
                    });
                })) == failure::malformed_der));
    // A negative modulus.
    BOOST_TEST((refusal(spki(rsa_encryption, [](hf::asn1::writer& w) {
                    w.sequence([&] {
                        auto n = odd_number(2048);
                        n[0] = 0x81;
                        w.primitive(hf::asn1::tag::integer, n);
                        w.unsigned_integer(f4);
                    });
                })) == failure::malformed_der));
}

BOOST_AUTO_TEST_CASE(every_failure_has_words_of_its_own) {
    std::vector<std::string> seen;
    for (int i = 0; i <= static_cast<int>(failure::no_key); ++i) {
        std::string const words{describe(static_cast<failure>(i)).view()};
        BOOST_TEST(words != "an unknown failure");
        BOOST_TEST((std::find(seen.begin(), seen.end(), words) == seen.end()), words);
        seen.push_back(words);
    }
}

BOOST_AUTO_TEST_SUITE_END()
