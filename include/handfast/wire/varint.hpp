// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_VARINT_HPP
#define HANDFAST_WIRE_VARINT_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/byte_order.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// An unsigned integer of seven bits a byte, the least significant first; the highest bit of a byte tells that
/// another follows; of at most `Bytes` bytes (1 to 9). LEB128; with four of them the lengths of MQTT 3.1.1 §2.2.3.
/// Only the shortest form is read.
template <std::size_t Bytes>
class basic_varint {
    static_assert(Bytes >= 1 && Bytes <= 9, "`wire::basic_varint<Bytes>` requires 1 to 9 `Bytes`");

public:
    using native_type = detail::native<(7 * Bytes + 7) / 8>;
    static constexpr native_type greatest = static_cast<native_type>(~std::uint64_t{0} >> (64 - 7 * Bytes));

    constexpr basic_varint() = default;
    constexpr basic_varint(native_type value) noexcept : value_(value) {}

    constexpr operator native_type() const noexcept { return value_; }
    [[nodiscard]] constexpr native_type value() const noexcept { return value_; }

private:
    native_type value_ = 0;
};

/// Up to 268,435,455 in four bytes.
using varint = basic_varint<4>;

template <std::size_t Bytes>
struct codec<basic_varint<Bytes>> {
    using type = basic_varint<Bytes>;
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = Bytes;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        auto const* const first = at;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < Bytes; ++i) {
            if (at == end) [[unlikely]]
                return why.fail(failure::truncated, at, 0, 1);
            auto const byte = *at++;
            value |= std::uint64_t{byte & 0x7fu} << (7 * i);
            if (byte >= 0x80) continue;
            if (byte == 0 && i > 0) [[unlikely]]
                break;
            to = static_cast<typename type::native_type>(value);
            return at;
        }
        return why.fail(failure::too_long, first, value, Bytes);
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        if (from.value() > type::greatest) [[unlikely]]
            return why.fail(failure::too_large, at, from.value(), type::greatest);
        if (detail::left(at, end) < size(from)) [[unlikely]]
            return why.fail(failure::no_room, at, detail::left(at, end), size(from));
        std::uint64_t value = from.value();
        for (; value >= 0x80; value >>= 7) *at++ = static_cast<std::uint8_t>(value | 0x80);
        *at++ = static_cast<std::uint8_t>(value);
        return at;
    }
    static constexpr std::size_t size(type const& value) noexcept {
        std::size_t bytes = 1;
        for (std::uint64_t rest = value.value(); rest >= 0x80; rest >>= 7) ++bytes;
        return bytes;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
