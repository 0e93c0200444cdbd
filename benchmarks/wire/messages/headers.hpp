// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_MESSAGES_HEADERS_HPP
#define HANDFAST_BENCHMARKS_WIRE_MESSAGES_HEADERS_HPP

#include <handfast/wire.hpp>

/// Headers of fixed size: whole integers only, and with bit fields.
namespace work {

namespace wire = handfast::wire;

/// The head of a call of ONC RPC with an empty credential (RFC 5531 §9).
struct rpc_header {
    wire::u32 xid;
    wire::u32 message_type;
    wire::u32 rpc_version;
    wire::u32 program;
    wire::u32 program_version;
    wire::u32 procedure;
    wire::u32 credential_flavor;
    wire::u32 credential_length;
    HANDFAST_MESSAGE(rpc_header, xid, message_type, rpc_version, program, program_version, procedure, credential_flavor,
                     credential_length)
};

/// Without options (RFC 9293 §3.1).
struct tcp_header {
    wire::u16 source_port;
    wire::u16 destination_port;
    wire::u32 sequence_number;
    wire::u32 acknowledgment_number;
    wire::bits<4> data_offset;
    wire::bits<4> reserved;
    wire::flag cwr;
    wire::flag ece;
    wire::flag urg;
    wire::flag ack;
    wire::flag psh;
    wire::flag rst;
    wire::flag syn;
    wire::flag fin;
    wire::u16 window;
    wire::u16 checksum;
    wire::u16 urgent_pointer;
    HANDFAST_MESSAGE(tcp_header, source_port, destination_port, sequence_number, acknowledgment_number, data_offset,
                     reserved, cwr, ece, urg, ack, psh, rst, syn, fin, window, checksum, urgent_pointer)
};

}  // namespace work

#endif
