// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tcp/handshake.hpp>

#include <string>
#include <utility>

#include <handfast/choreography.hpp>

#include "../../examples/choreography/network.hpp"
#include "examples/choreography/order.hpp"

namespace hf = handfast;
using namespace handfast::tcp;

// The opening played by typed sessions. What the order itself says, against the RFC, is in rfc9293.cpp.
namespace {

template <class Role>
std::string order_of() {
    return ::order::of<opening, Role, syn, syn_ack, ack, rst, retransmission<syn>>();
}

template <class Role>
auto start(examples::network& net) {
    return hf::start<opening, Role>(net.end_of<Role>());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tcp_handshake)

BOOST_AUTO_TEST_CASE(what_compiles) {
    BOOST_TEST(order_of<active>() == R"(0: send SYN 1
0: send RST 2
0: send SYN again 0
1: receive SYN 3
1: receive SYN + ACK 4
1: send RST 2
1: receive RST 5
1: send SYN again 1
1: receive SYN again 1
2: finish
3: send SYN + ACK 6
3: receive SYN + ACK 7
3: receive ACK 7
3: send RST 2
3: receive RST 2
3: send SYN again 3
3: receive SYN again 3
4: send ACK 8
4: send RST 0
4: send SYN again 4
5: finish
6: receive SYN + ACK 8
6: receive ACK 8
6: send RST 2
6: receive RST 2
6: send SYN again 6
6: receive SYN again 6
7: send SYN + ACK 8
7: send RST 2
7: send SYN again 7
8: send RST 2
8: send SYN again 8
8: finish
)");
    BOOST_TEST(order_of<passive>() == R"(0: receive SYN 1
0: send RST 2
0: receive RST 2
0: send SYN again 0
0: receive SYN again 0
1: send SYN 3
1: send SYN + ACK 4
1: send RST 5
1: send SYN again 1
2: finish
3: send SYN + ACK 6
3: receive SYN + ACK 7
3: send ACK 6
3: send RST 2
3: receive RST 2
3: send SYN again 3
3: receive SYN again 3
4: receive ACK 8
4: send RST 2
4: receive RST 0
4: send SYN again 4
4: receive SYN again 4
5: finish
6: receive SYN + ACK 8
6: send RST 2
6: receive RST 2
6: send SYN again 6
6: receive SYN again 6
7: send SYN + ACK 8
7: send ACK 8
7: send RST 2
7: send SYN again 7
8: send RST 2
8: send SYN again 8
8: finish
)");
}

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

// §3.8.1: each is sent again, and comes twice; neither side is elsewhere for it.
BOOST_AUTO_TEST_CASE(both_answers_are_late) {
    examples::network net;
    auto sent = start<active>(net).send(syn{{100}}).send(retransmission<syn>{{{100}}});
    auto [first, listening] = get<syn>(start<passive>(net).receive());
    auto received = std::move(listening).send(syn_ack{{300}, first.sequence + 1});
    auto [again, still] = get<retransmission<syn>>(std::move(received).receive());
    BOOST_TEST(again.first.sequence.value == 100U);
    auto repeated = std::move(still).send(retransmission<syn_ack>{{{300}, {101}}});
    auto [second, acceptable] = get<syn_ack>(std::move(sent).receive());
    auto established = std::move(acceptable).send(ack{{101}, second.sequence + 1});
    (void)get<ack>(std::move(repeated).receive()).next.finish();
    // The one that came twice is left where it is: a session that may be over need not read.
    (void)std::move(established).finish();
}

BOOST_AUTO_TEST_CASE(either_side_gives_up) {
    examples::network net;
    auto sent = start<active>(net).send(syn{{100}});
    auto received = get<syn>(start<passive>(net).receive()).next.send(syn_ack{{300}, {101}});
    (void)std::move(received).send(rst{{301}}).finish();
    auto acceptable = get<syn_ack>(std::move(sent).receive()).next;
    auto established = std::move(acceptable).send(ack{{101}, {301}});
    (void)std::move(established).finish();

    examples::network other;
    auto waits = start<active>(other).send(syn{{100}});
    auto called = get<syn>(start<passive>(other).receive()).next.send(syn{{300}});
    auto crossed = get<syn>(std::move(waits).receive()).next;
    (void)std::move(crossed).send(rst{{101}}).finish();
    (void)get<rst>(std::move(called).receive()).next.finish();
}

BOOST_AUTO_TEST_CASE(an_ack_without_a_syn_is_refused) {
    examples::network net;
    net.end_of<active>().put(ack{{101}, {301}}, 0, passive{});
    auto outcome = start<passive>(net).receive();
    BOOST_TEST(outcome.refused());
    std::move(outcome).here().abandon();
}

BOOST_AUTO_TEST_CASE(a_syn_ack_in_answer_to_nothing_is_refused) {
    examples::network net;
    net.end_of<active>().put(syn_ack{{300}, {101}}, 0, passive{});
    auto outcome = start<passive>(net).receive();
    BOOST_TEST(outcome.refused());
    std::move(outcome).here().abandon();
}

BOOST_AUTO_TEST_SUITE_END()
