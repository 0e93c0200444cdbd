// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_IPV6_HPP
#define HANDFAST_TCP_IPV6_HPP

#include <string_view>

#include <handfast/tcp/ip_protocol.hpp>
#include <handfast/wire/bits.hpp>
#include <handfast/wire/bytes.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/rest.hpp>
#include <handfast/wire/sized.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// A packet of the Internet protocol, version 6 (RFC 8200 §3). Extension headers are payload here: TCP is only seen
/// where it is the next header.
template <class Storage>
struct basic_ipv6_packet {
    static constexpr std::string_view name = "ipv6_packet";

    wire::constant<wire::bits<4>, 6> version;
    wire::bits<8> traffic_class;
    wire::bits<20> flow_label;
    wire::computed<wire::u16> payload_length;
    wire::open_enum<ip_protocol> next_header;
    wire::u8 hop_limit;
    wire::bytes<16> source, destination;
    wire::sized<&basic_ipv6_packet::payload_length, wire::rest<Storage>> payload;
    HANDFAST_MESSAGE(basic_ipv6_packet, version, traffic_class, flow_label, payload_length, next_header, hop_limit,
                     source, destination, payload)
};

using ipv6_packet = basic_ipv6_packet<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
