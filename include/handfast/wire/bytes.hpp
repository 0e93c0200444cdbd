// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_BYTES_HPP
#define HANDFAST_WIRE_BYTES_HPP

#include <array>
#include <cstddef>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/copy.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// `Size` bytes without a prefix: `opaque name[Size]` of RFC 5246 §4.3.
template <std::size_t Size>
class bytes {
public:
    constexpr bytes() = default;
    constexpr bytes(std::array<std::uint8_t, Size> const& value) noexcept : value_(value) {}
    constexpr bytes(std::span<std::uint8_t const, Size> value) noexcept {
        detail::copy(value.data(), Size, value_.data());
    }

    [[nodiscard]] static constexpr std::size_t size() noexcept { return Size; }
    [[nodiscard]] constexpr std::uint8_t const* data() const noexcept { return value_.data(); }
    [[nodiscard]] constexpr std::uint8_t* data() noexcept { return value_.data(); }
    [[nodiscard]] constexpr auto begin() const noexcept { return value_.begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return value_.end(); }
    [[nodiscard]] constexpr auto begin() noexcept { return value_.begin(); }
    [[nodiscard]] constexpr auto end() noexcept { return value_.end(); }
    [[nodiscard]] constexpr std::uint8_t operator[](std::size_t i) const noexcept { return value_[i]; }
    [[nodiscard]] constexpr std::uint8_t& operator[](std::size_t i) noexcept { return value_[i]; }

    constexpr operator std::span<std::uint8_t const, Size>() const noexcept {
        return std::span<std::uint8_t const, Size>{value_.data(), Size};
    }
    [[nodiscard]] constexpr byte_view view() const noexcept { return {value_.data(), Size}; }

    /// For public bytes: it may return at the first difference.
    friend constexpr bool operator==(bytes const&, bytes const&) = default;

private:
    std::array<std::uint8_t, Size> value_{};
};

template <std::size_t Size>
struct codec<bytes<Size>> {
    static constexpr std::size_t least = Size;
    static constexpr std::size_t greatest = Size;
    static constexpr bool plain = true;
    static constexpr bool copies_bits = true;

    [[gnu::always_inline]] static constexpr void load(std::uint8_t const* from, bytes<Size>& to) noexcept {
        detail::copy(from, Size, to.data());
    }
    [[gnu::always_inline]] static constexpr void store(bytes<Size> const& from, std::uint8_t* to) noexcept {
        detail::copy(from.data(), Size, to);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
