// SPDX-License-Identifier: BSL-1.0
// Headers as structs of Boost.Endian's integers, which stand in memory as they do on the wire.
#include <cstring>

#include <boost/endian/arithmetic.hpp>

#include "../rows.hpp"
#include "all.hpp"

namespace work {

namespace {

using boost::endian::big_uint16_t;
using boost::endian::big_uint32_t;

struct rpc_on_wire {
    big_uint32_t xid, message_type, rpc_version, program, program_version, procedure, credential_flavor,
        credential_length;
};
static_assert(sizeof(rpc_on_wire) == 32);

struct tcp_on_wire {
    big_uint16_t source_port, destination_port;
    big_uint32_t sequence_number, acknowledgment_number;
    std::uint8_t offset_and_reserved, flags;
    big_uint16_t window, checksum, urgent_pointer;
};
static_assert(sizeof(tcp_on_wire) == 20);

void read(rpc_on_wire const& from, rpc_header& to) {
    to.xid = from.xid.value();
    to.message_type = from.message_type.value();
    to.rpc_version = from.rpc_version.value();
    to.program = from.program.value();
    to.program_version = from.program_version.value();
    to.procedure = from.procedure.value();
    to.credential_flavor = from.credential_flavor.value();
    to.credential_length = from.credential_length.value();
}

bool write(rpc_header const& from, rpc_on_wire& to) {
    to.xid = from.xid.value();
    to.message_type = from.message_type.value();
    to.rpc_version = from.rpc_version.value();
    to.program = from.program.value();
    to.program_version = from.program_version.value();
    to.procedure = from.procedure.value();
    to.credential_flavor = from.credential_flavor.value();
    to.credential_length = from.credential_length.value();
    return true;
}

void read(tcp_on_wire const& from, tcp_header& to) {
    to.source_port = from.source_port.value();
    to.destination_port = from.destination_port.value();
    to.sequence_number = from.sequence_number.value();
    to.acknowledgment_number = from.acknowledgment_number.value();
    to.data_offset = static_cast<std::uint8_t>(from.offset_and_reserved >> 4);
    to.reserved = static_cast<std::uint8_t>(from.offset_and_reserved & 0x0f);
    to.cwr = (from.flags & 0x80) != 0;
    to.ece = (from.flags & 0x40) != 0;
    to.urg = (from.flags & 0x20) != 0;
    to.ack = (from.flags & 0x10) != 0;
    to.psh = (from.flags & 0x08) != 0;
    to.rst = (from.flags & 0x04) != 0;
    to.syn = (from.flags & 0x02) != 0;
    to.fin = (from.flags & 0x01) != 0;
    to.window = from.window.value();
    to.checksum = from.checksum.value();
    to.urgent_pointer = from.urgent_pointer.value();
}

bool write(tcp_header const& from, tcp_on_wire& to) {
    unsigned const offset = from.data_offset;
    unsigned const reserved = from.reserved;
    if (offset > 15 || reserved > 15) return false;
    to.source_port = from.source_port.value();
    to.destination_port = from.destination_port.value();
    to.sequence_number = from.sequence_number.value();
    to.acknowledgment_number = from.acknowledgment_number.value();
    to.offset_and_reserved = static_cast<std::uint8_t>(offset << 4 | reserved);
    to.flags = static_cast<std::uint8_t>(unsigned{from.cwr} << 7 | unsigned{from.ece} << 6 | unsigned{from.urg} << 5 |
                                         unsigned{from.ack} << 4 | unsigned{from.psh} << 3 | unsigned{from.rst} << 2 |
                                         unsigned{from.syn} << 1 | unsigned{from.fin});
    to.window = from.window.value();
    to.checksum = from.checksum.value();
    to.urgent_pointer = from.urgent_pointer.value();
    return true;
}

template <class Wire, class M>
bool fill(handfast::byte_view bytes, M& to) {
    Wire wire;
    if (bytes.size() != sizeof wire) return false;
    std::memcpy(&wire, bytes.data(), sizeof wire);
    read(wire, to);
    return true;
}

template <class Wire, class M>
struct by_boost_endian {
    [[gnu::noinline]] static bool decode(handfast::byte_view bytes) {
        M message;
        bool const good = fill<Wire>(bytes, message);
        keep(message);
        return good;
    }
    [[gnu::noinline]] static bool decode_into(handfast::byte_view bytes, M& to) { return fill<Wire>(bytes, to); }
    [[gnu::noinline]] static std::size_t encode(M const& message, handfast::byte_span out) {
        Wire wire;
        if (out.size() < sizeof wire || !write(message, wire)) return 0;
        std::memcpy(out.data(), &wire, sizeof wire);
        return sizeof wire;
    }
};

template <class Wire, class M>
void join(board& to, std::string const& work, M (*sample)(unsigned)) {
    using codec = by_boost_endian<Wire, M>;
    agreement agreed{work};
    auto const messages = samples(sample, 16);
    auto const in = encodings(*messages, agreed);
    for (std::size_t i = 0; i < messages->size(); ++i) {
        bytes out(sizeof(Wire));
        M message;
        if (codec::encode((*messages)[i], out) != out.size() || out != (*in)[i] || !codec::decode_into(out, message) ||
            !(message == (*messages)[i]))
            to.disagree();
    }
    to.join(work, "encode", encoder<M>("Boost.Endian", messages, sizeof(Wire) + 16, codec::encode));
    to.join(work, "decode", decoder("Boost.Endian", in, codec::decode));
    to.join(work, "decode, reused", decoder_into<M>("Boost.Endian", in, codec::decode_into));
}

}  // namespace

void add_boost_endian(board& to) {
    join<rpc_on_wire>(to, "RPC header", sample_rpc_header);
    join<tcp_on_wire>(to, "TCP header", sample_tcp_header);
}

}  // namespace work
