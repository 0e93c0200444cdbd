// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/prime.hpp>

#include "crypto/rsa/slow.hpp"

namespace detail = handfast::rsa::detail;
using detail::limb;
using number = detail::natural<detail::half_capacity>;

namespace {
number mersenne(std::size_t bits) {
    number n;
    for (std::size_t i = 0; i < bits; ++i) n[i / detail::limb_bits] |= limb{1} << i % detail::limb_bits;
    return n;
}
bool probable_prime(std::uint64_t n) {
    number a;
    for (std::size_t i = 0; i < 64; ++i)
        a[i / detail::limb_bits] |= static_cast<limb>(n >> i & 1) << i % detail::limb_bits;
    std::size_t const size = detail::limbs_for(64);
    return detail::is_probable_prime(a.data(), size, detail::bit_length(a.data(), size), detail::prime_rounds);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_prime)

BOOST_AUTO_TEST_CASE(remainders_by_small_primes) {
    handfast_tests::slow::limbs_source source;
    number a, rest, s;
    std::size_t const size = detail::limbs_for(1024);
    for (int round = 0; round < 3; ++round) {
        source.fill(a.data(), size);
        for (auto const& prime : detail::small_primes) {
            s[0] = prime.value;
            detail::divide(nullptr, rest.data(), a.data(), size, s.data(), 1);
            BOOST_TEST(detail::remainder_of(a.data(), size, prime) == rest[0]);
        }
    }
}

BOOST_AUTO_TEST_CASE(known_primes_pass) {
    // Mersenne primes; all are 3 mod 4.
    for (std::size_t bits : {89u, 127u, 521u, 607u, 1279u}) {
        number const p = mersenne(bits);
        BOOST_TEST(detail::is_probable_prime(p.data(), detail::limbs_for(bits), bits, detail::prime_rounds));
        BOOST_TEST(!detail::has_small_factor(p.data(), detail::limbs_for(bits)));
    }
    // The largest primes that are 3 mod 4 below 2^32 and 2^64.
    BOOST_TEST(probable_prime(4294967291u));
    BOOST_TEST(probable_prime(18446744073709551427u));
}

BOOST_AUTO_TEST_CASE(composites_do_not) {
    // A Carmichael number, a strong pseudoprime to the bases 2, 3, 5 and 7, one to the first eleven primes.
    for (std::uint64_t n : {std::uint64_t{8911}, std::uint64_t{3215031751}, std::uint64_t{3825123056546413051},
                            std::uint64_t{4294967291} * 5})
        BOOST_TEST(!probable_prime(n), n);
    // 2^p - 1 for primes p where it is composite.
    for (std::size_t bits : {67u, 1009u}) {
        number const n = mersenne(bits);
        BOOST_TEST(!detail::is_probable_prime(n.data(), detail::limbs_for(bits), bits, detail::prime_rounds));
    }
}

BOOST_AUTO_TEST_CASE(small_factors_are_found) {
    number n;
    std::size_t const size = detail::limbs_for(1024);
    detail::add_small(n.data(), n.data(), 2039, size);
    BOOST_TEST(detail::has_small_factor(n.data(), size));
    number const m = mersenne(1024);  // 2^1024 - 1 is divisible by 3
    BOOST_TEST(detail::has_small_factor(m.data(), size));
}

BOOST_AUTO_TEST_CASE(random_primes_are_as_the_standard_asks) {
    std::size_t const size = detail::limbs_for(512);
    number p, rest;
    for (int i = 0; i < 3; ++i) {
        detail::random_prime(p.data(), size, 65537);
        BOOST_TEST(detail::bit_length(p.data(), size) == 512u);
        BOOST_TEST(p[0] % 4 == 3u);
        // p^2 has full length: p is at least sqrt(2) * 2^511.
        detail::natural<detail::whole_capacity> square;
        detail::multiply(square.data(), p.data(), size, p.data(), size);
        BOOST_TEST(detail::bit_length(square.data(), 2 * size) == 1024u);
        limb const e = 65537;
        detail::divide(nullptr, rest.data(), p.data(), size, &e, 1);
        BOOST_TEST(rest[0] != 1u);
    }
}

BOOST_AUTO_TEST_SUITE_END()
