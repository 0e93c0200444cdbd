// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_DRAWING_TEXT_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_DRAWING_TEXT_HPP

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <handfast/version.hpp>

// What the notations of diagrams have in common: names that could be taken for the notation's own words.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

constexpr bool is_word_character(char c) {
    // What is not ASCII is part of a letter in UTF-8.
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// `words`, in which every character that could mean something to the notation is written by `escape`: all but
/// letters, digits and blanks, `_`, `-` and `.` within a word, and those of `harmless` that do not stand twice.
/// Line breaks become blanks.
template <class Escape>
std::string escaped(std::string_view words, std::string_view harmless, Escape escape) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        char const c = words[i];
        char const before = i > 0 ? words[i - 1] : ' ', after = i + 1 < words.size() ? words[i + 1] : ' ';
        bool const joins = (c == '_' || c == '-' || c == '.') && is_word_character(before) && is_word_character(after);
        bool const single = harmless.find(c) != harmless.npos && c != before && c != after;
        if (static_cast<unsigned char>(c) < ' ') out += ' ';
        else if (is_word_character(c) || c == ' ' || joins || single) out += c;
        else out += escape(c);
    }
    return out;
}

/// Whether `name` is an identifier that no notation takes for a word of its own.
inline bool is_plain_name(std::string_view name) {
    static constexpr std::array<std::string_view, 46> taken{
        "activate", "actor",   "alt",    "and",         "as",         "autonumber", "boundary", "box",
        "break",    "control", "create", "critical",    "database",   "delay",      "destroy",  "else",
        "end",      "entity",  "footer", "group",       "header",     "hide",       "hnote",    "ignore",
        "left",     "legend",  "link",   "links",       "loop",       "newpage",    "note",     "opt",
        "option",   "over",    "par",    "participant", "properties", "queue",      "rect",     "ref",
        "return",   "right",   "rnote",  "show",        "title",      "deactivate"};
    std::string lower;
    for (char const c : name) {
        if (!(is_word_character(c) && static_cast<unsigned char>(c) < 0x80) && c != '_') return false;
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return !lower.empty() && std::find(taken.begin(), taken.end(), lower) == taken.end();
}

/// What the roles are called on the lines of a diagram: by their names where all of those are plain, else r0, r1 and
/// so on.
inline std::vector<std::string> role_ids(std::vector<std::string_view> const& names) {
    bool const plain = std::all_of(names.begin(), names.end(), is_plain_name);
    std::vector<std::string> ids;
    ids.reserve(names.size());
    for (auto const name : names) ids.push_back(plain ? std::string{name} : "r" + std::to_string(ids.size()));
    return ids;
}

/// " (within 30 s)"; nothing where there is no deadline.
inline std::string within_words(unsigned deadline) {
    if (deadline == 0) return {};
    bool const whole = deadline % 1000 == 0;
    return " (within " + std::to_string(whole ? deadline / 1000 : deadline) + (whole ? " s)" : " ms)");
}

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
