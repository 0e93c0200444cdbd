// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SENTENCE_HPP
#define HANDFAST_CHOREOGRAPHY_SENTENCE_HPP

#include <cstddef>
#include <string_view>
#include <utility>

#include <handfast/choreography/machine.hpp>
#include <handfast/core/text.hpp>

// What the library says about a state, and how it makes a compiler say it.
namespace handfast::inline HANDFAST_ABI::choreography {

/// What a step is called: "send ", "receive ", "show ".
constexpr std::string_view verb_of(transition const& t) { return t.local ? "show " : t.sends ? "send " : "receive "; }
/// What has been done after a step: "after sending ", "after receiving ", "after showing ".
constexpr std::string_view place_after(transition const& t) {
    return t.local ? "after showing " : t.sends ? "after sending " : "after receiving ";
}

/// Where `Role` is in `state`: "after sending ClientHello", "at the start".
template <class Protocol, class Role>
constexpr void say_place(sentence& words, int state) {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto& arrows = script_of<Protocol>.arrows;
    if (state == 0) {
        words << "at the start";
        return;
    }
    if (state == m.ended) {
        words << "at the end";
        return;
    }
    int said = 0;
    for (int pass = 0; pass < 2 && said == 0; ++pass)  // what leads here from elsewhere; else what stays here
        for (int k = 0; k < m.transition_count; ++k) {
            auto const& t = m.transitions[k];
            if (t.to != state || (pass == 0 && t.from == state)) continue;
            bool repeated = false;
            for (int j = 0; j < k; ++j)
                repeated = repeated || (m.transitions[j].to == state && m.transitions[j].symbol == t.symbol &&
                                        (pass == 1 || m.transitions[j].from != state));
            if (repeated) continue;
            words << (said++ > 0 ? " or " : "") << place_after(t) << arrows[t.arrow].name;
        }
}

/// What `Role` may do in `state`: "send A, receive B, finish; at any time: receive C".
template <class Protocol, class Role>
constexpr void say_allowed(sentence& words, int state) {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto& arrows = script_of<Protocol>.arrows;
    int said = 0;
    for (int k = m.states[state].first; k < m.states[state].last; ++k)
        words << (said++ > 0 ? ", " : "") << verb_of(m.transitions[k]) << arrows[m.transitions[k].arrow].name;
    if (m.states[state].final) words << (said++ > 0 ? ", " : "") << "finish";
    if (said == 0) words << "nothing";
    said = 0;
    for (int k = 0; k < m.anytime_count; ++k) {
        if (!m.applies(state, m.anytime[k])) continue;
        words << (said++ > 0 ? ", " : "; at any time: ") << verb_of(m.anytime[k]) << arrows[m.anytime[k].arrow].name;
    }
}

/// "the client, after sending ClientHello, may not send Finished; allowed here: receive ServerHello"
template <class Protocol, class Role>
constexpr sentence complain(int state, std::string_view verb, std::string_view what) {
    sentence words;
    words << "the " << name_of<Role>() << ", ";
    say_place<Protocol, Role>(words, state);
    words << ", " << verb << (what.empty() ? "" : " ") << what << "; allowed here: ";
    say_allowed<Protocol, Role>(words, state);
    return words;
}

/// A piece of a sentence as a template argument.
template <std::size_t Size>
struct say {
    char words[Size]{};
    constexpr say(char const* from) {
        // All of them: clang prints an array as text only where no element is left to a filler.
        for (std::size_t i = 0; i < Size; ++i) words[i] = i + 1 < Size ? from[i] : '\0';
    }
};

/// Never complete: a call that would return it is an error at the caller's line, and both compilers print its
/// arguments there.
template <say... Words>
struct not_allowed;

namespace detail {

/// clang prints at most 36 characters of a text argument: for it the sentence is wrapped like a paragraph.
#if defined(__clang__)
inline constexpr std::size_t widest_line = 34;
#else
inline constexpr std::size_t widest_line = 400;
#endif
inline constexpr std::size_t max_lines = 24;

struct lines {
    std::size_t count = 0, begin[max_lines]{}, size[max_lines]{};
};

constexpr lines wrap(std::string_view words, std::size_t line_width) {
    lines cut;
    for (std::size_t at = 0; at < words.size() && cut.count < max_lines;) {
        std::size_t size = words.size() - at;
        if (size > line_width) {
            size = line_width;
            while (size > 1 && words[at + size] != ' ') --size;
            if (size == 1) size = line_width;
        }
        cut.begin[cut.count] = at;
        cut.size[cut.count++] = size;
        at += size;
        while (at < words.size() && words[at] == ' ') ++at;
    }
    return cut;
}

template <class Said, bool Wrong>
struct spoken {
    static constexpr sentence words = Said::make();
    static constexpr lines cut = wrap(words.view(), widest_line);
    template <std::size_t... I>
    static auto refuse(std::index_sequence<I...>) -> not_allowed<say<cut.size[I] + 1>(words.data() + cut.begin[I])...>;
};
template <class Said>
struct spoken<Said, false> {
    static constexpr lines cut{};
    static void refuse(std::index_sequence<>);
};

/// What asserts in words has an overload that takes one of these, and is defined nowhere: so the name of the function
/// alone, where its parentheses were forgotten, is no condition that always holds.
struct parentheses_are_missing;

}  // namespace detail

/// `decltype(in_words<Said>())` is the incomplete type that says what `Said::make()` returns. The sentence is made only
/// where something is wrong: clang looks at the return type of an overload before it looks at its constraint. (Not an
/// alias: g++ would print the alias before the sentence.)
template <class Said, bool Wrong = true>
auto in_words() -> decltype(detail::spoken<Said, Wrong>::refuse(
    std::make_index_sequence<detail::spoken<Said, Wrong>::cut.count>{}));

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
