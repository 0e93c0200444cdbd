// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_GENERATOR_HPP
#define HANDFAST_WIRE_GENERATOR_HPP

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

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
