// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/rsa/detail/lanes.hpp>

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_lanes)

#if HANDFAST_RSA_HAS_LANES

namespace {

namespace detail = handfast::rsa::detail;
using words = std::array<std::uint64_t, 8>;

struct alignas(64) stored {
    words at;
};

boost::test_tools::assertion_result has_lanes(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result r{detail::lanes_available()};
    r.message() << "this processor has no AVX-512 IFMA";
    return r;
}

HANDFAST_RSA_LANES words keep(detail::lanes const& x) {
    stored r;
    detail::store_lanes(r.at.data(), x);
    return r.at;
}
HANDFAST_RSA_LANES words keep(detail::half_lanes const& x) { return keep(detail::widen(x)); }

/// Sums of any size and digits with rubbish above them.
stored const a{{0, 1, detail::greatest_digit, ~std::uint64_t{0}, 0x123456789abcdef0, detail::greatest_digit + 1,
                0xfedcba9876543210, std::uint64_t{1} << 63}};
stored const b{{~std::uint64_t{0}, detail::greatest_digit, detail::greatest_digit, 3, 0x0fedcba987654321, 7,
                0xfff0000000000001, detail::greatest_digit - 1}};
stored const c{{5, 0, 0xfffffffffffff, 0, 1, 2, 3, 4}};

std::uint64_t lower(std::uint64_t x, std::uint64_t y) {
    return static_cast<std::uint64_t>(static_cast<detail::wide>(x & detail::greatest_digit) *
                                      (y & detail::greatest_digit)) &
           detail::greatest_digit;
}
std::uint64_t upper(std::uint64_t x, std::uint64_t y) {
    return static_cast<std::uint64_t>(
        static_cast<detail::wide>(x & detail::greatest_digit) * (y & detail::greatest_digit) >> detail::digit_bits);
}

/// Eight words, or four and zeros.
template <class Function>
words each(Function&& of, std::size_t count = 8) {
    words r{};
    for (std::size_t i = 0; i < count; ++i) r[i] = of(i);
    return r;
}

HANDFAST_RSA_LANES void sums_and_products() {
    BOOST_TEST(keep(detail::no_lanes()) == words{});
    BOOST_TEST(keep(detail::no_half()) == words{});
    BOOST_TEST(keep(detail::everywhere(42)) == each([](std::size_t) { return 42u; }));
    BOOST_TEST(keep(detail::load_lanes(a.at.data())) == a.at);
    BOOST_TEST(keep(detail::load_half(a.at.data())) == each([](std::size_t i) { return a.at[i]; }, 4));
    BOOST_TEST(keep(detail::lower_half(detail::load_lanes(a.at.data()))) ==
               each([](std::size_t i) { return a.at[i]; }, 4));
    BOOST_TEST(keep(detail::add(detail::load_lanes(a.at.data()), detail::load_lanes(b.at.data()))) ==
               each([](std::size_t i) { return a.at[i] + b.at[i]; }));
    auto const half_a = detail::load_half(a.at.data());
    auto const half_b = detail::load_half(b.at.data());
    auto const half_c = detail::load_half(c.at.data());
    BOOST_TEST(keep(detail::add(half_a, half_b)) == each([](std::size_t i) { return a.at[i] + b.at[i]; }, 4));
    auto const with_lower = [](std::size_t i) { return c.at[i] + lower(a.at[i], b.at[i]); };
    auto const with_upper = [](std::size_t i) { return c.at[i] + upper(a.at[i], b.at[i]); };
    BOOST_TEST(keep(detail::add_lower(detail::load_lanes(c.at.data()), detail::load_lanes(a.at.data()),
                                      detail::load_lanes(b.at.data()))) == each(with_lower));
    BOOST_TEST(keep(detail::add_upper(detail::load_lanes(c.at.data()), detail::load_lanes(a.at.data()),
                                      detail::load_lanes(b.at.data()))) == each(with_upper));
    BOOST_TEST(keep(detail::add_lower(half_c, half_a, half_b)) == each(with_lower, 4));
    BOOST_TEST(keep(detail::add_upper(half_c, half_a, half_b)) == each(with_upper, 4));
    BOOST_TEST(keep(detail::or_masked(detail::load_lanes(a.at.data()), detail::load_lanes(b.at.data()), 0xff00)) ==
               each([](std::size_t i) { return a.at[i] | (b.at[i] & 0xff00); }));
}

HANDFAST_RSA_LANES void shifts() {
    BOOST_TEST(keep(detail::shift_down(detail::load_lanes(a.at.data()), detail::load_lanes(b.at.data()))) ==
               each([](std::size_t i) { return i < 7 ? a.at[i + 1] : b.at[0]; }));
    BOOST_TEST(keep(detail::shift_down(detail::load_half(a.at.data()))) ==
               each([](std::size_t i) { return a.at[i + 1]; }, 3));
    BOOST_TEST(keep(detail::shift_up(detail::load_lanes(a.at.data()), detail::load_lanes(b.at.data()))) ==
               each([](std::size_t i) { return i > 0 ? a.at[i - 1] : b.at[7]; }));
}

HANDFAST_RSA_LANES void of_the_first_lane() {
    for (std::uint64_t first : {std::uint64_t{0}, std::uint64_t{1}, detail::greatest_digit, detail::greatest_digit + 1,
                                std::uint64_t{0x0123456789abcdef}}) {
        stored x = a;
        x.at[0] = first;
        std::uint64_t const factor = 0xfff123456789abcd;
        BOOST_TEST(keep(detail::lower_of_first(detail::load_lanes(x.at.data()), factor)) ==
                   each([&](std::size_t) { return lower(first, factor); }));
        BOOST_TEST(keep(detail::first_rounded_up(detail::load_lanes(x.at.data()))) ==
                   each([&](std::size_t) { return (first >> 52) + ((first & detail::greatest_digit) != 0); }, 1));
    }
}

HANDFAST_RSA_LANES void digits_and_what_is_above() {
    BOOST_TEST(keep(detail::above_digits(detail::load_lanes(a.at.data()))) ==
               each([](std::size_t i) { return a.at[i] >> 52; }));
    BOOST_TEST(keep(detail::digits_of(detail::load_lanes(a.at.data()))) ==
               each([](std::size_t i) { return a.at[i] & detail::greatest_digit; }));
    unsigned too_great = 0;
    unsigned greatest = 0;
    for (unsigned i = 0; i < 8; ++i) {
        too_great |= (a.at[i] > detail::greatest_digit ? 1u : 0u) << i;
        greatest |= (a.at[i] == detail::greatest_digit ? 1u : 0u) << i;
    }
    BOOST_TEST(unsigned{detail::too_great(detail::load_lanes(c.at.data()))} == 0u);
    BOOST_TEST(unsigned{detail::too_great(detail::load_lanes(a.at.data()))} == too_great);
    BOOST_TEST(unsigned{detail::greatest(detail::load_lanes(a.at.data()))} == greatest);
    BOOST_TEST(keep(detail::add_one(detail::load_lanes(c.at.data()), 0b10100101)) ==
               each([](std::size_t i) { return c.at[i] + (0b10100101u >> i & 1); }));
}

}  // namespace

BOOST_AUTO_TEST_CASE(as_the_processor_has_them, *boost::unit_test::precondition(has_lanes)) {
    sums_and_products();
    shifts();
    of_the_first_lane();
    digits_and_what_is_above();
}

#else

BOOST_AUTO_TEST_CASE(there_are_none_in_this_build) { BOOST_TEST(!handfast::rsa::detail::lanes_available()); }

#endif

BOOST_AUTO_TEST_SUITE_END()
