// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_OPTION_GENERATOR_HPP
#define HANDFAST_TCP_OPTION_GENERATOR_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <handfast/tcp/option.hpp>
#include <handfast/wire/generate.hpp>
#include <handfast/wire/list.hpp>

// For tests that make up segments: how options are made up, valid and nearly valid, by wire::generate.
namespace handfast::inline HANDFAST_ABI::wire {

template <class Storage, class Bodies>
struct generator<tagged<tcp::option_kind, tcp::option_length, Storage, Bodies>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        auto const at = m.grow(2);
        auto const unbroken = m.broken();
        auto kind = tcp::option_kind::no_operation;
        if (room >= 2) kind = detail::make_choice<Bodies>(m, std::min<std::size_t>(room, 255) - 2, 255);
        m.out[at] = static_cast<std::uint8_t>(kind);
        auto const place = m.out.begin() + static_cast<std::ptrdiff_t>(at);
        if (kind == tcp::option_kind::end_of_option_list || kind == tcp::option_kind::no_operation) {
            // They have no length by which something could be left over.
            m.out.erase(place + 1, m.out.end());
            m.restore(unbroken);
        } else {
            m.out[at + 1] = static_cast<std::uint8_t>(m.out.size() - at);
            if (m.breaks(failure::below_floor)) m.out[at + 1] = 1;
        }
    }
};

/// Several, of whole words, as the header of a segment has them.
template <class Storage>
struct generator<list<tcp::basic_option<Storage>, Storage>> {
    template <class Codec>
    static void make(maker& m, std::size_t room) {
        auto const start = m.out.size();
        auto const made = [&] { return m.out.size() - start; };
        auto const wanted = m.pick(0, room - room % 4);
        while (made() < wanted) {
            auto const at = m.out.size();
            detail::make_one<tcp::basic_option<Storage>>(m, wanted - made());
            if (m.out[at] == static_cast<std::uint8_t>(tcp::option_kind::end_of_option_list))
                m.out.resize(start + wanted);  // what follows would not be read, nor be found broken
        }
        while (made() % 4 != 0) m.out.push_back(static_cast<std::uint8_t>(tcp::option_kind::no_operation));
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
