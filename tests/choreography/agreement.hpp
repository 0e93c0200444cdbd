// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_AGREEMENT_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_AGREEMENT_HPP

#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/choreography/monitor.hpp>
#include <handfast/choreography/trace.hpp>

#include "driver.hpp"

// Whether all that is made of a protocol's text agrees on what is legal and where it leads: for every role the typed
// session and the connection, and the monitor, in conversations made at random.
namespace driving {

/// What came of it.
struct tally {
    int legal = 0, illegal = 0;
    long steps = 0, shown = 0, at_any_time = 0;
    int not_sent = 0, not_asked = 0, wrong_key = 0;
    int unnoticed_by_receiver = 0, unnoticed_by_watcher = 0;  ///< illegal, but not for them to know
    int not_looked_at = 0;                                    ///< came at a time at which the session does not look
    std::vector<std::vector<bool>> states;                    ///< by role: those that were come to; the last is `ended`
    int disagreements = 0;
    std::string first;  ///< the first of them, in words
};

/// The conversations are of `Protocol`, and so are the faces; where one of `Typed`, `Connected` and `Watched` is
/// another protocol, the comparison has to find it.
template <class Protocol, class Samples = plain_samples, class Typed = Protocol, class Connected = Protocol,
          class Watched = Protocol>
class comparison {
    static constexpr auto text = chor::script_of<Protocol>.view();
    static constexpr int role_count = chor::role_count<Protocol>;
    using all_roles = std::make_integer_sequence<int, role_count>;

    /// Both faces of one role.
    struct role {
        std::unique_ptr<end> typed, connected;
        int ended;

        /// Whether the session has not yet looked at what was the end.
        [[nodiscard]] bool behind() const { return !typed->mail().empty() && connected->state() == ended; }
    };

public:
    explicit comparison(chor::trace_options const& options = {}) : generator_(options) {
        [&]<int... R>(std::integer_sequence<int, R...>) {
            (add(std::type_identity<chor::role_at<Protocol, R>>{}), ...);
        }(all_roles{});
    }

    /// Runs `count` conversations, every second of them illegal at its end.
    tally const& run(int count, unsigned seed) {
        std::mt19937_64 random{seed};
        for (int i = 0; i < count; ++i) {
            for (auto& r : roles_) {
                r.typed->restart();
                r.connected->restart();
            }
            monitor_ = {};
            if (i % 2 == 0) {
                ++tally_.legal;
                generator_.legal(random, trace_);
                if (go_along()) check_end();
            } else {
                ++tally_.illegal;
                auto const wrong = generator_.illegal(random, trace_);
                if (go_along()) go_wrong(wrong);
            }
        }
        return tally_;
    }

private:
    template <class Role>
    void add(std::type_identity<Role>) {
        roles_.push_back({std::make_unique<typed_end<Typed, Role, Samples>>(),
                          std::make_unique<connected_end<Connected, Role, Samples>>(),
                          chor::machine_of<Connected, Role>.ended});
        tally_.states.emplace_back(chor::machine_of<Connected, Role>.state_count + 1);
    }

    /// All steps of the trace, which are legal.
    bool go_along() {
        for (auto const& step : trace_) {
            auto const& it = text.arrows[step.arrow];
            ++tally_.steps;
            tally_.shown += step.local();
            tally_.at_any_time += it.anytime;
            now_ = &step;
            if (step.local() ? !show(step, true)
                             : !send(step, true) || !receive(step, true, it.anytime) || !watch(step, true))
                return false;
            if (!same_state(step.from) || !same_state(step.to)) return false;
        }
        return true;
    }

    /// After all steps of a legal trace.
    void check_end() {
        for (auto const& r : roles_) {
            if (!r.connected->may_finish()) complain("the connection may not finish");
            if (!r.behind() && !r.typed->may_finish()) complain("the session may not finish");
        }
        if (!monitor_.final()) complain("for the monitor it is not over");
    }

    void go_wrong(chor::illegal_step const& wrong) {
        now_ = &wrong.step;
        tally_.not_asked += wrong.why == chor::misstep::not_asked;
        tally_.not_sent += wrong.why == chor::misstep::not_sent;
        tally_.wrong_key += wrong.why == chor::misstep::wrong_key;
        switch (wrong.why) {
            case chor::misstep::none: complain("no illegal step was found"); return;
            case chor::misstep::not_asked:
                (void)(show(wrong.step, false) && same_state(wrong.role, wrong.state));
                return;
            case chor::misstep::not_sent:
                if (!send(wrong.step, false) || !same_state(wrong.role, wrong.state)) return;
                break;
            case chor::misstep::wrong_key: break;
        }
        tally_.unnoticed_by_receiver += !wrong.receiver_notices;
        tally_.unnoticed_by_watcher += !wrong.watcher_notices;
        if (receive(wrong.step, !wrong.receiver_notices, false) && same_state(wrong.step.to))
            (void)watch(wrong.step, !wrong.watcher_notices);
    }

    bool show(chor::trace_step const& step, bool legal) {
        auto const by = [&](end& e, int arrow, std::string_view who) {
            bool const shown = arrow >= 0 && e.show(arrow);
            return shown == legal || complain(who, legal ? " could not show it" : " could show it");
        };
        auto& r = roles_[index(step.from)];
        return (r.behind() || by(*r.typed, number<Typed>(step.arrow), "the session")) &&
               by(*r.connected, number<Connected>(step.arrow), "the connection");
    }

    bool send(chor::trace_step const& step, bool legal) {
        auto const wanted = letter_of(step);
        auto const by = [&](end& e, int arrow, std::string_view who) {
            bool const sent = arrow >= 0 && e.send(arrow);
            if (sent != legal) return complain(who, legal ? " could not send it" : " could send it");
            return !legal || e.mail().out == wanted || complain(who, " sent something else, or under another key");
        };
        auto& r = roles_[index(step.from)];
        return (r.behind() || by(*r.typed, number<Typed>(step.arrow), "the session")) &&
               by(*r.connected, number<Connected>(step.arrow), "the connection");
    }

    /// The message of `step` arrives.
    bool receive(chor::trace_step const& step, bool legal, bool at_any_time) {
        auto& r = roles_[index(step.to)];
        auto const it = letter_of(step);
        bool const was_behind = r.behind();
        auto const by = [&](end& e) {
            e.mail().in.push_back(it);
            auto got = e.receive();
            // What came while the session had to do something of its own comes first.
            while (got == outcome::moved && !e.mail().empty()) got = e.receive();
            return got;
        };
        auto const judge = [&](end const& e, outcome got, std::string_view who) {
            if ((got == outcome::moved) != legal) return complain(who, legal ? " refused it" : " took it");
            return !legal || e.taken() == it.message || complain(who, " took it for something else");
        };
        auto const connected = by(*r.connected), typed = by(*r.typed);
        if (!judge(*r.connected, connected, "the connection")) return false;
        if (was_behind) return true;
        if (typed == outcome::not_now && at_any_time) {
            ++tally_.not_looked_at;  // a session looks where the order has a message, and nowhere else
            return true;
        }
        if (typed != outcome::not_now && (typed == outcome::failed) != (connected == outcome::failed))
            return complain("they do not agree on the key");
        return judge(*r.typed, typed, "the session");
    }

    bool watch(chor::trace_step const& step, bool legal) {
        auto const it = letter_of(step);
        auto const from = chor::detail::role_names<Protocol>[step.from].id;
        bool const well = bool{monitor_.saw(it.message, from, it.to, step.epoch)};
        return well == legal || complain("the monitor ", legal ? "finds it wrong" : "finds it right");
    }

    bool same_state(int n) {
        auto const& r = roles_[index(n)];
        tally_.states[index(n)][index(r.connected->state())] = true;
        return r.behind() || r.typed->state() == r.connected->state() || complain("they are in different states");
    }
    bool same_state(int n, int expected) {
        return roles_[index(n)].connected->state() == expected ? same_state(n) : complain("the state has changed");
    }

    bool complain(std::string_view what, std::string_view more = "") {
        if (tally_.disagreements++ > 0) return false;
        for (auto const& step : trace_) tally_.first.append(chor::describe<Protocol>(step).view()).append("; ");
        tally_.first.append("at ")
            .append(chor::describe<Protocol>(*now_).view())
            .append(": ")
            .append(what)
            .append(more);
        return false;
    }

    static letter letter_of(chor::trace_step const& step) {
        auto const& it = text.arrows[step.arrow];
        return {it.message, it.carrier, chor::detail::role_names<Protocol>[step.to].id, step.epoch};
    }
    static std::size_t index(int n) { return static_cast<std::size_t>(n); }

    /// The same arrow in another protocol, or -1.
    template <class Other>
    static int number(int arrow) {
        if constexpr (std::is_same_v<Other, Protocol>) return arrow;
        auto const& it = text.arrows[arrow];
        return chor::detail::symbol_of(chor::script_of<Other>.view(), it.message, it.from, it.to);
    }

    chor::trace_generator<Protocol> generator_;
    std::vector<role> roles_;
    chor::monitor<Watched> monitor_;
    std::vector<chor::trace_step> trace_;
    chor::trace_step const* now_ = nullptr;
    tally tally_;
};

/// What a protocol has, and its conversations therefore.
struct features {
    bool evidence = false, keys = false, anytime = false;
};
template <class Protocol>
constexpr features features_of() {
    constexpr auto text = chor::script_of<Protocol>.view();
    features has{.keys = text.epoch_count > 1};
    for (int a = 0; a < text.arrow_count; ++a) {
        has.evidence = has.evidence || text.arrows[a].local;
        has.anytime = has.anytime || text.arrows[a].anytime;
    }
    return has;
}

/// As many conversations as are asked for in every test, and what must have come of them.
inline constexpr int a_million = 1'000'000;
void check_tally(tally const& found, features const& has);
template <class Protocol>
void check_agreement(tally const& found) {
    check_tally(found, features_of<Protocol>());
}

}  // namespace driving

#endif
