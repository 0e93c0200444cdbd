// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/handshake.hpp>

#include <utility>

#include <handfast/choreography.hpp>
#include <handfast/choreography/language.hpp>
#include <handfast/choreography/same_language.hpp>

#include "../../examples/choreography/network.hpp"

namespace chor = handfast::choreography;
namespace hf = handfast;
using namespace handfast::tcp;

static_assert(hf::check<opening>());
static_assert(hf::compatible<opening, active, opening, passive>);
static_assert(hf::compatible<opening, active, opening, active>);  // figure 7

// What a reader of TCP counts on.
static_assert(hf::after<opening, chor::from<ack, active>, chor::from<syn_ack, passive>>);
static_assert(hf::after<opening, chor::from<syn_ack, passive>, chor::from<syn, active>>);
static_assert(chor::deadline_of<opening, active>[1] == 180'000);
static_assert(chor::can_send<opening, active, 0, syn> && !chor::can_send<opening, active, 0, ack>);
static_assert(!chor::can_send<opening, passive, 0, syn_ack>);
static_assert(chor::can_send<opening, active, 1, rst> && chor::can_send<opening, passive, 2, rst>);
static_assert(chor::can_send<opening, active, 3, retransmission<syn_ack>>);
static_assert(!chor::can_send<opening, active, 1, syn> && chor::can_send<opening, active, 1, retransmission<syn>>);

// What RFC 9293 figure 5 draws of the opening, transcribed from there and not from the choreography. CLOSE and what
// becomes of the TCB are left out; where the text adds to the figure, its section is named. Retransmissions may come
// at any time, and so does a RST that no arrow of the figure has: both are no part of a language.
namespace {

using namespace chor::written;
using chor::language_of;
using chor::same_language;

enum : int { closed, listening, syn_sent, syn_received, established, given_up, both_sent, answered, was_answered };

constexpr chor::language of_active{
    path(closed, {sends<syn>}, syn_sent),                          // active OPEN, snd SYN
    path(syn_sent, {receives<syn_ack>, sends<ack>}, established),  // rcv SYN,ACK, snd ACK
    path(syn_sent, {receives<syn_ack>, sends<rst>}, closed),       // it acknowledges no SYN of ours (§3.10.7.3)
    path(syn_sent, {receives<rst>}, given_up),                     // §3.10.7.3
    path(syn_sent, {receives<syn>}, both_sent),                    // rcv SYN, snd SYN,ACK
    path(both_sent, {sends<syn_ack>}, syn_received),
    path(syn_received, {receives<ack>}, established),      // rcv ACK of SYN
    path(syn_received, {receives<syn_ack>}, established),  // which the other's SYN,ACK is (figure 7)
    // And what a choreography cannot keep apart from that: what is received before it is sent.
    path(both_sent, {receives<ack>}, was_answered), path(both_sent, {receives<syn_ack>}, was_answered),
    path(was_answered, {sends<syn_ack>}, established),  //
    finish(established, given_up)};

constexpr chor::language of_passive{
    path(listening, {receives<syn>}, answered),        // rcv SYN, snd SYN,ACK
    path(answered, {sends<syn_ack>}, syn_received),    //
    path(answered, {sends<rst>}, given_up),            // nobody listens there (§3.10.7.1)
    path(syn_received, {receives<ack>}, established),  // rcv ACK of SYN
    path(syn_received, {receives<rst>}, listening),    // rcv RST (note 1)
    // SEND, snd SYN; rcv SYN, snd SYN,ACK: its SYN, which had been sent when the other's came, stands behind that.
    path(answered, {sends<syn>}, both_sent), path(both_sent, {receives<syn_ack>}, was_answered),
    path(both_sent, {sends<syn_ack>}, syn_sent), path(both_sent, {sends<ack>}, syn_sent),
    path(was_answered, {sends<syn_ack>}, established), path(was_answered, {sends<ack>}, established),
    path(syn_sent, {receives<syn_ack>}, established), finish(established, given_up)};

static_assert(chor::check_same_language<language_of<opening, active>, of_active>());
static_assert(chor::check_same_language<language_of<opening, passive>, of_passive>());
static_assert(!same_language(language_of<opening, active>, of_passive));

template <class Role>
auto start(examples::network& net) {
    return hf::start<opening, Role>(net.end_of<Role>());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tcp_handshake)

BOOST_AUTO_TEST_CASE(figure_6) {
    examples::network net;
    auto sent = start<active>(net).send(syn{{100}});
    auto [first, listening] = get<syn>(start<passive>(net).receive());
    auto received = std::move(listening).send(syn_ack{{300}, first.sequence + 1});
    auto [second, acceptable] = get<syn_ack>(std::move(sent).receive());
    BOOST_TEST(second.acknowledgment.value == 101U);
    (void)std::move(acceptable).send(ack{{101}, second.sequence + 1}).finish();
    auto [third, established] = get<ack>(std::move(received).receive());
    BOOST_TEST(third.acknowledgment.value == 301U);
    (void)std::move(established).finish();
}

// Both call active OPEN: each is the passive one to the other, and what it says comes from there.
BOOST_AUTO_TEST_CASE(figure_7) {
    examples::network of_a, of_b;
    auto const carry = [](auto kind, examples::network& from, examples::network& to) {
        to.end_of<passive>().put(*from.end_of<passive>().template take<decltype(kind)>(), 0, active{});
    };
    auto a = start<active>(of_a).send(syn{{100}});
    auto b = start<active>(of_b).send(syn{{300}});
    carry(syn{}, of_a, of_b);
    carry(syn{}, of_b, of_a);
    auto [to_a, a_received] = get<syn>(std::move(a).receive());
    auto [to_b, b_received] = get<syn>(std::move(b).receive());
    auto a_answered = std::move(a_received).send(syn_ack{{100}, to_a.sequence + 1});
    auto b_answered = std::move(b_received).send(syn_ack{{300}, to_b.sequence + 1});
    carry(syn_ack{}, of_a, of_b);
    carry(syn_ack{}, of_b, of_a);
    auto [last_to_a, a_established] = get<syn_ack>(std::move(a_answered).receive());
    auto [last_to_b, b_established] = get<syn_ack>(std::move(b_answered).receive());
    BOOST_TEST(last_to_a.acknowledgment.value == 101U);
    BOOST_TEST(last_to_b.acknowledgment.value == 301U);
    (void)std::move(a_established).finish();
    (void)std::move(b_established).finish();
}

BOOST_AUTO_TEST_CASE(figure_8) {
    examples::network net;
    auto old = start<active>(net).send(syn{{90}});
    auto [duplicate, fooled] = get<syn>(start<passive>(net).receive());
    auto waiting = std::move(fooled).send(syn_ack{{300}, duplicate.sequence + 1});
    auto [wrong, unacceptable] = get<syn_ack>(std::move(old).receive());
    BOOST_TEST(wrong.acknowledgment.value == 91U);
    auto again = std::move(unacceptable).send(rst{wrong.acknowledgment}).send(syn{{100}});
    auto outcome = std::move(waiting).receive();
    BOOST_REQUIRE(get_if<rst>(&outcome) != nullptr);
    auto [fresh, right] = get<syn>(std::move(get_if<rst>(&outcome)->next).receive());
    auto received = std::move(right).send(syn_ack{{400}, fresh.sequence + 1});
    auto [good, acceptable] = get<syn_ack>(std::move(again).receive());
    (void)std::move(acceptable).send(ack{{101}, good.sequence + 1}).finish();
    auto [last, established] = get<ack>(std::move(received).receive());
    BOOST_TEST(last.acknowledgment.value == 401U);
    (void)std::move(established).finish();
}

BOOST_AUTO_TEST_CASE(nobody_listens) {
    examples::network net;
    auto sent = start<active>(net).send(syn{{100}});
    (void)get<syn>(start<passive>(net).receive()).next.send(rst{}).finish();
    (void)get<rst>(std::move(sent).receive()).next.finish();
}

BOOST_AUTO_TEST_CASE(an_ack_without_a_syn_is_refused) {
    examples::network net;
    net.end_of<active>().put(ack{{101}, {301}}, 0, passive{});
    auto outcome = start<passive>(net).receive();
    BOOST_TEST(outcome.refused());
    std::move(outcome).here().abandon();
}

BOOST_AUTO_TEST_SUITE_END()
