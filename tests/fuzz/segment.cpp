// SPDX-License-Identifier: BSL-1.0
// What a network may hand over as a packet of TCP. The first byte says what the rest is: a packet, or a segment between
// addresses of version 4 or 6, and whether its checksums are made right, without which few inputs get beyond them. What
// can be read is written again: a segment to the very same bytes, a packet to one that reads the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <handfast/tcp/packet.hpp>

namespace hf = handfast;
namespace tcp = handfast::tcp;

namespace {

using byte_vector = std::vector<std::uint8_t>;

void require(bool holds) {
    if (!holds) std::abort();
}

tcp::addresses between(bool v4) {
    if (v4) return {tcp::ip_address::v4(10, 0, 0, 1), tcp::ip_address::v4(10, 0, 0, 2)};
    return {tcp::ip_address::v6({0xfd, 1}), tcp::ip_address::v6({0xfd, 2})};
}

void put_sum(hf::wire::internet_sum const& sum, std::uint8_t* at) { hf::store_big_endian(sum.checksum(), at); }

void make_right(hf::byte_span segment, tcp::addresses const& ends) {
    if (segment.size() < 20) return;
    segment[16] = segment[17] = 0;
    hf::wire::internet_sum sum;
    sum.add(ends.source.bytes());
    sum.add(ends.destination.bytes());
    sum.add(std::uint16_t{6});
    sum.add(static_cast<std::uint16_t>(segment.size() >> 16));
    sum.add(static_cast<std::uint16_t>(segment.size()));
    sum.add(segment);
    put_sum(sum, &segment[16]);
}

/// Also its lengths, and that it carries TCP.
void make_packet_right(hf::byte_span packet) {
    if (packet.empty()) return;
    if (packet[0] >> 4 == 4 && packet.size() >= 20) {
        hf::store_big_endian(static_cast<std::uint16_t>(packet.size()), &packet[2]);
        packet[9] = 6;
        std::size_t const head = 4u * (packet[0] & 15u);
        if (head < 20 || head > packet.size()) return;
        make_right(packet.subspan(head), {tcp::ip_address::from_bytes(packet.subspan(12, 4)).value(),
                                          tcp::ip_address::from_bytes(packet.subspan(16, 4)).value()});
        packet[10] = packet[11] = 0;
        hf::wire::internet_sum sum;
        sum.add(packet.first(head));
        put_sum(sum, &packet[10]);
    } else if (packet[0] >> 4 == 6 && packet.size() >= 40) {
        hf::store_big_endian(static_cast<std::uint16_t>(packet.size() - 40), &packet[4]);
        packet[6] = 6;
        make_right(packet.subspan(40), {tcp::ip_address::from_bytes(packet.subspan(8, 16)).value(),
                                        tcp::ip_address::from_bytes(packet.subspan(24, 16)).value()});
    }
}

void try_segment(hf::byte_view bytes, tcp::addresses const& ends) {
    tcp::segment s{};
    s.between = ends;
    auto const read = hf::wire::decode_into(bytes, s);
    if (!read) {
        require(!describe(read.error()).empty() && read.error().offset <= bytes.size());
        return;
    }
    byte_vector again(bytes.size());
    auto const size = hf::wire::encode(s, again);
    require(size && *size == bytes.size() && hf::same_bytes(again, bytes));
    // What the options say can be said again, but for what nobody needs.
    auto const said = options_of(s);
    tcp::option_block const block{said};
    require(block.size() <= 24 && block.size() % 4 == 0 && tcp::options_in(block.view()) == said);
}

void try_packet(hf::byte_view bytes) {
    auto const s = tcp::decode_packet(bytes);
    if (!s) {
        require(!describe(s.error()).empty());
        return;
    }
    byte_vector again(bytes.size() + 20);
    auto const size = tcp::encode_packet(*s, again);
    require(size && *size <= bytes.size());
    again.resize(*size);
    auto const second = tcp::decode_packet(again);
    require(second && second->between == s->between);
    byte_vector one(bytes.size()), other(bytes.size());
    auto const one_size = hf::wire::encode(*s, one), other_size = hf::wire::encode(*second, other);
    require(one_size && other_size && *one_size == *other_size && one == other);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return -1;
    byte_vector bytes(data + 1, data + size);
    bool const right = (data[0] & 1) != 0, whole = (data[0] & 2) != 0, v4 = (data[0] & 4) != 0;
    if (whole) {
        if (right) make_packet_right(bytes);
        try_packet(bytes);
    } else {
        if (right) make_right(bytes, between(v4));
        try_segment(bytes, between(v4));
    }
    return 0;
}
