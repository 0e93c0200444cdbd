// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_IP_ADDRESS_HPP
#define HANDFAST_TCP_IP_ADDRESS_HPP

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/core/bytes.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// An address of the Internet protocol, of version 4 or 6.
class ip_address {
public:
    /// 0.0.0.0
    constexpr ip_address() noexcept = default;

    [[nodiscard]] static constexpr ip_address v4(std::uint8_t a, std::uint8_t b, std::uint8_t c,
                                                 std::uint8_t d) noexcept {
        ip_address it;
        it.bytes_ = {a, b, c, d};
        return it;
    }
    [[nodiscard]] static constexpr ip_address v6(std::array<std::uint8_t, 16> const& bytes) noexcept {
        ip_address it;
        it.bytes_ = bytes;
        it.size_ = 16;
        return it;
    }
    /// Of 4 or 16 bytes, in the order of the wire; nothing of any other number.
    [[nodiscard]] static constexpr std::optional<ip_address> from_bytes(byte_view bytes) noexcept {
        if (bytes.size() != 4 && bytes.size() != 16) return std::nullopt;
        ip_address it;
        std::copy(bytes.begin(), bytes.end(), it.bytes_.begin());
        it.size_ = static_cast<std::uint8_t>(bytes.size());
        return it;
    }

    [[nodiscard]] constexpr bool is_v4() const noexcept { return size_ == 4; }
    /// Whether it can be that of one host: neither a multicast address nor one that means none or all.
    [[nodiscard]] constexpr bool is_unicast() const noexcept {
        if (is_v4()) return *this != ip_address{} && bytes_[0] < 224;
        return bytes_[0] != 0xff && std::any_of(bytes_.begin(), bytes_.end(), [](auto byte) { return byte != 0; });
    }
    /// In the order of the wire; this object's own.
    [[nodiscard]] constexpr byte_view bytes() const noexcept { return byte_view{bytes_}.first(size_); }

    friend constexpr auto operator<=>(ip_address const&, ip_address const&) noexcept = default;

private:
    std::uint8_t size_ = 4;
    std::array<std::uint8_t, 16> bytes_{};  // zeros behind those of version 4
};

/// "192.0.2.1", "2001:db8::1" (RFC 5952).
[[nodiscard]] inline text<40> to_text(ip_address const& address) noexcept {
    text<40> words;
    auto const bytes = address.bytes();
    if (address.is_v4()) {
        for (std::size_t i = 0; i < 4; ++i) (i > 0 ? words << '.' : words) << unsigned{bytes[i]};
        return words;
    }
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < 8; ++i) groups[i] = load_big_endian<std::uint16_t>(&bytes[2 * i]);
    // §4.2: the longest run of zeros, two at least, the first of several, is left out.
    std::size_t begin = 8, length = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        auto end = i;
        while (end < 8 && groups[end] == 0) ++end;
        if (end - i > length) {
            begin = i;
            length = end - i;
        }
    }
    auto const digits = [&](unsigned group) {
        bool begun = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            auto const digit = group >> shift & 15;
            begun = begun || digit != 0 || shift == 0;
            if (begun) words << "0123456789abcdef"[digit];
        }
    };
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == begin) {
            words << "::";
            i += length - 1;
            continue;
        }
        if (i > 0 && i != begin + length) words << ':';
        digits(groups[i]);
    }
    return words;
}

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
