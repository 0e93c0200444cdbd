// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/montgomery.hpp>

#include "crypto/rsa/slow.hpp"

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;
using detail::limb;
using number = detail::natural<detail::whole_capacity>;

namespace {

/// An odd modulus of `size` limbs; `gap` of its highest bits are zero.
void make_modulus(slow::limbs_source& source, number& n, std::size_t size, std::size_t gap) {
    source.fill(n.data(), size);
    n[0] |= 1;
    n[size - 1] |= limb{1} << (detail::limb_bits - 1);
    n[size - 1] >>= gap;
    n[0] |= 1;
}

void below(slow::limbs_source& source, number& a, number const& n, std::size_t size) {
    number any;
    source.fill(any.data(), size);
    detail::divide(nullptr, a.data(), any.data(), size, n.data(), size);
}

/// Every operation of `Field` against paper, for a modulus that it was not told at compile time or was.
template <class Field>
void check_field(slow::limbs_source& source, std::size_t size, std::size_t gap) {
    number n, a, b, r;
    make_modulus(source, n, size, gap);
    detail::modulus<detail::whole_capacity> m;
    m.set(n.data(), size);
    Field field{m.view()};
    auto const slow_n = slow::from_limbs(n.data(), size);
    auto const value = [&](number const& x) { return slow::from_limbs(x.data(), size); };
    slow::number radix(size * sizeof(limb) + 1);
    radix.back() = 1;
    auto const times_radix = [&](slow::number const& x) { return slow::modulo(slow::multiply(x, radix), slow_n); };

    BOOST_TEST(slow::from_limbs(m.view().rr, size) == times_radix(times_radix({1})));
    below(source, a, n, size);
    below(source, b, n, size);

    field.enter(r.data(), a.data());
    BOOST_TEST(value(r) == times_radix(value(a)));
    field.leave(r.data(), r.data());
    BOOST_TEST(value(r) == value(a));

    field.multiply(r.data(), a.data(), b.data());
    BOOST_TEST(times_radix(value(r)) == slow::modulo(slow::multiply(value(a), value(b)), slow_n));
    field.square(r.data(), a.data());
    BOOST_TEST(times_radix(value(r)) == slow::modulo(slow::multiply(value(a), value(a)), slow_n));
    number product;
    field.multiply(product.data(), a.data(), a.data());
    BOOST_TEST(detail::is_equal(product.data(), r.data(), size) != 0);

    // A first factor that is not below n, but below R.
    source.fill(a.data(), size);
    a[size - 1] |= limb{1} << (detail::limb_bits - 1);
    field.multiply(r.data(), a.data(), b.data());
    BOOST_TEST(times_radix(value(r)) == slow::modulo(slow::multiply(value(a), value(b)), slow_n));

    // Twice the limbs, below n * R.
    detail::natural<2 * detail::whole_capacity> whole;
    source.fill(whole.data(), size);
    detail::copy(whole.data() + size, b.data(), size);
    field.reduce(r.data(), whole.data());
    BOOST_TEST(times_radix(value(r)) == slow::modulo(slow::from_limbs(whole.data(), 2 * size), slow_n));

    // Results may stand where arguments stood; the largest arguments there are.
    detail::subtract_small(a.data(), n.data(), 1, size);
    detail::copy(b.data(), a.data(), size);
    field.multiply(a.data(), a.data(), b.data());
    field.square(b.data(), b.data());
    BOOST_TEST(detail::is_equal(a.data(), b.data(), size) != 0);
    BOOST_TEST(times_radix(value(a)) == slow::number{1});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_montgomery)

BOOST_AUTO_TEST_CASE(the_inverse_of_a_limb) {
    for (limb n : {limb{1}, limb{3}, limb{0x10001}, static_cast<limb>(~limb{0}), limb{0x12345679}})
        BOOST_TEST(static_cast<limb>(n * detail::negative_inverse(n) + 1) == 0u);
}

BOOST_AUTO_TEST_CASE(sizes_told_at_run_time) {
    slow::limbs_source source;
    for (std::size_t size = 2; size <= 18; ++size)
        for (std::size_t gap : {0u, 1u, 17u}) check_field<detail::portable_field<0>>(source, size, gap);
    check_field<detail::portable_field<0>>(source, detail::whole_capacity, 0);
}

BOOST_AUTO_TEST_CASE(sizes_known_to_the_compiler) {
    slow::limbs_source source;
    for (std::size_t gap : {0u, 1u, 17u}) {
        check_field<detail::portable_field<detail::limbs_for(1024)>>(source, detail::limbs_for(1024), gap);
        check_field<detail::portable_field<detail::limbs_for(1536)>>(source, detail::limbs_for(1536), gap);
        check_field<detail::portable_field<detail::limbs_for(2048)>>(source, detail::limbs_for(2048), gap);
    }
}

BOOST_AUTO_TEST_CASE(the_highest_limb_may_be_zero) {
    slow::limbs_source source;
    number n;
    make_modulus(source, n, 5, 0);
    detail::modulus<detail::whole_capacity> m;
    m.set(n.data(), 6);
    auto const slow_n = slow::from_limbs(n.data(), 6);
    number a, r;
    below(source, a, n, 6);
    detail::with_field(m.view(), [&](auto field) {
        field.enter(r.data(), a.data());
        field.square(r.data(), r.data());
        field.leave(r.data(), r.data());
    });
    auto const slow_a = slow::from_limbs(a.data(), 6);
    BOOST_TEST(slow::from_limbs(r.data(), 6) == slow::modulo(slow::multiply(slow_a, slow_a), slow_n));
}

BOOST_AUTO_TEST_SUITE_END()
