// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_PLANTUML_HPP
#define HANDFAST_CHOREOGRAPHY_PLANTUML_HPP

#include <array>
#include <string>
#include <string_view>

#include <handfast/choreography/detail/drawing_text.hpp>
#include <handfast/choreography/sequence_diagram.hpp>
#include <handfast/choreography/state_diagram.hpp>

// Diagrams in PlantUML (plantuml.com; Debian's package has 1.2020.2).
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

/// Any text as PlantUML shows it unchanged: "a<U+003C>b".
inline std::string plantuml_text(std::string_view words) {
    return escaped(words, ",;:()[]+'", [](char c) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        return std::string{"<U+00"} + digits[static_cast<unsigned>(c) >> 4] + digits[static_cast<unsigned>(c) & 15] +
               '>';
    });
}

/// A background of its own, for pages that are dark: white itself PlantUML takes for none.
inline constexpr std::string_view plantuml_style = R"(skinparam shadowing false
skinparam backgroundColor #FEFEFE
skinparam defaultFontSize 13
skinparam titleFontSize 16
skinparam titleFontStyle bold
skinparam roundCorner 6
skinparam legendBackgroundColor #F6F8FA
skinparam legendBorderColor #D0D7DE
)";

inline constexpr std::string_view plantuml_sequence_style = R"(skinparam participantBackgroundColor #DDF4FF
skinparam participantBorderColor #0969DA
skinparam sequenceLifeLineBorderColor #8C959F
skinparam sequenceGroupBorderColor #8C959F
skinparam sequenceGroupBackgroundColor #F6F8FA
skinparam sequenceArrowColor #57606A
skinparam noteBackgroundColor #FFF8C5
skinparam sequenceGroupBorderThickness 1
skinparam sequenceGroupHeaderFontSize 12
skinparam noteBorderColor #8C959F
hide footbox
)";

inline constexpr std::string_view plantuml_state_style = R"(skinparam stateBackgroundColor #DDF4FF
skinparam stateBorderColor #0969DA
skinparam stateArrowColor #57606A
hide empty description
)";

/// An arrow, and a note, in the colours of an epoch.
struct plantuml_colours {
    std::string_view arrow, note;
};
constexpr plantuml_colours plantuml_colours_of(int epoch) {
    constexpr std::array<plantuml_colours, 4> all{
        {{"#1A7F37", "#DAFBE1"}, {"#8250DF", "#FBEFFF"}, {"#BC4C00", "#FFF1E5"}, {"#0550AE", "#DDF4FF"}}};
    return all[static_cast<std::size_t>(epoch - 1) % all.size()];
}

inline std::string plantuml_legend(std::vector<std::string> const& anytime) {
    if (anytime.empty()) return {};
    std::string out{"legend\nAt any time:\n"};
    for (auto const& words : anytime) out.append(plantuml_text(words)).append("\n");
    return out.append("end legend\n");
}

class plantuml_sequence_writer {
public:
    explicit plantuml_sequence_writer(sequence_diagram const& drawn) : drawn_(drawn), ids_(role_ids(drawn.roles)) {}

    [[nodiscard]] std::string write() {
        out_.append("@startuml\ntitle ").append(plantuml_text(drawn_.title)).append("\n");
        out_.append(plantuml_style).append(plantuml_sequence_style);
        for (std::size_t r = 0; r < ids_.size(); ++r) {
            out_.append("participant ");
            if (ids_[r] != drawn_.roles[r]) out_.append("\"").append(plantuml_text(drawn_.roles[r])).append("\" as ");
            out_.append(ids_[r]).append("\n");
        }
        for (auto const& line : drawn_.lines) write(line);
        out_.append(plantuml_legend(drawn_.anytime));
        return out_ + "@enduml\n";
    }

private:
    using kind = sequence_line::kind;

    void write(sequence_line const& line) {
        out_.append(2 * static_cast<std::size_t>(line.depth), ' ');
        switch (line.what) {
            case kind::message: write_message(line); break;
            case kind::evidence: write_note("rnote", line); break;
            case kind::key:
            case kind::closed: write_note("note", line); break;
            case kind::over: write_note("hnote", line); break;
            case kind::open: out_.append(uml_operator(line.group)); break;
            case kind::otherwise: out_.append("else"); break;
            case kind::close: out_.append("end"); break;
        }
        out_.append("\n");
    }

    void write_message(sequence_line const& line) {
        out_.append(id(line.from)).append(" -");
        if (line.epoch > 0) out_.append("[").append(plantuml_colours_of(line.epoch).arrow).append("]");
        out_.append("> ").append(id(line.to)).append(" : ").append(plantuml_text(line.words));
        if (!line.meaning.empty()) out_.append("\\n<size:11><color:#57606A>").append(plantuml_text(line.meaning));
    }

    void write_note(std::string_view shape, sequence_line const& line) {
        out_.append(shape).append(" over ").append(id(line.from));
        if (line.to != line.from) out_.append(", ").append(id(line.to));
        if (line.what == kind::key) out_.append(" ").append(plantuml_colours_of(line.epoch).note);
        if (line.what == kind::closed) out_.append(" #F6F8FA");
        out_.append(" : ").append(plantuml_text(line.words));
    }

    [[nodiscard]] std::string const& id(int role) const { return ids_[static_cast<std::size_t>(role)]; }

    sequence_diagram const& drawn_;
    std::vector<std::string> ids_;
    std::string out_;
};

}  // namespace detail

/// A sequence diagram, from "@startuml" to "@enduml".
[[nodiscard]] inline std::string plantuml_sequence(sequence_diagram const& drawn) {
    return detail::plantuml_sequence_writer{drawn}.write();
}

/// `Protocol` as a sequence diagram, from "@startuml" to "@enduml"; `draw_sequence` says what is numbered. What travels
/// under keys has their colour.
template <class Protocol>
[[nodiscard]] std::string plantuml_sequence(int first_number = 1, meaning_of_message meaning = nullptr) {
    return plantuml_sequence(draw_sequence<Protocol>(first_number, meaning));
}

/// The machine of `Role` in `Protocol` as a state diagram, from "@startuml" to "@enduml".
template <class Protocol, class Role>
[[nodiscard]] std::string plantuml_states() {
    auto const drawn = draw_states<Protocol, Role>();
    std::string out{"@startuml\ntitle "};
    out.append(detail::plantuml_text(drawn.title))
        .append("\n")
        .append(detail::plantuml_style)
        .append(detail::plantuml_state_style);
    out.append(detail::state_lines(drawn, "\\n", detail::plantuml_text)).append(detail::plantuml_legend(drawn.anytime));
    return out.append("@enduml\n");
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
