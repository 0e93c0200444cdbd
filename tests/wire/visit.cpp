// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <string>

#include <handfast/core/hex.hpp>
#include <handfast/wire/print.hpp>
#include <handfast/wire/visit.hpp>

namespace wire = handfast::wire;

// Two wire forms of somebody's own, the second with a look of its own.
namespace elsewhere {
struct opaque_one {
    std::uint8_t value = 0;
};
struct degrees {
    std::int8_t value = 0;
};
template <class T>
struct one_byte {
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = 1;
    static constexpr bool plain = true;
    static constexpr void load(std::uint8_t const* from, T& to) { to.value = static_cast<decltype(to.value)>(*from); }
    static constexpr void store(T const& from, std::uint8_t* to) { *to = static_cast<std::uint8_t>(from.value); }
};
constexpr bool operator==(opaque_one a, opaque_one b) { return a.value == b.value; }
constexpr bool operator==(degrees a, degrees b) { return a.value == b.value; }
}  // namespace elsewhere

template <>
struct handfast::wire::codec<elsewhere::opaque_one> : elsewhere::one_byte<elsewhere::opaque_one> {};
template <>
struct handfast::wire::codec<elsewhere::degrees> : elsewhere::one_byte<elsewhere::degrees> {};
template <>
struct handfast::wire::visitable<elsewhere::degrees> {
    static void visit(elsewhere::degrees d, auto&& visitor) { visitor.number(std::int64_t{d.value}); }
};

namespace {

enum class side : std::uint8_t { left = 1 };
constexpr std::string_view to_string(side s) { return s == side::left ? "left" : ""; }

struct everything {
    elsewhere::opaque_one own;
    elsewhere::degrees outside;
    wire::i24 depth;
    bool open;
    double ratio;
    wire::bits<4> nibble;
    wire::bits<3, side> way;
    wire::flag set;
    wire::padding<2> gap;
    wire::magic<"ok"> mark;
    wire::computed<wire::u8> length;
    wire::align<2> even;
    wire::sized<&everything::length, wire::rest<>> body;

    HANDFAST_MESSAGE(everything, own, outside, depth, open, ratio, nibble, way, set, gap, mark, length, even, body)
};

constexpr std::string_view words = R"(everything
  own: ab  |.|
  outside: -5
  depth: -2
  open: true
  ratio: 0.5
  nibble: 9
  way: left (1)
  set: true
  gap: zeros
  mark: 6f6b  |ok|
  length: 34
  even: zeros
  body:
    0000  4142434445464748494a4b4c4d4e4f50  |ABCDEFGHIJKLMNOP|
    0010  5152535455565758595a000102030405  |QRSTUVWXYZ......|
    0020  0607                              |..|
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(wire_visit)

BOOST_AUTO_TEST_CASE(every_form_has_a_look) {
    auto const in = handfast::from_hex("ab fb fffffe 01 3fe0000000000000 93 0000 6f6b 22"
                                       "4142434445464748494a4b4c4d4e4f505152535455565758595a 0001020304050607");
    auto const m = wire::decode<everything>(in);
    if (!m) BOOST_FAIL(describe(m.error()));
    BOOST_TEST(wire::print(*m) == words);
}

BOOST_AUTO_TEST_CASE(fields_are_walked_in_the_order_of_the_wire) {
    std::string names;
    wire::for_each_field(everything{}, [&](std::string_view name, auto const&) { names += std::string{name} + ' '; });
    BOOST_TEST(names == "own outside depth open ratio nibble way set gap mark length even body ");
}

BOOST_AUTO_TEST_SUITE_END()
