// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_HEADERS_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_HEADERS_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/core/bytes.hpp>

#include "../messages/headers.hpp"
#include "numbers.hpp"

/// Headers of fixed size by hand: one check, then a load or a store for each field.
namespace work::hand {

inline bool decode(handfast::byte_view bytes, rpc_header& to) {
    if (bytes.size() != 32) return false;
    auto const* const at = bytes.data();
    to.xid = load<std::uint32_t>(at);
    to.message_type = load<std::uint32_t>(at + 4);
    to.rpc_version = load<std::uint32_t>(at + 8);
    to.program = load<std::uint32_t>(at + 12);
    to.program_version = load<std::uint32_t>(at + 16);
    to.procedure = load<std::uint32_t>(at + 20);
    to.credential_flavor = load<std::uint32_t>(at + 24);
    to.credential_length = load<std::uint32_t>(at + 28);
    return true;
}

inline std::size_t encode(rpc_header const& from, handfast::byte_span out) {
    if (out.size() < 32) return 0;
    auto* const at = out.data();
    store<std::uint32_t>(from.xid, at);
    store<std::uint32_t>(from.message_type, at + 4);
    store<std::uint32_t>(from.rpc_version, at + 8);
    store<std::uint32_t>(from.program, at + 12);
    store<std::uint32_t>(from.program_version, at + 16);
    store<std::uint32_t>(from.procedure, at + 20);
    store<std::uint32_t>(from.credential_flavor, at + 24);
    store<std::uint32_t>(from.credential_length, at + 28);
    return 32;
}

inline bool decode(handfast::byte_view bytes, tcp_header& to) {
    if (bytes.size() != 20) return false;
    auto const* const at = bytes.data();
    to.source_port = load<std::uint16_t>(at);
    to.destination_port = load<std::uint16_t>(at + 2);
    to.sequence_number = load<std::uint32_t>(at + 4);
    to.acknowledgment_number = load<std::uint32_t>(at + 8);
    to.data_offset = static_cast<std::uint8_t>(at[12] >> 4);
    to.reserved = static_cast<std::uint8_t>(at[12] & 0x0f);
    unsigned const flags = at[13];
    to.cwr = (flags & 0x80) != 0;
    to.ece = (flags & 0x40) != 0;
    to.urg = (flags & 0x20) != 0;
    to.ack = (flags & 0x10) != 0;
    to.psh = (flags & 0x08) != 0;
    to.rst = (flags & 0x04) != 0;
    to.syn = (flags & 0x02) != 0;
    to.fin = (flags & 0x01) != 0;
    to.window = load<std::uint16_t>(at + 14);
    to.checksum = load<std::uint16_t>(at + 16);
    to.urgent_pointer = load<std::uint16_t>(at + 18);
    return true;
}

inline std::size_t encode(tcp_header const& from, handfast::byte_span out) {
    unsigned const offset = from.data_offset;
    unsigned const reserved = from.reserved;
    if (out.size() < 20 || offset > 15 || reserved > 15) return 0;
    auto* const at = out.data();
    store<std::uint16_t>(from.source_port, at);
    store<std::uint16_t>(from.destination_port, at + 2);
    store<std::uint32_t>(from.sequence_number, at + 4);
    store<std::uint32_t>(from.acknowledgment_number, at + 8);
    at[12] = static_cast<std::uint8_t>(offset << 4 | reserved);
    at[13] = static_cast<std::uint8_t>(unsigned{from.cwr} << 7 | unsigned{from.ece} << 6 | unsigned{from.urg} << 5 |
                                       unsigned{from.ack} << 4 | unsigned{from.psh} << 3 | unsigned{from.rst} << 2 |
                                       unsigned{from.syn} << 1 | unsigned{from.fin});
    store<std::uint16_t>(from.window, at + 14);
    store<std::uint16_t>(from.checksum, at + 16);
    store<std::uint16_t>(from.urgent_pointer, at + 18);
    return 20;
}

}  // namespace work::hand

#endif
