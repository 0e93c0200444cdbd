// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_TCP_HANDSHAKE_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_TCP_HANDSHAKE_HPP

#include <cstdint>

#include <handfast/choreography.hpp>

/// How TCP opens a connection (RFC 9293 §3.5): the segments, and who sends which when.
namespace tcp_handshake {

namespace hf = handfast;
using hf::choreography::from;

/// Modulo 2^32 (§3.4).
using sequence_number = std::uint32_t;

// clang-format off
struct syn     { sequence_number sequence = 0; };
struct syn_ack { sequence_number sequence = 0, acknowledgment = 0; };
struct ack     { sequence_number sequence = 0, acknowledgment = 0; };
struct rst     { sequence_number sequence = 0; };

/// The side that calls active OPEN, and the one that has called passive OPEN and listens.
struct active {};
struct passive {};

template <class A, class B>
using over = hf::sequence<hf::closed<A, B>, hf::closed<B, A>>;

struct three_way_handshake : hf::protocol<
    hf::loop<                                     // figure 8: an old SYN turns up, and is disowned
        hf::message<syn,     active, passive>,
        hf::message<syn_ack, passive, active>,
        hf::message<rst,     active, passive>>,
    hf::message<syn, active, passive>,            // figure 6
    hf::choice<
        hf::sequence<
            hf::message<syn_ack, passive, active>,
            hf::message<ack,     active, passive>>,
        hf::sequence<                             // §3.5.2: nobody listens there
            hf::message<rst, passive, active>, over<active, passive>>>> {};

static_assert(hf::check<three_way_handshake>());
static_assert(hf::compatible<three_way_handshake, active, three_way_handshake, passive>);
static_assert(hf::after<three_way_handshake, syn_ack, syn> && hf::after<three_way_handshake, ack, syn_ack>);
static_assert(hf::never<three_way_handshake, ack, from<rst, passive>>);

/// Two sides that call active OPEN at the same time (figure 7). A choreography tells a message as one event, so that
/// it cannot say that both send before either receives; in all else it is the figure.
struct peer_a {};
struct peer_b {};

struct simultaneous_open : hf::protocol<
    hf::both_ways<hf::message<syn,     peer_a, peer_b>, hf::message<syn,     peer_b, peer_a>>,
    hf::both_ways<hf::message<syn_ack, peer_a, peer_b>, hf::message<syn_ack, peer_b, peer_a>>> {};

static_assert(hf::check<simultaneous_open>());
static_assert(hf::compatible<simultaneous_open, peer_a, simultaneous_open, peer_b>);
static_assert(hf::after<simultaneous_open, from<syn_ack, peer_a>, from<syn, peer_b>>);
// clang-format on

}  // namespace tcp_handshake

#endif
