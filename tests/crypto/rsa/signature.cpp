// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/signature.hpp>

#include "crypto/rsa/keys.hpp"
#include "crypto/rsa/signatures.hpp"
#include "crypto/rsa/wycheproof.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
namespace tests = handfast_tests;
namespace openssl = handfast_tests::made_by_openssl;
using hf::crypto::sha256;
using hf::crypto::sha384;
using hf::crypto::sha512;

namespace {

using bytes = std::vector<std::uint8_t>;
auto const message = hf::as_bytes("handfast");

rsa::private_key const& key() {
    static auto const k = rsa::private_key::from_pem(tests::key_2048).value();
    return k;
}

template <class Hash>
bytes signature(rsa::private_key const& k, hf::byte_view text) {
    bytes out(k.size());
    rsa::sign_pkcs1<Hash>(k, text, out).value();
    return out;
}

/// Signs whatever block it is given: what a forger would like to have.
bytes raw_signature(bytes const& block) {
    bytes out(256);
    detail::unwatched watch;
    BOOST_REQUIRE(detail::sign_encoded(key(), block, out, watch).has_value());
    return out;
}

template <class Hash>
bool good(rsa::public_key const& pub, hf::byte_view text, hf::byte_view sig) {
    auto const verified = rsa::verify_pkcs1<Hash>(pub, text, sig);
    if (!verified) BOOST_TEST((verified.error() == rsa::failure::bad_signature));
    return verified.has_value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_signature)

BOOST_AUTO_TEST_CASE(the_same_as_openssl_makes) {
    auto const long_key = rsa::private_key::from_pem(tests::key_3072).value();
    BOOST_TEST(hf::to_hex(signature<sha256>(key(), message)) == openssl::pkcs1_sha256_2048);
    BOOST_TEST(hf::to_hex(signature<sha384>(key(), message)) == openssl::pkcs1_sha384_2048);
    BOOST_TEST(hf::to_hex(signature<sha512>(key(), message)) == openssl::pkcs1_sha512_2048);
    BOOST_TEST(hf::to_hex(signature<sha256>(long_key, message)) == openssl::pkcs1_sha256_3072);
    BOOST_TEST(hf::to_hex(signature<sha384>(long_key, message)) == openssl::pkcs1_sha384_3072);
    BOOST_TEST(hf::to_hex(signature<sha512>(long_key, message)) == openssl::pkcs1_sha512_3072);
    auto const& pub = key().public_part();
    BOOST_TEST(rsa::verify_pss<sha256>(pub, message, hf::from_hex(openssl::pss_sha256_2048)).has_value());
    BOOST_TEST(rsa::verify_pss<sha384>(pub, message, hf::from_hex(openssl::pss_sha384_2048)).has_value());
    BOOST_TEST(rsa::verify_pss<sha512>(pub, message, hf::from_hex(openssl::pss_sha512_2048)).has_value());
}

BOOST_AUTO_TEST_CASE(round_trips_with_every_length_of_key) {
    for (auto const pem :
         {tests::key_2048, tests::key_2050, tests::key_2112, tests::key_3072, tests::key_4096, tests::key_8192}) {
        auto const k = rsa::private_key::from_pem(pem).value();
        auto const sig = signature<sha384>(k, message);
        BOOST_TEST(good<sha384>(k.public_part(), message, sig));
        BOOST_TEST(!good<sha384>(k.public_part(), hf::as_bytes("handfasT"), sig));
        BOOST_TEST(!good<sha256>(k.public_part(), message, sig));
        BOOST_TEST(!good<sha512>(k.public_part(), message, sig));
    }
}

BOOST_AUTO_TEST_CASE(of_a_digest_or_of_a_message) {
    bytes out(256);
    rsa::sign_pkcs1_digest<sha256>(key(), hf::crypto::digest_of<sha256>(message), out).value();
    BOOST_TEST(out == signature<sha256>(key(), message));
    BOOST_TEST(
        rsa::verify_pkcs1_digest<sha256>(key().public_part(), hf::crypto::digest_of<sha256>(message), out).has_value());
}

BOOST_AUTO_TEST_CASE(exactly_as_long_as_the_modulus) {
    auto const sig = signature<sha256>(key(), message);
    auto const& pub = key().public_part();
    auto longer = sig;
    longer.insert(longer.begin(), 0);
    BOOST_TEST(!good<sha256>(pub, message, longer));
    longer = sig;
    longer.push_back(0);
    BOOST_TEST(!good<sha256>(pub, message, longer));
    BOOST_TEST(!good<sha256>(pub, message, hf::byte_view{sig}.first(255)));
    BOOST_TEST(!good<sha256>(pub, message, {}));
    for (std::size_t size : {0u, 255u, 257u}) {
        bytes out(size);
        BOOST_TEST((rsa::sign_pkcs1<sha256>(key(), message, out).error() == rsa::failure::output_too_short));
    }
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_is_seen) {
    auto sig = signature<sha256>(key(), message);
    for (std::size_t bit = 0; bit < 8 * sig.size(); bit += 5) {
        sig[bit / 8] = static_cast<std::uint8_t>(sig[bit / 8] ^ 1u << bit % 8);
        BOOST_TEST(!good<sha256>(key().public_part(), message, sig));
        sig[bit / 8] = static_cast<std::uint8_t>(sig[bit / 8] ^ 1u << bit % 8);
    }
    BOOST_TEST(good<sha256>(key().public_part(), message, sig));
}

BOOST_AUTO_TEST_CASE(forged_encodings) {
    auto const digest = hf::crypto::digest_of<sha256>(message);
    bytes block(256);
    detail::encode_pkcs1<sha256>(digest, block);
    BOOST_TEST(hf::to_hex(hf::byte_view{block}.first(4)) == "0001ffff");
    BOOST_TEST(hf::to_hex(hf::byte_view{block}.last(52).first(20)) == "003031300d060960864801650304020105000420");
    auto const& pub = key().public_part();
    BOOST_TEST(good<sha256>(pub, message, raw_signature(block)));
    // Every byte before the digest counts.
    for (std::size_t i = 1; i < 224; i += (i < 4 || i > 200) ? 1 : 9) {
        auto spoilt = block;
        spoilt[i] ^= 1;
        BOOST_TEST(!good<sha256>(pub, message, raw_signature(spoilt)), i);
    }
    // Bleichenbacher 2006: little padding, and rubbish after the digest.
    bytes early(256, 0x5a);
    bytes const info(block.end() - 52, block.end());
    early[0] = 0;
    early[1] = 1;
    std::fill_n(early.begin() + 2, 8, std::uint8_t{0xff});
    std::copy(info.begin(), info.end(), early.begin() + 10);
    BOOST_TEST(!good<sha256>(pub, message, raw_signature(early)));
    // The DigestInfo without its NULL, the padding longer for it.
    bytes without(256, 0xff);
    auto shorter = info;
    shorter.erase(shorter.begin() + 16, shorter.begin() + 18);
    shorter[2] = 0x2f;
    shorter[4] = 0x0b;
    without[0] = 0;
    without[1] = 1;
    std::copy(shorter.begin(), shorter.end(), without.end() - static_cast<std::ptrdiff_t>(shorter.size()));
    BOOST_TEST(!good<sha256>(pub, message, raw_signature(without)));
}

BOOST_AUTO_TEST_CASE(a_fault_lets_no_signature_out) {
    struct flipping : detail::unwatched {
        void half(detail::limb* r, std::size_t) const { r[where] ^= 1; }
        std::size_t where = 0;
    } watch;
    bytes block(256);
    detail::encode_pkcs1<sha256>(hf::crypto::digest_of<sha256>(message), block);
    for (watch.where = 0; watch.where < key().numbers()->p.prime.size(); watch.where += 3) {
        bytes out(256, 0xaa);
        auto const done = detail::sign_encoded(key(), block, out, watch);
        BOOST_REQUIRE(!done.has_value());
        BOOST_TEST((done.error() == rsa::failure::fault));
        BOOST_TEST(out == bytes(256));
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_was_moved_away_signs_nothing) {
    auto k = rsa::private_key::from_pem(tests::key_2048).value();
    auto const moved = std::move(k);
    bytes out(256);
    BOOST_TEST((rsa::sign_pkcs1<sha256>(k, message, out).error() == rsa::failure::no_key));
}

BOOST_AUTO_TEST_CASE(pss_with_other_salts) {
    auto const& pub = key().public_part();
    auto const sig = hf::from_hex(openssl::pss_sha256_2048);
    BOOST_TEST(rsa::verify_pss<sha256>(pub, message, sig, 32).has_value());
    for (std::size_t salt : {std::size_t{0}, std::size_t{20}, std::size_t{31}, std::size_t{33}, std::size_t{222},
                             std::size_t{223}, std::size_t{1000}, ~std::size_t{0}, ~std::size_t{0} - 33})
        BOOST_TEST(!rsa::verify_pss<sha256>(pub, message, sig, salt).has_value());
    BOOST_TEST(!rsa::verify_pss<sha384>(pub, message, sig).has_value());
    BOOST_TEST(!rsa::verify_pss<sha256>(pub, hf::as_bytes("handfasT"), sig).has_value());
    BOOST_TEST(!rsa::verify_pss<sha256>(pub, message, signature<sha256>(key(), message)).has_value());
}

namespace {
/// The encoding of RFC 8017 §9.1.1 for a modulus of `bits` bits, in that modulus's bytes.
bytes pss_encoding(std::size_t bits) {
    auto const digest = hf::crypto::digest_of<sha256>(message);
    bytes encoded((bits + 7) / 8);
    auto const body = hf::byte_span{encoded}.last((bits + 6) / 8);
    std::size_t const hash_at = body.size() - 33;
    bytes const zeros(8), salt(32, 0x5c);
    auto const h = hf::crypto::digest_of<sha256>({zeros, digest, salt});
    body[hash_at - 33] = 1;
    std::copy(salt.begin(), salt.end(), body.begin() + static_cast<std::ptrdiff_t>(hash_at) - 32);
    detail::add_mask<sha256>(h, body.first(hash_at));
    body[0] &= static_cast<std::uint8_t>(0xff >> (8 * body.size() - (bits - 1)));
    std::copy(h.begin(), h.end(), body.begin() + static_cast<std::ptrdiff_t>(hash_at));
    body.back() = 0xbc;
    return encoded;
}
bool good_pss_encoding(bytes encoded, std::size_t bits) {
    return detail::verify_pss<sha256>(hf::crypto::digest_of<sha256>(message), encoded, bits, 32);
}
}  // namespace

BOOST_AUTO_TEST_CASE(pss_encodings_have_no_bit_above_their_length) {
    for (std::size_t bits : {2048u, 2049u, 2050u, 2055u, 2056u, 2057u}) {
        auto const encoded = pss_encoding(bits);
        bytes made((bits + 7) / 8);
        BOOST_TEST(detail::encode_pss<sha256>(hf::crypto::digest_of<sha256>(message), bytes(32, 0x5c), made, bits));
        BOOST_TEST(made == encoded);
        BOOST_TEST(good_pss_encoding(encoded, bits));
        // Bit `bits - 1` and those above, of which a modulus of 2049 bits has a whole byte.
        for (std::size_t bit = bits - 1; bit < 8 * encoded.size(); ++bit) {
            auto spoilt = encoded;
            auto& byte = spoilt[encoded.size() - 1 - bit / 8];
            byte = static_cast<std::uint8_t>(byte | 1u << bit % 8);
            BOOST_TEST(!good_pss_encoding(spoilt, bits), bits << ", " << bit);
        }
        for (std::size_t i = 0; i < encoded.size(); i += 7) {
            auto spoilt = encoded;
            spoilt[i] ^= 0x10;
            BOOST_TEST(!good_pss_encoding(spoilt, bits), bits << ", " << i);
        }
    }
}

namespace {
template <class Hash, std::size_t Count>
void check_pkcs1(std::string_view der, tests::wycheproof::vector const (&table)[Count]) {
    auto const pub = rsa::public_key::from_der(hf::from_hex(der)).value();
    for (auto const& test : table)
        BOOST_TEST(good<Hash>(pub, hf::from_hex(test.message), hf::from_hex(test.input)) == test.valid, test.id);
}
template <class Hash, std::size_t Count>
void check_pss(std::string_view der, tests::wycheproof::vector const (&table)[Count]) {
    auto const pub = rsa::public_key::from_der(hf::from_hex(der)).value();
    for (auto const& test : table)
        BOOST_TEST(rsa::verify_pss<Hash>(pub, hf::from_hex(test.message), hf::from_hex(test.input)).has_value() ==
                       test.valid,
                   test.id);
}
}  // namespace

BOOST_AUTO_TEST_CASE(pss_signatures_verify) {
    auto const check = [&]<class Hash>(std::size_t salt_size) {
        bytes first(key().size()), second(key().size());
        BOOST_REQUIRE(rsa::sign_pss<Hash>(key(), message, first, salt_size).has_value());
        BOOST_REQUIRE(rsa::sign_pss<Hash>(key(), message, second, salt_size).has_value());
        BOOST_TEST((first != second) == (salt_size > 0));
        auto const& with = key().public_part();
        BOOST_TEST(rsa::verify_pss<Hash>(with, message, first, salt_size).has_value());
        BOOST_TEST(!rsa::verify_pss<Hash>(with, message, first, salt_size + 1).has_value());
        BOOST_TEST(!rsa::verify_pkcs1<Hash>(with, message, first).has_value());
        first[100] ^= 1;
        BOOST_TEST(!rsa::verify_pss<Hash>(with, message, first, salt_size).has_value());
    };
    check.operator()<hf::crypto::sha256>(32);
    check.operator()<hf::crypto::sha384>(48);
    check.operator()<hf::crypto::sha512>(64);
    check.operator()<hf::crypto::sha256>(0);
    check.operator()<hf::crypto::sha256>(222);  // as long as there is room
    bytes out(key().size());
    for (std::size_t size : {std::size_t{223}, std::size_t{100'000}}) {
        auto const done = rsa::sign_pss<hf::crypto::sha256>(key(), message, out, size);
        BOOST_TEST((!done.has_value() && done.error() == rsa::failure::salt_too_long));
    }
    out.pop_back();
    auto const done = rsa::sign_pss<hf::crypto::sha256>(key(), message, out);
    BOOST_TEST((!done.has_value() && done.error() == rsa::failure::output_too_short));
}

BOOST_AUTO_TEST_CASE(wycheproof_signatures) {
    namespace w = tests::wycheproof;
    check_pkcs1<sha256>(w::signature_sha256_key, w::signature_sha256);
    check_pkcs1<sha384>(w::signature_sha384_key, w::signature_sha384);
    check_pkcs1<sha512>(w::signature_sha512_key, w::signature_sha512);
    check_pss<sha256>(w::pss_sha256_key, w::pss_sha256);
    check_pss<sha384>(w::pss_sha384_key, w::pss_sha384);
}

BOOST_AUTO_TEST_SUITE_END()
