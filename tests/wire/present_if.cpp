// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/present_if.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Storage>
struct basic_order {
    wire::computed<wire::flag> has_name;
    wire::computed<wire::flag> has_place;
    wire::bits<6> number;
    wire::present_if<&basic_order::has_name, wire::opaque<0, 9, Storage>> name;
    wire::present_if<&basic_order::has_place, wire::u24> place;
    wire::u8 end;

    HANDFAST_MESSAGE(basic_order, has_name, has_place, number, name, place, end)
};
using order = basic_order<wire::view>;
using own = basic_order<wire::owned>;

// One that goes on to the end, and one whose flag is a byte.
template <class Storage>
struct basic_ending {
    wire::computed<bool> more;
    wire::u8 between;
    wire::present_if<&basic_ending::more, wire::rest<Storage>> others;

    HANDFAST_MESSAGE(basic_ending, more, between, others)
};
struct wide {
    wire::computed<wire::u16> there;
    wire::present_if<&wide::there, wire::u8> number;
    wire::u8 end;

    HANDFAST_MESSAGE(wide, there, number, end)
};
// One whose inside depends on another field.
template <class Storage>
struct basic_sized {
    wire::computed<wire::flag> there;
    wire::computed<wire::bits<7>> length;
    wire::present_if<&basic_sized::there, wire::sized<&basic_sized::length, wire::rest<Storage>>> body;
    wire::u8 end;

    HANDFAST_MESSAGE(basic_sized, there, length, body, end)
};

static_assert(wire::least_size<order> == 2 && wire::greatest_size<order> == 2 + 10 + 3);
static_assert(wire::detail::greedy<wire::codec<basic_ending<wire::view>>> && !wire::detail::greedy<wire::codec<order>>);

template <class M>
std::string written(M const& message) {
    std::array<std::uint8_t, 64> out;
    auto const size = wire::encode(message, out);
    return size ? handfast::to_hex({out.data(), *size}) : std::string{describe(size.error()).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_present_if)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<order, own>("05 ff");
    laws::hold_for<order, own>("85 02aabb ff");
    laws::hold_for<order, own>("45 010203 ff");
    laws::hold_for<order, own>("c5 00 010203 ff");
    laws::hold_for<basic_ending<wire::view>, basic_ending<wire::owned>>("00 07");
    laws::hold_for<basic_ending<wire::view>, basic_ending<wire::owned>>("01 07 aabb");
    laws::hold_for<basic_sized<wire::view>, basic_sized<wire::owned>>("82 aabb ff");
    laws::hold_for<basic_sized<wire::view>, basic_sized<wire::owned>>("00 ff");
    laws::hold_for<wide>("0001 07 ff");
}

BOOST_AUTO_TEST_CASE(the_flag_says_whether_it_is_there) {
    auto const in = handfast::from_hex("45 010203 ff");
    auto const viewed = wire::decode<order>(in).value();
    BOOST_TEST((!viewed.name && viewed.place && *viewed.place == 0x010203 && viewed.end == 0xff));

    auto const both = handfast::from_hex("c5 01aa 010203 ff");
    auto message = wire::decode<own>(both).value();
    BOOST_TEST((message.name && message.name->size() == 1 && message.place));
    BOOST_REQUIRE(wire::decode_into(in, message).has_value());
    BOOST_TEST((!message.name && message.place));
}

BOOST_AUTO_TEST_CASE(the_flag_is_filled_in) {
    own message{{true}, {false}, 5, {}, wire::u24{7}, 0xff};
    BOOST_TEST(written(message) == "45000007ff");
    message.place.reset();
    BOOST_TEST(written(message) == "05ff");
    message.name = std::vector<std::uint8_t>{0xaa};
    BOOST_TEST(written(message) == "8501aaff");
    BOOST_TEST(wire::encoded_size(message) == 4u);
}

BOOST_AUTO_TEST_CASE(absent_and_empty_are_two_things) {
    auto const without = handfast::from_hex("05 ff");
    auto const empty = handfast::from_hex("85 00 ff");
    BOOST_TEST(!(*wire::decode<order>(without) == *wire::decode<order>(empty)));
}

BOOST_AUTO_TEST_CASE(a_failure_names_it) {
    auto const in = handfast::from_hex("45 0102");
    BOOST_TEST(describe(wire::decode<order>(in).error()).view() ==
               "order.place: 2 bytes where 3 were needed, at offset 1");
    // Were another number taken for a flag that is set, it would not be what is written again.
    auto const two = handfast::from_hex("0002 07 ff");
    BOOST_TEST(describe(wire::decode<wide>(two).error()).view() ==
               "wide.number: 2 does not fit, the greatest value is 1, at offset 2");
    auto const byte = handfast::from_hex("02 07");
    BOOST_TEST(describe(wire::decode<basic_ending<wire::view>>(byte).error()).view() ==
               "ending.more: 2 does not fit, the greatest value is 1, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
