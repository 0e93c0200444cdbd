// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_PLAN_HPP
#define HANDFAST_WIRE_DETAIL_PLAN_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/wire/trace.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// Where the fields of a message stand, worked out once a message from what their codecs say.
template <std::size_t Count>
struct plan {
    static constexpr std::size_t room = Count > 0 ? Count : 1;

    /// How many bytes a plain field takes. Of the bit fields of a word the first takes all of it, the others none.
    std::size_t sizes[room]{};
    /// Where each field stands when all before it have their least size.
    std::size_t offsets[room]{};
    /// A run of plain fields is checked once, at its first field: how many bytes it has, 0 elsewhere.
    std::size_t runs[room]{};
    /// Of a bit field: the first field of its word, and how far from the word's lower end it is.
    std::size_t words[room]{};
    std::size_t shifts[room]{};
    /// The least size of all fields together.
    std::size_t least = 0;
    bool words_are_whole = true;

    constexpr plan(std::size_t const* least_sizes, bool const* plains, std::size_t const* widths) {
        for (std::size_t i = 0; i < Count; ++i) sizes[i] = least_sizes[i];
        for (std::size_t i = 0; i < Count;) i = widths[i] != 0 ? word(i, widths) : i + 1;
        for (std::size_t i = 0; i < Count; least += sizes[i++]) offsets[i] = least;
        for (std::size_t i = Count; i-- > 0;) {
            if (!plains[i]) continue;
            runs[i] = sizes[i];
            if (i + 1 < Count && plains[i + 1]) {
                runs[i] += runs[i + 1];
                runs[i + 1] = 0;
            }
        }
    }

private:
    /// The bit fields from `first` on: one word. Gives the field after them.
    constexpr std::size_t word(std::size_t first, std::size_t const* widths) {
        std::size_t bits = 0;
        std::size_t end = first;
        for (; end < Count && widths[end] != 0; ++end) bits += widths[end];
        words_are_whole = words_are_whole && bits % 8 == 0 && bits <= 64;
        sizes[first] = bits / 8;
        for (std::size_t i = first; i < end; ++i) {
            bits -= widths[i];
            words[i] = first;
            shifts[i] = bits;
        }
        return end;
    }
};

/// Finds the field of a run, from `i` on, for which the `room` bytes from `at` on did not suffice, and tells `why`.
[[gnu::cold, gnu::noinline]] constexpr bool short_run(failure what, std::size_t const* sizes,
                                                      std::string_view const* names, std::size_t i, std::size_t run,
                                                      std::uint8_t const* at, std::size_t room, trace& why) {
    auto const missing = run - room;
    for (; room >= sizes[i]; ++i) {
        room -= sizes[i];
        at += sizes[i];
    }
    why.fail(what, at, room, sizes[i]);
    why.missing(what == failure::truncated ? missing : 0);
    why.in(names[i]);
    return false;
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
