// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_TAGGED_HPP
#define HANDFAST_WIRE_TAGGED_HPP

#include <bit>
#include <concepts>
#include <cstddef>
#include <type_traits>

#include <handfast/wire/choice.hpp>
#include <handfast/wire/detail/block.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// In place of a length: the body goes on to the end of its frame.
struct to_the_end {};

/// A tag, a length and a body whose type the tag decides: an extension of a hello (RFC 5246 §7.4.1.4).
/// A body whose tag none of the alternatives has is kept as bytes. `Tag` is an enumeration, `Length` an
/// integer of `wire` or `to_the_end`, `Bodies` a struct derived from `wire::alternatives`.
template <class Tag, class Length, class Storage, class Bodies>
class tagged : public choice<Storage, Bodies> {
    static_assert(std::is_enum_v<Tag>, "`wire::tagged<Tag, Length, ...>` requires `Tag` to be an enumeration");
    static_assert(std::same_as<Tag, typename Bodies::tag_type>,
                  "`wire::tagged<Tag, Length, ...>` requires alternatives with tags that are a `Tag`");
    using base = choice<Storage, Bodies>;

public:
    using base::base;
    constexpr tagged() = default;

    friend constexpr bool operator==(tagged const& a, tagged const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

template <class Tag, class Length, class Storage, class Bodies>
struct codec<tagged<Tag, Length, Storage, Bodies>> {
    static_assert(codec<Length>::plain && codec<Length>::least <= 8,
                  "`wire::tagged<Tag, Length, ...>` requires a `Length` of one to eight bytes, such as `wire::u16`");
    using type = tagged<Tag, Length, Storage, Bodies>;
    using body = detail::choice_codec<Storage, Bodies>;
    using block = detail::block_behind<Length>;
    static constexpr std::size_t tag_size = codec<Tag>::least;
    static constexpr std::size_t least = tag_size + block::least;
    static constexpr std::size_t greatest = detail::add_sizes(tag_size, block::greatest);
    static constexpr bool plain = false;

    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end,
                                                                       type& to, trace& why) {
        Tag tag{};
        std::size_t length = 0;
        at = open(at, end, tag, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        at = body::decode(tag, at, at + length, to, why);
        if (at == nullptr) [[unlikely]]
            return why.framed();
        return at;
    }

    /// As `decode`, but leaves the body alone: for bytes that were decoded before.
    static constexpr std::uint8_t const* glance(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why)
        requires std::is_same_v<Storage, view>
    {
        Tag tag{};
        std::size_t length = 0;
        at = open(at, end, tag, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        to = type{tag, byte_view{at, length}};
        return at + length;
    }

    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        if (detail::left(at, end) < tag_size + block::prefix) [[unlikely]]
            return why.fail(failure::no_room, at, detail::left(at, end), tag_size + block::prefix);
        auto* const stop = body::encode(from, at + tag_size + block::prefix, end, why);
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        codec<Tag>::store(from.tag(), at);
        auto const length = detail::left(at + tag_size + block::prefix, stop);
        if (!block::within(length)) [[unlikely]]
            return block::refuse(at + tag_size, length, why);
        detail::store_number<Length>(length, at + tag_size);
        return stop;
    }

    static constexpr std::size_t size(type const& value) { return tag_size + block::prefix + body::size(value); }

private:
    /// Tag and length: checked together where both are there.
    [[gnu::always_inline]] static constexpr std::uint8_t const* open(std::uint8_t const* at, std::uint8_t const* end,
                                                                     Tag& tag, std::size_t& length, trace& why) {
        if (detail::left(at, end) < tag_size + block::prefix) [[unlikely]]
            return cut(at, end, why);
        codec<Tag>::load(at, tag);
        auto const announced = detail::load_number<Length>(at + tag_size);
        at += tag_size + block::prefix;
        if (announced > static_cast<std::size_t>(end - at)) [[unlikely]]
            return why.fail(failure::announced, at, detail::left(at, end), announced);
        length = static_cast<std::size_t>(announced);
        return at;
    }
    [[gnu::cold, gnu::noinline]] static constexpr std::nullptr_t cut(std::uint8_t const* at, std::uint8_t const* end,
                                                                     trace& why) {
        auto const room = detail::left(at, end);
        if (room < tag_size) return why.fail(failure::truncated, at, room, tag_size);
        return why.fail(failure::truncated, at + tag_size, room - tag_size, block::prefix);
    }
};

template <class Tag, class Storage, class Bodies>
struct codec<tagged<Tag, to_the_end, Storage, Bodies>> {
    using type = tagged<Tag, to_the_end, Storage, Bodies>;
    using body = detail::choice_codec<Storage, Bodies>;
    static constexpr std::size_t tag_size = codec<Tag>::least;
    static constexpr std::size_t least = tag_size;
    static constexpr std::size_t greatest = unbounded;
    static constexpr bool plain = false;
    static constexpr bool greedy = true;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        Tag tag{};
        at = detail::decode_one(at, end, tag, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        return body::decode(tag, at, end, to, why);
    }
    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        at = detail::encode_one(from.tag(), at, end, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        return body::encode(from, at, end, why);
    }
    static constexpr std::size_t size(type const& value) { return tag_size + body::size(value); }
};

template <class Tag, class Length, class Storage, class Bodies>
struct codec_in<tagged<Tag, Length, Storage, Bodies>, std::endian::little>
    : codec<tagged<Tag, Length, Storage, Bodies>> {
    static_assert(codec<Tag>::least == 1, "`wire::tagged<Tag, ...>` in a `HANDFAST_LITTLE_ENDIAN_MESSAGE` requires a "
                                          "`Tag` of one byte: others are big-endian");
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
