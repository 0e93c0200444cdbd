// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/choreography/overlap.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

struct is_small {
    static constexpr std::string_view name = "a small proof";
    static constexpr bool matches(proof const& p) { return p.value < 10; }
};
struct is_large {
    static constexpr std::string_view name = "a large proof";
    static constexpr bool matches(proof const& p) { return p.value >= 10; }
};
struct is_huge {
    static constexpr std::string_view name = "a huge proof";
    static constexpr bool matches(proof const& p) { return p.value > 90; }
};
struct is_known {
    static constexpr std::string_view name = "a known proof";
    static constexpr bool matches(proof const& p, int known) { return p.value == known; }
};
template <class Predicate, class From = client, class To = server>
using proves = hf::message<chor::when<proof, Predicate>, From, To>;

template <class... Kinds>
struct either : hf::protocol<hf::choice<hf::sequence<Kinds, hf::message<welcome, server, client>>...>> {};

// What overlaps, but never in one state.
struct one_after_the_other
    : hf::protocol<proves<is_large>, hf::choice<proves<is_huge>, proves<is_small>>, proves<is_large, server, client>> {
};
struct no_kinds : hf::protocol<hf::message<proof, client, server>> {};

/// 0 to 99, again and again.
struct counting {
    int next = 0;
    template <class M>
    constexpr M operator()() {
        return M{next++ % 100};
    }
};

template <class Protocol>
constexpr chor::overlap_report look(int count = 200) {
    return chor::find_overlap<Protocol>(counting{}, count);
}

static_assert(look<either<proves<is_small>, proves<is_large>>>().overlap == "", "before the program runs");

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_overlap)

BOOST_AUTO_TEST_CASE(kinds_that_are_told_apart) {
    auto const found = look<either<proves<is_small>, proves<is_large>>>();
    BOOST_TEST(found.overlap == "");
    BOOST_TEST(found.gap == "");
    BOOST_TEST(found.unchecked == "");
    BOOST_TEST(found.groups == 1);
    BOOST_TEST(found.drawn == 200);
}

BOOST_AUTO_TEST_CASE(kinds_that_are_not) {
    auto const found = look<either<proves<is_small>, proves<is_large>, proves<is_huge>>>();
    BOOST_TEST(found.overlap.view() == "the server, at the start, may take one proof for both a large proof and a huge "
                                       "proof (message 92 of those drawn)");
    BOOST_TEST(found.gap == "");
    // A generator that never draws one does not find it.
    BOOST_TEST((look<either<proves<is_large>, proves<is_huge>>>(91).overlap == ""));
}

BOOST_AUTO_TEST_CASE(what_is_no_kind_at_all) {
    auto const found = look<either<proves<is_small>, proves<is_huge>>>();
    BOOST_TEST(found.overlap == "");
    BOOST_TEST(found.gap.view() == "the server, at the start, takes one proof for neither a small proof nor a huge "
                                   "proof (message 11 of those drawn)");
}

BOOST_AUTO_TEST_CASE(only_what_may_come_in_one_state_is_compared) {
    auto const found = look<one_after_the_other>();
    BOOST_TEST(found.overlap == "");
    BOOST_TEST(found.groups == 1);
    BOOST_TEST(found.gap.view() ==
               "the server, after receiving a large proof, takes one proof for neither a huge proof "
               "nor a small proof (message 11 of those drawn)");
}

BOOST_AUTO_TEST_CASE(what_an_end_has_to_know) {
    auto const found = look<either<proves<is_small>, proves<is_known>>>();
    BOOST_TEST(found.unchecked.view() ==
               "the server, at the start, needs to know more to tell whether a proof is a known proof");
    BOOST_TEST(found.overlap == "");
    BOOST_TEST(found.gap == "");
    auto const others = look<either<proves<is_large>, proves<is_known>, proves<is_huge>>>();
    BOOST_TEST(!others.unchecked.empty());
    BOOST_TEST(!others.overlap.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_where_there_is_nothing_to_tell_apart) {
    BOOST_TEST(look<no_kinds>().drawn == 0);
    BOOST_TEST(look<login>().drawn == 0);
}

BOOST_AUTO_TEST_SUITE_END()
