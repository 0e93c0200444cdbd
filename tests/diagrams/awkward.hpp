// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_DIAGRAMS_AWKWARD_HPP
#define HANDFAST_TESTS_DIAGRAMS_AWKWARD_HPP

#include <string_view>

#include <handfast/choreography/evidence.hpp>
#include <handfast/choreography/words.hpp>

// A protocol whose names mean something to the notations that draw it, and that uses every word there is.
namespace awkward {

namespace chor = handfast::choreography;

/// What has to be shown as it stands here: quotes, tags, marks of PlantUML, Mermaid, Markdown, HTML, DOT, comments.
inline constexpr std::string_view worst = R"(a<b> "q" 'r' **x** __u__ _v_ --s-- //i// ~t `c`)"
                                          R"( [[l]] {{m}} #1 ;x: &lt; %%n %newline() \n \N /'z'/ $d |p| end ü)";

struct end {};  // a word of both notations
struct office {
    static constexpr std::string_view name = "branch <office> \"1\"";
};
template <class T>
struct broker {};

struct worst_message {
    static constexpr std::string_view name = worst;
};
struct worst_evidence {
    static constexpr std::string_view name = worst;
};
struct worst_epoch {
    static constexpr std::string_view name = worst;
};
template <class T>
struct basic {};
struct note {};

// clang-format off
struct names : chor::protocol<
    chor::message<worst_message, end, office>,
    chor::evidence<worst_evidence, office>,
    chor::key<worst_epoch, office, broker<int>>,
    chor::within<chor::seconds<30>, chor::message<worst_message, office, broker<int>>>,
    chor::key<worst_epoch, end, office>,
    chor::choice<
        chor::sequence<
            chor::within<chor::milliseconds<1500>, chor::message<note, office, end>>,
            chor::message<note, office, broker<int>>,
            chor::ends>,
        chor::sequence<
            chor::message<basic<int>, office, end>,
            chor::message<basic<int>, office, broker<int>>>>,
    chor::loop<chor::message<worst_message, end, office>>,
    chor::message<basic<char>, end, office>, chor::closed<end, office>,
    chor::optional<
        chor::message<note, office, broker<int>>,
        chor::both_ways<
            chor::message<worst_message, office, broker<int>>,
            chor::message<worst_message, broker<int>, office>>>,
    chor::message<basic<char>, office, broker<int>>,
    chor::anytime<worst_message, office, end, chor::ends>> {
    static constexpr std::string_view name = worst;
};
// clang-format on

}  // namespace awkward

#endif
