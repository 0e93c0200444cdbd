// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/detail/modulus.hpp>
#include <handfast/crypto/rsa/detail/power.hpp>

#include "crypto/rsa/slow.hpp"

namespace hf = handfast;
namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;
using detail::limb;
using number = detail::natural<detail::whole_capacity>;

namespace {

/// base^exponent mod n by the library, all of `size` limbs.
void power(number& r, number const& base, number const& exponent, number const& n, std::size_t size) {
    detail::modulus m;
    m.set(n.data(), size);
    detail::with_field(m.view(), [&](detail::field& field) {
        detail::element x, y;
        field.enter(x, base.data());
        detail::power_secret(field, y, x, exponent.data(), size);
        field.leave(r.data(), y);
    });
}

/// 2^bits - 1.
number mersenne(std::size_t bits) {
    number n;
    for (std::size_t i = 0; i < bits; ++i) n[i / detail::limb_bits] |= limb{1} << i % detail::limb_bits;
    return n;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_power)

BOOST_AUTO_TEST_CASE(powers_agree_with_paper) {
    slow::limbs_source source;
    for (std::size_t size = 2; size <= 5; ++size) {
        number n, base, exponent, r;
        source.fill(n.data(), size);
        n[0] |= 1;
        n[size - 1] |= 1;
        source.fill(base.data(), size);
        detail::divide(nullptr, r.data(), base.data(), size, n.data(), size);
        base = r;
        source.fill(exponent.data(), size);
        power(r, base, exponent, n, size);
        BOOST_TEST(slow::from_limbs(r.data(), size) == slow::power(slow::from_limbs(base.data(), size),
                                                                   slow::from_limbs(exponent.data(), size),
                                                                   slow::from_limbs(n.data(), size)));
    }
}

BOOST_AUTO_TEST_CASE(every_exponent_of_one_window_and_a_little_more) {
    std::size_t const size = 3;
    number const n = mersenne(3 * detail::limb_bits - 1);
    number base;
    base[0] = 0x1234567;
    number expected;
    expected[0] = 1;
    for (limb e = 0; e < 70; ++e) {
        number exponent, r;
        exponent[0] = e;
        power(r, base, exponent, n, size);
        BOOST_TEST(detail::is_equal(r.data(), expected.data(), size) != 0);

        if (e > 0) {
            detail::modulus m;
            m.set(n.data(), size);
            detail::with_field(m.view(), [&](detail::field& field) {
                detail::element x, y;
                field.enter(x, base.data());
                detail::power_public(field, y, x, e);
                field.leave(r.data(), y);
                BOOST_TEST(detail::is_equal(r.data(), expected.data(), size) != 0);
            });
        }
        detail::natural<2 * detail::whole_capacity> product;
        detail::multiply(product.data(), expected.data(), size, base.data(), size);
        detail::divide(nullptr, expected.data(), product.data(), 2 * size, n.data(), size);
    }
}

BOOST_AUTO_TEST_CASE(exponents_add_up) {
    // base^a * base^b = base^(a + b), at the lengths that keys have and at some that they don't.
    slow::limbs_source source;
    for (std::size_t bits : {1024u, 1088u, 1536u, 2048u}) {
        std::size_t const size = detail::limbs_for(bits);
        number n, base, a, b, sum, x, y, z;
        source.fill(n.data(), size);
        n[0] |= 1;
        n[size - 1] |= limb{1} << (detail::limb_bits - 1);
        source.fill(base.data(), size - 1);
        source.fill(a.data(), size - 1);
        source.fill(b.data(), size - 1);
        detail::add(sum.data(), a.data(), b.data(), size);
        power(x, base, a, n, size);
        power(y, base, b, n, size);
        power(z, base, sum, n, size);
        detail::natural<2 * detail::whole_capacity> product;
        detail::multiply(product.data(), x.data(), size, y.data(), size);
        detail::divide(nullptr, x.data(), product.data(), 2 * size, n.data(), size);
        BOOST_TEST(detail::is_equal(x.data(), z.data(), size) != 0);
    }
}

BOOST_AUTO_TEST_CASE(fermat_and_euler_modulo_known_primes) {
    // 2^bits - 1 is prime for these (Mersenne primes), and 3 is no square there: 3^((p - 1) / 2) = -1.
    for (std::size_t bits : {521u, 607u, 1279u, 2203u}) {
        std::size_t const size = detail::limbs_for(bits);
        number const p = mersenne(bits);
        number base, exponent, r;
        base[0] = 3;
        detail::halve(exponent.data(), p.data(), 0, size);
        power(r, base, exponent, p, size);
        detail::add_small(r.data(), r.data(), 1, size);
        BOOST_TEST(detail::is_equal(r.data(), p.data(), size) != 0);
    }
    // The 2048-bit MODP group of RFC 3526 §3: p and (p - 1) / 2 are prime, and 2 generates the subgroup of squares.
    auto const bytes = hf::from_hex("ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74"
                                    "020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437"
                                    "4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
                                    "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05"
                                    "98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb"
                                    "9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b"
                                    "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718"
                                    "3995497cea956ae515d2261898fa051015728e5a8aacaa68ffffffffffffffff");
    std::size_t const size = detail::limbs_for(2048);
    number p, base, exponent, r;
    detail::from_bytes(p.data(), size, bytes);
    base[0] = 2;
    detail::halve(exponent.data(), p.data(), 0, size);
    power(r, base, exponent, p, size);
    r[0] ^= 1;
    BOOST_TEST(detail::is_zero(r.data(), size) != 0);
}

BOOST_AUTO_TEST_SUITE_END()
