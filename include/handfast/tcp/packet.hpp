// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_PACKET_HPP
#define HANDFAST_TCP_PACKET_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>
#include <handfast/tcp/ipv4.hpp>
#include <handfast/tcp/ipv6.hpp>
#include <handfast/tcp/segment.hpp>
#include <handfast/wire/error.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// Why a packet has no segment for us.
struct packet_error {
    enum class reason : std::uint8_t {
        malformed,  ///< `detail` says what is wrong; a wrong checksum is that, too
        version,    ///< neither version 4 nor 6
        fragment,   ///< a piece of a larger packet: these are not put together here
        not_tcp,    ///< another protocol, or an extension header of IPv6
    };
    reason why{};
    wire::error detail{};
};

/// The error in words.
[[nodiscard]] inline sentence describe(packet_error const& e) {
    switch (e.why) {
        case packet_error::reason::malformed: return describe(e.detail);
        case packet_error::reason::version: return "the packet is neither of IPv4 nor of IPv6";
        case packet_error::reason::fragment: return "the packet is a fragment";
        case packet_error::reason::not_tcp: return "the packet does not carry TCP";
    }
    return {};
}

namespace detail {

inline result<segment, packet_error> segment_in(byte_view payload, addresses const& between) {
    segment s;
    s.between = between;
    if (auto const done = wire::decode_into(payload, s); !done)
        return fail(packet_error{packet_error::reason::malformed, done.error()});
    return s;
}

template <class Packet>
[[nodiscard]] addresses addresses_of(Packet const& p) noexcept {
    return {*ip_address::from_bytes(p.source.view()), *ip_address::from_bytes(p.destination.view())};
}

}  // namespace detail

/// The segment in a packet of IPv4 or IPv6, with the addresses that it came between; its parts are views of `bytes`.
/// The checksums are right where there is one. What a link added behind the packet is not allowed: it is `malformed`.
[[nodiscard]] inline result<segment, packet_error> decode_packet(byte_view bytes) {
    using reason = packet_error::reason;
    auto const version = bytes.empty() ? 0 : bytes[0] >> 4;
    if (version == 4) {
        auto const p = wire::decode<ipv4_packet>(bytes);
        if (!p) return fail(packet_error{reason::malformed, p.error()});
        if (p->more_fragments || p->fragment_offset != 0) return fail(packet_error{reason::fragment, {}});
        if (p->protocol != ip_protocol::tcp) return fail(packet_error{reason::not_tcp, {}});
        return detail::segment_in(p->payload.view(), detail::addresses_of(*p));
    }
    if (version == 6) {
        auto const p = wire::decode<ipv6_packet>(bytes);
        if (!p) return fail(packet_error{reason::malformed, p.error()});
        if (p->next_header != ip_protocol::tcp) return fail(packet_error{reason::not_tcp, {}});
        return detail::segment_in(p->payload->view(), detail::addresses_of(*p));
    }
    return fail(packet_error{reason::version, {}});
}

/// The most octets that the headers of a packet take, without options.
inline constexpr std::size_t greatest_packet_header = 60;

/// Writes a packet that carries `s` between `s.between`; computes its checksums. Returns its size. Fails where the
/// addresses are of two versions; where `out` is too small the error's `bound` is the size that is needed.
[[nodiscard]] inline result<std::size_t, wire::error> encode_packet(segment const& s, byte_span out) {
    auto const& [source, destination] = s.between;
    if (auto const found = destination.bytes().size(), bound = source.bytes().size(); found != bound) {
        wire::error why{.what = found > bound ? wire::failure::above_ceiling : wire::failure::below_floor,
                        .message = "packet",
                        .path = {},
                        .found = found,
                        .bound = bound};
        why.path.prepend("destination");
        return fail(why);
    }
    // The segment is written where it will stand, and the header in front of it.
    std::size_t const head = s.between.source.is_v4() ? 20 : 40;
    auto const size = wire::encode(s, out.size() > head ? out.subspan(head) : byte_span{});
    if (!size) {
        auto why = size.error();
        if (why.what == wire::failure::no_room) {
            why.found = out.size();
            why.bound += head;
        }
        return fail(why);
    }
    byte_view const payload = out.subspan(head, *size);
    auto const written = [&](auto packet, auto copy) -> result<std::size_t, wire::error> {
        copy(packet.source, s.between.source);
        copy(packet.destination, s.between.destination);
        return wire::encode(packet, out.first(head + *size));
    };
    auto const copy = [](auto& to, ip_address const& from) {
        auto const bytes = from.bytes();
        for (std::size_t i = 0; i < bytes.size() && i < to.size(); ++i) to[i] = bytes[i];
    };
    if (s.between.source.is_v4()) {
        ipv4_packet p;
        p.dont_fragment = true;  // which leaves the identification free to be anything (RFC 6864 §4.1)
        p.time_to_live = 64;
        p.protocol = ip_protocol::tcp;
        p.payload = payload;
        return written(p, copy);
    }
    ipv6_packet p;
    p.next_header = ip_protocol::tcp;
    p.hop_limit = 64;
    *p.payload = payload;
    return written(p, copy);
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
