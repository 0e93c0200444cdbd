// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_LAWS_GENERATED_HPP
#define HANDFAST_TESTS_LAWS_GENERATED_HPP

// The laws for bytes that are made up from a message's own description.

#include <handfast/wire/generate.hpp>
#include <handfast/wire/print.hpp>

#include "laws/codec.hpp"

namespace laws {

/// What is generated is a message, and all laws hold for the shortest and a long one.
template <class M>
void generated_are_valid(unsigned seeds) {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        auto const bytes = wire::generate<M>(seed);
        BOOST_CHECK_MESSAGE(accepted_or_refused<M>(bytes, "generated"), in_words(wire::decode<M>(bytes))
                                                                            << ": " << handfast::to_hex(bytes));
        if (auto const m = wire::decode<M>(bytes); m && !bytes.empty())
            BOOST_CHECK(wire::print(*m).starts_with(wire::detail::name_of<M>()));
    }
    auto const shortest = wire::generate<M>(0, wire::extent::least);
    BOOST_CHECK(shortest.size() >= wire::least_size<M>);
    BOOST_CHECK(accepted_or_refused<M>(shortest, "the shortest"));
    for (std::size_t const room : {300u, 60000u}) {
        auto const longest = wire::generate<M>(1, wire::extent::greatest, room);
        BOOST_CHECK(longest.size() <= room && longest.size() <= wire::greatest_size<M>);
        BOOST_CHECK(accepted_or_refused<M>(longest, "the longest"));
    }
}

/// One broken bound is refused, and as what it is.
template <class M>
void nearly_valid_are_refused(unsigned seeds) {
    unsigned count = 0;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        auto const broken = wire::generate_broken<M>(seed);
        if (!broken) continue;
        ++count;
        BOOST_CHECK_MESSAGE(!accepted_or_refused<M>(broken->bytes, "nearly valid"), handfast::to_hex(broken->bytes));
        auto const refused = wire::decode<M>(broken->bytes);
        if (!refused && broken->expected != wire::failure::none)
            BOOST_CHECK_MESSAGE(refused.error().what == broken->expected,
                                "another failure was expected: " << describe(refused.error()) << ": "
                                                                 << handfast::to_hex(broken->bytes));
    }
    // A message without any bound has nothing to break.
    BOOST_CHECK(count > seeds / 2 || wire::detail::greedy<wire::codec<M>>);
}

template <class... Messages>
void hold_for_generated(unsigned seeds) {
    (generated_are_valid<Messages>(seeds), ...);
    (nearly_valid_are_refused<Messages>(seeds), ...);
    (every_truncation<Messages>(wire::generate<Messages>(3, wire::extent::random, 300)), ...);
    (short_outputs<Messages>(wire::generate<Messages>(4, wire::extent::random, 300)), ...);
}

}  // namespace laws

#endif
