// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_SEQUENCE_DIAGRAM_HPP
#define HANDFAST_CHOREOGRAPHY_SEQUENCE_DIAGRAM_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/choreography/automaton.hpp>
#include <handfast/choreography/detail/drawing_text.hpp>
#include <handfast/choreography/roles.hpp>

// A protocol as the lines of a sequence diagram, whatever the notation (plantuml.hpp, mermaid.hpp).
namespace handfast::inline HANDFAST_ABI::choreography {

/// One line. `from` and `to` are indices into `sequence_diagram::roles`; of a note, those it stands over.
struct sequence_line {
    enum class kind : unsigned char {
        message,    ///< an arrow
        evidence,   ///< a note: `from` shows it
        key,        ///< a note: from here on, what `from` sends to `to` is protected under `epoch`
        closed,     ///< a note: from here on, `from` sends nothing to `to`
        over,       ///< a note: the protocol ends here
        open,       ///< what follows is one part of `group`, or all of it
        otherwise,  ///< what follows is the next part of `group`
        close       ///< the end of `group`
    };
    kind what{};
    int depth = 0;      ///< in how many groups it stands
    word_kind group{};  ///< choice, optional, loop or both_ways
    int from = 0, to = 0;
    std::string words{};         ///< of a message "004 ClientHello (within 30 s)"
    std::string_view meaning{};  ///< what the caller says about a message
    int epoch = 0;               ///< under which a message travels; 0: unprotected
    std::string_view epoch_name{};
};

/// A protocol as lines between its roles, whatever the notation.
struct sequence_diagram {
    std::string_view title{};
    std::vector<std::string_view> roles{};
    std::vector<sequence_line> lines{};
    std::vector<std::string> anytime{};  ///< "server to client: HelloRequest"
};

/// What a message of `from` is for, in a few words, or nothing.
using meaning_of_message = std::string_view (*)(std::string_view message, std::string_view from);

namespace detail {

/// What UML calls a group: the word that opens it in PlantUML and Mermaid.
constexpr std::string_view uml_operator(word_kind group) {
    switch (group) {
        case word_kind::optional: return "opt";
        case word_kind::loop: return "loop";
        case word_kind::both_ways: return "par";
        default: return "alt";
    }
}

/// The only walk over the words for a picture.
class sequence_walk {
public:
    sequence_walk(script_view const& text, automaton_view const& order, int first_number, meaning_of_message meaning)
        : text_(text), order_(order), roles_(find_roles(text)), number_(first_number), meaning_(meaning) {}

    [[nodiscard]] sequence_diagram draw(std::string_view title) {
        drawn_.title = title;
        for (int r = 0; r < roles_.count; ++r) {
            auto const& it = text_.arrows[roles_.arrow[r]];
            drawn_.roles.push_back(roles_.sender[r] ? it.from_name : it.to_name);
        }
        draw_words(0, text_.word_count, true);
        for (int a = 0; a < text_.arrow_count; ++a) {
            auto const& it = text_.arrows[a];
            if (it.anytime)
                drawn_.anytime.push_back(way(it).append(it.name).append(it.ends ? " (ends the protocol)" : ""));
        }
        return std::move(drawn_);
    }

private:
    using kind = sequence_line::kind;

    /// The words from `first` to `last`. `main_line`: what every run comes through or may come back to.
    void draw_words(int first, int last, bool main_line) {
        for (int i = first; i < last; i = text_.words[i].end) draw_word(i, main_line);
    }

    void draw_word(int i, bool main_line) {
        word const& w = text_.words[i];
        switch (w.kind) {
            case word_kind::anytime: break;
            case word_kind::message: draw_message(i, main_line); break;
            case word_kind::evidence: draw_evidence(text_.arrows[w.arrow]); break;
            case word_kind::key:
                draw_change(kind::key, w, std::string{"from here on under "}.append(text_.epoch_names[w.epoch]));
                break;
            case word_kind::closed: draw_change(kind::closed, w, "nothing more"); break;
            case word_kind::ends:
                put({.what = kind::over, .to = roles_.count - 1, .words = "the protocol ends here"});
                break;
            case word_kind::sequence: draw_words(i + 1, w.end, main_line); break;
            case word_kind::optional: draw_group(i, false); break;
            case word_kind::loop: draw_group(i, main_line); break;
            case word_kind::choice: draw_parts(i, main_line, false); break;
            case word_kind::both_ways: draw_parts(i, main_line, main_line); break;
        }
    }

    /// A message that closes its direction carries no number: it is the end of the session, not a step of it.
    void draw_message(int i, bool main_line) {
        word const& w = text_.words[i];
        bool const closes = w.end < text_.word_count && text_.words[w.end].kind == word_kind::closed &&
                            text_.words[w.end].direction == w.direction;
        auto const& it = text_.arrows[w.arrow];
        std::string words = main_line && !closes ? number_words(number_++) : std::string{};
        words.append(it.name).append(within_words(it.deadline));
        int const epoch = epoch_of(w.arrow);
        put({.what = kind::message,
             .from = role_of(it.from),
             .to = role_of(it.to),
             .words = std::move(words),
             .meaning = meaning_ != nullptr ? meaning_(it.name, it.from_name) : std::string_view{},
             .epoch = epoch,
             .epoch_name = epoch > 0 ? text_.epoch_names[epoch] : std::string_view{}});
    }

    void draw_evidence(arrow const& it) {
        int const role = role_of(it.from);
        put({.what = kind::evidence, .from = role, .to = role, .words = std::string{"shows "}.append(it.name)});
    }

    /// What changes in a direction.
    void draw_change(kind what, word const& w, std::string_view change) {
        auto const& it = text_.directions[w.direction];
        put({.what = what,
             .from = role_of(it.from),
             .to = role_of(it.to),
             .words = way(it).append(change),
             .epoch = w.epoch,
             .epoch_name = w.epoch > 0 ? text_.epoch_names[w.epoch] : std::string_view{}});
    }

    void draw_group(int i, bool main_line) {
        put({.what = kind::open, .group = text_.words[i].kind});
        ++depth_;
        draw_words(i + 1, text_.words[i].end, main_line);
        --depth_;
        put({.what = kind::close, .group = text_.words[i].kind});
    }

    void draw_parts(int i, bool first_on_main_line, bool others_on_main_line) {
        auto const& group = text_.words[i];
        for (int b = i + 1; b < group.end; b = text_.words[b].end) {
            put({.what = b == i + 1 ? kind::open : kind::otherwise, .group = group.kind});
            ++depth_;
            draw_words(b, text_.words[b].end, b == i + 1 ? first_on_main_line : others_on_main_line);
            --depth_;
        }
        put({.what = kind::close, .group = group.kind});
    }

    void put(sequence_line line) {
        line.depth = depth_;
        drawn_.lines.push_back(std::move(line));
    }

    /// "client to server: ", of an arrow or a direction.
    template <class Way>
    [[nodiscard]] static std::string way(Way const& it) {
        return std::string{it.from_name}.append(" to ").append(it.to_name).append(": ");
    }

    /// "004 "
    [[nodiscard]] static std::string number_words(int number) {
        auto const digits = std::to_string(number);
        return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits + ' ';
    }

    /// Every arrow travels under one epoch: anything else is `flaw::key_unclear`.
    [[nodiscard]] int epoch_of(int a) const {
        for (int e = 0; e < order_.edge_count; ++e)
            if (order_.edges[e].arrow == a && text_.arrows[a].direction >= 0)
                return order_.labels[order_.edges[e].from].of[text_.arrows[a].direction];
        return 0;
    }

    [[nodiscard]] int role_of(type_id role) const {
        for (int r = 0; r < roles_.count; ++r) {
            auto const& it = text_.arrows[roles_.arrow[r]];
            if ((roles_.sender[r] ? it.from : it.to) == role) return r;
        }
        return 0;
    }

    script_view text_;
    automaton_view order_;
    role_table roles_;
    int number_;
    meaning_of_message meaning_;
    int depth_ = 0;
    sequence_diagram drawn_;
};

}  // namespace detail

/// The lines of `Protocol`. The steps of its main line are numbered from `first_number` on: all but what stands in an
/// `optional`, in a branch of a `choice` after the first, or closes a direction.
template <class Protocol>
[[nodiscard]] sequence_diagram draw_sequence(int first_number = 1, meaning_of_message meaning = nullptr) {
    return detail::sequence_walk{script_of<Protocol>.view(), automaton_of<Protocol>.view(), first_number, meaning}.draw(
        name_of<Protocol>());
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
