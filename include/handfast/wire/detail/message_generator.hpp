// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_MESSAGE_GENERATOR_HPP
#define HANDFAST_WIRE_DETAIL_MESSAGE_GENERATOR_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/wire/generator.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

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
        if (greedy<codec<T>>)
            for (; size % Units::bytes != 0; --size) m.out.pop_back();
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

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
