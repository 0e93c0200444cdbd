// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_HANDSHAKE_HPP
#define HANDFAST_TCP_HANDSHAKE_HPP

#include <concepts>
#include <cstdint>
#include <string_view>

#include <handfast/choreography/words.hpp>
#include <handfast/tcp/segment_options.hpp>
#include <handfast/tcp/sequence_number.hpp>

// How TCP opens a connection (RFC 9293 §3.5): the segments that do it, and who sends which when. The machine of a
// `tcp::connection` until it is established is made of this; so are the typed endpoints, `start<opening, active>(io)`.
namespace handfast::inline HANDFAST_ABI::tcp {

/// Opens: where its sender's numbers begin, its first window, never scaled, and its options (§3.5).
struct syn {
    static constexpr std::string_view name = "SYN";
    sequence_number sequence{};
    std::uint16_t window = 0;
    segment_options options{};
};
/// The same from the other side, with the number that it awaits.
struct syn_ack {
    static constexpr std::string_view name = "SYN + ACK";
    sequence_number sequence{}, acknowledgment{};
    std::uint16_t window = 0;
    segment_options options{};
};
/// Says that the SYN has come, from who has sent one.
struct ack {
    static constexpr std::string_view name = "ACK";
    sequence_number sequence{}, acknowledgment{};
    std::uint16_t window = 0;
    segment_options options{};
};
/// Says that there is no connection; `sequence` is what the peer awaits (§3.5.2).
struct rst {
    static constexpr std::string_view name = "RST";
    sequence_number sequence{};
};

/// A segment that was sent before, and may have been lost, or arrive twice (§3.8.1). It changes nothing for either.
template <class Segment>
    requires std::same_as<Segment, syn> || std::same_as<Segment, syn_ack>
struct retransmission {
    static constexpr std::string_view name = std::same_as<Segment, syn> ? "SYN again" : "SYN + ACK again";
    Segment first{};
};

/// The side that calls active OPEN.
struct active {};
/// The other: one that has called passive OPEN and listens, or, in figure 7, one that has called active OPEN as well.
struct passive {};

/// Where the words of a choreography can be said without a prefix.
namespace order {

using choreography::anytime, choreography::both_ways, choreography::choice, choreography::closed, choreography::ends,
    choreography::loop, choreography::message, choreography::optional, choreography::protocol, choreography::seconds,
    choreography::sequence, choreography::within;

// clang-format off
/// The opening, as each of the two sides sees it. A simultaneous open (figure 7) is two of `active`: the SYN of the
/// other stands behind one's own, since a choreography tells a message as one event, and two SYNs that cross are sent
/// before either is received.
///
/// 180 seconds are the least after which an attempt to open may be given up (§3.8.3, R2).
struct opening : protocol<
    within<seconds<180>,
        loop<                                                  // figure 8: an old SYN turns up, and is disowned
            message<syn,     active, passive>,
            message<syn_ack, passive, active>,
            message<rst,     active, passive>>,
        message<syn, active, passive>,
        choice<
            sequence<                                          // figure 6: the three-way handshake
                message<syn_ack, passive, active>,
                message<ack,     active, passive>>,
            sequence<                                          // figure 7: simultaneous open
                message<syn, passive, active>,
                both_ways<
                    message<syn_ack, active, passive>,
                    choice<
                        message<syn_ack, passive, active>,
                        message<ack,     passive, active>>>>,  // where our SYN got lost, and SYN + ACK was answered
            sequence<                                          // §3.5.2: nobody listens there
                message<rst, passive, active>,
                closed<active, passive>, closed<passive, active>>>>,
    anytime<retransmission<syn>,     active, passive>, anytime<retransmission<syn>,     passive, active>,
    anytime<retransmission<syn_ack>, active, passive>, anytime<retransmission<syn_ack>, passive, active>,
    anytime<rst, active, passive, ends>,               anytime<rst, passive, active, ends>> {
    static constexpr std::string_view name = "TCP's opening";
};
// clang-format on

}  // namespace order

using order::opening;

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
