// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <utility>

#include <handfast/choreography/same_language.hpp>

// Machines made at random, with choices made too early and silent steps: whether two are the same, where they begin to
// differ, and how many states they need, against the definitions read by brute force.
namespace {

namespace chor = handfast::choreography;

constexpr int states = 4, edges = 7;
using random_language = chor::language<edges, 2>;

struct hello {};
struct line {};
constexpr std::array letters{chor::written::sends<hello>, chor::written::receives<line>};

class writer {
public:
    explicit writer(unsigned seed) : random_(seed) {}

    random_language write() {
        random_language made;
        for (int e = 0; e < edges; ++e) {
            auto const says = static_cast<std::size_t>(below(5));
            made.edges[e] = {e == 0 ? 0 : below(states), below(states),
                             says == 4 ? chor::written::silently : letters[says % 2]};
        }
        for (int& state : made.finals) state = below(states);
        return made;
    }
    /// The same with one edge changed, or none to speak of.
    random_language change(random_language made) {
        auto& edge = made.edges[1 + below(edges - 1)];
        if (below(2) == 0) edge.to = below(states);
        else edge.from = below(states);
        return made;
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>{0, n - 1}(random_); }
    std::mt19937 random_;
};

using places = std::set<int>;

places silently_on(random_language const& of, places at) {
    for (std::size_t before = 0; before != at.size();) {
        before = at.size();
        for (auto const& edge : of.edges)
            if (edge.says.silent && at.contains(edge.from)) at.insert(edge.to);
    }
    return at;
}
places beginning(random_language const& of) { return silently_on(of, {of.edges[0].from}); }
places after(random_language const& of, places const& at, chor::letter const& said) {
    places next;
    for (auto const& edge : of.edges)
        if (!edge.says.silent && edge.says.message == said.message && at.contains(edge.from)) next.insert(edge.to);
    return silently_on(of, next);
}
bool may_finish(random_language const& of, places const& at) {
    return std::any_of(std::begin(of.finals), std::end(of.finals), [&](int s) { return at.contains(s); });
}

constexpr int longest = 7;

/// How many letters pass, at least, before only one of the two may go on; `longest` where it takes so many or more.
int first_difference(random_language const& a, random_language const& b, places const& in_a, places const& in_b,
                     int passed) {
    if (passed == longest || may_finish(a, in_a) != may_finish(b, in_b)) return passed;
    int least = longest;
    for (auto const& said : letters) {
        auto const next_a = after(a, in_a, said), next_b = after(b, in_b, said);
        if (next_a.empty() != next_b.empty()) return passed;
        if (!next_a.empty()) least = std::min(least, first_difference(a, b, next_a, next_b, passed + 1));
    }
    return least;
}

/// Gives each way of going on a number, as far as `depth` letters can tell.
class futures {
public:
    explicit futures(random_language const& of) : of_(of) {}

    int number(places const& at, int depth) {
        if (at.empty()) return -1;
        auto const known = known_.find({at, depth});
        if (known != known_.end()) return known->second;
        std::array<int, 3> shape{depth, -2, -2};
        if (depth > 0)
            for (std::size_t l = 0; l < letters.size(); ++l)
                shape[l + 1] = number(after(of_, at, letters[l]), depth - 1);
        auto const key = std::pair{may_finish(of_, at), shape};
        int const id = shapes_.try_emplace(key, static_cast<int>(shapes_.size())).first->second;
        known_[{at, depth}] = id;
        return id;
    }

    int count() {
        std::set<places> reached{beginning(of_)};
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (auto const& at : std::set<places>{reached})
                for (auto const& said : letters)
                    if (auto const next = after(of_, at, said); !next.empty()) reached.insert(next);
        }
        std::set<int> numbers;
        for (auto const& at : reached) numbers.insert(number(at, 16));
        return static_cast<int>(numbers.size());
    }

private:
    random_language const& of_;
    std::map<std::pair<places, int>, int> known_;
    std::map<std::pair<bool, std::array<int, 3>>, int> shapes_;
};

/// How many letters a sentence of `difference` tells of.
int letters_told(std::string_view words) {
    auto const way = words.find(" after ");
    if (way == words.npos) return 0;
    return 1 + static_cast<int>(std::count(words.begin() + static_cast<std::ptrdiff_t>(way), words.end(), ','));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_same_language)

BOOST_AUTO_TEST_CASE(two_machines_are_the_same_where_no_word_tells_them_apart) {
    int same = 0, late = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        writer random{seed};
        auto const a = random.write(), b = random.change(a);
        auto const words = chor::difference(a, b);
        bool const equal = chor::same_language(a, b);
        BOOST_REQUIRE(equal == words.empty());
        BOOST_REQUIRE(equal == chor::same_language(b, a));
        BOOST_REQUIRE(chor::same_language(a, a));
        int const expected = first_difference(a, b, beginning(a), beginning(b), 0);
        if (equal) BOOST_TEST(expected == longest, "seed " << seed);
        else if (expected < longest) BOOST_TEST(letters_told(words) == expected, "seed " << seed << ": " << words);
        else BOOST_TEST(letters_told(words) >= longest, "seed " << seed << ": " << words);
        same += equal;
        late += !equal && expected > 2;
    }
    BOOST_TEST(same > 300);
    BOOST_TEST(late > 30);
}

BOOST_AUTO_TEST_CASE(the_smallest_machine_has_a_state_for_each_future) {
    int smaller = 0, larger = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        auto const a = writer{seed}.write();
        int const least = chor::minimal_state_count(a);
        BOOST_TEST(least == futures{a}.count(), "seed " << seed);
        smaller += least < chor::state_count(a);
        larger += least > chor::state_count(a);
    }
    BOOST_TEST(smaller > 300);
    BOOST_TEST(larger > 30);
}

BOOST_AUTO_TEST_SUITE_END()
