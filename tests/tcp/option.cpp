// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/option.hpp>

#include <handfast/core/hex.hpp>
#include <handfast/tcp/option_generator.hpp>
#include <handfast/wire/list.hpp>

#include "laws/generated.hpp"

namespace tcp = handfast::tcp;
namespace wire = handfast::wire;

namespace {

std::string refusal(std::string_view digits) {
    auto const bytes = handfast::from_hex(digits);
    auto const it = wire::decode<wire::list<tcp::option>>(bytes);
    return it ? "" : std::string{describe(it.error()).view()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tcp_option)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for_generated<tcp::maximum_segment_size, tcp::window_scale, tcp::timestamps>(20);
    laws::hold<tcp::no_operation>({});
    laws::hold<tcp::sack_permitted>({});
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_kept) {
    auto const bytes = handfast::from_hex("020405b4 01 fd06aabbccdd 1e02 00");
    auto const list = wire::decode<wire::list<tcp::option>>(bytes).value();
    BOOST_TEST(list.size() == 5U);
    auto it = list.begin();
    BOOST_TEST((*it++).get<tcp::maximum_segment_size>()->octets == 1460);
    BOOST_TEST((*it++).get<tcp::no_operation>().has_value());
    BOOST_TEST((!(*it).known() && (*it).body().size() == 4U));
    wire::list<tcp::basic_option<wire::owned>, wire::owned> owned;
    BOOST_REQUIRE(wire::decode_into(bytes, owned));
    std::vector<std::uint8_t> again(bytes.size());
    BOOST_TEST(wire::encode(owned, again).value() == bytes.size());
    BOOST_TEST(handfast::same_bytes(again, bytes));
}

// RFC 7323 §2.3
BOOST_AUTO_TEST_CASE(the_scale_of_a_buffer) {
    for (auto const& [octets, scale] : {std::pair{0u, 0},
                                        {0xffffu, 0},
                                        {0x1'0000u, 1},
                                        {0x1'ffffu, 1},
                                        {0x2'0000u, 2},
                                        {1u << 29, 14},
                                        {1u << 30, 14},
                                        {0xffff'ffffu, 14}})
        BOOST_TEST(int{tcp::scale_for(octets)} == scale);
}

// What it has said so far counts, whatever a sender has left behind it.
BOOST_AUTO_TEST_CASE(nothing_behind_the_end_is_read) {
    auto const bytes = handfast::from_hex("0402 00 0200ff0300");
    auto const list = wire::decode<wire::list<tcp::option>>(bytes).value();
    BOOST_TEST(list.size() == 2U);
    auto it = list.begin();
    BOOST_TEST((*it++).get<tcp::sack_permitted>().has_value());
    BOOST_TEST(((*it).tag() == tcp::option_kind::end_of_option_list && (*it).body().size() == 5U));
    wire::list<tcp::basic_option<wire::owned>, wire::owned> owned;
    BOOST_REQUIRE(wire::decode_into(bytes, owned));
    std::vector<std::uint8_t> again(bytes.size());
    BOOST_TEST(wire::encode(owned, again).value() == bytes.size());
    BOOST_TEST(handfast::same_bytes(again, bytes));
}

// RFC 9293 §3.1, MUST-7: an illegal length is survived, zero for instance.
BOOST_AUTO_TEST_CASE(a_length_that_cannot_be_is_refused) {
    BOOST_TEST(refusal("0200") == "value[0]: length 0 is below the floor of 2, at offset 1");
    BOOST_TEST(refusal("01 0801") == "value[1]: length 1 is below the floor of 2, at offset 2");
    BOOST_TEST(refusal("0204ff").starts_with("value[0]: "));
    BOOST_TEST(refusal("fd").starts_with("value[0]: "));
    BOOST_TEST(refusal("030405b4").starts_with("value[0].window_scale"));
    BOOST_TEST(refusal("02 03 05").starts_with("value[0].maximum_segment_size"));
    BOOST_TEST(refusal("0402 0302").starts_with("value[1].window_scale"));
}

BOOST_AUTO_TEST_SUITE_END()
