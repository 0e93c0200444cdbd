// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_TCP_HPP
#define HANDFAST_EXAMPLES_WIRE_TCP_HPP

#include <handfast/wire.hpp>

/// A segment of the transmission control protocol (RFC 9293 §3.1).
namespace tcp {

namespace wire = handfast::wire;

/// What the checksum covers besides the segment: the pseudo header of IPv4.
struct addresses {
    wire::bytes<4> source, destination;
    friend constexpr bool operator==(addresses const&, addresses const&) = default;
};

/// The rule of the checksum. It reads `between`, which is a member of the segment but no field of it.
struct checksum {
    template <class M>
    static constexpr std::uint16_t compute(M const& segment, handfast::byte_view encoded, std::size_t here) {
        wire::internet_sum sum;
        sum.add(segment.between.source.view());
        sum.add(segment.between.destination.view());
        sum.add(6);  // the protocol
        sum.add(static_cast<std::uint16_t>(encoded.size()));
        sum.add(encoded.first(here));
        sum.add(encoded.subspan(here + 2));
        return sum.checksum();
    }
};

struct segment {
    wire::u16 source_port, destination_port;
    wire::u32 sequence_number, acknowledgment_number;
    wire::computed<wire::bits<4>> data_offset;
    wire::constant<wire::bits<4>, 0> reserved;
    wire::flag cwr, ece, urg, ack, psh, rst, syn, fin;
    wire::u16 window;
    wire::computed<wire::u16, tcp::checksum> checksum;
    wire::u16 urgent_pointer;
    wire::sized<&segment::data_offset, wire::rest<>, wire::units<4, 5>> options;
    wire::rest<> data;
    HANDFAST_MESSAGE(segment, source_port, destination_port, sequence_number, acknowledgment_number, data_offset,
                     reserved, cwr, ece, urg, ack, psh, rst, syn, fin, window, checksum, urgent_pointer, options, data)

    addresses between{};
};

}  // namespace tcp

#endif
