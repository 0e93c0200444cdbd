// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_IPV4_HPP
#define HANDFAST_EXAMPLES_WIRE_IPV4_HPP

#include <handfast/wire.hpp>

/// A packet of the Internet protocol, version 4 (RFC 791 §3.1).
namespace ipv4 {

namespace wire = handfast::wire;

enum class protocol : std::uint8_t { icmp = 1, tcp = 6, udp = 17 };

constexpr std::string_view to_string(protocol p) {
    return p == protocol::icmp ? "ICMP" : p == protocol::tcp ? "TCP" : p == protocol::udp ? "UDP" : "";
}

/// The rule of the header's checksum: over the header alone, whose length in words is in the lower half of its first
/// byte.
struct header_checksum {
    template <class M>
    static constexpr std::uint16_t compute(M const& message, handfast::byte_view encoded, std::size_t here) {
        return wire::internet_checksum::compute(message, encoded.first(4u * (encoded[0] & 15u)), here);
    }
};

struct packet {
    wire::constant<wire::bits<4>, 4> version;
    wire::computed<wire::bits<4>> ihl;
    wire::bits<6> dscp;
    wire::bits<2> ecn;
    wire::computed<wire::u16, wire::message_size> total_length;
    wire::u16 identification;
    wire::constant<wire::bits<1>, 0> reserved;
    wire::flag dont_fragment, more_fragments;
    wire::bits<13> fragment_offset;
    wire::u8 time_to_live;
    wire::open_enum<ipv4::protocol> protocol;
    wire::computed<wire::u16, header_checksum> checksum;
    wire::bytes<4> source, destination;
    wire::sized<&packet::ihl, wire::rest<>, wire::units<4, 5>> options;
    wire::rest<> payload;
    HANDFAST_MESSAGE(packet, version, ihl, dscp, ecn, total_length, identification, reserved, dont_fragment,
                     more_fragments, fragment_offset, time_to_live, protocol, checksum, source, destination, options,
                     payload)
};

}  // namespace ipv4

#endif
