// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_BLOCK_HPP
#define HANDFAST_WIRE_DETAIL_BLOCK_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/detail/byte_order.hpp>
#include <handfast/wire/detail/copy.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/prefix.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

template <std::size_t Ceiling, class Prefix>
struct prefix_of {
    static_assert(never<Prefix>,
                  "a length prefix requires to be `automatic`, `byte_count<Length>` or `element_count<Length>`");
};
template <std::size_t Ceiling>
struct prefix_of<Ceiling, automatic> {
    static_assert(Ceiling <= 0xffffffff, "a length prefix requires a `Ceiling` of at most 2^32-1 bytes");
    using length = integer<(Ceiling <= 0xff ? 1 : Ceiling <= 0xffff ? 2 : Ceiling <= 0xffffff ? 3 : 4)>;
    static constexpr bool counts_elements = false;
};
template <std::size_t Ceiling, class Length>
struct prefix_of<Ceiling, byte_count<Length>> {
    using length = Length;
    static constexpr bool counts_elements = false;
    static_assert(greatest_number<Length>() >= Ceiling,
                  "a length prefix requires a `Length` that can hold the `Ceiling`");
};
template <std::size_t Ceiling, class Length>
struct prefix_of<Ceiling, element_count<Length>> {
    using length = Length;
    static constexpr bool counts_elements = true;
    static_assert(greatest_number<Length>() >= Ceiling,
                  "a length prefix requires a `Length` that can hold the `Ceiling`");
};

// A length as a number: without a detour over its codec, of which there are many, where it is one of the wire's own.

template <class Length>
[[gnu::always_inline]] constexpr std::uint64_t load_number(std::uint8_t const* from) {
    Length value{};
    codec<Length>::load(from, value);
    return number_of(value);
}
template <class Length>
    requires requires { Length::byte_order; }
[[gnu::always_inline]] constexpr std::uint64_t load_number(std::uint8_t const* from) {
    return load_bytes<codec<Length>::least, Length::byte_order>(from);
}
template <class Length>
[[gnu::always_inline]] constexpr void store_number(std::uint64_t number, std::uint8_t* to) {
    codec<Length>::store(from_number<Length>(number), to);
}
template <class Length>
    requires requires { Length::byte_order; }
[[gnu::always_inline]] constexpr void store_number(std::uint64_t number, std::uint8_t* to) {
    store_bytes<codec<Length>::least, Length::byte_order>(static_cast<typename Length::native_type>(number), to);
}

/// A number, a `Length`, and what it measures: bytes (then a frame of them follows) or elements.
template <std::size_t Floor, std::size_t Ceiling, class Length>
struct block {
    using length_codec = codec<Length>;
    static constexpr bool fixed_width = length_codec::plain;
    static constexpr std::size_t prefix = length_codec::least;
    static constexpr std::size_t least = prefix + Floor;
    static constexpr std::size_t greatest = add_sizes(length_codec::greatest, Ceiling);

    /// The bytes that the prefix takes before `length`.
    static constexpr std::size_t prefix_size(std::size_t length) noexcept {
        return size_by<length_codec>(from_number<Length>(length));
    }

    /// Reads the prefix and checks it against the bounds.
    [[gnu::always_inline]] static constexpr std::uint8_t const* number(std::uint8_t const* at, std::uint8_t const* end,
                                                                       std::size_t& count, trace& why) {
        if constexpr (fixed_width) {
            if (static_cast<std::size_t>(end - at) < prefix) [[unlikely]]
                return why.fail(failure::truncated, at, left(at, end), prefix);
            auto const announced = load_number<Length>(at);
            if (announced < Floor || announced > Ceiling) [[unlikely]]
                return refuse(at, announced, why);
            count = static_cast<std::size_t>(announced);
            return at + prefix;
        } else {
            Length announced{};
            auto const* const behind = length_codec::decode(at, end, announced, why);
            if (behind == nullptr) [[unlikely]]
                return nullptr;
            auto const value = number_of(announced);
            if (value < Floor || value > Ceiling) [[unlikely]]
                return refuse(at, value, why);
            count = static_cast<std::size_t>(value);
            return behind;
        }
    }

    /// The same for a number of bytes, and checks it against what is left: the body is the `length` bytes behind
    /// the returned pointer.
    [[gnu::always_inline]] static constexpr std::uint8_t const* open(std::uint8_t const* at, std::uint8_t const* end,
                                                                     std::size_t& length, trace& why) {
        at = number(at, end, length, why);
        if (at != nullptr && length > static_cast<std::size_t>(end - at)) [[unlikely]]
            return why.fail(failure::announced, at, left(at, end), length);
        return at;
    }

    static constexpr bool within(std::size_t length) noexcept { return length >= Floor && length <= Ceiling; }

    /// Says which of the bounds a length breaks.
    [[gnu::cold, gnu::noinline]] static constexpr std::nullptr_t refuse(std::uint8_t const* at, std::uint64_t length,
                                                                        trace& why) {
        if (length < Floor) return why.fail(failure::below_floor, at, length, Floor);
        return why.fail(failure::above_ceiling, at, length, Ceiling);
    }

    /// Writes prefix and body at once, where the body is known.
    [[gnu::always_inline]] static constexpr std::uint8_t* write(std::uint8_t const* body, std::size_t length,
                                                                std::uint8_t* at, std::uint8_t* end, trace& why) {
        if (!within(length)) [[unlikely]]
            return refuse(at, length, why);
        if constexpr (fixed_width) {
            if (static_cast<std::size_t>(end - at) < prefix + length) [[unlikely]]
                return why.fail(failure::no_room, at, left(at, end), prefix + length);
            store_number<Length>(length, at);
            at += prefix;
        } else {
            at = length_codec::encode(from_number<Length>(length), at, end, why);
            if (at == nullptr) [[unlikely]]
                return nullptr;
            if (left(at, end) < length) [[unlikely]]
                return why.fail(failure::no_room, at, left(at, end), length);
        }
        copy(body, length, at);
        return at + length;
    }

    /// Writes the number of elements.
    [[gnu::always_inline]] static constexpr std::uint8_t* write_number(std::size_t count, std::uint8_t* at,
                                                                       std::uint8_t* end, trace& why) {
        if (!within(count)) [[unlikely]]
            return refuse(at, count, why);
        return encode_by<length_codec>(from_number<Length>(count), at, end, why);
    }

    /// Writes a body behind its length. A prefix of fixed width is written when the end of the body is known;
    /// for another the size is asked for before. `body(at)` writes and returns its end, `size()` tells its size.
    [[gnu::always_inline]] static constexpr std::uint8_t* enclose(std::uint8_t* const at, std::uint8_t* end, trace& why,
                                                                  auto const& body, auto const& size) {
        std::uint8_t* start = nullptr;
        [[maybe_unused]] std::size_t announced = 0;
        if constexpr (fixed_width) {
            if (left(at, end) < prefix) [[unlikely]]
                return why.fail(failure::no_room, at, left(at, end), prefix);
            start = at + prefix;
        } else {
            announced = size();
            start = write_number(announced, at, end, why);
            if (start == nullptr) [[unlikely]]
                return nullptr;
        }
        auto* const stop = body(start);
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        auto const length = left(start, stop);
        if constexpr (fixed_width) {
            if (!within(length)) [[unlikely]]
                return refuse(at, length, why);
            store_number<Length>(length, at);
        } else if (length != announced) [[unlikely]] {
            return why.fail(failure::computed, at, announced, length);
        }
        return stop;
    }
};

/// The block of an `opaque` or a `vector`.
template <std::size_t Floor, std::size_t Ceiling, class Prefix>
using block_of = block<Floor, Ceiling, typename prefix_of<Ceiling, Prefix>::length>;

/// The block of whatever fits a `Length`.
template <class Length>
using block_behind =
    block<0, static_cast<std::size_t>(greatest_number<Length>() < unbounded ? greatest_number<Length>() : unbounded),
          Length>;

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
