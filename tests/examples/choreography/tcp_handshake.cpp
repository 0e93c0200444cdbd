// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <utility>

#include <handfast/choreography/language.hpp>
#include <handfast/choreography/same_language.hpp>

#include "../../../examples/choreography/network.hpp"
#include "../../../examples/choreography/tcp_handshake.hpp"
#include "order.hpp"

using namespace tcp_handshake;
namespace chor = handfast::choreography;

// What RFC 9293 figure 5 draws of the opening, transcribed from there and not from the choreography. CLOSE, SEND and
// what becomes of the TCB are left out; where the text adds to the figure, its section is named.
namespace {

using namespace chor::written;
using chor::language_of;
using chor::same_language;

enum : int { closed, listening, syn_sent, syn_received, established, given_up, synchronizing };

constexpr chor::language active_open{
    path(closed, {sends<syn>}, syn_sent),                          // active OPEN, snd SYN
    path(syn_sent, {receives<syn_ack>, sends<ack>}, established),  // rcv SYN,ACK, snd ACK
    path(syn_sent, {receives<syn_ack>, sends<rst>}, closed),  // it acknowledges no SYN of ours (§3.10.7.3, figure 8)
    path(syn_sent, {receives<rst>}, given_up),                // §3.10.7.3
    finish(established, given_up)};

constexpr chor::language passive_open{
    path(listening, {receives<syn>, sends<syn_ack>}, syn_received),  // rcv SYN, snd SYN,ACK
    path(listening, {receives<syn>, sends<rst>}, given_up),          // nobody listens there (§3.10.7.1)
    path(syn_received, {receives<ack>}, established),                // rcv ACK of SYN
    path(syn_received, {receives<rst>}, listening),                  // rcv RST (note 1)
    finish(established, given_up)};

// SYN-SENT: rcv SYN, snd SYN,ACK; SYN-RECEIVED: rcv ACK of SYN, which the other's SYN,ACK is.
constexpr chor::language simultaneous{
    path(closed, {sends<syn>}, syn_sent), path(syn_sent, {receives<syn>}, synchronizing),
    path(synchronizing, {sends<syn_ack>, receives<syn_ack>}, established), finish(established)};
// And what a choreography cannot keep apart from it: what is received before it is sent.
constexpr chor::language crossing{path(closed, {receives<syn>, sends<syn>}, synchronizing),
                                  path(synchronizing, {receives<syn_ack>, sends<syn_ack>}, established)};

static_assert(chor::check_same_language<language_of<three_way_handshake, active>, active_open>());
static_assert(chor::check_same_language<language_of<three_way_handshake, passive>, passive_open>());
static_assert(same_language(language_of<simultaneous_open, peer_a>, chor::language{simultaneous, crossing}));
static_assert(same_language(language_of<simultaneous_open, peer_b>, chor::language{simultaneous, crossing}));
static_assert(!same_language(language_of<simultaneous_open, peer_a>, simultaneous));
static_assert(!same_language(language_of<three_way_handshake, active>, passive_open));

template <class Protocol, class Role>
std::string order_of() {
    return order::of<Protocol, Role, syn, syn_ack, ack, rst>();
}

template <class Protocol, class Role>
auto start(examples::network& net) {
    return hf::start<Protocol, Role>(net.end_of<Role>());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples_choreography_tcp_handshake)

BOOST_AUTO_TEST_CASE(what_compiles) {
    BOOST_TEST((order_of<three_way_handshake, active>()) == R"(0: send syn 1
1: receive syn_ack 2
1: receive rst 3
2: send ack 4
2: send rst 0
3: finish
4: finish
)");
    BOOST_TEST((order_of<three_way_handshake, passive>()) == R"(0: receive syn 1
1: send syn_ack 2
1: send rst 3
2: receive ack 4
2: receive rst 0
3: finish
4: finish
)");
    BOOST_TEST((order_of<simultaneous_open, peer_a>()) == R"(0: send syn 1
0: receive syn 2
1: receive syn 3
2: send syn 3
3: send syn_ack 4
3: receive syn_ack 5
4: receive syn_ack 6
5: send syn_ack 6
6: finish
)");
    BOOST_TEST((order_of<simultaneous_open, peer_a>() == order_of<simultaneous_open, peer_b>()));
}

BOOST_AUTO_TEST_CASE(figure_6) {
    examples::network net;
    auto sent = start<three_way_handshake, active>(net).send(syn{100});
    auto [first, listening] = get<syn>(start<three_way_handshake, passive>(net).receive());
    auto received = std::move(listening).send(syn_ack{300, first.sequence + 1});
    auto [second, acceptable] = get<syn_ack>(std::move(sent).receive());
    BOOST_TEST(second.acknowledgment == 101U);
    (void)std::move(acceptable).send(ack{101, second.sequence + 1}).finish();
    auto [third, established] = get<ack>(std::move(received).receive());
    BOOST_TEST(third.acknowledgment == 301U);
    (void)std::move(established).finish();
}

BOOST_AUTO_TEST_CASE(figure_7) {
    examples::network net;
    auto a = start<simultaneous_open, peer_a>(net).send(syn{100});
    auto b = start<simultaneous_open, peer_b>(net).send(syn{300});
    auto [to_a, a_received] = get<syn>(std::move(a).receive());
    auto [to_b, b_received] = get<syn>(std::move(b).receive());
    auto a_answered = std::move(a_received).send(syn_ack{100, to_a.sequence + 1});
    auto b_answered = std::move(b_received).send(syn_ack{300, to_b.sequence + 1});
    auto [last_to_a, a_established] = get<syn_ack>(std::move(a_answered).receive());
    auto [last_to_b, b_established] = get<syn_ack>(std::move(b_answered).receive());
    BOOST_TEST(last_to_a.acknowledgment == 101U);
    BOOST_TEST(last_to_b.acknowledgment == 301U);
    (void)std::move(a_established).finish();
    (void)std::move(b_established).finish();
}

BOOST_AUTO_TEST_CASE(figure_8) {
    examples::network net;
    auto old = start<three_way_handshake, active>(net).send(syn{90});
    auto [duplicate, fooled] = get<syn>(start<three_way_handshake, passive>(net).receive());
    auto waiting = std::move(fooled).send(syn_ack{300, duplicate.sequence + 1});
    auto [wrong, unacceptable] = get<syn_ack>(std::move(old).receive());
    BOOST_TEST(wrong.acknowledgment == 91U);
    auto again = std::move(unacceptable).send(rst{wrong.acknowledgment}).send(syn{100});
    auto outcome = std::move(waiting).receive();
    BOOST_REQUIRE(get_if<rst>(&outcome) != nullptr);
    auto [fresh, right] = get<syn>(std::move(get_if<rst>(&outcome)->next).receive());
    auto received = std::move(right).send(syn_ack{400, fresh.sequence + 1});
    auto [good, acceptable] = get<syn_ack>(std::move(again).receive());
    (void)std::move(acceptable).send(ack{101, good.sequence + 1}).finish();
    auto [last, established] = get<ack>(std::move(received).receive());
    BOOST_TEST(last.acknowledgment == 401U);
    (void)std::move(established).finish();
}

BOOST_AUTO_TEST_CASE(nobody_listens) {
    examples::network net;
    auto sent = start<three_way_handshake, active>(net).send(syn{100});
    (void)get<syn>(start<three_way_handshake, passive>(net).receive()).next.send(rst{0}).finish();
    (void)get<rst>(std::move(sent).receive()).next.finish();
}

BOOST_AUTO_TEST_CASE(an_ack_without_a_syn_is_refused) {
    examples::network net;
    net.end_of<active>().put(ack{101, 301}, 0, passive{});
    auto outcome = start<three_way_handshake, passive>(net).receive();
    BOOST_TEST(outcome.refused());
    std::move(outcome).here().abandon();
}

BOOST_AUTO_TEST_SUITE_END()
