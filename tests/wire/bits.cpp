// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/bits.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
enum class mode : std::uint8_t { symmetric_active = 1, client = 3, server = 4 };
enum class below : std::int8_t { all = -1 };

// The first bytes of NTP (RFC 5905 §7.3): a word of eight bits.
struct leap {
    wire::bits<2> indicator;
    wire::bits<3> version;
    wire::bits<3, mode> association;
    wire::u8 stratum;

    HANDFAST_MESSAGE(leap, indicator, version, association, stratum)
};
// The third word of IPv4's header (RFC 791 §3.1).
struct fragment {
    wire::u8 before;
    wire::constant<wire::bits<1>, 0> reserved;
    wire::flag do_not;
    wire::flag more;
    wire::bits<13> offset;
    wire::u8 after;

    HANDFAST_MESSAGE(fragment, before, reserved, do_not, more, offset, after)
};
struct little {
    wire::bits<4> high;
    wire::bits<12> low;
    std::uint16_t number;

    HANDFAST_LITTLE_ENDIAN_MESSAGE(little, high, low, number)
};
struct wide {
    wire::flag first;
    wire::bits<62> middle;
    wire::flag last;

    HANDFAST_MESSAGE(wide, first, middle, last)
};
struct odd {
    wire::bits<20> a;
    wire::bits<20> b;

    HANDFAST_MESSAGE(odd, a, b)
};
// Two words side by side, each in a message of its own.
struct pair_of_words {
    little one, other;

    HANDFAST_MESSAGE(pair_of_words, one, other)
};
struct negative {
    wire::bits<8> before;
    wire::bits<8, below> number;
    wire::bits<8> after;

    HANDFAST_MESSAGE(negative, before, number, after)
};
// Among parts of any size.
template <class Storage>
struct basic_mixed {
    wire::opaque<0, 9, Storage> words;
    wire::flag set;
    wire::bits<7> level;
    wire::opaque<0, 9, Storage> others;

    HANDFAST_MESSAGE(basic_mixed, words, set, level, others)
};
using mixed = basic_mixed<wire::view>;

static_assert(wire::plain<leap> && wire::least_size<leap> == 2 && wire::greatest_size<leap> == 2);
static_assert(wire::plain<fragment> && wire::least_size<fragment> == 4);
static_assert(wire::plain<wide> && wire::least_size<wide> == 8 && wire::least_size<odd> == 5);
static_assert(wire::least_size<mixed> == 3 && wire::greatest_size<mixed> == 21);
static_assert(wire::bits<13>::greatest == 0x1fff && wire::bits<64>::greatest == ~std::uint64_t{0});
static_assert(sizeof(wire::bits<3>) == 1 && sizeof(wire::bits<13>) == 2 && sizeof(wire::flag) == 1);

constexpr std::uint8_t client[]{0x23, 0x01};
static_assert(wire::decode<leap>(client).value() == leap{0, 4, mode::client, 1});
static_assert(wire::load<leap>(client).association == mode::client);

template <class M>
std::string written(M const& message) {
    std::array<std::uint8_t, 32> out;
    auto const size = wire::encode(message, out);
    return size ? handfast::to_hex({out.data(), *size}) : std::string{describe(size.error()).view()};
}
template <class M>
M read(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return wire::decode<M>(in).value();
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_bits)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<leap>("e3 01");
    laws::hold_for<fragment>("01 5fff 02");
    laws::hold_for<little>("3412 7856");
    laws::hold_for<pair_of_words>("3412 7856 0102 0304");
    laws::hold_for<wide>("8000000000000001");
    laws::hold_for<odd>("1234567890");
    laws::hold_for<negative>("01 ff 02");
    laws::hold_for<mixed, basic_mixed<wire::owned>>("02aabb 85 01cc");
    laws::hold_for<laws::around<wire::vector<leap, 0, 99>>, laws::around<wire::vector<leap, 0, 99, wire::owned>>>(
        "0102 04 2301 e3ff 09");
}

BOOST_AUTO_TEST_CASE(the_most_significant_bits_come_first) {
    auto const f = read<fragment>("01 4123 02");
    BOOST_TEST((f.do_not && !f.more && f.offset == 0x123 && f.before == 1 && f.after == 2));
    BOOST_TEST(written(fragment{1, {}, false, true, 0x1fff, 2}) == "013fff02");

    auto const o = read<odd>("1234567890");
    BOOST_TEST((o.a == 0x12345 && o.b == 0x67890));

    auto const w = read<wide>("8000000000000005");
    BOOST_TEST((w.first && w.last && w.middle == 2));
}

BOOST_AUTO_TEST_CASE(a_word_stands_in_the_order_of_its_message) {
    auto const l = read<little>("3412 7856");
    BOOST_TEST((l.high == 1 && l.low == 0x234 && l.number == 0x5678));
    BOOST_TEST(written(little{0xf, 0x001, 0x0203}) == "01f00302");
}

BOOST_AUTO_TEST_CASE(a_value_without_a_name_is_kept) {
    auto const l = read<leap>("07 00");
    BOOST_TEST(l.association.raw() == 7u);
    BOOST_TEST(written(l) == "0700");

    auto const n = read<negative>("01 ff 02");
    BOOST_TEST((n.number == below::all && n.number.raw() == 0xff && n.before == 1));
    BOOST_TEST(written(n) == "01ff02");
}

BOOST_AUTO_TEST_CASE(a_value_that_does_not_fit_is_refused) {
    BOOST_TEST(written(leap{4, 0, mode::client, 1}) ==
               "leap.indicator: 4 does not fit, the greatest value is 3, at offset 0");
    BOOST_TEST(written(fragment{1, {}, false, false, 0x2000, 2}) ==
               "fragment.offset: 8192 does not fit, the greatest value is 8191, at offset 1");
    BOOST_TEST(written(basic_mixed<wire::owned>{{}, true, 0x80, {}}) ==
               "mixed.level: 128 does not fit, the greatest value is 127, at offset 1");
}

BOOST_AUTO_TEST_CASE(a_constant_of_some_bits_is_checked) {
    auto const in = handfast::from_hex("01 c123 02");
    BOOST_TEST(describe(wire::decode<fragment>(in).error()).view() ==
               "fragment.reserved: 1 where only 0 may stand, at offset 1");
}

BOOST_AUTO_TEST_CASE(a_word_that_is_cut_is_told_by_its_first_field) {
    auto const in = handfast::from_hex("01 41");
    BOOST_TEST(describe(wire::decode<fragment>(in).error()).view() ==
               "fragment.reserved: 1 byte where 2 were needed, at offset 1");
}

BOOST_AUTO_TEST_SUITE_END()
