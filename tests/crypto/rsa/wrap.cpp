// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <thread>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/wrap.hpp>

#include "crypto/rsa/implicit_rejection.hpp"
#include "crypto/rsa/keys.hpp"
#include "crypto/rsa/wycheproof.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
namespace tests = handfast_tests;
using detail::limb;

namespace {

using bytes = std::vector<std::uint8_t>;
constexpr std::uint16_t tls12 = 0x0303;

rsa::private_key const& key() {
    static auto const k = rsa::private_key::from_pem(tests::key_2048).value();
    return k;
}

/// 48 bytes that begin with a version.
bytes premaster(std::uint16_t version = tls12) {
    bytes secret(48, 0x77);
    hf::store_big_endian(version, secret.data());
    return secret;
}

/// 00 02, padding, 00, and the secret at the end of 256 bytes.
bytes block_of(bytes const& secret) {
    bytes block(256, 0xa5);
    block[0] = 0;
    block[1] = 2;
    block[255 - secret.size()] = 0;
    std::copy(secret.begin(), secret.end(), block.end() - static_cast<std::ptrdiff_t>(secret.size()));
    return block;
}

/// `block` to the power of e: what an attacker can send.
bytes encrypted(bytes const& block) {
    bytes out(256);
    BOOST_REQUIRE(detail::public_operation(key().public_part(), block, out));
    return out;
}

hf::secret<48> const& fallback() {
    static auto const f = hf::crypto::random_secret<48>();
    return f;
}

enum class outcome { secret, fallback, neither };

outcome unwrapped(hf::byte_view wrapped, bytes const& expected, std::uint16_t version = tls12) {
    auto const got = rsa::unwrap_premaster(key(), wrapped, version, fallback().clone());
    if (hf::same_bytes(got.reveal(), expected)) return outcome::secret;
    return got == fallback() ? outcome::fallback : outcome::neither;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_wrap)

BOOST_AUTO_TEST_CASE(round_trips) {
    for (auto const pem :
         {tests::key_2048, tests::key_2050, tests::key_2112, tests::key_3072, tests::key_4096, tests::key_8192}) {
        auto const k = rsa::private_key::from_pem(pem).value();
        auto const secret = premaster();
        auto const wrapped = rsa::wrap(k.public_part(), secret).value();
        BOOST_TEST(wrapped.size() == k.size());
        auto const got = rsa::unwrap_premaster(k, wrapped, tls12, fallback().clone());
        BOOST_TEST(hf::same_bytes(got.reveal(), secret));
    }
}

BOOST_AUTO_TEST_CASE(secrets_of_every_size_that_fits) {
    auto const& pub = key().public_part();
    for (std::size_t size : {0u, 1u, 16u, 48u, 244u, 245u}) {
        bytes const secret(size, 0x42);
        auto const wrapped = rsa::wrap(pub, secret).value();
        bytes chosen(size, 0x99);
        BOOST_TEST(rsa::unwrap_into(key(), wrapped, chosen).has_value());
        BOOST_TEST(chosen == secret);
        // Another length than the secret's: the fallback. Without a word, where a secret may be of that length.
        bytes longer(size + 1, 0x99);
        BOOST_TEST(rsa::unwrap_into(key(), wrapped, longer).has_value() == (size < 245));
        BOOST_TEST(longer == bytes(size + 1, 0x99));
    }
    BOOST_TEST((rsa::wrap(pub, bytes(246)).error() == rsa::failure::secret_too_long));
    bytes out(255);
    BOOST_TEST((rsa::wrap(pub, bytes(48), out).error() == rsa::failure::output_too_short));
    auto const wrapped = rsa::wrap(pub, bytes(32, 7)).value();
    BOOST_TEST((rsa::unwrap(key(), wrapped, hf::secret<32>{}).value() ==
                hf::secret<32>{std::array<std::uint8_t, 32>{7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
                                                            7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}}));
}

BOOST_AUTO_TEST_CASE(secrets_too_long_for_the_key) {
    auto const wrapped = rsa::wrap(key().public_part(), bytes(245, 7)).value();
    BOOST_TEST((rsa::unwrap(key(), wrapped, hf::secret<246>{}).error() == rsa::failure::secret_too_long));
    bytes chosen(300, 0x99);
    BOOST_TEST((rsa::unwrap_into(key(), wrapped, chosen).error() == rsa::failure::secret_too_long));
    BOOST_TEST(chosen == bytes(300, 0x99));
    // A longer key has room for it.
    auto const k = rsa::private_key::from_pem(tests::key_3072).value();
    BOOST_TEST(rsa::unwrap_into(k, rsa::wrap(k.public_part(), bytes(300, 7)).value(), chosen).has_value());
    BOOST_TEST(chosen == bytes(300, 7));
}

BOOST_AUTO_TEST_CASE(padding_is_random_and_never_zero) {
    auto const first = rsa::wrap(key().public_part(), premaster()).value();
    auto const second = rsa::wrap(key().public_part(), premaster()).value();
    BOOST_TEST(first != second);
    // The block itself, opened with the private operation.
    detail::unwatched watch;
    std::size_t const size = key().public_part().modulus_view().size;
    for (int round = 0; round < 8; ++round) {
        auto const wrapped = rsa::wrap(key().public_part(), premaster()).value();
        detail::natural<detail::whole_capacity> c, m;
        detail::from_bytes(c.data(), size, wrapped);
        BOOST_TEST(detail::private_operation(key().public_part(), *key().numbers(), m.data(), c.data(), watch) != 0u);
        bytes block(256);
        detail::to_bytes(block, m.data(), size);
        BOOST_TEST((block[0] == 0 && block[1] == 2 && block[207] == 0));
        BOOST_TEST(std::count(block.begin() + 2, block.begin() + 207, 0) == 0);
    }
}

BOOST_AUTO_TEST_CASE(every_malformed_padding_gives_the_fallback) {
    auto const secret = premaster();
    auto const good = block_of(secret);
    BOOST_TEST((unwrapped(encrypted(good), secret) == outcome::secret));

    auto const spoilt = [&](std::size_t where, std::uint8_t value) {
        auto block = good;
        block[where] = value;
        BOOST_TEST((unwrapped(encrypted(block), secret) == outcome::fallback), where << " = " << int{value});
    };
    // The first byte; more would not be below n.
    spoilt(0, 1);
    // The block's type: none, a signature's, others.
    for (int type : {0, 1, 3, 0x82, 0xff}) spoilt(1, static_cast<std::uint8_t>(type));
    // A zero too early, at each place where the padding has to have none.
    for (std::size_t where = 2; where < 207; ++where) spoilt(where, 0);
    // No zero where the secret begins.
    for (int value : {1, 2, 0x80, 0xff}) spoilt(207, static_cast<std::uint8_t>(value));
    // No zero anywhere.
    BOOST_TEST((unwrapped(encrypted([] {
                              bytes block(256, 0x11);
                              block[0] = 0;
                              block[1] = 2;
                              return block;
                          }()),
                          secret) == outcome::fallback));
}

BOOST_AUTO_TEST_CASE(secrets_of_another_length_give_the_fallback) {
    for (std::size_t size : {0u, 1u, 46u, 47u, 49u, 50u, 96u, 245u}) {
        bytes other(size, 0x77);
        if (size >= 2) hf::store_big_endian(tls12, other.data());
        BOOST_TEST((unwrapped(rsa::wrap(key().public_part(), other).value(), premaster()) == outcome::fallback));
    }
    // 49 bytes of which the last 48 would do.
    auto padded = premaster();
    padded.insert(padded.begin(), 0);
    BOOST_TEST((unwrapped(encrypted(block_of(padded)), premaster()) == outcome::fallback));
}

BOOST_AUTO_TEST_CASE(another_version_gives_the_fallback) {
    for (int version : {0x0000, 0x0002, 0x0300, 0x0301, 0x0302, 0x0304, 0x0203, 0x0403, 0xffff}) {
        auto const secret = premaster(static_cast<std::uint16_t>(version));
        BOOST_TEST((unwrapped(encrypted(block_of(secret)), secret) == outcome::fallback));
        // The version that counts is the one that the hello offered.
        BOOST_TEST(
            (unwrapped(encrypted(block_of(secret)), secret, static_cast<std::uint16_t>(version)) == outcome::secret));
    }
}

namespace {

/// Ciphertexts of another length than the key's, or not below n.
std::vector<bytes> publicly_invalid() {
    auto const good = encrypted(block_of(premaster()));
    auto const n = key().public_part().modulus();
    auto shorter = good;
    shorter.pop_back();
    auto longer = good;
    longer.push_back(0);
    auto leading_zero = good;
    leading_zero.insert(leading_zero.begin(), 0);
    auto above = good;
    // good + n, where it fits: the same value modulo n.
    unsigned carry = 0;
    for (std::size_t i = 256; i-- > 0;) {
        carry += unsigned{above[i]} + n[i];
        above[i] = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    std::vector<bytes> all{bytes{}, bytes(1),     n,          bytes(256, 0xff), shorter,
                           longer,  leading_zero, bytes(257), bytes(512),       bytes(3000, 0xff)};
    if (carry == 0) all.push_back(above);
    return all;
}

/// The least and the greatest that are below n; none opens to anything.
std::vector<bytes> at_the_ends() {
    auto minus_one = key().public_part().modulus();
    minus_one.back() ^= 1;
    bytes one(256);
    one.back() = 1;
    return {bytes(256), one, minus_one};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_publicly_invalid_premaster_gives_the_fallback) {
    auto const secret = premaster();
    for (auto const& wrapped : publicly_invalid()) BOOST_TEST((unwrapped(wrapped, secret) == outcome::fallback));
    for (auto const& wrapped : at_the_ends()) BOOST_TEST((unwrapped(wrapped, secret) == outcome::fallback));
    BOOST_TEST((unwrapped(encrypted(block_of(secret)), secret) == outcome::secret));
}

BOOST_AUTO_TEST_CASE(a_publicly_invalid_ciphertext_is_an_open_error) {
    for (auto const& wrapped : publicly_invalid()) {
        BOOST_TEST((rsa::unwrap(key(), wrapped, fallback().clone()).error() == rsa::failure::invalid_ciphertext));
        bytes chosen(48, 0x99);
        BOOST_TEST((rsa::unwrap_into(key(), wrapped, chosen).error() == rsa::failure::invalid_ciphertext));
        BOOST_TEST(chosen == bytes(48, 0x99));
    }
    // What only the private key can tell is none.
    for (auto const& wrapped : at_the_ends())
        BOOST_TEST((rsa::unwrap(key(), wrapped, fallback().clone()).value() == fallback()));
    auto block = block_of(premaster());
    block[1] = 1;
    BOOST_TEST((rsa::unwrap(key(), encrypted(block), fallback().clone()).value() == fallback()));
}

namespace {
struct counting : detail::unwatched {
    void blinded(limb const*, std::size_t) { ++operations; }
    void half(limb*, std::size_t) { ++halves; }
    int operations = 0;
    int halves = 0;
};
}  // namespace

BOOST_AUTO_TEST_CASE(whatever_comes_costs_one_private_operation) {
    auto const good = encrypted(block_of(premaster()));
    for (auto const& wrapped :
         {good, bytes{}, bytes(256), bytes(256, 0xff), bytes(257), key().public_part().modulus()}) {
        counting watch;
        auto chosen = fallback().clone();
        detail::unwrap_into(key(), wrapped, chosen.writable(), tls12, watch);
        BOOST_TEST(watch.operations == 1);
        BOOST_TEST(watch.halves == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_fault_gives_the_fallback) {
    struct flipping : detail::unwatched {
        void half(limb* r, std::size_t) const { r[3] ^= 4; }
    } watch;
    auto chosen = fallback().clone();
    detail::unwrap_into(key(), encrypted(block_of(premaster())), chosen.writable(), tls12, watch);
    BOOST_TEST((chosen == fallback()));
}

BOOST_AUTO_TEST_CASE(a_key_that_was_moved_away_unwraps_nothing) {
    auto k = rsa::private_key::from_pem(tests::key_2048).value();
    auto const moved = std::move(k);
    auto const wrapped = rsa::wrap(moved.public_part(), premaster()).value();
    BOOST_TEST((rsa::unwrap_premaster(k, wrapped, tls12, fallback().clone()) == fallback()));
    BOOST_TEST((rsa::unwrap(k, wrapped, fallback().clone()).error() == rsa::failure::no_key));
    bytes chosen(48, 0x99);
    BOOST_TEST((rsa::unwrap_into(k, wrapped, chosen).error() == rsa::failure::no_key));
    BOOST_TEST(chosen == bytes(48, 0x99));
}

BOOST_AUTO_TEST_CASE(threads_share_a_key) {
    auto const wrapped = rsa::wrap(key().public_part(), premaster()).value();
    std::array<bool, 4> right{};
    std::vector<std::thread> threads;
    for (auto& done : right)
        threads.emplace_back([&] {
            done = true;
            for (int i = 0; i < 5; ++i) {
                auto const got = rsa::unwrap_premaster(key(), wrapped, tls12, hf::secret<48>{});
                done = done && hf::same_bytes(got.reveal(), premaster());
            }
        });
    for (auto& thread : threads) thread.join();
    for (bool const done : right) BOOST_TEST(done);
}

BOOST_AUTO_TEST_CASE(wycheproof_decryption) {
    auto const k = rsa::private_key::from_der(hf::from_hex(tests::wycheproof::decryption_key)).value();
    for (auto const& test : tests::wycheproof::decryption) {
        auto const expected = hf::from_hex(test.message);
        bytes chosen(expected.size(), 0xee);
        bytes const before = chosen;
        auto const wrapped = hf::from_hex(test.input);
        auto const done = rsa::unwrap_into(k, wrapped, chosen);
        BOOST_TEST((done || (!test.valid && done.error() == rsa::failure::invalid_ciphertext)), test.id);
        BOOST_TEST(chosen == (test.valid ? expected : before), test.id);
    }
}

BOOST_AUTO_TEST_CASE(implicit_rejection_gives_what_openssl_gives) {
    auto const k = rsa::private_key::from_pem(tests::implicit_rejection::key).value();
    for (auto const& v : tests::implicit_rejection::vectors) {
        BOOST_TEST_CONTEXT(v.what) {
            auto const opened = rsa::unwrap(k, hf::from_hex(v.ciphertext)).value();
            BOOST_TEST(bytes(opened.reveal().begin(), opened.reveal().end()) == hf::from_hex(v.gives));
        }
    }
}

BOOST_AUTO_TEST_CASE(implicit_rejection_of_malformed_padding) {
    auto const opened = [](bytes const& block) {
        auto const secret = rsa::unwrap(key(), encrypted(block)).value();
        return bytes(secret.reveal().begin(), secret.reveal().end());
    };
    // Messages of every length that fits come out, and among them none.
    for (std::size_t size : {0u, 1u, 48u, 200u, 245u}) BOOST_TEST(opened(block_of(bytes(size, 7))) == bytes(size, 7));

    auto const changed = [](std::size_t at, std::uint8_t to) {
        auto block = block_of(bytes(48, 7));
        block[at] = to;
        return block;
    };
    bytes never_ends(256, 0xa5);
    never_ends[0] = 0;
    never_ends[1] = 2;
    for (auto const& bad : {changed(0, 1), changed(1, 1), changed(2, 0), changed(9, 0), never_ends, bytes(256)}) {
        auto const first = opened(bad);
        BOOST_TEST(first == opened(bad));  // always the same
        BOOST_TEST(first.size() <= 245u);
        BOOST_TEST(
            (first.size() < 8 || !std::equal(first.begin(), first.end(), bad.end() - std::ptrdiff_t(first.size()))));
    }
    // Eight bytes of padding are enough.
    BOOST_TEST(opened(changed(10, 0)).size() == 245u);

    for (auto const& input : {bytes(255), bytes(257), bytes(256, 0xff)}) {
        auto const refused = rsa::unwrap(key(), input);
        BOOST_TEST((!refused.has_value() && refused.error() == rsa::failure::invalid_ciphertext));
    }
}

BOOST_AUTO_TEST_SUITE_END()
