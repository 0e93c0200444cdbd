// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/message.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {

struct point {
    wire::u16 x, y;
    HANDFAST_MESSAGE(point, x, y)
};
struct line {
    point from;
    point to;
    wire::u24 width;
    HANDFAST_MESSAGE(line, from, to, width)
};
template <class Storage>
struct basic_drawing {
    wire::u8 version;
    wire::opaque<0, 9, Storage> title;
    line frame;
    wire::u16 count;
    wire::vector<line, 0, 40, Storage> lines;
    HANDFAST_MESSAGE(basic_drawing, version, title, frame, count, lines)
};
struct nothing {
    HANDFAST_MESSAGE(nothing)
};

// What is made of fixed fields is of fixed size, and then one check covers a run of it.
static_assert(wire::plain<line> && wire::least_size<line> == 11 && wire::greatest_size<line> == 11);
static_assert(!wire::plain<basic_drawing<wire::view>>);
static_assert(wire::least_size<basic_drawing<wire::view>> == 1 + 1 + 11 + 2 + 1);
static_assert(wire::greatest_size<basic_drawing<wire::view>> == 1 + 10 + 11 + 2 + 41);
static_assert(wire::plain<nothing> && wire::least_size<nothing> == 0);
constexpr auto const& runs = wire::codec<basic_drawing<wire::view>>::where.runs;
static_assert(runs[0] == 1 && runs[1] == 0 && runs[2] == 13 && runs[3] == 0 && runs[4] == 0);

constexpr std::string_view drawing = "01 03616263 0001 0002 0003 0004 000005 0006 0b 0007 0008 0009 000a 00000b";
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_message)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<line>("0001 0002 0003 0004 000005");
    laws::hold_for<basic_drawing<wire::view>, basic_drawing<wire::owned>>(drawing);
    laws::hold_for<nothing>("");
}

BOOST_AUTO_TEST_CASE(a_failure_in_a_run_names_the_field_that_was_short) {
    auto const in = handfast::from_hex(drawing);
    auto const words = [&](std::size_t size) {
        return describe(wire::decode<basic_drawing<wire::view>>(handfast::byte_view{in}.first(size)).error());
    };
    BOOST_TEST(words(0).view() == "drawing.version: 0 bytes where 1 was needed, at offset 0");
    BOOST_TEST(words(4).view() == "drawing.title: 2 bytes where 3 were announced, at offset 2");
    BOOST_TEST(words(15).view() == "drawing.frame: 10 bytes where 11 were needed, at offset 5");
    BOOST_TEST(words(17).view() == "drawing.count: 1 byte where 2 were needed, at offset 16");
    BOOST_TEST(words(in.size() - 1).view() == "drawing.lines: 10 bytes where 11 were announced, at offset 19");

    auto const bare = handfast::from_hex("0001 0002 0003");
    BOOST_TEST(describe(wire::decode<line>(bare).error()).view() ==
               "line.to: 2 bytes where 4 were needed, at offset 4");
}

BOOST_AUTO_TEST_CASE(a_value_that_does_not_fit_is_named) {
    std::array<std::uint8_t, 64> out;
    basic_drawing<wire::owned> d{};
    d.frame.width = 0x1000000;
    BOOST_TEST(describe(wire::encode(d, out).error()).view() ==
               "drawing.frame.width: 16777216 does not fit, the greatest value is 16777215, at offset 10");
    d.frame.width = 0;
    d.lines.elements().push_back({{}, {}, 0x1000001});
    BOOST_TEST(describe(wire::encode(d, out).error()).view() ==
               "drawing.lines[0].width: 16777217 does not fit, the greatest value is 16777215, at offset 24");
}

BOOST_AUTO_TEST_CASE(nothing_is_allocated_where_nothing_is_owned) {
    auto const in = handfast::from_hex(drawing);
    std::array<std::uint8_t, 64> out;
    auto const before = laws::allocated_bytes();
    auto const d = wire::decode<basic_drawing<wire::view>>(in);
    auto const refused = wire::decode<basic_drawing<wire::view>>(handfast::byte_view{in}.first(9));
    auto const written = wire::encode(*d, out);
    auto const taken = laws::allocated_bytes() - before;
    BOOST_TEST(taken == 0u);
    BOOST_TEST((d.has_value() && !refused.has_value() && written.has_value()));
}

BOOST_AUTO_TEST_SUITE_END()
