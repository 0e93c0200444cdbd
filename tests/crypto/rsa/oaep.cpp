// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/oaep.hpp>

#include "crypto/rsa/keys.hpp"
#include "crypto/rsa/oaep_vectors.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
namespace tests = handfast_tests;
using detail::limb;

namespace {

using bytes = std::vector<std::uint8_t>;

rsa::private_key const& key() {
    static auto const k = rsa::private_key::from_pem(tests::key_2048).value();
    return k;
}

/// `block` to the power of e: what an attacker can send.
bytes encrypted(bytes const& block) {
    bytes out(block.size());
    BOOST_REQUIRE(detail::public_operation(key().public_part(), block, out));
    return out;
}

template <class Hash>
void round_trips() {
    bytes const label{'f', 'o', 'r', ' ', 'u', 's'};
    std::size_t const longest = key().size() - 2 * Hash::size - 2;
    for (std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{48}, longest}) {
        bytes const secret(size, 0x01);  // which is also the byte that ends the padding
        for (auto const& with : {bytes{}, label}) {
            auto const wrapped = rsa::wrap_oaep<Hash>(key().public_part(), secret, with).value();
            auto const opened = rsa::unwrap_oaep<Hash>(key(), wrapped, with);
            BOOST_REQUIRE(opened.has_value());
            BOOST_TEST(bytes(opened->reveal().begin(), opened->reveal().end()) == secret);
            auto const other = rsa::unwrap_oaep<Hash>(key(), wrapped, bytes{'x'});
            BOOST_REQUIRE(!other.has_value());
            BOOST_TEST((other.error() == rsa::failure::bad_padding));
        }
    }
    auto const too_long = rsa::wrap_oaep<Hash>(key().public_part(), bytes(longest + 1));
    BOOST_REQUIRE(!too_long.has_value());
    BOOST_TEST((too_long.error() == rsa::failure::secret_too_long));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_oaep)

BOOST_AUTO_TEST_CASE(round_trips_with_each_hash) {
    round_trips<hf::crypto::sha256>();
    round_trips<hf::crypto::sha384>();
    round_trips<hf::crypto::sha512>();
}

BOOST_AUTO_TEST_CASE(twice_the_same_is_encrypted_differently) {
    bytes const secret(16, 7);
    BOOST_TEST(rsa::wrap_oaep<hf::crypto::sha256>(key().public_part(), secret).value() !=
               rsa::wrap_oaep<hf::crypto::sha256>(key().public_part(), secret).value());
}

BOOST_AUTO_TEST_CASE(another_hash_does_not_open_it) {
    auto const wrapped = rsa::wrap_oaep<hf::crypto::sha256>(key().public_part(), bytes(16)).value();
    auto const opened = rsa::unwrap_oaep<hf::crypto::sha512>(key(), wrapped);
    BOOST_TEST((!opened.has_value() && opened.error() == rsa::failure::bad_padding));
}

BOOST_AUTO_TEST_CASE(every_way_of_being_malformed_is_one_failure) {
    using hash = hf::crypto::sha256;
    bytes const secret(20, 0x42), seed(hash::size, 9);
    bytes good(256);
    detail::encode_oaep<hash>(secret, {}, seed, good);
    auto const with_db = [&](auto change) {
        // The data block in the open, changed, and masked again under the same seed.
        bytes block(256);
        auto const db = hf::byte_span{block}.subspan(1 + hash::size);
        auto const masked = hf::byte_span{block}.subspan(1, hash::size);
        std::ranges::copy(hf::crypto::digest_of<hash>(hf::byte_view{}), db.begin());
        db[db.size() - secret.size() - 1] = 1;
        std::ranges::copy(secret, db.end() - static_cast<std::ptrdiff_t>(secret.size()));
        change(db);
        std::ranges::copy(seed, masked.begin());
        detail::add_mask<hash>(masked, db);
        detail::add_mask<hash>(db, masked);
        return block;
    };
    BOOST_TEST(with_db([](auto) {}) == good);
    BOOST_TEST(rsa::unwrap_oaep<hash>(key(), encrypted(good)).has_value());

    std::vector<bytes> bad;
    bad.push_back(good);
    bad.back()[0] = 1;  // Manger's oracle
    for (std::size_t at : {0u, 16u, 31u}) bad.push_back(with_db([at](auto db) { db[at] ^= 0x80; }));
    for (std::size_t at : {32u, 100u}) bad.push_back(with_db([at](auto db) { db[at] = 2; }));
    bad.push_back(with_db([&](auto db) { db[db.size() - secret.size() - 1] = 0; }));
    bad.push_back(with_db([&](auto db) { std::ranges::fill(db.subspan(hash::size), std::uint8_t{0}); }));
    bytes minus_one = key().public_part().modulus();
    --minus_one.back();
    bad.push_back(minus_one);
    bad.emplace_back(256);
    for (auto const& block : bad) {
        auto const opened = rsa::unwrap_oaep<hash>(key(), encrypted(block));
        BOOST_TEST((!opened.has_value() && opened.error() == rsa::failure::bad_padding));
    }
}

BOOST_AUTO_TEST_CASE(what_anybody_can_see_is_an_open_error) {
    using hash = hf::crypto::sha256;
    auto wrapped = rsa::wrap_oaep<hash>(key().public_part(), bytes(16)).value();
    bytes shorter(wrapped.begin(), wrapped.end() - 1), longer = wrapped;
    longer.push_back(0);
    for (auto const& input : {shorter, longer, bytes{}, bytes(256, 0xff)}) {
        auto const opened = rsa::unwrap_oaep<hash>(key(), input);
        BOOST_TEST((!opened.has_value() && opened.error() == rsa::failure::invalid_ciphertext));
    }
    bytes out(255);
    auto const done = rsa::wrap_oaep_into<hash>(key().public_part(), bytes(16), out);
    BOOST_TEST((!done.has_value() && done.error() == rsa::failure::output_too_short));

    auto moved = rsa::private_key::from_pem(tests::key_2048).value();
    auto const kept = std::move(moved);
    auto const opened = rsa::unwrap_oaep<hash>(moved, wrapped);
    BOOST_TEST((!opened.has_value() && opened.error() == rsa::failure::no_key));
}

BOOST_AUTO_TEST_CASE(a_fault_lets_nothing_out) {
    struct flipping : detail::unwatched {
        static void half(limb* r, std::size_t) { r[3] ^= 4; }
    } watch;
    auto const wrapped = rsa::wrap_oaep<hf::crypto::sha256>(key().public_part(), bytes(16)).value();
    BOOST_TEST((!detail::unwrap_oaep<hf::crypto::sha256>(key(), wrapped, {}, watch).has_value()));
}

BOOST_AUTO_TEST_CASE(wycheproof) {
    auto const k = rsa::private_key::from_der(hf::from_hex(tests::oaep_vectors::key)).value();
    for (auto const& v : tests::oaep_vectors::vectors) {
        BOOST_TEST_CONTEXT(v.id) {
            auto const opened = rsa::unwrap_oaep<hf::crypto::sha256>(k, hf::from_hex(v.ciphertext),
                                                                     hf::from_hex(v.label));
            BOOST_TEST(opened.has_value() == v.valid);
            if (opened && v.valid)
                BOOST_TEST(bytes(opened->reveal().begin(), opened->reveal().end()) == hf::from_hex(v.message));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
