// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/print.hpp>

#include "wire/tagged.hpp"

namespace wire = handfast::wire;

namespace {

enum class nameless : std::uint8_t { one = 1 };

template <class Storage>
struct basic_inner {
    wire::bytes<3> raw;
    wire::vector<wire::u16, 0, 20, Storage> numbers;

    HANDFAST_MESSAGE(basic_inner, raw, numbers)
};

template <class Storage>
struct basic_everything {
    wire::constant<wire::u8, 4> version;
    wire::u48 wide;
    wire::open_enum<tagging::colour> colour;
    nameless kind;
    std::array<std::int8_t, 2> pair;
    basic_inner<Storage> inner;
    wire::length_prefixed<wire::u8, wire::rest<Storage>> boxed;
    tagging::entries<Storage> entries;
    wire::optional_tail<wire::opaque<0, 9, Storage>> tail;

    HANDFAST_MESSAGE(basic_everything, version, wide, colour, kind, pair, inner, boxed, entries, tail)
};

constexpr std::string_view digits = "04 000000000100 0002 01 ff05 aabbcc 0400010002 02eeff "
                                    "0011 0001 05 02 0009 01ee 0002 02 aabb 0077 01 aa";

constexpr std::string_view words = R"(everything
  version: 4
  wide: 256
  colour: green (0x0002)
  kind: 1
  pair:
    [0]: -1
    [1]: 5
  inner:
    raw: aabbcc  |...|
    numbers:
      [0]: 1
      [1]: 2
  boxed: eeff  |..|
  entries:
    [0]:
      tag: red (0x0001)
      levels:
        [0]: 9
      words: ee  |.|
    [1]:
      tag: green (0x0002)
      light: 43707
    [2]:
      tag: 0x0077
      body: aa  |.|
  tail: absent
)";
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_print)

BOOST_AUTO_TEST_CASE(every_field_by_its_name) {
    auto const in = handfast::from_hex(digits);
    BOOST_TEST(wire::print(wire::decode<basic_everything<wire::view>>(in).value()) == words);
    BOOST_TEST(wire::print(wire::decode<basic_everything<wire::owned>>(in).value()) == words);
}

BOOST_AUTO_TEST_CASE(a_tail_that_is_there) {
    auto in = handfast::from_hex(digits);
    for (auto const byte : handfast::from_hex("02abcd")) in.push_back(byte);
    auto const text = wire::print(wire::decode<basic_everything<wire::view>>(in).value());
    BOOST_TEST(text.ends_with("  tail: abcd  |..|\n"));
    in.pop_back();
    in.pop_back();
    in.back() = 0;
    BOOST_TEST(wire::print(wire::decode<basic_everything<wire::view>>(in).value()).ends_with("  tail: empty\n"));
}

BOOST_AUTO_TEST_CASE(it_is_indented_where_one_likes) {
    BOOST_TEST(wire::print(tagging::bright{7}, 4) == "    bright\n      light: 7\n");
    BOOST_TEST(wire::print(tagging::plain_one{}) == "plain_one\n");
}

BOOST_AUTO_TEST_SUITE_END()
