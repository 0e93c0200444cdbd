// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_TRACE_HPP
#define HANDFAST_CHOREOGRAPHY_TRACE_HPP

#include <cstddef>
#include <random>
#include <vector>

#include <handfast/choreography/trace_step.hpp>

// Conversations made at random from a protocol's own text: legal ones, and ones that are legal up to their last step.
//
//     trace_generator<P> g;
//     std::vector<trace_step> trace = g.legal(random);
//     auto [before, wrong] = g.illegal(random);    // legal steps, then one that is not
//     describe<P>(trace[0]), describe<P>(wrong)    // in words
//
// `random` is any uniform random bit generator.
namespace handfast::inline HANDFAST_ABI::choreography {

/// How long conversations at random may become, and what is in them.
struct trace_options {
    int longest = 32;         ///< how many steps at most; where the shortest way to an end has more, it is taken
    int anytime_one_in = 24;  ///< one step in so many is of those that may come at any time; 0: none
};

/// A conversation that is legal up to its last step.
struct illegal_trace {
    std::vector<trace_step> before;
    illegal_step wrong;
};

/// Makes conversations of `Protocol`. A legal one is a way through its text from the beginning to an end, at whose
/// every step the machines of all roles, and that of a watcher, can go along. Where two of several roles come to the
/// end by what may come at any time, the trace ends with them.
template <class Protocol>
class trace_generator {
    static_assert(sound<Protocol>, "`trace_generator<Protocol>` requires a sound description: "
                                   "static_assert(check<Protocol>()) says what is wrong");
    static constexpr auto all = automaton_of<Protocol>.view();
    static constexpr auto text = script_of<Protocol>.view();
    static constexpr auto& roles = detail::faces_of<Protocol>;

public:
    explicit trace_generator(trace_options const& options = {})
        : options_(options), ways_from_(size(all.states)), distance_(size(all.states), far) {
        for (int e = 0; e < all.edge_count; ++e) ways_from_[size(all.edges[e].from)].push_back(e);
        for (int a = 0; a < text.arrow_count && options.anytime_one_in > 0; ++a)
            if (text.arrows[a].anytime) anytime_.push_back(a);
        for (int s = 0; s < all.states; ++s)
            if (all.final[s]) distance_[size(s)] = 0;
        for (bool changed = true; changed;) {
            changed = false;
            for (int e = all.edge_count; e-- > 0;) {
                auto& here = distance_[size(all.edges[e].from)];
                if (int const there = along(e); there < here) here = there, changed = true;
            }
        }
    }

    /// A legal conversation, to its end.
    template <std::uniform_random_bit_generator Random>
    [[nodiscard]] std::vector<trace_step> legal(Random& random) const {
        std::vector<trace_step> trace;
        legal(random, trace);
        return trace;
    }
    /// The same in memory that is used again.
    template <std::uniform_random_bit_generator Random>
    void legal(Random& random, std::vector<trace_step>& into) const {
        into.clear();
        detail::standing<Protocol> now;
        for (int place = 0;;) {
            int const left = options_.longest - static_cast<int>(into.size());
            bool const interrupted = !anytime_.empty() && left > distance_[size(place)] &&
                                     below(random, options_.anytime_one_in) == 0 && interrupt(random, now, into);
            if (interrupted) {
                if (text.arrows[into.back().arrow].ends) return;
                continue;
            }
            if (all.final[place]) return;
            int const way = choose(random, place, left);
            place = all.edges[way].to;
            if (int const arrow = all.edges[way].arrow; arrow >= 0) {
                auto const step = step_along(now, arrow);
                into.push_back(step);
                now.go(step.from, step.to, text.arrows[arrow]);
            }
        }
    }

    /// A conversation of which the last step is illegal.
    template <std::uniform_random_bit_generator Random>
    [[nodiscard]] illegal_trace illegal(Random& random) const {
        illegal_trace trace;
        trace.wrong = illegal(random, trace.before);
        return trace;
    }
    /// The same in memory that is used again: the last step is returned, those before it are in `before`.
    template <std::uniform_random_bit_generator Random>
    illegal_step illegal(Random& random, std::vector<trace_step>& before) const {
        for (int trial = 0; trial < 64; ++trial) {
            legal(random, before);
            before.resize(size(below(random, static_cast<int>(before.size()) + 1)));
            detail::standing<Protocol> now;
            for (auto const& step : before) now.go(step.from, step.to, text.arrows[step.arrow]);
            for (int idea = 0; idea < 8; ++idea)
                if (auto const wrong = go_wrong(random, now); wrong.why != misstep::none) return wrong;
        }
        return {};
    }

private:
    static constexpr int far = 1 << 20;

    static constexpr std::size_t size(int n) { return static_cast<std::size_t>(n); }
    static int below(auto& random, int n) { return std::uniform_int_distribution<int>{0, n - 1}(random); }
    static int other_epoch(auto& random, int than) {
        int const e = below(random, text.epoch_count - 1);
        return e < than ? e : e + 1;
    }
    static constexpr int role_of(type_id id) { return detail::role_names<Protocol>.number_of(id); }

    /// How many messages it takes at least to come to an end along edge `e`.
    [[nodiscard]] int along(int e) const {
        return distance_[size(all.edges[e].to)] + (all.edges[e].arrow >= 0 ? 1 : 0);
    }

    [[nodiscard]] int choose(auto& random, int place, int left) const {
        auto const fits = [&](int e) { return along(e) <= left || along(e) == distance_[size(place)]; };
        int count = 0;
        for (int const e : ways_from_[size(place)]) count += fits(e) && along(e) < far;
        int nth = count > 1 ? below(random, count) : 0;
        for (int const e : ways_from_[size(place)])
            if (fits(e) && along(e) < far && nth-- == 0) return e;
        return ways_from_[size(place)].front();
    }

    static trace_step step_along(detail::standing<Protocol> const& now, int arrow) {
        auto const& it = text.arrows[arrow];
        int const from = role_of(it.from);
        return {arrow, from, role_of(it.to), roles[from].find(now.at[from], it.message, true).epoch};
    }

    /// Something comes that may come at any time, and is that to all who notice.
    bool interrupt(auto& random, detail::standing<Protocol>& now, std::vector<trace_step>& into) const {
        int const arrow = anytime_[size(below(random, static_cast<int>(anytime_.size())))];
        auto const& it = text.arrows[arrow];
        auto const step = step_along(now, arrow);
        auto const sent = roles[step.from].find(now.at[step.from], it.message, true);
        auto const received = roles[step.to].find(now.at[step.to], it.message, false);
        auto const watched = detail::watched_step<Protocol>(now.watcher, it.symbol);
        if (sent.arrow != arrow || received.arrow != arrow || watched.arrow != arrow) return false;
        if (sent.epoch != received.epoch || sent.epoch != watched.epoch) return false;
        into.push_back(step);
        now.go(step.from, step.to, it);
        return true;
    }

    /// Some arrow's message, in its own direction or in another, where its sender may not send it; or, where it may,
    /// under another key.
    static illegal_step go_wrong(auto& random, detail::standing<Protocol> const& now) {
        illegal_step wrong;
        int const arrow = below(random, text.arrow_count);
        auto const& it = text.arrows[arrow];
        bool const own_way = it.local || below(random, 2) == 0;
        direction const way = own_way ? direction{it.from, it.to, {}, {}}
                                      : text.directions[below(random, text.direction_count)];
        int const from = role_of(way.from), to = role_of(way.to);
        auto const sent = roles[from].find(now.at[from], it.message, true);
        wrong.step = {arrow, from, to, 0};
        wrong.role = from;
        wrong.state = now.at[from];
        if (it.local) {
            wrong.why = sent.allowed ? misstep::none : misstep::not_asked;
            return wrong;
        }
        if (sent.allowed && text.arrows[sent.arrow].to != way.to) return {};  // it would go elsewhere
        if (resembles(it, own_way, to, now.at[to])) return {};
        auto const received = roles[to].find(now.at[to], it.message, false);
        auto const symbol = detail::symbol_of(text, it.message, way.from, way.to);
        auto const watched = detail::watched_step<Protocol>(now.watcher, symbol);
        int const due = received.allowed ? received.epoch : roles[to].receive_epoch(now.at[to]);
        if (!sent.allowed) {
            wrong.why = misstep::not_sent;
            wrong.step.epoch = due < 0 ? below(random, text.epoch_count) : due;
        } else if (text.epoch_count > 1 && received.allowed) {
            wrong.why = misstep::wrong_key;
            wrong.step.epoch = other_epoch(random, due);
            wrong.role = to;
            wrong.state = now.at[to];
        }
        wrong.receiver_notices = !received.allowed || wrong.step.epoch != due;
        wrong.watcher_notices = !watched.allowed || wrong.step.epoch != watched.epoch;
        return wrong;
    }

    /// Whether the receiver may take `it` for another message, which only what it says could tell.
    static bool resembles(arrow const& it, bool own_way, int to, int state) {
        for (int a = 0; a < text.arrow_count; ++a) {
            auto const& other = text.arrows[a];
            if (other.carrier != it.carrier || other.message == it.message) continue;
            bool const told_apart = own_way && other.carrier != other.message && it.carrier != it.message;
            if (!told_apart && roles[to].find(state, other.message, false).allowed) return true;
        }
        return false;
    }

    trace_options options_;
    std::vector<std::vector<int>> ways_from_;  ///< the edges, by the state that they leave
    std::vector<int> anytime_;                 ///< the arrows that may come at any time
    std::vector<int> distance_;                ///< by state: how many messages it takes at least to come to an end
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
