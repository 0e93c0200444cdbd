// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DOT_HPP
#define HANDFAST_CHOREOGRAPHY_DOT_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include <handfast/choreography/state_diagram.hpp>

// State diagrams in DOT (graphviz.org).
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// Any text, for between quotes, as DOT shows it unchanged: a label knows escapes, and HTML's entities.
inline std::string dot_text(std::string_view words) {
    std::string out;
    for (char const c : words) {
        if (c == '"' || c == '\\') out.append({'\\', c});
        else if (c == '&') out.append("&amp;");
        else out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out;
}

}  // namespace detail

/// The machine of `Role` in `Protocol` as a graph; a state with two borders is one in which the protocol may be over.
template <class Protocol, class Role>
[[nodiscard]] std::string dot_states() {
    using detail::dot_text;
    auto const drawn = draw_states<Protocol, Role>();
    std::string out{"digraph {\nlabel=\""};
    out.append(dot_text(drawn.title));
    if (!drawn.anytime.empty())
        out.append("\\n\\nAt any time:\\n").append(detail::joined(drawn.anytime, "\\n", dot_text));
    out.append("\"\nfontname=\"sans-serif\"\n");
    out.append("node [shape=box style=rounded fontname=\"sans-serif\"]\nedge [fontname=\"sans-serif\"]\n");
    out.append("start [shape=point width=0.15]\n");
    for (std::size_t s = 0; s < drawn.states.size(); ++s) {
        auto const& state = drawn.states[s];
        out.append("s").append(std::to_string(s)).append(" [label=\"").append(dot_text(state.place));
        out.append(state.final ? "\" peripheries=2]\n" : "\"]\n");
    }
    out.append("start -> s0\n");
    for (auto const& step : drawn.steps) {
        out.append("s").append(std::to_string(step.from)).append(" -> s").append(std::to_string(step.to));
        out.append(" [label=\" ").append(detail::joined(step.words, "\\n ", dot_text)).append("\"]\n");
    }
    return out.append("}\n");
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
