// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/private_operation.hpp>
#include <handfast/crypto/rsa/private_key.hpp>

#include "crypto/rsa/keys.hpp"

namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
using detail::limb;
using number = detail::natural<detail::whole_capacity>;

namespace {

/// Looks at what the operation blinds with.
struct watching : detail::unwatched {
    void random(limb* r, std::size_t size) { random_seen.assign(r, r + size); }
    void blinded(limb const* b, std::size_t size) { blinded_seen.assign(b, b + size); }

    std::vector<limb> random_seen;
    std::vector<limb> blinded_seen;
};

/// Flips one bit of one limb in the p half, as a fault of the hardware would.
struct flipping : detail::unwatched {
    void half(limb* r, std::size_t) const { r[where] ^= limb{1} << bit; }

    std::size_t where;
    std::size_t bit;
};

rsa::private_key const& key() {
    static auto const k = rsa::private_key::from_pem(handfast_tests::key_2048).value();
    return k;
}

number some_input() {
    number c;
    for (std::size_t i = 0; i < key().public_part().modulus_view().size; ++i) c[i] = static_cast<limb>(0x9e3779b9 * i);
    c[key().public_part().modulus_view().size - 1] = 1;
    return c;
}

template <class Watch>
limb operate(number& m, number const& c, Watch& watch) {
    return detail::private_operation(key().public_part(), *key().numbers(), m.data(), c.data(), watch);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_private_operation)

BOOST_AUTO_TEST_CASE(the_public_power_undoes_it) {
    auto const n = key().public_part().modulus_view();
    detail::unwatched watch;
    for (limb first : {limb{0}, limb{1}, limb{2}, limb{12345}}) {
        number c = some_input();
        c[0] = first;
        number m;
        BOOST_TEST(operate(m, c, watch) == static_cast<limb>(~limb{0}));
        BOOST_TEST(detail::is_less(m.data(), n.n, n.size) != 0);
        std::vector<std::uint8_t> opened(key().size()), expected(key().size());
        detail::public_power(key().public_part(), m, opened);
        detail::to_bytes(expected, c.data(), n.size);
        BOOST_TEST(opened == expected);
    }
}

BOOST_AUTO_TEST_CASE(zero_one_and_minus_one_stay_themselves) {
    auto const n = key().public_part().modulus_view();
    detail::unwatched watch;
    number minus_one, one, zero, m;
    one[0] = 1;
    detail::subtract_small(minus_one.data(), n.n, 1, n.size);
    for (number const* c : {&zero, &one, &minus_one}) {
        BOOST_TEST(operate(m, *c, watch) != 0u);
        BOOST_TEST(detail::is_equal(m.data(), c->data(), n.size) != 0);
    }
}

BOOST_AUTO_TEST_CASE(multiples_of_a_prime_factor) {
    auto const n = key().public_part().modulus_view();
    std::size_t const half = key().numbers()->p.prime.size();
    detail::unwatched watch;
    for (auto const* factor : {&key().numbers()->p, &key().numbers()->q}) {
        number c, m;
        detail::copy(c.data(), factor->prime.value(), half);
        BOOST_TEST(operate(m, c, watch) != 0u);
        // m^e = c, checked inside; a multiple of the factor stays one.
        number rest;
        detail::divide(nullptr, rest.data(), m.data(), n.size, factor->prime.value(), half);
        BOOST_TEST(detail::is_zero(rest.data(), half) != 0);
    }
}

BOOST_AUTO_TEST_CASE(two_operations_on_one_input_see_different_intermediates) {
    number const c = some_input();
    number first_result, second_result;
    watching first, second;
    BOOST_TEST(operate(first_result, c, first) != 0u);
    BOOST_TEST(operate(second_result, c, second) != 0u);
    auto const n = key().public_part().modulus_view();
    BOOST_TEST(detail::is_equal(first_result.data(), second_result.data(), n.size) != 0);
    BOOST_TEST((first.random_seen != second.random_seen));
    BOOST_TEST((first.blinded_seen != second.blinded_seen));

    // Neither is the input itself.
    for (auto const* seen : {&first.blinded_seen, &second.blinded_seen})
        BOOST_TEST((*seen != std::vector<limb>(c.data(), c.data() + n.size)));
    // What is blinded with is below n and not zero.
    BOOST_TEST(detail::is_less(first.random_seen.data(), n.n, n.size) != 0);
    BOOST_TEST(detail::is_zero(first.random_seen.data(), n.size) == 0u);
}

BOOST_AUTO_TEST_CASE(a_fault_in_the_p_half_lets_nothing_out) {
    number const c = some_input();
    std::size_t const half = key().numbers()->p.prime.size();
    for (std::size_t where = 0; where < half; ++where) {
        flipping watch{{}, where, where * 7 % detail::limb_bits};
        number m;
        m[0] = 1;
        BOOST_TEST(operate(m, c, watch) == 0u);
        BOOST_TEST(detail::is_zero(m.data(), m.capacity()) != 0);
    }
}

BOOST_AUTO_TEST_CASE(random_numbers_stay_below) {
    // n = 2^70 + 1 has just over half of the numbers of 71 bits below it: some candidates are thrown away.
    std::size_t const size = detail::limbs_for(71);
    number n;
    n[0] = 1;
    n[70 / detail::limb_bits] |= limb{1} << 70 % detail::limb_bits;
    bool top_seen = false;
    for (int i = 0; i < 200; ++i) {
        number r;
        detail::random_below(r.data(), n.data(), size, 71);
        BOOST_TEST(detail::is_less(r.data(), n.data(), size) != 0);
        BOOST_TEST(detail::is_zero(r.data(), size) == 0u);
        top_seen = top_seen || detail::bit_length(r.data(), size) == 70;
    }
    BOOST_TEST(top_seen);
}

BOOST_AUTO_TEST_SUITE_END()
