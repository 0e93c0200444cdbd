// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/hana.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/at.hpp>
#include <boost/hana/define_struct.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/keys.hpp>
#include <boost/hana/length.hpp>
#include <boost/hana/members.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
namespace hana = boost::hana;

// A program of somebody who has never heard of handfast.
namespace elsewhere {
enum class side : std::uint8_t { left, right };
struct position {
    std::int32_t x;
    std::int32_t y;
    friend bool operator==(position const&, position const&) = default;
};
struct move {
    std::uint16_t piece;
    side from;
    std::array<std::uint8_t, 3> colour;
    position to;
    friend bool operator==(move const&, move const&) = default;
};
struct defined {
    BOOST_HANA_DEFINE_STRUCT(defined, (std::uint8_t, number), (wire::u24, wide));
    friend bool operator==(defined const&, defined const&) = default;
};
}  // namespace elsewhere
BOOST_HANA_ADAPT_STRUCT(elsewhere::position, x, y);
BOOST_HANA_ADAPT_STRUCT(elsewhere::move, piece, from, colour, to);

namespace {
using elsewhere::move;
using elsewhere::position;

// From Hana to here.
static_assert(wire::message<move> && !wire::described<move>);
static_assert(wire::plain<move> && wire::least_size<move> == 2 + 1 + 3 + 8);
static_assert(wire::description_of<move>::value.name == "move");
static_assert(wire::description_of<move>::value.fields[2] == "colour");

constexpr std::uint8_t bytes[]{0, 7, 1, 10, 20, 30, 0xff, 0xff, 0xff, 0xfe, 0, 0, 0, 5};
constexpr auto decoded = wire::decode<move>(bytes).value();
static_assert(decoded.piece == 7 && decoded.from == elsewhere::side::right && decoded.colour[1] == 20);
static_assert(decoded.to.x == -2 && decoded.to.y == 5);

// From here to Hana.
struct reading {
    wire::u32 sensor;
    wire::u16 hundredths;
    HANDFAST_MESSAGE(reading, sensor, hundredths)
};
static_assert(hana::Struct<reading>::value);
static_assert(decltype(hana::length(hana::accessors<reading>()))::value == 2);
static_assert(hana::first(hana::accessors<reading>()[hana::size_c<1>]) == BOOST_HANA_STRING("hundredths"));
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_hana)

BOOST_AUTO_TEST_CASE(an_adapted_struct_is_a_message) {
    laws::hold<move>(bytes);
    laws::hold_for<elsewhere::defined>("01 020304");
    BOOST_TEST(describe(wire::decode<move>(handfast::byte_view{bytes, 12}).error()).view() ==
               "move.to: 6 bytes where 8 were needed, at offset 6");
}

BOOST_AUTO_TEST_CASE(all_of_hana_works_on_a_message) {
    reading const r{9, 1234};
    unsigned sum = 0;
    hana::for_each(hana::members(r), [&](auto const& member) { sum += member; });
    BOOST_TEST(sum == 1243u);

    std::string names;
    hana::for_each(hana::keys(r), [&](auto name) { names += std::string{name.c_str()} + ' '; });
    BOOST_TEST(names == "sensor hundredths ");
}

BOOST_AUTO_TEST_SUITE_END()
