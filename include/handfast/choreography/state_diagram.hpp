// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_STATE_DIAGRAM_HPP
#define HANDFAST_CHOREOGRAPHY_STATE_DIAGRAM_HPP

#include <string>
#include <string_view>

#include <handfast/choreography/sentence.hpp>

// The machine of one role as a state diagram, drawn from the same tables that run it.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// "send Finished [traffic keys]"
inline std::string step_words(script_view const& text, transition const& t) {
    std::string words{t.sends ? "send " : "receive "};
    words.append(text.arrows[t.arrow].name);
    if (t.epoch > 0) words.append(" [").append(text.epoch_names[t.epoch]).append("]");
    return words;
}

/// What both notations share: `[*]`, `-->`, and a description after a colon.
template <class Protocol, class Role>
std::string state_lines() {
    constexpr auto& m = machine_of<Protocol, Role>;
    auto const text = script_of<Protocol>.view();
    auto const name = [](int s) { return "s" + std::to_string(s); };
    std::string out;
    for (int s = 0; s < m.state_count; ++s) {
        sentence place;
        say_place<Protocol, Role>(place, s);
        out.append("state \"").append(place.view()).append("\" as ").append(name(s)).append("\n");
    }
    out.append("[*] --> s0\n");
    for (auto const& t : m.transitions) {
        if (m.transition_count == 0) break;
        out.append(name(t.from))
            .append(" --> ")
            .append(name(t.to))
            .append(" : ")
            .append(step_words(text, t))
            .append("\n");
    }
    for (int s = 0; s < m.state_count; ++s)
        if (m.states[s].final) out.append(name(s)).append(" --> [*]\n");
    return out;
}

/// One line for each message that may come at any time.
template <class Protocol, class Role>
std::string anytime_lines() {
    constexpr auto& m = machine_of<Protocol, Role>;
    auto const text = script_of<Protocol>.view();
    std::string out;
    for (int k = 0; k < m.anytime_count; ++k) {
        out.append(m.anytime[k].sends ? "send " : "receive ").append(text.arrows[m.anytime[k].arrow].name);
        out.append(m.anytime[k].to == m.ended ? " (ends the protocol)\n" : "\n");
    }
    return out;
}

}  // namespace detail

/// The machine of `Role` in `Protocol` as a PlantUML state diagram, from "@startuml" to "@enduml".
template <class Protocol, class Role>
[[nodiscard]] std::string plantuml_states() {
    std::string out{"@startuml\ntitle "};
    out.append(name_of<Protocol>()).append(": the ").append(name_of<Role>()).append("\nhide empty description\n");
    out.append(detail::state_lines<Protocol, Role>());
    if (auto const any = detail::anytime_lines<Protocol, Role>(); !any.empty())
        out.append("legend\nAt any time:\n").append(any).append("end legend\n");
    return out.append("@enduml\n");
}

/// The machine of `Role` in `Protocol` as a Mermaid state diagram.
template <class Protocol, class Role>
[[nodiscard]] std::string mermaid_states() {
    std::string out{"stateDiagram-v2\n"};
    out.append(detail::state_lines<Protocol, Role>());
    if (auto const any = detail::anytime_lines<Protocol, Role>(); !any.empty())
        out.append("note right of s0\nAt any time:\n").append(any).append("end note\n");
    return out;
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
