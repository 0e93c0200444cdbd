// SPDX-License-Identifier: BSL-1.0
// Arbitrary bytes as a packet of IP and as a segment of TCP, once as they are and once with lengths and checksums made
// right, without which little would get past them. What can be read is written again: a segment and a packet of IP as
// the very bytes; the packet that we make of a segment as one that says the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/ipv4.hpp>
#include <handfast/tcp/ipv6.hpp>
#include <handfast/tcp/packet.hpp>
#include <handfast/tcp/segment.hpp>
#include <handfast/tcp/segment_options.hpp>
#include <handfast/wire/checksum.hpp>
#include <handfast/wire/print.hpp>

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;
namespace wire = handfast::wire;
using byte_vector = std::vector<std::uint8_t>;

void require(bool holds) {
    if (!holds) std::abort();
}

/// Whether `bytes` are a `message`, which is read over what is there; if so it is written as they are.
template <class Message>
bool round_trip(hf::byte_view bytes, Message& message) {
    auto const read = wire::decode_into(bytes, message);
    if (!read) {
        require(!describe(read.error()).empty() && read.error().offset <= bytes.size());
        return false;
    }
    byte_vector again(bytes.size());
    auto const size = wire::encode(message, again);
    require(size && *size == bytes.size() && hf::same_bytes(again, bytes));
    require(wire::encoded_size(message) == bytes.size());
    require(!wire::print(message).empty());
    return true;
}

/// Whether they are one in either storage.
template <template <class> class Message>
bool round_trips(hf::byte_view bytes) {
    Message<wire::view> in_place;
    Message<wire::owned> of_its_own;
    bool const good = round_trip(bytes, in_place);
    require(round_trip(bytes, of_its_own) == good);
    return good;
}

bool try_segment(hf::byte_view bytes) {
    if (!round_trips<tcp::basic_segment>(bytes)) return false;
    auto const s = wire::decode<tcp::segment>(bytes);
    auto const said = tcp::options_of(*s);
    tcp::option_block const block{said};
    require(block.size() % 4 == 0 && block.size() <= 40 && tcp::options_in(block.view()) == said);
    return true;
}

bool try_packet(hf::byte_view bytes) {
    bool const four = round_trips<tcp::basic_ipv4_packet>(bytes);
    bool const six = round_trips<tcp::basic_ipv6_packet>(bytes);
    auto const s = tcp::decode_packet(bytes);
    if (!s) {
        require(!describe(s.error()).empty());
        require((s.error().why != tcp::packet_error::reason::fragment &&
                 s.error().why != tcp::packet_error::reason::not_tcp) ||
                four || six);
        return false;
    }
    require(four != six && s->between.source.is_v4() == four && s->between.destination.is_v4() == four);
    // What it carries stands at its end; our header has no options, and nothing that a sender may choose.
    auto const payload = bytes.last(wire::encoded_size(*s));
    std::size_t const head = four ? 20 : 40;
    byte_vector again(head + payload.size());
    auto const size = tcp::encode_packet(*s, again);
    require(size && *size == again.size() && hf::same_bytes(hf::byte_view{again}.subspan(head), payload));
    auto const same = tcp::decode_packet(again);
    require(same && *same == *s);
    again.pop_back();
    auto const short_of_one = tcp::encode_packet(*s, again);
    require(!short_of_one && short_of_one.error().what == wire::failure::no_room &&
            short_of_one.error().bound == again.size() + 1);
    return true;
}

void mend_segment(hf::byte_span bytes, tcp::addresses const& between) {
    if (bytes.size() < 20) return;
    tcp::segment s;
    s.between = between;
    hf::store_big_endian(tcp::segment_checksum::compute(s, bytes, 16), &bytes[16]);
}

void mend_packet(hf::byte_span bytes) {
    if (bytes.empty()) return;
    auto const between = [&](std::size_t at, std::size_t size) {
        return tcp::addresses{*handfast::ip_address::from_bytes(bytes.subspan(at, size)),
                              *handfast::ip_address::from_bytes(bytes.subspan(at + size, size))};
    };
    if (bytes[0] >> 4 == 4) {
        std::size_t const head = 4u * (bytes[0] & 15u);
        if (head < 20 || bytes.size() < head || bytes.size() > 0xffff) return;
        hf::store_big_endian(static_cast<std::uint16_t>(bytes.size()), &bytes[2]);
        hf::store_big_endian(wire::internet_checksum::compute(0, bytes.first(head), 10), &bytes[10]);
        mend_segment(bytes.subspan(head), between(12, 4));
    } else if (bytes[0] >> 4 == 6 && bytes.size() >= 40 && bytes.size() - 40 <= 0xffff) {
        hf::store_big_endian(static_cast<std::uint16_t>(bytes.size() - 40), &bytes[4]);
        mend_segment(bytes.subspan(40), between(8, 16));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    hf::byte_view const input{data, size};
    try_packet(input);
    try_segment(input);
    byte_vector mended(input.begin(), input.end());
    mend_packet(mended);
    try_packet(mended);
    mended.assign(input.begin(), input.end());
    mend_segment(mended, {});
    try_segment(mended);
    return 0;
}
