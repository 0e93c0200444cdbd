// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>
#include <cstddef>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <handfast/choreography/detail/conversation.hpp>

// Two machines made at random, joined by queues: what is found wrong is what the definition, read slowly, calls wrong.
namespace {

namespace chor = handfast::choreography;
using chor::detail::mismatch;

constexpr int messages = 3, keys = 2;
constexpr int evidence = messages;  // as an arrow

/// The tables of one role; arrows and keys are those of everybody.
struct role {
    std::vector<chor::machine_state> states;
    std::vector<chor::transition> transitions;

    [[nodiscard]] chor::detail::side view() const {
        static constexpr auto arrows = [] {
            std::array<chor::arrow, messages + 1> all{};
            for (unsigned i = 0; i < all.size(); ++i) {
                all[i].message = all[i].carrier = {i + 1};
                all[i].symbol = static_cast<int>(i);
            }
            return all;
        }();
        static constexpr chor::type_id names[keys]{{}, {77}};
        chor::script_view text;
        text.arrows = arrows.data();
        text.arrow_count = messages + 1;
        text.epochs = names;
        text.epoch_count = keys;
        return {states.data(), transitions.data(), static_cast<int>(transitions.size()), text};
    }
};

class writer {
public:
    explicit writer(unsigned seed) : random_(seed) {}

    /// States that mostly either send or receive, so that some pairs fit together.
    role write(bool begins) {
        role made;
        int const count = 2 + below(3);
        for (int s = 0; s < count; ++s) {
            bool const sends = s == 0 ? begins : below(2) == 0;
            int const first = static_cast<int>(made.transitions.size());
            for (int left = s + 1 < count ? 1 + below(3) : 0; left > 0; --left) {
                int const message = below(8) == 0 ? evidence : below(messages);
                bool const local = message == evidence;
                chor::transition t;
                t.from = s;
                t.to = below(6) == 0 ? below(count) : s + 1;
                t.arrow = t.symbol = message;
                t.epoch = !local && below(4) == 0 ? 1 : 0;
                t.sends = local || (below(12) == 0 ? !sends : sends);
                t.local = local;
                t.message = {static_cast<unsigned>(message) + 1};
                bool again = false;
                for (auto k = static_cast<std::size_t>(first); k < made.transitions.size(); ++k)
                    again = again || (made.transitions[k].symbol == t.symbol && made.transitions[k].sends == t.sends);
                if (!again) made.transitions.push_back(t);
            }
            made.states.push_back(
                {first, static_cast<int>(made.transitions.size()), s + 1 == count || (sends && below(6) == 0), {}});
        }
        return made;
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>{0, n - 1}(random_); }
    std::mt19937 random_;
};

/// What can go wrong, and where: whose fault it is, and the states of both.
using wrong = std::tuple<mismatch, int, int, int>;

struct moment {
    int at[2]{};
    std::deque<std::pair<int, int>> to[2];  // messages and their keys, the oldest first

    friend bool operator<(moment const& a, moment const& b) {
        return std::tie(a.at[0], a.at[1], a.to[0], a.to[1]) < std::tie(b.at[0], b.at[1], b.to[0], b.to[1]);
    }
};

/// Every moment that two roles can come to, without a thought of cost.
class slowly {
public:
    slowly(role const& a, role const& b, std::size_t bound) : roles_{&a, &b}, bound_(bound) { visit({}); }

    [[nodiscard]] std::set<wrong> const& found() const { return found_; }
    [[nodiscard]] std::size_t moments() const { return seen_.size(); }

private:
    void visit(moment const& now) {
        if (!seen_.insert(now).second) return;
        bool moves[2]{}, final[2]{};
        for (int r = 0; r < 2; ++r) {
            auto const& state = roles_[r]->states[static_cast<std::size_t>(now.at[r])];
            final[r] = state.final;
            bool reads = false, heard = false, same_key = false;
            for (int k = state.first; k < state.last; ++k) {
                auto const& t = roles_[r]->transitions[static_cast<std::size_t>(k)];
                moment next = now;
                next.at[r] = t.to;
                if (!t.sends) {
                    reads = true;
                    if (now.to[r].empty() || now.to[r].front().first != t.symbol) continue;
                    heard = true;
                    if (now.to[r].front().second != t.epoch) continue;
                    same_key = true;
                    next.to[r].pop_front();
                } else if (!t.local) {
                    bool const lock_step_room = now.to[0].empty() && now.to[1].empty();
                    if (bound_ == 0 ? !lock_step_room : now.to[1 - r].size() == bound_) continue;
                    next.to[1 - r].emplace_back(t.symbol, t.epoch);
                }
                moves[r] = true;
                visit(next);
            }
            bool const over = state.first == state.last;
            if (now.to[r].empty() || same_key) continue;
            if (heard) blame(mismatch::another_key, r, now);
            else if (reads || over) blame(mismatch::unexpected, r, now);
            else if (state.final) blame(mismatch::unread, r, now);
        }
        for (int r = 0; r < 2; ++r)
            if (!moves[r] && !final[r] && (!moves[1 - r] || final[1 - r])) blame(mismatch::waiting, r, now);
    }

    void blame(mismatch what, int who, moment const& now) { found_.insert({what, who, now.at[who], now.at[1 - who]}); }

    role const* roles_[2];
    std::size_t bound_;
    std::set<moment> seen_;
    std::set<wrong> found_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_conversation)

BOOST_AUTO_TEST_CASE(what_is_found_is_what_the_definition_calls_wrong) {
    std::map<mismatch, int> seen;
    int lock_step_only = 0, queues_only = 0;
    for (unsigned seed = 0; seed < 4000; ++seed) {
        writer random{seed};
        auto const a = random.write(true), b = random.write(seed % 4 == 0);
        bool fits[4]{};
        for (int bound = 0; bound < 4; ++bound) {
            chor::detail::conversation joined{a.view(), b.view(), bound};
            auto const found = joined.run();
            slowly const expected{a, b, static_cast<std::size_t>(bound)};
            ++seen[found.what];
            fits[bound] = found.what == mismatch::none;
            BOOST_REQUIRE_MESSAGE(fits[bound] == expected.found().empty(), "seed " << seed << ", bound " << bound);
            if (fits[bound])
                BOOST_TEST(static_cast<std::size_t>(joined.moments_seen()) == expected.moments(), "seed " << seed);
            else
                BOOST_TEST(expected.found().contains({found.what, found.who, found.here, found.there}),
                           "seed " << seed << ", bound " << bound);
        }
        lock_step_only += fits[0] && !fits[3];
        queues_only += !fits[0] && fits[3];
    }
    // There is something of everything among them.
    for (auto const what :
         {mismatch::none, mismatch::unexpected, mismatch::another_key, mismatch::unread, mismatch::waiting})
        BOOST_TEST(seen[what] > 100);
    BOOST_TEST(lock_step_only > 0);
    BOOST_TEST(queues_only > 0);
}

BOOST_AUTO_TEST_CASE(too_much_is_said_to_be_too_much) {
    // One talks for ever in three ways, the other listens.
    role talker, listener;
    for (auto* it : {&talker, &listener}) {
        for (int m = 0; m < messages; ++m) {
            chor::transition t;
            t.arrow = t.symbol = m;
            t.sends = it == &talker;
            t.message = {static_cast<unsigned>(m) + 1};
            it->transitions.push_back(t);
        }
        it->states.push_back({0, messages, false, {}});
    }
    chor::detail::conversation small{talker.view(), listener.view(), 4};
    BOOST_TEST((small.run().what == mismatch::none));
    BOOST_TEST(small.moments_seen() == 1 + 3 + 9 + 27 + 81);
    chor::detail::conversation large{talker.view(), listener.view(), 12};
    BOOST_TEST((large.run().what == mismatch::too_many));
    BOOST_TEST(large.moments_seen() > 4000);
    chor::detail::conversation longest{talker.view(), listener.view(), 24};
    BOOST_TEST((longest.run().what == mismatch::too_many));
    chor::detail::conversation too_long{talker.view(), listener.view(), 25};
    BOOST_TEST((too_long.run().what == mismatch::queue_too_long));
}

BOOST_AUTO_TEST_SUITE_END()
