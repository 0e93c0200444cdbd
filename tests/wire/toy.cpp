// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "wire/toy.hpp"

#include <handfast/wire/print.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;
using namespace toy;

static_assert(wire::least_size<basic_hello<wire::view>> == 8 && wire::greatest_size<basic_hello<wire::view>> == 36);
static_assert(wire::plain<sample> && wire::plain<challenge>);

BOOST_AUTO_TEST_SUITE(wire_toy)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<basic_hello<wire::view>, basic_hello<wire::owned>>("746f7901 04 75736572 02 0102");
    laws::hold_for<challenge>("0001020304050607");
    laws::hold_for<basic_proof<wire::view>, basic_proof<wire::owned>>("10 000102030405060708090a0b0c0d0e0f");
    laws::hold_for<basic_proof<wire::view>, basic_proof<wire::owned>>("10 000102030405060708090a0b0c0d0e0f 0102");
    laws::hold_for<basic_reading<wire::view>, basic_reading<wire::owned>>(
        "00000009 02 000c 01000000 0200 03000000 0400 03 616263");
}

BOOST_AUTO_TEST_CASE(a_conversation) {
    std::array<std::uint8_t, 64> buffer;
    std::array const units{wire::open_enum{unit::kelvin}, wire::open_enum{unit::celsius}};
    auto const user = handfast::as_bytes("user");
    basic_hello<wire::borrowed> const hello{{}, user, units};
    auto const size = wire::encode(hello, buffer).value();
    BOOST_TEST(handfast::to_hex({buffer.data(), size}) == "746f79010475736572020201");

    auto const heard = wire::decode<basic_hello<wire::view>>({buffer.data(), size}).value();
    BOOST_TEST(handfast::as_chars(heard.user.view()) == "user");
    BOOST_TEST((heard.units.front() == unit::kelvin));
    BOOST_TEST(heard.units.contains(unit::celsius));

    basic_reading<wire::owned> reading{9, unit::kelvin, {{{1, 2}, {3, 4}}}, handfast::as_bytes("abc")};
    std::vector<std::uint8_t> out(wire::encoded_size(reading));
    BOOST_TEST(wire::encode(reading, out).value() == out.size());
    auto const read = wire::decode<basic_reading<wire::view>>(out).value();
    BOOST_TEST(read.samples[1].hundredths == 4);
    BOOST_TEST(wire::print(read) == R"(reading
  sensor: 9
  in: kelvin (2)
  samples:
    [0]:
      seconds: 1
      hundredths: 2
    [1]:
      seconds: 3
      hundredths: 4
  note: 616263  |abc|
)");
}

BOOST_AUTO_TEST_SUITE_END()
