// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <handfast/choreography/minimise.hpp>

#include "toy.hpp"

// Descriptions made at random: the machine allows exactly the runs that the words mean, read by their definition.
namespace {

namespace chor = handfast::choreography;
using chor::word_kind;

constexpr std::size_t longest = 5;
using runs = std::set<std::string>;  // one letter a message: 'a' + its symbol

struct description {
    std::vector<chor::word> words;
    std::vector<chor::arrow> arrows;

    [[nodiscard]] chor::script_view view() const {
        chor::script_view v;
        v.words = words.data();
        v.word_count = static_cast<int>(words.size());
        v.arrows = arrows.data();
        v.arrow_count = static_cast<int>(arrows.size());
        v.directions = directions;
        v.direction_count = 2;
        return v;
    }

    static constexpr chor::direction directions[2]{
        {chor::id_of<toy::client>, chor::id_of<toy::server>, "client", "server"},
        {chor::id_of<toy::server>, chor::id_of<toy::client>, "server", "client"}};
};

class writer {
public:
    explicit writer(unsigned seed) : random_(seed) {}

    description write() {
        for (int i = below(3) + 1; i > 0; --i) put(3);
        return made_;
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>{0, n - 1}(random_); }

    void put(int depth) {
        int const kind = depth == 0 ? 0 : below(8);
        if (kind < 3) return put_message();
        constexpr word_kind kinds[]{word_kind::sequence, word_kind::choice, word_kind::optional, word_kind::loop,
                                    word_kind::both_ways};
        auto const block = kinds[kind - 3];
        auto const at = made_.words.size();
        made_.words.push_back({block, -1, -1, 0, 0});
        int const parts = block == word_kind::both_ways ? 2 : below(2) + (block == word_kind::choice ? 2 : 1);
        for (int i = 0; i < parts; ++i) put(depth - 1);
        made_.words[at].end = static_cast<int>(made_.words.size());
    }

    void put_message() {
        int const letter = below(4), a = static_cast<int>(made_.arrows.size());
        constexpr chor::type_id messages[]{chor::id_of<toy::hello>, chor::id_of<toy::challenge>,
                                           chor::id_of<toy::proof>, chor::id_of<toy::line>};
        chor::arrow it;
        it.message = messages[letter];
        it.direction = letter % 2;
        it.from = description::directions[it.direction].from;
        it.to = description::directions[it.direction].to;
        it.symbol = a;
        for (int i = a; i-- > 0;)
            if (made_.arrows[static_cast<std::size_t>(i)].message == it.message) it.symbol = i;
        it.word = static_cast<int>(made_.words.size());
        made_.words.push_back({word_kind::message, a, it.direction, 0, it.word + 1});
        made_.arrows.push_back(it);
    }

    std::mt19937 random_;
    description made_;
};

runs after_one_another(runs const& a, runs const& b) {
    runs all;
    for (auto const& x : a)
        for (auto const& y : b)
            if (x.size() + y.size() <= longest) all.insert(x + y);
    return all;
}

void shuffle(std::string const& done, std::string const& x, std::string const& y, runs& into) {
    if (x.empty() || y.empty()) {
        into.insert(done + x + y);
        return;
    }
    shuffle(done + x[0], x.substr(1), y, into);
    shuffle(done + y[0], x, y.substr(1), into);
}

/// What the words from `first` to `last` mean: every complete run of at most `longest` messages.
runs meaning(description const& text, int first, int last) {
    auto const word = [&](int i) -> chor::word const& { return text.words[static_cast<std::size_t>(i)]; };
    runs all{""};
    for (int i = first; i < last; i = word(i).end) {
        runs here;
        switch (word(i).kind) {
            case word_kind::message: {
                int const symbol = text.arrows[static_cast<std::size_t>(word(i).arrow)].symbol;
                here.insert(std::string(1, static_cast<char>('a' + symbol)));
                break;
            }
            case word_kind::choice:
                for (int b = i + 1; b < word(i).end; b = word(b).end) here.merge(meaning(text, b, word(b).end));
                break;
            case word_kind::optional:
                here = meaning(text, i + 1, word(i).end);
                here.insert("");
                break;
            case word_kind::loop: {
                runs const body = meaning(text, i + 1, word(i).end);
                here.insert("");
                for (std::size_t before = 0; before != here.size();) {
                    before = here.size();
                    here.merge(after_one_another(here, body));
                }
                break;
            }
            case word_kind::both_ways: {
                int const second = word(i + 1).end;
                for (auto const& x : meaning(text, i + 1, second))
                    for (auto const& y : meaning(text, second, word(i).end))
                        if (x.size() + y.size() <= longest) shuffle("", x, y, here);
                break;
            }
            default: here = meaning(text, i + 1, word(i).end); break;
        }
        all = after_one_another(all, here);
    }
    return all;
}

struct room {
    std::vector<chor::machine_state> states = std::vector<chor::machine_state>(4000);
    std::vector<chor::transition> transitions = std::vector<chor::transition>(16000);
    int state_count = 0, transition_count = 0, bad_state = 0;
    chor::flaw bad = chor::flaw::none;

    chor::machine_view view() {
        return {states.data(), transitions.data(), 4000, 16000, state_count, transition_count, bad, bad_state};
    }

    /// Every complete run of at most `longest` messages that the machine allows from `state` on.
    void walk(int state, std::string const& so_far, runs& into) const {
        auto const& here = states[static_cast<std::size_t>(state)];
        if (here.final) into.insert(so_far);
        if (so_far.size() == longest) return;
        for (int t = here.first; t < here.last; ++t) {
            auto const& step = transitions[static_cast<std::size_t>(t)];
            walk(step.to, so_far + static_cast<char>('a' + step.symbol), into);
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_random_scripts)

BOOST_AUTO_TEST_CASE(a_machine_allows_what_the_words_mean) {
    std::size_t compared = 0, shrunk = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        auto const text = writer{seed}.write();
        auto const view = text.view();
        auto const size = chor::detail::measure(view.words, 0, view.word_count);
        if (size.states > 1500) continue;
        std::vector<chor::automaton_edge> edges(static_cast<std::size_t>(size.edges) + 1);
        std::vector<chor::epochs> labels(static_cast<std::size_t>(size.states) + 1);
        auto const final = std::make_unique<bool[]>(static_cast<std::size_t>(size.states) + 1);
        chor::detail::automaton_builder builder{view, edges.data(), labels.data(), final.get(), {}};
        builder.run();
        BOOST_REQUIRE(builder.states() == size.states + 1);
        BOOST_REQUIRE(builder.edges() == size.edges);

        room drafted, minimal;
        chor::detail::project({edges.data(), size.edges, labels.data(), final.get(), size.states + 1}, view,
                              chor::id_of<toy::client>, drafted.view());
        if (drafted.bad == chor::flaw::too_many) continue;
        chor::detail::minimise(drafted.view(), minimal.view());
        BOOST_TEST(minimal.state_count <= drafted.state_count);

        runs by_machine;
        minimal.walk(0, "", by_machine);
        BOOST_TEST((by_machine == meaning(text, 0, view.word_count)), "seed " << seed);
        compared += by_machine.size();
        shrunk += minimal.state_count < drafted.state_count;
    }
    BOOST_TEST(compared > 2000U);
    BOOST_TEST(shrunk > 50U);
}

BOOST_AUTO_TEST_SUITE_END()
