// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/modulus.hpp>

#include "crypto/rsa/field_check.hpp"

namespace detail = handfast::rsa::detail;
namespace slow = handfast_tests::slow;
using detail::limb;
using number = handfast_tests::rsa_number;

namespace {

/// a * a in whatever field the modulus asks for.
slow::number squared(detail::modulus const& m, number const& a) {
    number r;
    detail::with_field(m.view(), [&](detail::field& field) {
        detail::element x;
        field.enter(x, a.data());
        field.square(x, x);
        field.leave(r.data(), x);
    });
    return slow::from_limbs(r.data(), m.size());
}
slow::number squared(detail::prime_modulus const& m, number const& a) {
    number r, same;
    detail::with_field(m.view(), m.view(), [&](detail::field& field) {
        detail::element x;
        field.enter(x, a.data());
        field.square(x, x);
        field.leave({r.data(), same.data()}, x);
    });
    return slow::from_limbs(r.data(), m.size());
}

template <class Modulus>
void check(slow::limbs_source& source, std::size_t bits) {
    std::size_t const size = detail::limbs_for(bits);
    for (std::size_t gap : {0u, 1u, 31u}) {
        number n, a;
        handfast_tests::make_modulus(source, n, size, gap);
        handfast_tests::fill_below(source, a, n, size);
        auto const slow_a = slow::from_limbs(a.data(), size);
        auto const expected = slow::modulo(slow::multiply(slow_a, slow_a), slow::from_limbs(n.data(), size));
        for (auto const used : {detail::kernel::portable, detail::kernel::ifma}) {
            if (!detail::available(used)) continue;
            Modulus m;
            m.set(n.data(), size, used);
            BOOST_TEST(squared(m, a) == expected);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_modulus)

BOOST_AUTO_TEST_CASE(the_highest_limb_may_be_zero) {
    slow::limbs_source source;
    number n, a;
    handfast_tests::make_modulus(source, n, 5, 0);
    detail::modulus m;
    m.set(n.data(), 6);
    handfast_tests::fill_below(source, a, n, 6);
    auto const slow_a = slow::from_limbs(a.data(), 6);
    BOOST_TEST(squared(m, a) == slow::modulo(slow::multiply(slow_a, slow_a), slow::from_limbs(n.data(), 6)));
}

BOOST_AUTO_TEST_CASE(every_kernel_gives_the_same) {
    // Lengths that a kernel is made for and others, and in their limbs moduli that are shorter.
    slow::limbs_source source;
    for (std::size_t bits : {2048u, 2112u, 3072u, 4096u, 8192u}) check<detail::modulus>(source, bits);
    for (std::size_t bits : {512u, 1024u, 1088u, 1536u, 2048u, 4096u}) check<detail::prime_modulus>(source, bits);
}

BOOST_AUTO_TEST_SUITE_END()
