// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_OPTION_HPP
#define HANDFAST_TCP_OPTION_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/tcp/option_kind.hpp>
#include <handfast/wire/integer.hpp>
#include <handfast/wire/message.hpp>
#include <handfast/wire/tagged.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// Fills up between options (RFC 9293 §3.2).
struct no_operation {
    HANDFAST_MESSAGE(no_operation)
};
/// The most data that the sender takes in one segment, in octets; only with SYN (RFC 9293 §3.7.1).
struct maximum_segment_size {
    wire::u16 octets;
    HANDFAST_MESSAGE(maximum_segment_size, octets)
};
/// By how many bits the sender's windows are to be shifted; only with SYN (RFC 7323 §2.2).
struct window_scale {
    /// RFC 7323 §2.3: what is beyond counts as this.
    static constexpr std::uint8_t greatest = 14;

    wire::u8 shift;
    HANDFAST_MESSAGE(window_scale, shift)
};
/// The least scale with which a window can tell of `octets`, or the greatest that there is.
[[nodiscard]] constexpr std::uint8_t scale_for(std::uint32_t octets) noexcept {
    std::uint8_t scale = 0;
    while (scale < window_scale::greatest && octets >> scale > 0xffff) ++scale;
    return scale;
}
/// Only with SYN (RFC 2018 §2).
struct sack_permitted {
    HANDFAST_MESSAGE(sack_permitted)
};
/// RFC 7323 §3.2
struct timestamps {
    wire::u32 value, echo_reply;
    HANDFAST_MESSAGE(timestamps, value, echo_reply)
};

/// The options that are known, by their kinds.
struct option_bodies : wire::alternatives<wire::alternative<option_kind::no_operation, no_operation>,
                                          wire::alternative<option_kind::maximum_segment_size, maximum_segment_size>,
                                          wire::alternative<option_kind::window_scale, window_scale>,
                                          wire::alternative<option_kind::sack_permitted, sack_permitted>,
                                          wire::alternative<option_kind::timestamps, timestamps>> {};

/// The length of an option, which counts its kind and itself, and is not there in the two kinds that are one octet.
struct option_length {};

/// An option of a segment (RFC 9293 §3.1): `get<maximum_segment_size>()`. One of another kind is kept as bytes. The end
/// of the list has all that follows as its bytes: zeros that fill up the header, not to be read if they are none.
template <class Storage>
using basic_option = wire::tagged<option_kind, option_length, Storage, option_bodies>;

using option = basic_option<wire::view>;

}  // namespace handfast::inline HANDFAST_ABI::tcp

namespace handfast::inline HANDFAST_ABI::wire {

template <class Storage, class Bodies>
struct codec<tagged<tcp::option_kind, tcp::option_length, Storage, Bodies>> {
    using type = tagged<tcp::option_kind, tcp::option_length, Storage, Bodies>;
    using body = detail::choice_codec<Storage, Bodies>;
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = 255;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        tcp::option_kind kind{};
        std::size_t length = 0;
        at = open(at, end, kind, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        at = body::decode(kind, at, at + length, to, why);
        if (at == nullptr) [[unlikely]]
            return why.framed();
        return at;
    }

    /// As `decode`, but leaves the body alone: for bytes that were decoded before.
    static constexpr std::uint8_t const* glance(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why)
        requires std::is_same_v<Storage, view>
    {
        tcp::option_kind kind{};
        std::size_t length = 0;
        at = open(at, end, kind, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        to = type{kind, byte_view{at, length}};
        return at + length;
    }

    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        auto const head = head_of(from.tag().value());
        if (detail::left(at, end) < head) [[unlikely]]
            return why.fail(failure::no_room, at, detail::left(at, end), head);
        auto* const stop = body::encode(from, at + head, end, why);
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        auto const length = detail::left(at, stop);
        if (length > greatest) [[unlikely]]
            return why.fail(failure::above_ceiling, at, length, greatest);
        at[0] = static_cast<std::uint8_t>(from.tag().value());
        if (head == 2) at[1] = static_cast<std::uint8_t>(length);
        return stop;
    }

    static constexpr std::size_t size(type const& value) { return head_of(value.tag().value()) + body::size(value); }

private:
    static constexpr std::size_t head_of(tcp::option_kind kind) noexcept {
        return kind == tcp::option_kind::end_of_option_list || kind == tcp::option_kind::no_operation ? 1 : 2;
    }
    static constexpr std::uint8_t const* open(std::uint8_t const* at, std::uint8_t const* end, tcp::option_kind& kind,
                                              std::size_t& length, trace& why) {
        if (at == end) [[unlikely]]
            return why.fail(failure::truncated, at, 0, 1);
        kind = static_cast<tcp::option_kind>(*at);
        auto const head = head_of(kind);
        if (kind == tcp::option_kind::end_of_option_list) length = detail::left(at, end) - head;
        if (head == 1) return at + head;
        if (detail::left(at, end) < head) [[unlikely]]
            return why.fail(failure::truncated, at + 1, 0, 1);
        std::size_t const announced = at[1];
        if (announced < head) [[unlikely]]
            return why.fail(failure::below_floor, at + 1, announced, head);
        if (announced > detail::left(at, end)) [[unlikely]]
            return why.fail(failure::announced, at + head, detail::left(at, end) - head, announced - head);
        length = announced - head;
        return at + head;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
