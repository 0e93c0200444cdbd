// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <numeric>

#include <handfast/crypto/rsa/generate.hpp>
#include <handfast/crypto/rsa/wrap.hpp>

#include "crypto/rsa/slow.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;
using detail::limb;
using number = detail::natural<detail::half_capacity>;

BOOST_AUTO_TEST_SUITE(crypto_rsa_generate)

BOOST_AUTO_TEST_CASE(inverses_modulo_the_exponent) {
    bool all = true;
    for (std::uint64_t a = 1; a < 65537; ++a)
        all = all && a * detail::inverse_modulo_exponent(static_cast<limb>(a)) % 65537 == 1;
    BOOST_TEST(all);
}

BOOST_AUTO_TEST_CASE(common_divisors_of_odd_numbers) {
    slow::limbs_source source;
    for (int i = 0; i < 200; ++i) {
        limb const common = static_cast<limb>(source() % 1000 | 1);
        limb const a = static_cast<limb>((source() % 100000 | 1) * common);
        limb const b = static_cast<limb>((source() % 100000 | 1) * common);
        if (a == 0 || b == 0) continue;
        limb r = 0;
        detail::odd_divisor(&r, &a, &b, 1);
        BOOST_TEST(r == std::gcd(a, b));
    }
}

BOOST_AUTO_TEST_CASE(primes_close_together_are_told_from_those_far_apart) {
    std::size_t const size = detail::limbs_for(1024);
    number p, q;
    p[size - 1] = q[size - 1] = limb{1} << (detail::limb_bits - 1);
    BOOST_TEST(detail::far_apart(p.data(), q.data(), size) == 0u);
    q[size - 1 - detail::limbs_for(64)] = static_cast<limb>(~limb{0});
    BOOST_TEST(detail::far_apart(p.data(), q.data(), size) == 0u);
    q[size - detail::limbs_for(64)] = 1;
    BOOST_TEST(detail::far_apart(p.data(), q.data(), size) != 0u);
    BOOST_TEST(detail::far_apart(q.data(), p.data(), size) != 0u);
}

BOOST_AUTO_TEST_CASE(lengths_that_are_not_offered) {
    for (std::size_t bits : {0u, 512u, 1024u, 2047u, 2049u, 2112u, 8320u, 16384u})
        BOOST_TEST((rsa::generate(bits).error() == rsa::failure::bits_not_offered));
}

BOOST_AUTO_TEST_CASE(keys_of_2048_bits) {
    std::optional<rsa::public_key> before;
    for (int i = 0; i < 2; ++i) {
        auto const key = rsa::generate(2048).value();
        BOOST_TEST(key.bits() == 2048u);
        BOOST_TEST(key.public_part().exponent() == 65537u);
        BOOST_TEST((!before || !(*before == key.public_part())));
        before = key.public_part();

        auto const& k = *key.numbers();
        std::size_t const half = k.p.prime.size();
        auto const value = [](limb const* a, std::size_t size) { return slow::from_limbs(a, size); };
        auto const p = value(k.p.prime.value(), half);
        auto const q = value(k.q.prime.value(), half);
        auto const d = value(k.d.data(), 2 * half);
        BOOST_TEST(slow::less(q, p));
        BOOST_TEST((p.size() == 128u && q.size() == 128u));
        BOOST_TEST((p.back() >= 0xb5 && q.back() >= 0xb5));
        // FIPS 186-5 appendix A.1.3: 2^1024 < d < lcm(p - 1, q - 1). Both are 3 mod 4, so 2 divides both.
        BOOST_TEST(d.size() > 128u);
        auto twice_d = slow::multiply(d, {2});
        BOOST_TEST(slow::less(twice_d, slow::multiply(slow::subtract(p, {1}), slow::subtract(q, {1}))));

        auto const again = rsa::private_key::from_pem(hf::as_chars(key.pkcs8_pem().reveal())).value();
        hf::secret<16> message;
        hf::crypto::fill_random(message.writable());
        auto const wrapped = rsa::wrap(key.public_part(), message.reveal()).value();
        BOOST_TEST((rsa::unwrap(again, wrapped, hf::secret<16>{}).value() == message));
    }
}

BOOST_AUTO_TEST_SUITE_END()
