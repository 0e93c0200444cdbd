// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/opening_end.hpp>

#include <utility>
#include <variant>

using namespace handfast::tcp;

// The opening at run time: what each side answers, and where that leaves it. Figures are those of RFC 9293.
namespace {

constexpr std::uint16_t window = 8000;

opening_end::offer offer_of(std::uint32_t initial, segment_options options = {}) {
    return {{initial}, window, options};
}

/// What `end` has to send, which is an `M`, and nothing else after it.
template <class M>
M sent(opening_end& end) {
    auto const answer = end.take_answer();
    BOOST_TEST_REQUIRE(answer.index() == opening_end::answer{M{}}.index());
    BOOST_TEST(!end.has_answer());
    return std::get<M>(answer);
}
bool says_nothing(opening_end& end) { return !end.has_answer() && end.take_answer().index() == 0; }

/// In SYN-SENT from 100, whose SYN is on its way.
struct caller : opening_end {
    explicit caller(std::uint32_t initial = 100) : opening_end(active{}, offer_of(initial)) { (void)sent<syn>(*this); }
};
/// In LISTEN; will answer from 300.
struct listener : opening_end {
    listener() : opening_end(passive{}, offer_of(300)) {}
};
/// In SYN-RECEIVED, whose SYN + ACK is on its way.
struct called : listener {
    called() {
        BOOST_TEST(received(syn{{100}, window, {}}));
        (void)sent<syn_ack>(*this);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tcp_opening_end)

BOOST_AUTO_TEST_CASE(figure_6) {
    opening_end a(active{}, offer_of(100));
    listener b;
    BOOST_TEST((a.is_active() && a.is_syn_sent() && !a.is_listening() && !a.is_established() && !a.theirs()));
    BOOST_TEST((!b.is_active() && b.is_listening() && !b.is_syn_sent() && !b.is_established() && !b.theirs()));
    BOOST_TEST(says_nothing(b));

    auto const first = sent<syn>(a);
    BOOST_TEST((first.sequence.value == 100U && first.window == window));
    BOOST_TEST(b.received(first));
    BOOST_TEST((!b.is_listening() && !b.is_established()));
    BOOST_TEST(b.theirs()->initial.value == 100U);

    auto const second = sent<syn_ack>(b);
    BOOST_TEST((second.sequence.value == 300U && second.acknowledgment.value == 101U));
    BOOST_TEST(a.received(second));
    BOOST_TEST((a.is_established() && !a.is_syn_sent()));
    BOOST_TEST((a.theirs()->initial.value == 300U && a.theirs()->window == window));

    auto const third = sent<ack>(a);
    BOOST_TEST((third.sequence.value == 101U && third.acknowledgment.value == 301U));
    BOOST_TEST(b.received(third));
    BOOST_TEST((b.is_established() && !b.is_over()));
    BOOST_TEST(says_nothing(b));
}

BOOST_AUTO_TEST_CASE(figure_7) {
    opening_end a(active{}, offer_of(100));
    opening_end b(active{}, offer_of(300));
    auto const of_a = sent<syn>(a);
    auto const of_b = sent<syn>(b);
    BOOST_TEST((a.received(of_b) && b.received(of_a)));
    BOOST_TEST((!a.is_syn_sent() && !a.is_established() && !a.is_listening()));
    auto const from_a = sent<syn_ack>(a);
    auto const from_b = sent<syn_ack>(b);
    BOOST_TEST((from_a.sequence.value == 100U && from_a.acknowledgment.value == 301U));
    BOOST_TEST((from_b.sequence.value == 300U && from_b.acknowledgment.value == 101U));
    BOOST_TEST((a.received(from_b) && b.received(from_a)));
    BOOST_TEST((a.is_established() && b.is_established() && says_nothing(a) && says_nothing(b)));
}

// The SYN of one got lost, so that the other never was in SYN-RECEIVED: it answers SYN + ACK with ACK.
BOOST_AUTO_TEST_CASE(figure_7_with_one_syn_lost) {
    caller a(100), b(300);
    BOOST_TEST(a.received(syn{{300}, window, {}}));
    BOOST_TEST(b.received(sent<syn_ack>(a)));
    BOOST_TEST((b.is_established() && !a.is_established()));
    BOOST_TEST(a.received(sent<ack>(b)));
    BOOST_TEST(a.is_established());
}

BOOST_AUTO_TEST_CASE(figure_8) {
    caller a;
    listener b;
    BOOST_TEST(b.received(syn{{90}, window, {}}));  // an old duplicate
    auto const wrong = sent<syn_ack>(b);
    BOOST_TEST(wrong.acknowledgment.value == 91U);
    BOOST_TEST(a.received(wrong));
    BOOST_TEST(sent<rst>(a).sequence.value == 91U);
    BOOST_TEST((a.is_syn_sent() && !a.theirs()));

    BOOST_TEST(b.received(rst{{91}}));
    BOOST_TEST((b.is_listening() && !b.theirs() && !b.was_reset() && !b.is_over()));
    BOOST_TEST(says_nothing(b));
    BOOST_TEST(b.received(syn{{100}, window, {}}));  // the one that had been on its way
    auto const right = sent<syn_ack>(b);
    BOOST_TEST(right.acknowledgment.value == 101U);
    BOOST_TEST(a.received(right));
    BOOST_TEST(b.received(sent<ack>(a)));
    BOOST_TEST((a.is_established() && b.is_established()));
}

// Behind the RST our SYN still waits for its answer, and its timer sends it again.
BOOST_AUTO_TEST_CASE(a_disowned_answer_leaves_our_syn) {
    caller a;
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(a.received(syn_ack{{300}, {91}, window, {}}));
        BOOST_TEST(sent<rst>(a).sequence.value == 91U);
        a.repeat();
        BOOST_TEST(sent<syn>(a).sequence.value == 100U);
    }
    BOOST_TEST(a.received(syn_ack{{300}, {101}, window, {}}));
    BOOST_TEST(a.is_established());
}

BOOST_AUTO_TEST_CASE(refused) {
    caller a;
    BOOST_TEST(a.received(rst{}));
    BOOST_TEST((a.was_reset() && a.is_over() && !a.is_established() && !a.is_syn_sent() && says_nothing(a)));
    BOOST_TEST(!a.received(syn_ack{{300}, {101}, window, {}}));
    BOOST_TEST((!a.received(rst{}) && says_nothing(a)));
}

BOOST_AUTO_TEST_CASE(reset_after_a_simultaneous_open) {
    caller a;
    BOOST_TEST(a.received(syn{{300}, window, {}}));
    BOOST_TEST(a.received(rst{{301}}));
    BOOST_TEST((a.was_reset() && a.is_over() && !a.is_established()));
}

// Note 1 of figure 5: SYN-RECEIVED came from LISTEN, and goes back to it, for another peer's offer.
BOOST_AUTO_TEST_CASE(a_reset_returns_to_listen) {
    called b;
    BOOST_TEST(b.received(rst{{101}}));
    BOOST_TEST((b.is_listening() && !b.is_over() && !b.theirs() && says_nothing(b)));
    BOOST_TEST(b.received(syn{{7000}, 9, {}}));
    BOOST_TEST(sent<syn_ack>(b).acknowledgment.value == 7001U);
    BOOST_TEST((b.theirs()->initial.value == 7000U && b.theirs()->window == 9));
}

// §3.8.1
BOOST_AUTO_TEST_CASE(a_syn_that_comes_again_is_answered_again) {
    called b;
    BOOST_TEST(b.received(retransmission<syn>{{{100}, window, {}}}));
    auto const again = sent<syn_ack>(b);
    BOOST_TEST((again.sequence.value == 300U && again.acknowledgment.value == 101U));
    BOOST_TEST(!b.is_established());
    BOOST_TEST(b.received(ack{{101}, {301}, window, {}}));
    BOOST_TEST(b.is_established());
}

BOOST_AUTO_TEST_CASE(what_is_lost_is_sent_again) {
    caller a;
    a.repeat();
    BOOST_TEST(sent<syn>(a).sequence.value == 100U);
    BOOST_TEST(a.is_syn_sent());

    called b;
    b.repeat();
    auto const again = sent<syn_ack>(b);
    BOOST_TEST((again.sequence.value == 300U && again.acknowledgment.value == 101U));
    BOOST_TEST(a.received(again));
    BOOST_TEST(b.received(sent<ack>(a)));
    BOOST_TEST((a.is_established() && b.is_established()));

    caller both;
    BOOST_TEST(both.received(syn{{300}, window, {}}));
    (void)sent<syn_ack>(both);
    both.repeat();
    BOOST_TEST(sent<syn_ack>(both).acknowledgment.value == 301U);

    listener idle;
    idle.repeat();
    BOOST_TEST((says_nothing(idle) && idle.is_listening()));
}

BOOST_AUTO_TEST_CASE(what_may_not_come_changes_nothing) {
    listener b;
    BOOST_TEST(!b.received(ack{{101}, {301}, window, {}}));
    BOOST_TEST(!b.received(syn_ack{{300}, {101}, window, {}}));
    BOOST_TEST((b.is_listening() && says_nothing(b)));

    caller a;
    BOOST_TEST(!a.received(ack{{300}, {101}, window, {}}));
    BOOST_TEST((a.is_syn_sent() && says_nothing(a)));

    called c;
    BOOST_TEST(!c.received(syn{{500}, window, {}}));
    BOOST_TEST(!c.received(syn_ack{{500}, {301}, window, {}}));
    BOOST_TEST((!c.is_established() && c.theirs()->initial.value == 100U && says_nothing(c)));
}

// §3.10.7.2
BOOST_AUTO_TEST_CASE(a_reset_means_nothing_to_who_listens) {
    listener b;
    BOOST_TEST(!b.received(rst{{300}}));
    BOOST_TEST((b.is_listening() && !b.was_reset() && !b.is_over()));
}

BOOST_AUTO_TEST_CASE(what_was_never_here_does_not_come_again) {
    listener b;
    BOOST_TEST(!b.received(retransmission<syn>{{{100}, window, {}}}));
    BOOST_TEST((b.is_listening() && says_nothing(b)));
    caller a;
    BOOST_TEST(!a.received(retransmission<syn>{{{300}, window, {}}}));
    BOOST_TEST((a.is_syn_sent() && says_nothing(a)));
}

BOOST_AUTO_TEST_CASE(a_reset_takes_back_what_was_due) {
    listener b;
    BOOST_TEST(b.received(syn{{100}, window, {}}));
    BOOST_TEST(b.received(rst{{101}}));
    BOOST_TEST((b.is_listening() && says_nothing(b)));
    opening_end a(active{}, offer_of(100));
    BOOST_TEST(a.received(rst{}));
    BOOST_TEST((a.was_reset() && says_nothing(a)));
}

BOOST_AUTO_TEST_CASE(nothing_comes_after_the_end) {
    caller aborted, refused;
    aborted.abort();
    BOOST_TEST(refused.received(rst{}));
    for (opening_end* end : {static_cast<opening_end*>(&aborted), static_cast<opening_end*>(&refused)}) {
        BOOST_TEST(!end->received(syn_ack{{300}, {101}, window, {}}));
        BOOST_TEST(!end->received(syn{{300}, window, {}}));
        end->repeat();
        end->abort();
        BOOST_TEST((says_nothing(*end) && end->is_over() && !end->is_established()));
    }
    called met;
    met.abort();
    met.abort();  // takes back nothing
    (void)sent<rst>(met);
    met.repeat();
    BOOST_TEST(says_nothing(met));
}

BOOST_AUTO_TEST_CASE(giving_up) {
    caller alone;
    alone.abort();
    BOOST_TEST((alone.is_over() && !alone.was_reset() && !alone.is_syn_sent() && says_nothing(alone)));

    listener idle;
    idle.abort();
    BOOST_TEST((idle.is_over() && !idle.is_listening() && says_nothing(idle)));

    called met;
    met.abort();
    BOOST_TEST(sent<rst>(met).sequence.value == 301U);
    BOOST_TEST((met.is_over() && !met.was_reset() && !met.is_established()));
    BOOST_TEST(!met.received(ack{{101}, {301}, window, {}}));

    // What had been due before is not sent.
    opening_end unheard(active{}, offer_of(100));
    unheard.abort();
    BOOST_TEST(says_nothing(unheard));
}

// §3.8.3
BOOST_AUTO_TEST_CASE(deadlines) {
    caller a;
    called b;
    BOOST_TEST((a.deadline() == 180'000U && b.deadline() == 180'000U));
    BOOST_TEST(a.received(syn_ack{{300}, {101}, window, {}}));
    BOOST_TEST(b.received(sent<ack>(a)));
    BOOST_TEST((a.deadline() == 0U && b.deadline() == 0U));
}

// RFC 7323 §2.2 and §3.2, RFC 2018 §2: an option is answered, not brought up.
BOOST_AUTO_TEST_CASE(options_are_answered) {
    segment_options const all{.maximum_segment_size = 1460,
                              .window_scale = 7,
                              .sack_permitted = true,
                              .timestamp = timestamps{.value = 1, .echo_reply = 0}};
    opening_end plain(passive{}, offer_of(300, all));
    BOOST_TEST(plain.received(syn{{100}, window, {.maximum_segment_size = 536}}));
    BOOST_TEST((sent<syn_ack>(plain).options == segment_options{.maximum_segment_size = 1460}));
    BOOST_TEST((plain.theirs()->options == segment_options{.maximum_segment_size = 536}));

    opening_end rich(passive{}, offer_of(300, all));
    BOOST_TEST(rich.received(syn{{100}, window, all}));
    BOOST_TEST((sent<syn_ack>(rich).options == all));

    opening_end asks(active{}, offer_of(100, all));
    BOOST_TEST((sent<syn>(asks).options == all));
    BOOST_TEST(asks.received(syn_ack{{300}, {101}, window, {.window_scale = 2}}));
    BOOST_TEST((sent<ack>(asks).options == segment_options{}));
    BOOST_TEST((asks.theirs()->options == segment_options{.window_scale = 2}));
}

// §3.4
BOOST_AUTO_TEST_CASE(numbers_wrap) {
    caller a(0xffff'ffff);
    BOOST_TEST(a.received(syn_ack{{0xffff'ffff}, {0}, window, {}}));
    auto const last = sent<ack>(a);
    BOOST_TEST((last.sequence.value == 0U && last.acknowledgment.value == 0U && a.is_established()));
}

BOOST_AUTO_TEST_SUITE_END()
