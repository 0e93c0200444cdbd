// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_SEGMENT_HPP
#define HANDFAST_TCP_SEGMENT_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/core/ip_address.hpp>
#include <handfast/tcp/ip_protocol.hpp>
#include <handfast/tcp/option.hpp>
#include <handfast/tcp/segment_options.hpp>
#include <handfast/wire/bits.hpp>
#include <handfast/wire/checksum.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/encode.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/list.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/rest.hpp>
#include <handfast/wire/sized.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// Between which addresses a segment travels: what its checksum covers besides itself.
struct addresses {
    ip_address source{}, destination{};
    friend constexpr bool operator==(addresses const&, addresses const&) noexcept = default;
};

/// The rule of the checksum (RFC 9293 §3.1): over the pseudo header of IPv4, or of IPv6 (RFC 8200 §8.1), and the whole
/// segment. It reads `between`, which is a member of the segment but no field of it.
struct segment_checksum {
    template <class M>
    static constexpr std::uint16_t compute(M const& segment, byte_view encoded, std::size_t here) noexcept {
        wire::internet_sum sum;
        sum.add(segment.between.source.bytes());
        sum.add(segment.between.destination.bytes());
        sum.add(static_cast<std::uint16_t>(ip_protocol::tcp));
        // The length is of 16 bits in the one pseudo header and of 32 in the other: the sum is the same.
        sum.add(static_cast<std::uint16_t>(encoded.size() >> 16));
        sum.add(static_cast<std::uint16_t>(encoded.size()));
        sum.add(encoded.first(here));
        sum.add(encoded.subspan(here + 2));
        return sum.checksum();
    }
};

/// A segment (RFC 9293 §3.1). Give it `between` before it is decoded or encoded: `wire::decode_into`.
template <class Storage>
struct basic_segment {
    static constexpr std::string_view name = "segment";

    wire::u16 source_port, destination_port;
    wire::u32 sequence_number, acknowledgment_number;
    wire::computed<wire::bits<4>> data_offset;
    wire::bits<4> reserved;  // zero, and ignored where it is not
    wire::flag cwr, ece, urg, ack, psh, rst, syn, fin;
    wire::u16 window;
    wire::computed<wire::u16, segment_checksum> checksum;
    wire::u16 urgent_pointer;
    wire::sized<&basic_segment::data_offset, wire::list<basic_option<Storage>, Storage>, wire::units<4, 5>> options;
    wire::rest<Storage> data;
    HANDFAST_MESSAGE(basic_segment, source_port, destination_port, sequence_number, acknowledgment_number, data_offset,
                     reserved, cwr, ece, urg, ack, psh, rst, syn, fin, window, checksum, urgent_pointer, options, data)

    addresses between{};
};

using segment = basic_segment<wire::view>;

/// The options of a segment that are known.
[[nodiscard]] constexpr segment_options options_of(segment const& s) noexcept { return options_in(*s.options); }

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
