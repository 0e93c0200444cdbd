// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_GENERATE_HPP
#define HANDFAST_WIRE_GENERATE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include <handfast/wire.hpp>
#include <handfast/wire/maker.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// How the bytes of a `T` are made up. Specialise it for a wire form of your own:
///
///     template <class Codec>
///     static void make(wire::maker& m, std::size_t room);   appends a `T` of at most `room` bytes to `m.out`
template <class T>
struct generator {
    template <class Codec>
    static void make(maker& m, std::size_t) {
        static_assert(Codec::plain && detail::accepts_all<Codec>,
                      "`wire::generate` requires `wire::generator<T>` to be specialised for a wire form of one's own "
                      "that is not of fixed size");
        m.bytes(Codec::least);
    }
};

namespace detail {

template <class T>
void make_one(maker& m, std::size_t room) {
    generator<T>::template make<codec<T>>(m, room);
}

/// A number in the wire form of a `Length`.
template <class Length>
void make_number(maker& m, std::uint64_t number) {
    auto const value = from_number<Length>(number);
    auto const at = m.grow(size_by<codec<Length>>(value));
    trace why;
    encode_by<codec<Length>>(value, m.out.data() + at, m.out.data() + m.out.size(), why);
}

/// A body of at most `room` bytes, prefix included, behind its length as a `Length`.
template <class Length>
void make_behind(maker& m, std::size_t room, auto const& body) {
    auto const prefix = codec<Length>::greatest;
    auto const behind = room > prefix ? room - prefix : 0;
    auto const most = greatest_number<Length>() < behind ? greatest_number<Length>() : behind;
    auto const start = m.out.size();
    body(static_cast<std::size_t>(most));
    std::vector<std::uint8_t> const bytes(m.out.begin() + static_cast<std::ptrdiff_t>(start), m.out.end());
    m.out.resize(start);
    make_number<Length>(m, bytes.size());
    m.out.insert(m.out.end(), bytes.begin(), bytes.end());
}

/// A value that its codec writes, and wrong bytes for the site where it is broken.
template <class Codec, class T>
void make_fixed(maker& m) {
    auto const at = m.grow(Codec::least);
    Codec::store(T{}, m.out.data() + at);
    if (Codec::least > 0 && m.breaks(failure::wrong_constant)) m.out[at + m.below(Codec::least)] ^= 0x10;
}

/// Elements of between `floor` and `most` bytes.
template <class T>
void make_elements(maker& m, std::size_t floor, std::size_t most) {
    auto const start = m.out.size();
    auto const wanted = m.pick(floor, most);
    if constexpr (codec<T>::plain) {
        auto count = wanted / codec<T>::least;
        if (count * codec<T>::least < floor) ++count;
        for (std::size_t i = 0; i < count; ++i) make_one<T>(m, codec<T>::least);
    } else {
        for (;;) {
            auto const used = m.out.size() - start;
            if (used >= floor && used >= wanted) break;
            if (most - used < codec<T>::least) break;
            make_one<T>(m, most - used);
        }
    }
}

template <class T>
void make_count(maker& m, std::size_t count, std::size_t room) {
    auto const start = m.out.size();
    for (std::size_t i = 0; i < count; ++i)
        make_one<T>(m, room - (m.out.size() - start) - (count - i - 1) * codec<T>::least);
}

}  // namespace detail

template <>
struct generator<bool> {
    template <class Codec>
    static void make(maker& m, std::size_t) {
        m.out.push_back(static_cast<std::uint8_t>(m.breaks(failure::too_large) ? 2 : m.below(2)));
    }
};
template <class T, auto Value>
struct generator<constant<T, Value>> {
    template <class Codec>
    static void make(maker& m, std::size_t) {
        detail::make_fixed<Codec, constant<T, Value>>(m);
    }
};
template <detail::literal Text>
struct generator<magic<Text>> {
    template <class Codec>
    static void make(maker& m, std::size_t) {
        detail::make_fixed<Codec, magic<Text>>(m);
    }
};
template <std::size_t Size>
struct generator<padding<Size>> {
    template <class Codec>
    static void make(maker& m, std::size_t) {
        detail::make_fixed<Codec, padding<Size>>(m);
    }
};
template <class T, std::size_t Count>
struct generator<std::array<T, Count>> {
    template <class Codec>
    static void make(maker& m, [[maybe_unused]] std::size_t room) {
        if constexpr (Codec::plain && detail::accepts_all<Codec>) m.bytes(Codec::least);
        else detail::make_count<T>(m, Count, room);
    }
};
template <class T, std::size_t Count>
struct generator<T[Count]> : generator<std::array<T, Count>> {};

template <std::size_t Bytes>
struct generator<basic_varint<Bytes>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        auto const most = room < Bytes ? room : Bytes;
        auto const bits = 7 * m.pick(1, most);
        detail::make_number<basic_varint<Bytes>>(m, m.next() >> (64 - bits));
    }
};

template <std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct generator<opaque<Floor, Ceiling, Storage, Prefix>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        using length = typename detail::prefix_of<Ceiling, Prefix>::length;
        detail::make_behind<length>(m, room, [&](std::size_t most) {
            if (Floor > 0 && m.breaks(failure::below_floor)) return m.bytes(Floor - 1);
            if (Ceiling < most && m.breaks(failure::above_ceiling)) return m.bytes(Ceiling + 1);
            m.bytes(m.pick(Floor, Ceiling < most ? Ceiling : most));
        });
    }
};

template <class T, std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct generator<vector<T, Floor, Ceiling, Storage, Prefix>> {
    using length = typename detail::prefix_of<Ceiling, Prefix>::length;

    template <class Codec>
    static void make(maker& m, std::size_t room) {
        if constexpr (Codec::counts_elements) {
            auto const behind = room > codec<length>::greatest ? room - codec<length>::greatest : 0;
            auto const fitting = behind / codec<T>::least;
            auto count = m.pick(Floor, Ceiling < fitting ? Ceiling : fitting);
            if (Floor > 0 && m.breaks(failure::below_floor)) count = Floor - 1;
            detail::make_number<length>(m, count);
            detail::make_count<T>(m, count, behind);
        } else {
            detail::make_behind<length>(m, room, [&](std::size_t most) {
                if (Floor > 0 && m.breaks(failure::below_floor)) return m.bytes(Floor - 1);
                if (Ceiling < most && m.breaks(failure::above_ceiling)) return m.bytes(Ceiling + 1);
                most = Ceiling < most ? Ceiling : most;
                auto const start = m.out.size();
                detail::make_elements<T>(m, Floor, most);
                if constexpr (codec<T>::plain && codec<T>::least > 1)
                    if (m.out.size() - start < most && m.breaks(failure::uneven)) m.bytes(1);
            });
        }
    }
};

template <class Storage>
struct generator<rest<Storage>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        m.bytes(m.pick(0, room));
    }
};
template <class T, class Storage>
struct generator<list<T, Storage>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        auto const start = m.out.size();
        detail::make_elements<T>(m, 0, room);
        if constexpr (codec<T>::plain && codec<T>::least > 1)
            if (m.out.size() - start < room && m.breaks(failure::uneven)) m.bytes(1);
    }
};

template <class T>
struct generator<optional_tail<T>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        if (codec<T>::least <= room && m.pick(0, 1) == 1) detail::make_one<T>(m, room);
    }
};
template <class T>
struct generator<secret<T>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        detail::make_one<T>(m, room);
    }
};
template <class Length, class T>
struct generator<length_prefixed<Length, T>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        detail::make_behind<Length>(m, room, [&](std::size_t most) {
            auto const start = m.out.size();
            detail::make_one<T>(m, most);
            if (!detail::greedy<codec<T>> && m.out.size() - start < most && m.breaks(failure::trailing)) m.bytes(1);
        });
    }
};

namespace detail {

/// A body for one of the tags, or for one of up to `greatest_tag` that none of them is; gives the tag.
template <class Bodies>
typename Bodies::tag_type make_choice(maker& m, std::size_t room, std::uint64_t greatest_tag) {
    using tag_type = typename Bodies::tag_type;
    std::size_t count = 0;
    Bodies::any([&](auto a) { return count += (codec<typename decltype(a)::type>::least <= room), false; });
    auto left_to_go = m.below(count + 1);
    std::optional<tag_type> tag;
    Bodies::any([&](auto a) {
        using body = typename decltype(a)::type;
        if (codec<body>::least > room || left_to_go-- != 0) return false;
        tag = a.tag;
        auto const start = m.out.size();
        make_one<body>(m, room);
        if (!greedy<codec<body>> && m.out.size() - start < room && m.breaks(failure::trailing)) m.bytes(1);
        return true;
    });
    if (tag) return *tag;
    // Where every tag is known, or nearly, this must end all the same.
    for (int tries = 0; tries < 1000; ++tries) {
        auto const unknown = static_cast<tag_type>(m.next() & greatest_tag);
        if (Bodies::any([&](auto a) { return unknown == a.tag; })) continue;
        m.bytes(m.pick(0, room));
        return unknown;
    }
    return make_choice<Bodies>(m, room, greatest_tag);
}

}  // namespace detail

template <class Tag, class Length, class Storage, class Bodies>
struct generator<tagged<Tag, Length, Storage, Bodies>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        constexpr auto greatest_tag = detail::greatest_number<Tag>();
        auto const at = m.grow(Codec::tag_size);
        Tag tag{};
        if constexpr (std::is_same_v<Length, to_the_end>) {
            tag = detail::make_choice<Bodies>(m, room - Codec::tag_size, greatest_tag);
        } else {
            detail::make_behind<Length>(m, room - Codec::tag_size, [&](std::size_t most) {
                tag = detail::make_choice<Bodies>(m, most, greatest_tag);
            });
        }
        codec<Tag>::store(tag, m.out.data() + at);
    }
};

template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage>
struct generator<tagged_list<Tagged, Floor, Ceiling, Storage>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        using length = typename detail::prefix_of<Ceiling, automatic>::length;
        detail::make_behind<length>(m, room, [&](std::size_t most) {
            most = Ceiling < most ? Ceiling : most;
            auto const start = m.out.size();
            auto const wanted = m.pick(Floor, most);
            std::vector<std::vector<std::uint8_t>> tags;
            for (;;) {
                auto const used = m.out.size() - start;
                if ((used >= Floor && used >= wanted) || most - used < codec<Tagged>::least || tags.size() >= 8) break;
                auto const at = m.out.size();
                auto const unbroken = m.broken();
                detail::make_one<Tagged>(m, most - used);
                std::vector<std::uint8_t> tag(m.out.begin() + static_cast<std::ptrdiff_t>(at),
                                              m.out.begin() +
                                                  static_cast<std::ptrdiff_t>(at + codec<Tagged>::tag_size));
                bool again = false;
                for (auto const& other : tags) again = again || other == tag;
                if (again) {
                    m.out.resize(at);
                    m.restore(unbroken);
                    if (m.extreme()) break;
                    continue;
                }
                tags.push_back(tag);
                std::vector<std::uint8_t> const entry(m.out.begin() + static_cast<std::ptrdiff_t>(at), m.out.end());
                if (entry.size() <= most - (m.out.size() - start) && m.breaks(failure::duplicate)) {
                    m.out.insert(m.out.end(), entry.begin(), entry.end());
                    break;
                }
            }
        });
    }
};

namespace detail {

/// Where the computed fields of a message that is being made are, and what is to stand there.
template <class M>
struct making {
    maker& m;
    std::size_t first;
    std::size_t places[description_of<M>::value.size + 1]{};

    template <auto Field>
    void set(std::uint64_t value) const {
        constexpr auto index = codec<M>::template index_of<Field>();
        trace why;
        codec<M>::template put<index, Field>(value, m.out.data() + places[index], why);
    }
};

/// What a field makes that depends on others of its message.
template <class T>
struct dependent_generator {
    static void make(auto const&, maker& m, std::size_t room) { make_one<T>(m, room); }
};
template <auto Field, class T, class Units>
struct dependent_generator<sized<Field, T, Units>> {
    static void make(auto const& message, maker& m, std::size_t room) {
        auto const start = m.out.size();
        auto const most = codec<sized<Field, T, Units>>::most < room ? codec<sized<Field, T, Units>>::most : room;
        dependent_generator<T>::make(message, m, static_cast<std::size_t>(most));
        // A length counts whole units: what is left over of the last is cut off, or filled up where that fits.
        auto size = m.out.size() - start;
        if (size % Units::bytes != 0) {
            if (greedy<codec<T>>) m.out.resize(start + size - size % Units::bytes);
            size = m.out.size() - start;
        }
        if (!greedy<codec<T>> && size + Units::bytes <= most && m.breaks(failure::trailing)) m.bytes(Units::bytes);
        message.template set<Field>((m.out.size() - start) / Units::bytes + Units::before);
    }
};
template <auto Field, class T, class Storage>
struct dependent_generator<counted<Field, T, Storage>> {
    static void make(auto const& message, maker& m, std::size_t room) {
        auto const fitting = room / codec<T>::least;
        auto const most = codec<counted<Field, T, Storage>>::most;
        auto const count = m.pick(0, most < fitting ? static_cast<std::size_t>(most) : fitting);
        make_count<T>(m, count, room);
        message.template set<Field>(count);
    }
};
template <class Length, class T>
struct dependent_generator<length_prefixed<Length, T>> {
    static void make(auto const& message, maker& m, std::size_t room) {
        make_behind<Length>(m, room, [&](std::size_t most) { dependent_generator<T>::make(message, m, most); });
    }
};
template <auto Field, class Storage, class Bodies>
struct dependent_generator<chosen<Field, Storage, Bodies>> {
    static void make(auto const& message, maker& m, std::size_t room) {
        using tag_field = typename rule_of<member_t<Field>>::value_type;
        auto const tag = make_choice<Bodies>(m, room, greatest_number<tag_field>());
        using raw = std::make_unsigned_t<std::underlying_type_t<typename Bodies::tag_type>>;
        message.template set<Field>(static_cast<raw>(tag));
    }
};
template <auto Field, class T>
struct dependent_generator<present_if<Field, T>> {
    static void make(auto const& message, maker& m, std::size_t room) {
        bool const there = codec<T>::least <= room && m.pick(0, 1) == 1;
        if (there) dependent_generator<T>::make(message, m, room);
        message.template set<Field>(there ? 1 : 0);
    }
};
template <std::size_t Multiple>
struct dependent_generator<align<Multiple>> {
    static void make(auto const& message, maker& m, std::size_t) {
        while ((m.out.size() - message.first) % Multiple != 0)
            m.out.push_back(m.breaks(failure::wrong_constant) ? 1 : 0);
    }
};

template <class M, class Description, class Indices>
struct message_generator;

template <class M, auto... Fields, std::size_t... I>
struct message_generator<M, description<Fields...> const, std::index_sequence<I...>> {
    using layout = codec<M>;

    static void make(maker& m, [[maybe_unused]] std::size_t room) {
        making<M> message{m, m.out.size()};
        (make_field<I, Fields>(message, m, room), ...);
        // Twice where there are several, as the encoder does; what is broken is broken in the end.
        if constexpr (layout::rules > 1) (apply_rule<I, Fields>(message, m, false), ...);
        if constexpr (layout::has_rules) (apply_rule<I, Fields>(message, m, true), ...);
    }

private:
    template <std::size_t Index, auto Field>
    static void make_field(making<M>& message, maker& m, [[maybe_unused]] std::size_t room) {
        using type = member_t<Field>;
        using field = typename layout::template by<Field>;
        message.places[Index] = m.out.size();
        if constexpr (layout::where.widths[Index] != 0) {
            constexpr auto first = layout::where.words[Index];
            if constexpr (first == Index) m.bytes(layout::where.sizes[Index]);
            auto const word = m.out.size() - layout::where.sizes[first];
            message.places[Index] = word;
            if constexpr (!accepts_all<field>) {
                auto const value = field::to_word(type{});
                layout::template put_part<Index>(m.breaks(failure::wrong_constant) ? value ^ 1 : value,
                                                 m.out.data() + word);
            }
        } else {
            // The fields behind it get what they need at least.
            constexpr auto behind = layout::least - layout::where.offsets[Index] - layout::where.sizes[Index];
            auto const most = room - (m.out.size() - message.first) - behind;
            if constexpr (contextual<field>) dependent_generator<type>::make(message, m, most);
            else generator<type>::template make<field>(m, most);
        }
    }

    template <std::size_t Index, auto Field>
    static void apply_rule([[maybe_unused]] making<M> const& message, [[maybe_unused]] maker& m,
                           [[maybe_unused]] bool may_break) {
        if constexpr (has_rule<member_t<Field>>) {
            auto const encoded = byte_view{m.out}.subspan(message.first);
            M decoded{};
            trace why;
            if (layout::decode_unruled(encoded.data(), encoded.data() + encoded.size(), decoded, why) == nullptr)
                return;  // it was broken on purpose
            auto value = layout::template by_rule<Field>(decoded, encoded, message.places[Index] - message.first);
            if (may_break && m.breaks(failure::computed)) value ^= 1;
            message.template set<Field>(value);
        }
    }
};

}  // namespace detail

template <message M>
struct generator<M> {
    template <class>
    static void make(maker& m, std::size_t room) {
        using description = decltype(description_of<M>::value);
        detail::message_generator<M, description, std::make_index_sequence<description::size>>::make(m, room);
    }
};

/// The bytes of a random valid `M`, the same for the same `seed`; of at most `room` bytes, but never fewer than the
/// least size of an `M`. With `extent::least` every length is at its floor, with `extent::greatest` each is as near
/// to its ceiling as the room lets it be.
template <class M>
[[nodiscard]] std::vector<std::uint8_t> generate(std::uint64_t seed, extent how_long = extent::random,
                                                 std::size_t room = 4096) {
    maker m{seed, how_long};
    detail::make_one<M>(m, room < codec<M>::least ? codec<M>::least : room);
    return std::move(m.out);
}

/// Bytes that would be an `M` but for one thing.
struct nearly {
    std::vector<std::uint8_t> bytes;
    /// How decoding fails; `none`, where bytes are missing at the end, for that may show in several ways.
    failure expected = failure::none;
};

/// The bytes of a nearly valid `M`: one bound of it is broken (a length below its floor or above its ceiling, one that
/// does not divide, a wrong constant, checksum or bool, a tag that stands twice, bytes left over or missing). Nothing
/// where the random `M` of this seed has no bound that could be broken.
template <class M>
[[nodiscard]] std::optional<nearly> generate_broken(std::uint64_t seed) {
    constexpr std::size_t room = codec<M>::least < 2048 ? 4096 : 2 * codec<M>::least;
    maker whole{seed, extent::random};
    detail::make_one<M>(whole, room);
    // Besides the sites within: a byte over, and a byte missing.
    bool const bounded = !detail::greedy<codec<M>>;
    if (whole.sites() == 0 && !bounded) return std::nullopt;
    auto const site = whole.below(whole.sites() + (bounded ? 2 : 0));
    if (site >= whole.sites()) {
        nearly out{std::move(whole.out), failure::trailing};
        if (site == whole.sites()) return out.bytes.push_back(0), out;
        if (out.bytes.empty()) return std::nullopt;
        out.bytes.pop_back();
        out.expected = failure::none;
        return out;
    }
    maker broken{seed, extent::random, site};
    detail::make_one<M>(broken, room);
    if (!broken.broken()) return std::nullopt;
    return nearly{std::move(broken.out), *broken.broken()};
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
