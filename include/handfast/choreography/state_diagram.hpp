// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_STATE_DIAGRAM_HPP
#define HANDFAST_CHOREOGRAPHY_STATE_DIAGRAM_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <handfast/choreography/detail/drawing_text.hpp>
#include <handfast/choreography/sentence.hpp>

// The machine of one role as a graph of words, whatever the notation (plantuml.hpp, mermaid.hpp, dot.hpp), from the
// same tables that run it.
namespace handfast::inline HANDFAST_ABI::choreography {

/// One role's states and steps in words, whatever the notation.
struct state_diagram {
    /// A state, by what was done last.
    struct state {
        std::string place;   ///< "after sending ClientHello"
        bool final = false;  ///< the protocol may be over here
    };
    /// All steps from one state to another.
    struct step {
        std::size_t from = 0, to = 0;    ///< indices into `states`
        std::vector<std::string> words;  ///< one for each message: "send Finished [traffic keys] (within 30 s)"
    };
    std::string title;
    std::vector<state> states;  ///< the first is the start
    std::vector<step> steps;
    std::vector<std::string> anytime;  ///< what may come at any time: "receive HelloRequest"
};

namespace detail {

/// One step for all that leads from `from` to `to`: Mermaid loses the first of two arrows from a state to itself, and
/// the others draw one over the other.
inline state_diagram::step& step_between(state_diagram& drawn, int from, int to) {
    auto const f = static_cast<std::size_t>(from), t = static_cast<std::size_t>(to);
    for (auto& step : drawn.steps)
        if (step.from == f && step.to == t) return step;
    return drawn.steps.emplace_back(state_diagram::step{f, t, {}});
}

}  // namespace detail

/// The machine of `Role` in `Protocol`.
template <class Protocol, class Role>
[[nodiscard]] state_diagram draw_states() {
    constexpr auto& m = machine_of<Protocol, Role>;
    constexpr auto text = script_of<Protocol>.view();
    auto const words_of = [&](transition const& t) {
        std::string words{t.local ? "show " : t.sends ? "send " : "receive "};
        return words.append(text.arrows[t.arrow].name);
    };
    state_diagram drawn;
    drawn.title.append(name_of<Protocol>()).append(": the ").append(name_of<Role>());
    for (int s = 0; s < m.state_count; ++s) {
        sentence place;
        say_place<Protocol, Role>(place, s);
        drawn.states.push_back({std::string{place.view()}, m.states[s].final});
    }
    for (int k = 0; k < m.transition_count; ++k) {
        auto const& t = m.transitions[k];
        auto words = words_of(t);
        if (t.epoch > 0 && !t.local) words.append(" [").append(text.epoch_names[t.epoch]).append("]");
        detail::step_between(drawn, t.from, t.to).words.push_back(words + detail::within_words(t.deadline));
    }
    for (int k = 0; k < m.anytime_count; ++k)
        drawn.anytime.push_back(words_of(m.anytime[k]) + (m.anytime[k].to == m.ended ? " (ends the protocol)" : ""));
    return drawn;
}

namespace detail {

/// `lines` as one text.
template <class Text>
std::string joined(std::vector<std::string> const& lines, std::string_view line_break, Text text_of) {
    std::string out;
    for (auto const& line : lines) out.append(out.empty() ? "" : line_break).append(text_of(line));
    return out;
}

/// The lines that PlantUML and Mermaid share but for how each writes a text and breaks a line.
template <class Text>
std::string state_lines(state_diagram const& drawn, std::string_view line_break, Text text_of) {
    auto const id = [](std::size_t s) { return "s" + std::to_string(s); };
    std::string out;
    for (std::size_t s = 0; s < drawn.states.size(); ++s)
        out.append("state \"").append(text_of(drawn.states[s].place)).append("\" as ").append(id(s)).append("\n");
    out.append("[*] --> s0\n");
    for (auto const& step : drawn.steps) {
        out.append(id(step.from)).append(" --> ").append(id(step.to));
        out.append(" : ").append(joined(step.words, line_break, text_of)).append("\n");
    }
    for (std::size_t s = 0; s < drawn.states.size(); ++s)
        if (drawn.states[s].final) out.append(id(s)).append(" --> [*]\n");
    return out;
}

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
