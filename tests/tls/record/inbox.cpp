// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>

#include <handfast/tls/record/inbox.hpp>
#include <handfast/tls/record/outbox.hpp>

using namespace handfast;

BOOST_AUTO_TEST_SUITE(tls_record_inbox)

namespace {
void receive(tls::inbox& in, std::string_view text) {
    auto const room = in.space();
    BOOST_REQUIRE(room.size() >= text.size());
    std::ranges::copy(text, room.begin());
    in.received(text.size());
}
}  // namespace

BOOST_AUTO_TEST_CASE(takes_bytes_and_gives_them_back_in_order) {
    std::array<std::uint8_t, 8> storage{};
    tls::inbox in{storage};
    BOOST_TEST(in.space().size() == 8U);
    BOOST_TEST(in.raw().empty());
    receive(in, "abc");
    receive(in, "de");
    BOOST_TEST(as_chars(in.raw()) == "abcde");
    in.drop(2);
    BOOST_TEST(as_chars(in.raw()) == "cde");
    BOOST_TEST(in.space().size() == 3U);
}

BOOST_AUTO_TEST_CASE(makes_room_when_the_room_behind_is_used_up) {
    std::array<std::uint8_t, 8> storage{};
    tls::inbox in{storage};
    receive(in, "abcdefgh");
    BOOST_TEST(in.space().empty());
    in.drop(5);
    BOOST_TEST(in.space().size() == 5U);
    BOOST_TEST(as_chars(in.raw()) == "fgh");
    receive(in, "ijklm");
    BOOST_TEST(as_chars(in.raw()) == "fghijklm");
    in.drop(8);
    BOOST_TEST(in.space().size() == 8U);
}

BOOST_AUTO_TEST_CASE(joins_fragments_and_leaves_what_follows_alone) {
    std::array<std::uint8_t, 16> storage{};
    tls::inbox in{storage};
    receive(in, "1:ab 2:cd rest");
    in.join(byte_view{in.raw()}.subspan(2, 2));
    in.drop(5);
    in.join(byte_view{in.raw()}.subspan(2, 2));
    in.drop(5);
    BOOST_TEST(as_chars(in.joined()) == "abcd");
    BOOST_TEST(as_chars(in.raw()) == "rest");
    in.drop_joined(3);
    BOOST_TEST(as_chars(in.joined()) == "d");
    in.settle();
    BOOST_TEST(as_chars(in.joined()) == "d");
    BOOST_TEST(as_chars(in.raw()) == "rest");
    in.drop_joined(1);
    BOOST_TEST(in.joined().empty());
}

BOOST_AUTO_TEST_CASE(what_is_pinned_stays_where_it_is) {
    std::array<std::uint8_t, 16> storage{};
    tls::inbox in{storage};
    receive(in, "keepdrop");
    in.join(byte_view{in.raw()}.first(8));
    in.drop(8);
    auto const kept = in.joined().first(4);
    BOOST_TEST(in.room_to_join(6) == 10U);
    in.pin_joined(4);
    BOOST_TEST(in.room_to_join(6) == 6U);
    BOOST_TEST(in.room_to_join(100) == 0U);
    in.drop_joined(4);
    for (int round = 0; round < 10; ++round) {
        receive(in, "012345678901");
        in.join(byte_view{in.raw()}.first(5));
        in.drop(12);
        in.drop_joined(2);
        in.settle();
        BOOST_TEST(as_chars(in.joined()) == "234");
        in.drop_joined(3);
        BOOST_TEST(as_chars(kept) == "keep");
        BOOST_TEST(in.space().size() == 12U);
    }
}

BOOST_AUTO_TEST_CASE(an_outbox_makes_room_where_it_has_sent) {
    std::array<std::uint8_t, 8> storage{};
    tls::outbox out{storage};
    BOOST_TEST(out.free() == 8U);
    std::ranges::copy(std::string_view{"abcdef"}, out.space(6).begin());
    out.filled(6);
    BOOST_TEST(as_chars(out.pending()) == "abcdef");
    BOOST_TEST(out.free() == 2U);
    BOOST_TEST(out.space(3).size() == 2U);  // nothing has been sent
    out.sent(4);
    BOOST_TEST(out.free() == 6U);
    BOOST_TEST(out.space(2).size() == 2U);  // enough: nothing moves
    BOOST_TEST(out.space(3).size() == 6U);
    BOOST_TEST(as_chars(out.pending()) == "ef");
    out.sent(2);
    BOOST_TEST(out.free() == 8U);
    BOOST_TEST(out.pending().empty());
}

BOOST_AUTO_TEST_SUITE_END()
