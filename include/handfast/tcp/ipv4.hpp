// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_IPV4_HPP
#define HANDFAST_TCP_IPV4_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/ip_protocol.hpp>
#include <handfast/wire/bits.hpp>
#include <handfast/wire/bytes.hpp>
#include <handfast/wire/checksum.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/rest.hpp>
#include <handfast/wire/sized.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// The rule of the header's checksum: over the header alone, whose length in words is in the lower half of its first
/// octet.
struct ipv4_header_checksum {
    template <class M>
    static constexpr std::uint16_t compute(M const& packet, byte_view encoded, std::size_t here) noexcept {
        return wire::internet_checksum::compute(packet, encoded.first(4u * (encoded[0] & 15u)), here);
    }
};

/// A packet of the Internet protocol, version 4 (RFC 791 §3.1, with RFC 2474 §3 and RFC 3168 §5).
template <class Storage>
struct basic_ipv4_packet {
    static constexpr std::string_view name = "ipv4_packet";

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
    wire::open_enum<ip_protocol> protocol;
    wire::computed<wire::u16, ipv4_header_checksum> checksum;
    wire::bytes<4> source, destination;
    wire::sized<&basic_ipv4_packet::ihl, wire::rest<Storage>, wire::units<4, 5>> options;
    wire::rest<Storage> payload;
    HANDFAST_MESSAGE(basic_ipv4_packet, version, ihl, dscp, ecn, total_length, identification, reserved, dont_fragment,
                     more_fragments, fragment_offset, time_to_live, protocol, checksum, source, destination, options,
                     payload)
};

using ipv4_packet = basic_ipv4_packet<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
