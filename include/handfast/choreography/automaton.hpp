// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_AUTOMATON_HPP
#define HANDFAST_CHOREOGRAPHY_AUTOMATON_HPP

#include <utility>

#include <handfast/choreography/detail/scratch.hpp>
#include <handfast/choreography/script.hpp>

// The words of a protocol as one automaton that sees every arrow, before any role's view of it.
namespace handfast::inline HANDFAST_ABI::choreography {

/// The number of a direction's epoch, or one of two answers that are not a number.
inline constexpr int epoch_closed = -1;   ///< nothing more travels here
inline constexpr int epoch_unclear = -2;  ///< branches that lead here disagree

/// Under which epoch each direction stands.
struct epochs {
    signed char of[max_directions]{};
    friend constexpr bool operator==(epochs const&, epochs const&) = default;
};

/// What can be wrong with a description.
enum class flaw : unsigned char {
    none,
    too_many,              ///< more directions, epochs, proofs or states than the tables hold
    key_unclear,           ///< a message would travel under one of two keys
    after_closed,          ///< a message is sent where the direction was closed
    mixed_choice,          ///< in some state a role could both send and receive, outside `both_ways`
    blind_choice,          ///< what a role may send depends on a message between others
    may_end_silently,      ///< a role cannot know whether the protocol is over
    two_receivers,         ///< the same message could go to, or come from, two roles
    ambiguous,             ///< a message is both itself and a kind of it: what it says cannot tell the arrows apart
    skips_authentication,  ///< another message could stand where one that authenticates its sender is due
    unreachable,           ///< no run of the protocol ever comes to some arrow
    ends_both_ways,        ///< `ends` within `both_ways`, whose other side would go on
    stuck,                 ///< some state can never reach the end
};

/// A step from one state to another, or a silent one.
struct automaton_edge {
    int from = 0, to = 0;
    int arrow = -1;  ///< none: silent
};

/// An automaton of any size, to be looked at.
struct automaton_view {
    automaton_edge const* edges = nullptr;
    int edge_count = 0;
    epochs const* labels = nullptr;
    bool const* final = nullptr;  ///< by state: whether the protocol may be over there
    int states = 0;
};

/// What sees every arrow of a protocol, with the epochs of all directions at each state.
template <int States, int Edges>
struct automaton {
    automaton_edge edges[Edges > 0 ? Edges : 1]{};
    epochs labels[States]{};
    bool final[States]{};
    int states = 0, edge_count = 0;
    flaw bad = flaw::none;
    int bad_arrow = -1;  ///< the arrow that it is about, where it is about one

    [[nodiscard]] constexpr automaton_view view() const { return {edges, edge_count, labels, final, states}; }
};

namespace detail {

struct automaton_size {
    int states = 0, edges = 0;
};

/// How much the words from `first` to `last` add to the state they start from.
constexpr automaton_size measure(word const* words, int first, int last) {
    automaton_size sum;
    for (int i = first; i < last; i = words[i].end) {
        auto const block = [&](automaton_size around) {
            auto const inner = measure(words, i + 1, words[i].end);
            return automaton_size{inner.states + around.states, inner.edges + around.edges};
        };
        automaton_size add{1, 1};
        switch (words[i].kind) {
            case word_kind::anytime: add = {0, 0}; break;
            case word_kind::message:
            case word_kind::evidence:
            case word_kind::key:
            case word_kind::closed: break;
            case word_kind::ends: add = {2, 1}; break;
            case word_kind::sequence: add = block({0, 0}); break;
            case word_kind::choice:
                add = {1, 0};
                for (int b = i + 1; b < words[i].end; b = words[b].end) {
                    auto const branch = measure(words, b, words[b].end);
                    add = {add.states + branch.states + 1, add.edges + branch.edges + 2};
                }
                break;
            case word_kind::optional: add = block({1, 2}); break;
            case word_kind::loop: add = block({2, 3}); break;
            case word_kind::both_ways: {
                int const second = words[i + 1].end;
                auto const a = measure(words, i + 1, second), b = measure(words, second, words[i].end);
                add = {(a.states + 1) * (b.states + 1), a.edges * (b.states + 1) + b.edges * (a.states + 1) + 1};
                break;
            }
        }
        sum = {sum.states + add.states, sum.edges + add.edges};
    }
    return sum;
}

class automaton_builder {
public:
    constexpr automaton_builder(script_view text, automaton_edge* edges, epochs* labels, bool* final, epochs start)
        : text_(text), edges_(edges), labels_(labels), final_(final), now_(start) {
        (void)state();
    }

    /// Makes the whole of it.
    constexpr void run() { final_[walk(0, text_.word_count, 0)] = reachable_; }

    [[nodiscard]] constexpr int states() const { return states_; }
    [[nodiscard]] constexpr int edges() const { return edge_count_; }
    [[nodiscard]] constexpr flaw bad() const { return bad_; }
    [[nodiscard]] constexpr int bad_arrow() const { return bad_arrow_; }

private:
    /// Appends the words from `first` to `last` to state `at`; the state they end in.
    constexpr int walk(int first, int last, int at) {
        for (int i = first; i < last; i = text_.words[i].end) at = step(i, at);
        return at;
    }

    constexpr int state() {
        labels_[states_] = now_;
        return states_++;
    }
    constexpr void add(int from, int to, int arrow = -1) { edges_[edge_count_++] = {from, to, arrow}; }
    constexpr void spoil(flaw what, int arrow = -1) {
        if (bad_ != flaw::none) return;
        bad_ = what;
        bad_arrow_ = arrow;
    }

    /// What is known of the keys where two paths meet.
    static constexpr epochs met(epochs const& a, epochs const& b) {
        epochs both = a;
        for (int d = 0; d < max_directions; ++d)
            if (a.of[d] != b.of[d]) both.of[d] = epoch_unclear;
        return both;
    }

    constexpr int step(int i, int at) {
        word const& w = text_.words[i];
        switch (w.kind) {
            case word_kind::anytime: return at;
            case word_kind::message:
            case word_kind::evidence: {
                if (!reachable_) spoil(flaw::unreachable, w.arrow);
                auto const under = w.direction < 0 ? 0 : now_.of[w.direction];
                if (under == epoch_closed) spoil(flaw::after_closed, w.arrow);
                if (under == epoch_unclear) spoil(flaw::key_unclear, w.arrow);
                int const t = state();
                add(at, t, w.arrow);
                return t;
            }
            case word_kind::key:
            case word_kind::closed: {
                now_.of[w.direction] = static_cast<signed char>(w.kind == word_kind::key ? w.epoch : epoch_closed);
                int const t = state();
                add(at, t);
                return t;
            }
            case word_kind::ends: {
                int const over = state();
                add(at, over);
                final_[over] = true;
                ends_ = true;
                reachable_ = false;
                return state();
            }
            case word_kind::sequence: return walk(i + 1, w.end, at);
            case word_kind::choice: return choose(w, i, at);
            case word_kind::optional: {
                epochs const before = now_;
                bool const reachable = reachable_;
                int const inside = walk(i + 1, w.end, at);
                now_ = reachable_ ? met(before, now_) : before;
                reachable_ = reachable;
                int const t = state();
                add(at, t);
                add(inside, t);
                return t;
            }
            case word_kind::loop: {
                int const head = state();
                epochs const before = now_;
                bool const reachable = reachable_;
                add(at, head);
                add(walk(i + 1, w.end, head), head);
                if (reachable_ && now_ != before) spoil(flaw::key_unclear);
                reachable_ = reachable;
                now_ = before;
                int const t = state();
                add(head, t);
                return t;
            }
            case word_kind::both_ways: return shuffle(w, i, at);
        }
        return at;
    }

    constexpr int choose(word const& w, int i, int at) {
        int const t = state();
        epochs const before = now_;
        epochs after = now_;
        bool const reachable = std::exchange(reachable_, false);
        bool any = false;
        for (int b = i + 1; b < w.end; b = text_.words[b].end) {
            now_ = before;
            reachable_ = reachable;
            int const branch = state();
            add(at, branch);
            add(walk(b, text_.words[b].end, branch), t);
            if (!reachable_) continue;
            after = any ? met(after, now_) : now_;
            any = true;
        }
        reachable_ = any;
        labels_[t] = now_ = after;
        return t;
    }

    /// The product of two parts that do not wait for each other.
    constexpr int shuffle(word const& w, int i, int at) {
        int const second = text_.words[i + 1].end;
        auto const size_a = measure(text_.words, i + 1, second), size_b = measure(text_.words, second, w.end);
        scratch<automaton_edge> edges_a(size_a.edges), edges_b(size_b.edges);
        scratch<epochs> labels_a(size_a.states + 1), labels_b(size_b.states + 1);
        scratch<bool> final_a(size_a.states + 1), final_b(size_b.states + 1);
        epochs const before = now_;
        automaton_builder a{text_, edges_a.data(), labels_a.data(), final_a.data(), before};
        automaton_builder b{text_, edges_b.data(), labels_b.data(), final_b.data(), before};
        a.reachable_ = b.reachable_ = reachable_;
        int const end_a = a.walk(i + 1, second, 0), end_b = b.walk(second, w.end, 0);
        spoil(a.bad_, a.bad_arrow_);
        spoil(b.bad_, b.bad_arrow_);
        if (a.ends_ || b.ends_) spoil(flaw::ends_both_ways);

        int const base = states_;
        auto const pair = [&](int s, int t) { return base + s * b.states_ + t; };
        for (int s = 0; s < a.states_; ++s)
            for (int t = 0; t < b.states_; ++t) {
                for (int d = 0; d < max_directions; ++d)
                    now_.of[d] = labels_a[s].of[d] != before.of[d] ? labels_a[s].of[d] : labels_b[t].of[d];
                (void)state();
            }
        add(at, pair(0, 0));
        for (int e = 0; e < a.edge_count_; ++e)
            for (int t = 0; t < b.states_; ++t) add(pair(edges_a[e].from, t), pair(edges_a[e].to, t), edges_a[e].arrow);
        for (int e = 0; e < b.edge_count_; ++e)
            for (int s = 0; s < a.states_; ++s) add(pair(s, edges_b[e].from), pair(s, edges_b[e].to), edges_b[e].arrow);
        int const end = pair(end_a, end_b);
        now_ = labels_[end];
        return end;
    }

    script_view text_;
    automaton_edge* edges_;
    epochs* labels_;
    bool* final_;
    epochs now_;
    int states_ = 0, edge_count_ = 0;
    bool reachable_ = true;  ///< whether any run comes to where the words are being read
    bool ends_ = false;      ///< whether `ends` stood among them
    flaw bad_ = flaw::none;
    int bad_arrow_ = -1;
};

template <class Protocol>
constexpr auto build_automaton() {
    constexpr auto& text = script_of<Protocol>;
    constexpr auto size = measure(text.words, 0, text.view().word_count);
    automaton<size.states + 1, size.edges> built{};
    automaton_builder builder{text.view(), built.edges, built.labels, built.final, epochs{}};
    builder.run();
    built.states = builder.states();
    built.edge_count = builder.edges();
    built.bad = text.too_many ? flaw::too_many : builder.bad();
    built.bad_arrow = builder.bad_arrow();
    return built;
}

}  // namespace detail

/// The automaton of `Protocol`; state 0 is its start.
template <class Protocol>
inline constexpr auto automaton_of = detail::build_automaton<Protocol>();

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
