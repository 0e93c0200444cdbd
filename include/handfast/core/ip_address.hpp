// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_IP_ADDRESS_HPP
#define HANDFAST_CORE_IP_ADDRESS_HPP

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI {

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

    /// An address in words: "192.0.2.1", or what RFC 4291 §2.2 has, "2001:db8::1", "::ffff:192.0.2.1". Decimal numbers
    /// have no zero in front, which some programs take for octal; there are no zones ("%eth0").
    [[nodiscard]] static constexpr std::optional<ip_address> from_text(std::string_view words) noexcept {
        ip_address it;
        if (words.find(':') == std::string_view::npos) {
            if (!read_v4(words, it.bytes_.data())) return std::nullopt;
        } else {
            it.size_ = 16;
            if (!read_v6(words, it.bytes_)) return std::nullopt;
        }
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
    using sixteen = std::array<std::uint8_t, 16>;

    /// The value of a digit, 16 where it is none.
    static constexpr unsigned digit(char c) noexcept {
        if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
        if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
        if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
        return 16;
    }
    /// A number of up to `most` digits and up to `greatest`, taken off the front of `words`.
    static constexpr std::optional<unsigned> number(std::string_view& words, unsigned base, std::size_t most,
                                                    unsigned greatest) noexcept {
        unsigned value = 0;
        std::size_t n = 0;
        for (; n < words.size() && digit(words[n]) < base; ++n) {
            if (n == most) return std::nullopt;
            value = value * base + digit(words[n]);
        }
        if (n == 0 || value > greatest || (base == 10 && n > 1 && words[0] == '0')) return std::nullopt;
        words.remove_prefix(n);
        return value;
    }
    static constexpr bool read_v4(std::string_view words, std::uint8_t* to) noexcept {
        for (int i = 0; i < 4; ++i) {
            if (i > 0) {
                if (!words.starts_with('.')) return false;
                words.remove_prefix(1);
            }
            auto const part = number(words, 10, 3, 255);
            if (!part) return false;
            to[i] = static_cast<std::uint8_t>(*part);
        }
        return words.empty();
    }
    static constexpr bool read_v6(std::string_view words, sixteen& to) noexcept {
        std::size_t at = 0;    // how many bytes were read
        std::size_t gap = 17;  // where "::" stood among them
        if (words.starts_with("::")) {
            gap = 0;
            words.remove_prefix(2);
        }
        while (!words.empty()) {
            // The last four bytes may stand as version 4 has them.
            if (auto const group = words.substr(0, words.find(':'));
                group.size() == words.size() && group.find('.') != std::string_view::npos) {
                if (at > 12 || !read_v4(group, to.data() + at)) return false;
                at += 4;
                break;
            }
            auto const part = number(words, 16, 4, 0xffff);
            if (!part || at == 16) return false;
            to[at++] = static_cast<std::uint8_t>(*part >> 8);
            to[at++] = static_cast<std::uint8_t>(*part & 0xff);
            if (words.empty()) break;
            if (words.starts_with("::")) {
                if (gap != 17) return false;
                gap = at;
                words.remove_prefix(2);
            } else {
                if (!words.starts_with(':') || words.size() == 1) return false;
                words.remove_prefix(1);
            }
        }
        if (gap == 17) return at == 16;
        if (at == 16) return false;  // "::" stands for one group at least
        for (std::size_t moved = 0, behind = at - gap; moved < behind; ++moved) {
            to[15 - moved] = to[at - 1 - moved];
            to[at - 1 - moved] = 0;
        }
        return true;
    }

    std::uint8_t size_ = 4;
    sixteen bytes_{};  // zeros behind those of version 4
};

/// "192.0.2.1", "2001:db8::1" (RFC 5952).
[[nodiscard]] constexpr text<40> to_text(ip_address const& address) noexcept {
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

}  // namespace handfast::inline HANDFAST_ABI

#endif
