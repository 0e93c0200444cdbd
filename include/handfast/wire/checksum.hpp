// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CHECKSUM_HPP
#define HANDFAST_WIRE_CHECKSUM_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// The Internet's checksum (RFC 1071): the one's complement of the one's complement sum of all 16-bit words.
class internet_sum {
public:
    /// Adds bytes; all but the last to be added are of even number.
    constexpr void add(byte_view bytes) noexcept {
        std::size_t i = 0;
        for (; i + 1 < bytes.size(); i += 2) add(static_cast<std::uint16_t>(bytes[i] << 8 | bytes[i + 1]));
        if (i < bytes.size()) add(static_cast<std::uint16_t>(bytes[i] << 8));
    }
    constexpr void add(std::uint16_t word) noexcept { sum_ += word; }
    [[nodiscard]] constexpr std::uint16_t checksum() const noexcept {
        auto sum = sum_;
        while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
        return static_cast<std::uint16_t>(~sum);
    }

private:
    std::uint64_t sum_ = 0;
};

/// A rule for `computed<u16, internet_checksum>`: the checksum of the whole message, with zero where it stands
/// itself, at an even offset.
struct internet_checksum {
    template <class M>
    static constexpr std::uint16_t compute(M const&, byte_view encoded, std::size_t here) noexcept {
        internet_sum sum;
        sum.add(encoded.first(here));
        if (here + 2 <= encoded.size()) sum.add(encoded.subspan(here + 2));
        return sum.checksum();
    }
};

namespace detail {

// A template, so that only who needs the table has it made.
template <class = void>
inline constexpr auto crc32_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        auto c = i;
        for (int bit = 0; bit < 8; ++bit) c = (c & 1) != 0 ? 0xedb88320 ^ (c >> 1) : c >> 1;
        table[i] = c;
    }
    return table;
}();

}  // namespace detail

/// CRC-32 as Ethernet, ZIP and PNG have it (ISO 3309; PNG specification, annex D). Not for secrets: its table is
/// indexed by the bytes.
template <class Table = void>
[[nodiscard]] constexpr std::uint32_t crc32_of(byte_view bytes) noexcept {
    std::uint32_t c = 0xffffffff;
    for (auto const byte : bytes) c = detail::crc32_table<Table>[(c ^ byte) & 0xff] ^ (c >> 8);
    return ~c;
}

/// A rule for `computed<u32, crc32<From>>`: the CRC-32 of the bytes from offset `From` of the message up to where
/// it stands itself.
template <std::size_t From = 0>
struct crc32 {
    template <class M>
    static constexpr std::uint32_t compute(M const&, byte_view encoded, std::size_t here) noexcept {
        return crc32_of<std::conditional_t<sizeof(M) == 0, M, void>>(From < here ? encoded.subspan(From, here - From)
                                                                                 : byte_view{});
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
