// SPDX-License-Identifier: BSL-1.0
#include <array>

#include <handfast/wire.hpp>

// What names no byte order has that of its message, within the fields that wrap it too.
namespace {

namespace wire = handfast::wire;

struct little {
    wire::computed<wire::u8> length;
    wire::computed<wire::flag> there;
    wire::bits<7> others;
    wire::length_prefixed<wire::u8, std::uint16_t> boxed;
    wire::sized<&little::length, std::uint32_t> sized;
    wire::present_if<&little::there, std::uint16_t> perhaps;
    wire::optional_tail<std::uint16_t> tail;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(little, length, there, others, boxed, sized, perhaps, tail)
};
constexpr std::array<std::uint8_t, 13> encoded{4, 0x80, 2, 1, 0, 2, 0, 0, 0, 3, 0, 4, 0};
constexpr auto decoded = wire::decode<little>(encoded).value();
static_assert(*decoded.boxed == 1 && *decoded.sized == 2 && *decoded.perhaps == 3 && *decoded.tail == 4);
static_assert([] {
    std::array<std::uint8_t, 13> out{};
    return wire::encode(decoded, out).value() == 13 && out == encoded;
}());

// Rules may stand in any order: the checksum is that of a message whose size is filled in.
struct ruled {
    wire::computed<wire::u16, wire::internet_checksum> checksum;
    wire::computed<wire::u16, wire::message_size> size;
    HANDFAST_MESSAGE(ruled, checksum, size)
};
static_assert([] {
    std::array<std::uint8_t, 4> out{};
    return wire::encode(ruled{}, out).has_value() && wire::decode<ruled>(out).has_value();
}());

// A length that is written before its body, and depends on where the body is.
struct aligned {
    std::array<std::uint8_t, 127> before;
    wire::length_prefixed<wire::varint, wire::align<256>> zeros;
    HANDFAST_MESSAGE(aligned, before, zeros)
};
static_assert([] {
    std::array<std::uint8_t, 400> out{};
    auto const written = wire::encode(aligned{}, out);
    return !written || wire::decode<aligned>({out.data(), *written}).has_value();
}());

// Bytes that were never read as a list end where its last whole element does.
static_assert([] {
    constexpr std::array<std::uint8_t, 3> three{0, 1, 2};
    std::size_t count = 0;
    for (auto const number : wire::vector<wire::u16, 2, 10>::of_encoded(three)) count += number == 1 ? 1 : 10;
    return count == 1;
}());

}  // namespace
