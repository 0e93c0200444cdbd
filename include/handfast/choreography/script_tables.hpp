// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SCRIPT_TABLES_HPP
#define HANDFAST_CHOREOGRAPHY_SCRIPT_TABLES_HPP

#include <string_view>

#include <handfast/choreography/name.hpp>

// What a protocol is once it has been read: two tables in reading order, its words and its arrows.
namespace handfast::inline HANDFAST_ABI::choreography {

/// The most directions, pairs of a sender and a receiver, that a protocol may have.
inline constexpr int max_directions = 12;
/// The most epochs that a direction may have, the unprotected one included.
inline constexpr int max_epochs = 16;

/// Where one role sends to another.
struct direction {
    type_id from{}, to{};
    std::string_view from_name{}, to_name{};
};

/// One message of the description, or one piece of evidence. Arrows of the same message between the same roles share
/// a `symbol`.
struct arrow {
    type_id message{}, carrier{}, from{}, to{};  ///< `carrier` is `message` where that is no kind
    std::string_view name{}, from_name{}, to_name{};
    int symbol = 0;         ///< index of the first such arrow
    int direction = 0;      ///< index into `script::directions`; -1 for evidence
    int word = 0;           ///< index into `script::words`
    unsigned deadline = 0;  ///< milliseconds; 0: none
    bool anytime = false, ends = false;
    bool local = false;  ///< evidence: a step of `from`, who is `to`, alone
    bool authenticates = false;
};

/// What a word of a description is.
enum class word_kind : unsigned char {
    message,
    anytime,
    evidence,
    key,
    closed,
    ends,
    sequence,
    choice,
    optional,
    loop,
    both_ways
};

/// One word of the description; a word that holds others is followed by them, up to `end`.
struct word {
    word_kind kind{};
    int arrow = -1, direction = -1, epoch = 0;
    int end = 0;
};

/// The tables, whatever their sizes.
struct script_view {
    word const* words = nullptr;
    int word_count = 0;
    arrow const* arrows = nullptr;
    int arrow_count = 0;
    direction const* directions = nullptr;
    int direction_count = 0;
    type_id const* epochs = nullptr;  ///< [0] is "unprotected", of no type
    std::string_view const* epoch_names = nullptr;
    int epoch_count = 1;
};

/// A description as its two tables.
template <int Words, int Arrows>
struct script {
    word words[Words > 0 ? Words : 1]{};
    arrow arrows[Arrows > 0 ? Arrows : 1]{};
    direction directions[max_directions]{};
    type_id epochs[max_epochs]{};
    std::string_view epoch_names[max_epochs]{"unprotected"};
    int direction_count = 0, epoch_count = 1;
    bool too_many = false;  ///< more directions or epochs than the tables hold

    [[nodiscard]] constexpr script_view view() const {
        return {words, Words, arrows, Arrows, directions, direction_count, epochs, epoch_names, epoch_count};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
