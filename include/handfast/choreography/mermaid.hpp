// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_MERMAID_HPP
#define HANDFAST_CHOREOGRAPHY_MERMAID_HPP

#include <string>
#include <string_view>
#include <vector>

#include <handfast/choreography/detail/drawing_text.hpp>
#include <handfast/choreography/sequence_diagram.hpp>
#include <handfast/choreography/state_diagram.hpp>

// Diagrams in Mermaid (mermaid.js.org), which many places that show Markdown draw.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// Any text as Mermaid shows it unchanged: "a#60;b".
inline std::string mermaid_text(std::string_view words) {
    return escaped(words, ",()[]+'", [](char c) { return "#" + std::to_string(static_cast<int>(c)) + ";"; });
}

/// What stands before a diagram of a kind that has no word for a title: YAML, in which `'` is all there is to escape.
/// Mermaid takes what looks like HTML out of it, however it is spelled: other brackets stand in its place.
inline std::string mermaid_title(std::string_view title) {
    std::string out{"---\ntitle: '"};
    for (char const c : title) {
        if (c == '\'') out.append("''");
        else if (c == '<') out.append("\u2039");
        else if (c == '>') out.append("\u203a");
        else out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out.append("'\n---\n");
}

class mermaid_sequence_writer {
public:
    explicit mermaid_sequence_writer(sequence_diagram const& drawn) : drawn_(drawn), ids_(role_ids(drawn.roles)) {}

    [[nodiscard]] std::string write() {
        out_.append("%%{init: {\"sequence\": {\"mirrorActors\": false, \"actorMargin\": 200}}}%%\n");
        out_.append("sequenceDiagram\ntitle ").append(mermaid_text(drawn_.title)).append("\n");
        for (std::size_t r = 0; r < ids_.size(); ++r) {
            out_.append("participant ").append(ids_[r]);
            if (ids_[r] != drawn_.roles[r]) out_.append(" as ").append(mermaid_text(drawn_.roles[r]));
            out_.append("\n");
        }
        for (auto const& line : drawn_.lines) write(line);
        if (!drawn_.anytime.empty()) write_anytime();
        return out_;
    }

private:
    using kind = sequence_line::kind;

    void write(sequence_line const& line) {
        out_.append(2 * static_cast<std::size_t>(line.depth), ' ');
        switch (line.what) {
            case kind::message: write_message(line); break;
            case kind::evidence:
            case kind::key:
            case kind::closed:
            case kind::over: write_note(line.from, line.to, mermaid_text(line.words)); break;
            case kind::open: out_.append(uml_operator(line.group)); break;
            case kind::otherwise: out_.append(line.group == word_kind::both_ways ? "and" : "else"); break;
            case kind::close: out_.append("end"); break;
        }
        out_.append("\n");
    }

    void write_message(sequence_line const& line) {
        out_.append(id(line.from)).append("->>").append(id(line.to)).append(": ").append(mermaid_text(line.words));
        if (line.epoch > 0) out_.append(" [").append(mermaid_text(line.epoch_name)).append("]");
        if (!line.meaning.empty()) out_.append("<br/>").append(mermaid_text(line.meaning));
    }

    void write_note(int from, int to, std::string_view text) {
        out_.append("Note over ").append(id(from));
        if (to != from) out_.append(",").append(id(to));
        out_.append(": ").append(text);
    }

    /// There is no legend in Mermaid: a note at the end, over all roles.
    void write_anytime() {
        std::string text{"At any time"};
        for (auto const& words : drawn_.anytime) text.append("<br/>").append(mermaid_text(words));
        write_note(0, static_cast<int>(ids_.size()) - 1, text);
        out_.append("\n");
    }

    [[nodiscard]] std::string const& id(int role) const { return ids_[static_cast<std::size_t>(role)]; }

    sequence_diagram const& drawn_;
    std::vector<std::string> ids_;
    std::string out_;
};

}  // namespace detail

/// `Protocol` as a sequence diagram; `draw_sequence` says what is numbered. What travels under keys names them.
template <class Protocol>
[[nodiscard]] std::string mermaid_sequence(int first_number = 1, meaning_of_message meaning = nullptr) {
    auto const drawn = draw_sequence<Protocol>(first_number, meaning);
    return detail::mermaid_sequence_writer{drawn}.write();
}

/// The machine of `Role` in `Protocol` as a state diagram.
template <class Protocol, class Role>
[[nodiscard]] std::string mermaid_states() {
    auto const drawn = draw_states<Protocol, Role>();
    auto out = detail::mermaid_title(drawn.title).append("stateDiagram-v2\n");
    out.append(detail::state_lines(drawn, "<br/>", detail::mermaid_text));
    if (drawn.anytime.empty()) return out;
    out.append("note right of s0\nAt any time#58;\n");
    for (auto const& words : drawn.anytime) out.append(detail::mermaid_text(words)).append("\n");
    return out.append("end note\n");
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
