// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SEQUENCE_DIAGRAM_HPP
#define HANDFAST_CHOREOGRAPHY_SEQUENCE_DIAGRAM_HPP

#include <string>
#include <string_view>

#include <handfast/choreography/roles.hpp>

// A protocol as a PlantUML sequence diagram, drawn from its words.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {

class sequence_drawing {
public:
    sequence_drawing(script_view const& text, int first_number) : text_(text), number_(first_number) {}

    [[nodiscard]] std::string draw(std::string_view title, std::string_view prologue) {
        out_.append("@startuml\ntitle ").append(title).append("\n");
        auto const roles = find_roles(text_);
        for (int r = 0; r < roles.count; ++r) {
            auto const& it = text_.arrows[roles.arrow[r]];
            out_.append("participant ").append(quoted(roles.sender[r] ? it.from_name : it.to_name)).append("\n");
        }
        out_.append(prologue);
        draw_words(0, text_.word_count, true);
        draw_anytime();
        return out_ + "@enduml\n";
    }

private:
    /// The words from `first` to `last`. `main_line`: what every run comes through or may come back to.
    void draw_words(int first, int last, bool main_line) {
        for (int i = first; i < last; i = text_.words[i].end) draw_word(i, main_line);
    }

    void draw_word(int i, bool main_line) {
        word const& w = text_.words[i];
        switch (w.kind) {
            case word_kind::anytime: break;
            case word_kind::message: draw_message(i, main_line); break;
            case word_kind::key:
                indent();
                out_.append("note over ").append(ends_of(w.direction, ", ")).append(" : ");
                out_.append(ends_of(w.direction, " -> "))
                    .append(" under ")
                    .append(text_.epoch_names[w.epoch])
                    .append("\n");
                break;
            case word_kind::closed: break;  // the message before it says so
            case word_kind::sequence: draw_words(i + 1, w.end, main_line); break;
            case word_kind::optional: draw_group("opt", i + 1, w.end, false); break;
            case word_kind::loop: draw_group("loop", i + 1, w.end, main_line); break;
            case word_kind::choice: draw_branches("alt", i, main_line, false); break;
            case word_kind::both_ways: draw_branches("par", i, main_line, main_line); break;
        }
    }

    /// A message that closes its direction carries no number: it is the end of the session, not a step of it.
    void draw_message(int i, bool main_line) {
        word const& w = text_.words[i];
        bool const closes = w.end < text_.word_count && text_.words[w.end].kind == word_kind::closed &&
                            text_.words[w.end].direction == w.direction;
        indent();
        out_.append(ends_of(w.direction, " -> ")).append(" : ");
        if (main_line && !closes) {
            std::string const digits = std::to_string(number_++);
            if (digits.size() < 3) out_.append(3 - digits.size(), '0');
            out_.append(digits).append(" ");
        }
        out_.append(text_.arrows[w.arrow].name).append("\n");
    }

    void draw_group(std::string_view kind, int first, int last, bool main_line) {
        indent();
        out_.append(kind).append("\n");
        ++depth_;
        draw_words(first, last, main_line);
        --depth_;
        indent();
        out_.append("end\n");
    }

    void draw_branches(std::string_view kind, int i, bool first_on_main_line, bool others_on_main_line) {
        int const last = text_.words[i].end;
        for (int b = i + 1; b < last; b = text_.words[b].end) {
            indent();
            out_.append(b == i + 1 ? kind : "else").append("\n");
            ++depth_;
            draw_words(b, text_.words[b].end, b == i + 1 ? first_on_main_line : others_on_main_line);
            --depth_;
        }
        indent();
        out_.append("end\n");
    }

    void draw_anytime() {
        bool any = false;
        for (int a = 0; a < text_.arrow_count; ++a) {
            auto const& it = text_.arrows[a];
            if (!it.anytime) continue;
            if (!any) out_.append("legend\nAt any time:\n");
            any = true;
            out_.append(ends_of(it.direction, " -> ")).append(" : ").append(it.name);
            out_.append(it.ends ? " (ends the protocol)\n" : "\n");
        }
        if (any) out_.append("end legend\n");
    }

    /// A name with anything but letters, digits and `_` in it is quoted.
    [[nodiscard]] static std::string quoted(std::string_view name) {
        for (char const c : name)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
                return std::string{"\""}.append(name).append("\"");
        return std::string{name};
    }

    [[nodiscard]] std::string ends_of(int d, std::string_view between) const {
        return quoted(text_.directions[d].from_name).append(between).append(quoted(text_.directions[d].to_name));
    }

    void indent() { out_.append(2 * depth_, ' '); }

    script_view text_;
    int number_;
    std::size_t depth_ = 0;
    std::string out_;
};

}  // namespace detail

/// `Protocol` as a PlantUML sequence diagram, from "@startuml" to "@enduml". The steps of its main line are numbered
/// from `first_number` on, as "004": all but what stands in an `optional`, in a branch of a `choice` after the first,
/// or closes a direction. Notes say where new keys begin; a legend, what may come at any time. `prologue` is PlantUML
/// of the caller's that stands before the first step, for what comes below the protocol.
template <class Protocol>
[[nodiscard]] std::string plantuml_sequence(int first_number = 1, std::string_view prologue = {}) {
    return detail::sequence_drawing{script_of<Protocol>.view(), first_number}.draw(name_of<Protocol>(), prologue);
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
