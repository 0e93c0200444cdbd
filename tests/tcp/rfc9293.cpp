// SPDX-License-Identifier: BSL-1.0
#include <handfast/tcp/handshake.hpp>

#include <type_traits>
#include <utility>

#include <handfast/choreography.hpp>
#include <handfast/choreography/language.hpp>
#include <handfast/choreography/same_language.hpp>

#include "choreography/nowhere.hpp"

// What RFC 9293 draws and says of the opening, and what of it follows from the choreography.
namespace {

namespace chor = handfast::choreography;
namespace hf = handfast;
using namespace handfast::tcp;
using chor::from;

static_assert(hf::check<opening>());
static_assert(hf::compatible<opening, active, opening, passive>);  // figures 6 and 8
static_assert(hf::compatible<opening, active, opening, active>);   // figure 7
static_assert(!hf::compatible<opening, passive, opening, passive>);

// --- figure 5 ---------------------------------------------------------------

// What figure 5 draws of the opening, transcribed from there and not from the choreography. CLOSE and what becomes of
// the TCB are left out; where the text adds to the figure, its section is named. Retransmissions (§3.8.1) may come at
// any time, and so may a RST that no arrow of the figure has (§3.5.3): both are no part of a language.
using namespace chor::written;
using chor::language_of;
using chor::same_language;

enum : int { closed, listening, syn_sent, syn_received, established, given_up, to_answer, crossed, was_answered };

// active OPEN, snd SYN.
constexpr auto opens = path(closed, {sends<syn>}, syn_sent);
// rcv SYN,ACK, snd ACK.
constexpr auto is_answered = path(syn_sent, {receives<syn_ack>, sends<ack>}, established);
// §3.10.7.3 and figure 8: what it acknowledges is no SYN of ours. The figure has nothing of it: SYN-SENT stays, which
// is here to send the SYN again.
constexpr auto disowns = path(syn_sent, {receives<syn_ack>, sends<rst>}, closed);
// §3.10.7.3: a RST that acknowledges the SYN; the figure has none from SYN-SENT.
constexpr auto is_refused = path(syn_sent, {receives<rst>}, given_up);
// rcv SYN, snd SYN,ACK; then rcv ACK of SYN, which the other's SYN,ACK is as well (§3.5, figure 7).
constexpr chor::language synchronizes{
    path(syn_sent, {receives<syn>}, crossed), path(crossed, {sends<syn_ack>}, syn_received),
    path(syn_received, {receives<ack>}, established), path(syn_received, {receives<syn_ack>}, established)};
// And what a choreography cannot keep apart from that: what is received before it is sent.
constexpr chor::language is_overtaken{path(crossed, {receives<ack>}, was_answered),
                                      path(crossed, {receives<syn_ack>}, was_answered),
                                      path(was_answered, {sends<syn_ack>}, established)};
constexpr chor::language of_active{opens,
                                   disowns,
                                   is_answered,
                                   is_refused,
                                   synchronizes,
                                   is_overtaken,  //
                                   finish(established, given_up)};

// rcv SYN, snd SYN,ACK; rcv ACK of SYN.
constexpr chor::language accepts{path(listening, {receives<syn>}, to_answer),
                                 path(to_answer, {sends<syn_ack>}, syn_received),
                                 path(syn_received, {receives<ack>}, established)};
// Note 1: rcv RST in SYN-RECEIVED, where LISTEN was before.
constexpr auto listens_again = path(syn_received, {receives<rst>}, listening);
// §3.10.7.1: nobody listens there. The figure begins where somebody does.
constexpr auto refuses = path(to_answer, {sends<rst>}, given_up);
// SEND (or active OPEN), snd SYN; rcv SYN, snd SYN,ACK. Its SYN had been sent when the other's came; the choreography
// has it behind that. Its ACK is for who sent SYN,ACK in answer to it, when his own SYN was lost.
constexpr chor::language crosses{path(to_answer, {sends<syn>}, crossed),
                                 path(crossed, {sends<syn_ack>}, syn_sent),
                                 path(crossed, {sends<ack>}, syn_sent),
                                 path(syn_sent, {receives<syn_ack>}, established),
                                 path(crossed, {receives<syn_ack>}, was_answered),
                                 path(was_answered, {sends<syn_ack>}, established),
                                 path(was_answered, {sends<ack>}, established)};
constexpr chor::language of_passive{accepts, listens_again, refuses, crosses, finish(established, given_up)};

static_assert(chor::check_same_language<language_of<opening, active>, of_active>());
static_assert(chor::check_same_language<language_of<opening, passive>, of_passive>());
// The library has one state more: behind a refusal nothing may come any more, and in ESTABLISHED what came before may
// come again.
static_assert(chor::minimal_state_count(of_active) == 7 && chor::state_count(language_of<opening, active>) == 8);
static_assert(chor::minimal_state_count(of_passive) == 7 && chor::state_count(language_of<opening, passive>) == 8);

// A text that is not the RFC's differs.
static_assert(!same_language(language_of<opening, active>, of_passive));
static_assert(!same_language(language_of<opening, active>,
                             chor::language{opens, is_answered, is_refused, synchronizes, is_overtaken,
                                            finish(established, given_up)}));
static_assert(!same_language(language_of<opening, passive>,
                             chor::language{accepts, refuses, crosses, finish(established, given_up)}));
static_assert(!same_language(language_of<opening, passive>,
                             chor::language{accepts, listens_again, crosses, finish(established, given_up)}));

// --- what a reader of TCP counts on -----------------------------------------

// Nobody answers what was not said.
static_assert(hf::after<opening, from<syn_ack, passive>, from<syn, active>>);
static_assert(hf::after<opening, from<ack, active>, from<syn_ack, passive>>);
static_assert(hf::after<opening, from<syn_ack, active>, from<syn, passive>>);
static_assert(hf::after<opening, from<ack, passive>, from<syn, passive>>);
// Who is established does not begin anew, and who was refused is not established.
static_assert(hf::never<opening, syn, from<ack, active>> && hf::never<opening, syn_ack, from<ack, active>>);
static_assert(hf::never<opening, from<ack, active>, from<rst, passive>>);
static_assert(!hf::never<opening, from<ack, active>, from<rst, active>>);  // figure 8

// The states of the figure as types, each reached as the figure says.
template <class Session, class Message>
using sending = decltype(std::declval<Session>().send(std::declval<Message>()));
template <class Session, class Message>
using receiving = decltype(get<Message>(std::declval<Session>().receive()).next);

using in_closed = decltype(hf::start<opening, active>(tests::nowhere{}));
using in_syn_sent = sending<in_closed, syn>;
using in_synchronizing = sending<receiving<in_syn_sent, syn>, syn_ack>;  // SYN-RECEIVED of figure 7
using in_established = sending<receiving<in_syn_sent, syn_ack>, ack>;
using in_listen = decltype(hf::start<opening, passive>(tests::nowhere{}));
using in_syn_received = sending<receiving<in_listen, syn>, syn_ack>;

static_assert(std::is_same_v<receiving<in_synchronizing, syn_ack>, in_established>);
static_assert(std::is_same_v<receiving<in_synchronizing, ack>, in_established>);
static_assert(std::is_same_v<sending<receiving<in_syn_sent, syn_ack>, rst>, in_closed>);
static_assert(std::is_same_v<receiving<in_syn_received, rst>, in_listen>);

template <class Session>
struct step_of;
template <class Role, int State>
struct step_of<chor::session<opening, Role, State, tests::nowhere>> {
    template <class Message>
    static constexpr bool may_send = chor::can_send<opening, Role, State, Message>;
    template <class Message>
    static constexpr bool may_receive = chor::can_receive<opening, Role, State, Message>;
    static constexpr bool is_end = chor::is_final<opening, Role, State> && !may_receive<rst> && !may_receive<syn>;
    static constexpr unsigned deadline = chor::deadline_of<opening, Role>[State];
};
template <class Session, class Message>
constexpr bool may_send = step_of<Session>::template may_send<Message>;
template <class Session, class Message>
constexpr bool may_receive = step_of<Session>::template may_receive<Message>;

static_assert(!may_send<in_closed, syn_ack> && !may_send<in_closed, ack>);
static_assert(!may_send<in_syn_sent, syn> && !may_send<in_syn_sent, ack>);
static_assert(!may_send<in_listen, syn_ack> && !may_send<in_listen, ack> && !may_receive<in_listen, ack>);

// §3.8.1: a segment that is sent again, or comes again, changes nothing, for either side.
template <class Session, class Again>
constexpr bool again_and_still = std::is_same_v<sending<Session, Again>, Session> &&
                                 std::is_same_v<receiving<Session, Again>, Session>;
static_assert(again_and_still<in_syn_sent, retransmission<syn>>);
static_assert(again_and_still<in_syn_sent, retransmission<syn_ack>>);
static_assert(again_and_still<in_synchronizing, retransmission<syn>>);
static_assert(again_and_still<in_synchronizing, retransmission<syn_ack>>);
static_assert(again_and_still<in_syn_received, retransmission<syn>>);
static_assert(again_and_still<in_syn_received, retransmission<syn_ack>>);
static_assert(may_send<in_established, retransmission<syn_ack>>);

// §3.5.3: either side may give up, which is the end.
template <class Session>
constexpr bool is_end = step_of<Session>::is_end;
static_assert(is_end<sending<in_syn_sent, rst>> && is_end<receiving<in_syn_sent, rst>>);
static_assert(is_end<sending<in_synchronizing, rst>> && is_end<receiving<in_synchronizing, rst>>);
static_assert(is_end<sending<in_syn_received, rst>>);

// §3.8.3: who waits for an answer to a SYN gives up after 180 seconds at the earliest.
template <class Session>
constexpr unsigned waits = step_of<Session>::deadline;
static_assert(waits<in_syn_sent> == 180'000 && waits<in_syn_received> == 180'000 && waits<in_synchronizing> == 180'000);
static_assert(waits<in_established> == 0);

}  // namespace
