// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_BLOCK_HPP
#define HANDFAST_WIRE_DETAIL_BLOCK_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/integer.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// Bytes behind a length prefix that is as wide as the ceiling needs (RFC 5246 §4.3).
template <std::size_t Floor, std::size_t Ceiling>
struct block {
    static_assert(Ceiling <= 0xffffffff, "a length prefix requires a `Ceiling` of at most 2^32-1 bytes");

    static constexpr std::size_t prefix = Ceiling <= 0xff ? 1 : Ceiling <= 0xffff ? 2 : Ceiling <= 0xffffff ? 3 : 4;
    static constexpr std::size_t least = prefix + Floor;
    static constexpr std::size_t greatest = prefix + Ceiling;

    /// Reads the prefix and checks it against the bounds and against what is left:
    /// the body is the `length` bytes behind the returned pointer.
    static constexpr std::uint8_t const* open(std::uint8_t const* at, std::uint8_t const* end, std::size_t& length,
                                              trace& why) {
        if (left(at, end) < prefix) [[unlikely]]
            return why.fail(failure::truncated, at, left(at, end), prefix);
        std::size_t const announced = load_bytes<prefix>(at);
        if (announced > left(at, end) - prefix || !within(announced)) [[unlikely]]
            return refuse(at, left(at, end) - prefix, announced, why);
        length = announced;
        return at + prefix;
    }

    static constexpr bool within(std::size_t length) noexcept {
        if constexpr (Floor > 0) return length >= Floor && length <= Ceiling;
        else return length <= Ceiling;
    }

    /// Says which of the bounds a length breaks; `room` is what there is.
    [[gnu::cold, gnu::noinline]] static constexpr std::nullptr_t refuse(std::uint8_t const* at, std::size_t room,
                                                                        std::size_t length, trace& why) {
        if (length < Floor) return why.fail(failure::below_floor, at, length, Floor);
        if (length > Ceiling) return why.fail(failure::above_ceiling, at, length, Ceiling);
        return why.fail(failure::announced, at + prefix, room, length);
    }

    /// Writes prefix and body at once, where the body is known.
    static constexpr std::uint8_t* write(std::uint8_t const* body, std::size_t length, std::uint8_t* at,
                                         std::uint8_t* end, trace& why) {
        if (!within(length)) [[unlikely]]
            return refuse(at, 0, length, why);
        if (left(at, end) < prefix + length) [[unlikely]]
            return why.fail(failure::no_room, at, left(at, end), prefix + length);
        store_length(length, at);
        std::copy_n(body, length, at + prefix);
        return at + prefix + length;
    }

    /// Leaves room for the prefix; `close` writes it when the end of the body is known.
    static constexpr std::uint8_t* reserve(std::uint8_t* at, std::uint8_t* end, trace& why) {
        if (left(at, end) < prefix) [[unlikely]]
            return why.fail(failure::no_room, at, left(at, end), prefix);
        return at + prefix;
    }
    static constexpr std::uint8_t* close(std::uint8_t* at, std::uint8_t* stop, trace& why) {
        auto const length = left(at + prefix, stop);
        if (!within(length)) [[unlikely]]
            return refuse(at, 0, length, why);
        store_length(length, at);
        return stop;
    }

    static constexpr void store_length(std::size_t length, std::uint8_t* at) noexcept {
        store_bytes<prefix>(static_cast<typename native<prefix>::type>(length), at);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
