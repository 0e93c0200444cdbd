// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_CAPTURE_HPP
#define HANDFAST_TCP_CAPTURE_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/instant.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/constant.hpp>
#include <handfast/wire/encode.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/list.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/rest.hpp>
#include <handfast/wire/sized.hpp>

// Captures as libpcap, tcpdump and Wireshark read and write them (draft-ietf-opsawg-pcap), in the byte order of
// networks: a header, and a record for each packet.
//
//     std::vector<std::uint8_t> file;
//     tcp::append_capture_header(file);
//     tcp::append_capture_record(file, packet, now);
//
// Where the bytes go is the caller's business.
namespace handfast::inline HANDFAST_ABI::tcp {

/// What the packets of a capture begin with.
enum class link_type : std::uint16_t { ethernet = 1, raw = 101 };

[[nodiscard]] constexpr std::string_view to_string(link_type t) noexcept {
    switch (t) {
        case link_type::ethernet: return "ETHERNET";
        case link_type::raw: return "RAW";
    }
    return {};
}

/// What a capture begins with, as libpcap has it (draft-ietf-opsawg-pcap).
struct capture_header {
    /// The most bytes of a packet that a record holds, unless its header says otherwise; no IP packet has as many.
    static constexpr std::uint32_t usual_snap_length = 262'144;

    wire::constant<wire::u32, 0xa1b2c3d4> magic;  ///< big-endian, with microseconds
    wire::constant<wire::u16, 2> major_version;
    wire::constant<wire::u16, 4> minor_version;
    wire::u32 reserved1, reserved2;
    wire::u32 snap_length = usual_snap_length;
    wire::u16 link_details;  ///< such as whether packets end in a check sequence; 0 of ours
    /// `raw`: a header of IPv4 or IPv6 comes first.
    wire::open_enum<link_type> link = link_type::raw;
    HANDFAST_MESSAGE(capture_header, magic, major_version, minor_version, reserved1, reserved2, snap_length,
                     link_details, link)
};

/// A packet in a capture, and when it was seen.
struct capture_record {
    wire::u32 seconds, microseconds;  ///< since 1970
    wire::computed<wire::u32> captured_length;
    wire::u32 original_length;  ///< of the packet, of which `packet` may hold only the first bytes
    wire::sized<&capture_record::captured_length, wire::rest<>> packet;
    HANDFAST_MESSAGE(capture_record, seconds, microseconds, captured_length, original_length, packet)
};

/// A whole file, to be read.
struct capture_file {
    capture_header header;
    wire::list<capture_record> records;
    HANDFAST_MESSAGE(capture_file, header, records)
};

/// The moment of a packet, as captures count it.
using capture_time = std::chrono::sys_time<std::chrono::microseconds>;

namespace detail {

/// What is appended here can always be encoded: its sizes were asked for, and its lengths fit their fields.
template <class M>
void append(M const& message, std::vector<std::uint8_t>& out) {
    auto const before = out.size();
    out.resize(before + wire::encoded_size(message));
    (void)wire::encode(message, byte_span{out}.subspan(before));
}

}  // namespace detail

/// What a file begins with whose packets begin with a header of IPv4 or IPv6.
inline void append_capture_header(std::vector<std::uint8_t>& out) { detail::append(capture_header{}, out); }

/// One packet. Of one longer than the header allows, as many bytes as it does.
inline void append_capture_record(std::vector<std::uint8_t>& out, byte_view packet, capture_time at) {
    auto const since = at.time_since_epoch();
    auto const seconds = std::chrono::floor<std::chrono::seconds>(since);
    capture_record record;
    record.seconds = static_cast<std::uint32_t>(seconds.count());
    record.microseconds = static_cast<std::uint32_t>((since - seconds).count());
    record.original_length = static_cast<std::uint32_t>(packet.size());
    *record.packet = packet.first(std::min<std::size_t>(packet.size(), capture_header::usual_snap_length));
    detail::append(record, out);
}

/// One packet of a simulation, as if it had begun in 1970.
inline void append_capture_record(std::vector<std::uint8_t>& out, byte_view packet, instant at) {
    append_capture_record(out, packet, capture_time{at.time_since_epoch()});
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
