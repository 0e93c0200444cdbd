// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_PLAN_HPP
#define HANDFAST_WIRE_DETAIL_PLAN_HPP

#include <cstddef>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// Where the fields of a message stand, worked out once a message from what their codecs say.
template <std::size_t Count>
struct plan {
    static constexpr std::size_t room = Count + 1;

    bool plains[room]{};
    std::size_t widths[room]{};
    /// How many bytes a plain field takes. Of the bit fields of a word the first takes all of it, the others none.
    std::size_t sizes[room]{};
    /// Where each field stands when all before it have their least size.
    std::size_t offsets[room]{};
    /// A run of plain fields is checked once, at its first field: how many bytes it has, 0 elsewhere.
    std::size_t runs[room]{};
    /// Of a bit field: the first field of its word, and how far from the word's lower end it is.
    std::size_t words[room]{};
    std::size_t shifts[room]{};
    /// The least and the greatest size of all fields together.
    std::size_t least = 0;
    std::size_t greatest = 0;
    bool all_plain = true;
    bool has_words = false;
    bool words_are_whole = true;
    bool last_is_greedy = false;
    bool another_is_greedy = false;

    /// What the codecs say of each field: least and greatest size, whether it is plain, how many bits it takes of a
    /// word, whether it is greedy.
    constexpr plan(std::size_t const (&least_sizes)[room], std::size_t const (&greatest_sizes)[room],
                   bool const (&are_plain)[room], std::size_t const (&bit_widths)[room], bool const (&greedy)[room]) {
        for (std::size_t i = 0; i < Count; ++i) {
            plains[i] = are_plain[i];
            widths[i] = bit_widths[i];
            sizes[i] = least_sizes[i];
            all_plain = all_plain && are_plain[i];
            has_words = has_words || bit_widths[i] != 0;
            another_is_greedy = another_is_greedy || last_is_greedy;
            last_is_greedy = greedy[i];
        }
        if (has_words)
            for (std::size_t i = 0; i < Count;) i = widths[i] != 0 ? word(i) : i + 1;
        for (std::size_t i = 0; i < Count; ++i) {
            offsets[i] = least;
            least += sizes[i];
            greatest = add_sizes(greatest, plains[i] ? sizes[i] : greatest_sizes[i]);
        }
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
    constexpr std::size_t word(std::size_t first) {
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

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
