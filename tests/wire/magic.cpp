// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/magic.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
// PNG specification, 5.2; with the header chunk's length behind it.
struct image {
    wire::magic<"\x89PNG\r\n\x1a\n"> signature;
    wire::u32 length;

    HANDFAST_MESSAGE(image, signature, length)
};
using zero_inside = laws::around<wire::magic<"a\0b">>;
static_assert(wire::plain<image> && wire::least_size<image> == 12 && wire::greatest_size<image> == 12);
static_assert(wire::least_size<zero_inside> == 6 && wire::least_size<wire::magic<"">> == 0);
static_assert(wire::magic<"toy">::text == "toy" && std::is_empty_v<wire::magic<"toy">>);
static_assert(wire::magic<"toy">{} == wire::magic<"toy">{});

// Not all bytes are one: `wire::load` does not take it.
template <class T>
concept loadable = requires(std::array<std::uint8_t, wire::least_size<T>> const& in) { wire::load<T>(in); };
static_assert(!loadable<image>);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_magic)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<image>("89504e470d0a1a0a 0000000d");
    laws::hold_for<zero_inside>("0102 610062 03");
    laws::hold_for<laws::around<wire::magic<"">>>("0102 03");
}

BOOST_AUTO_TEST_CASE(another_byte_is_refused_where_it_stands) {
    auto const text_mode = handfast::from_hex("89504e470a1a0a00 0000000d");
    BOOST_TEST(describe(wire::decode<image>(text_mode).error()).view() ==
               "image.signature: 10 where only 13 may stand, at offset 4");
    auto const seven_bits = handfast::from_hex("09504e470d0a1a0a 0000000d");
    BOOST_TEST(describe(wire::decode<image>(seven_bits).error()).view() ==
               "image.signature: 9 where only 137 may stand, at offset 0");
}

BOOST_AUTO_TEST_CASE(it_is_written) {
    std::array<std::uint8_t, 12> out;
    BOOST_TEST(wire::encode(image{{}, 13}, out).value() == 12u);
    BOOST_TEST(handfast::to_hex(out) == "89504e470d0a1a0a0000000d");
}

BOOST_AUTO_TEST_SUITE_END()
