// SPDX-License-Identifier: BSL-1.0
#include <handfast/tcp/handshake.hpp>

#include <handfast/choreography.hpp>
#include <handfast/choreography/language.hpp>
#include <handfast/choreography/same_language.hpp>

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

}  // namespace
