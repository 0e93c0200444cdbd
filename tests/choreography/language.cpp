// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/language.hpp>
#include <handfast/choreography/same_language.hpp>

#include "toy.hpp"

// The toy protocol, written down a second time as a machine, and how machines that differ are told apart.
namespace {

using namespace toy;
using chor::difference;
using chor::language_of;
using chor::same_language;
using namespace chor::written;

enum : int { start, proven, refused, open, said_bye, heard_bye, over };

constexpr chor::language of_client{path(start, {sends<hello>, receives<challenge>, sends<proof>}, proven),
                                   path(proven, {receives<refusal>}, refused),
                                   path(proven, {receives<welcome>}, open),
                                   path(open, {sends<line, secured>}, open),
                                   path(open, {receives<line, secured>}, open),
                                   path(open, {sends<bye, secured>}, said_bye),
                                   path(open, {receives<bye, secured>}, heard_bye),
                                   path(said_bye, {receives<line, secured>}, said_bye),
                                   path(said_bye, {receives<bye, secured>}, over),
                                   path(heard_bye, {sends<line, secured>}, heard_bye),
                                   path(heard_bye, {sends<bye, secured>}, over),
                                   finish(refused, over)};

static_assert(chor::check_same_language<language_of<login, client>, of_client>());
static_assert(same_language(language_of<login, server>, mirrored(of_client)));
static_assert(!same_language(language_of<login, client>, language_of<login, server>));
static_assert(difference(language_of<login, client>, of_client) == "");
// No state is there twice in either, but for the two in which it may be over: after a refusal what may come at any time
// still may.
static_assert(chor::state_count(of_client) == chor::machine_of<login, client>.state_count);
static_assert(chor::minimal_state_count(of_client) == chor::state_count(of_client) - 1);
static_assert(chor::minimal_state_count(language_of<login, server>) == chor::minimal_state_count(of_client));

// How two differ is said by a shortest word.
constexpr chor::language polite{path(start, {sends<hello>, receives<challenge>}, proven), finish(proven)};
constexpr chor::language hasty{path(start, {sends<hello>}, proven), finish(proven)};
constexpr chor::language fickle{path(start, {sends<hello>, receives<challenge>}, proven),
                                path(start, {sends<hello>, receives<refusal>}, proven), finish(proven)};
constexpr chor::language secret{path(start, {sends<hello>, receives<challenge, secured>}, proven), finish(proven)};
constexpr chor::language confused{path(start, {sends<hello>, sends<challenge>}, proven), finish(proven)};
static_assert(difference(polite, hasty) == "only the second may finish after sending hello");
static_assert(difference(hasty, polite) == "only the first may finish after sending hello");
static_assert(difference(polite, fickle, {.keys = false}) == "only the second may receive refusal after sending hello");
static_assert(difference(fickle, polite, {.keys = false}) == "only the first may receive refusal after sending hello");
static_assert(difference(polite, secret) == "only the first may receive challenge unprotected after sending hello");
static_assert(difference(secret, polite) == "only the first may receive challenge under secured after sending hello");
static_assert(same_language(polite, secret, {.keys = false}));
static_assert(difference(polite, confused) == "only the first may receive challenge unprotected after sending hello");
static_assert(difference(polite, mirrored(polite)) == "only the first may send hello unprotected at the start");
constexpr chor::language longer{path(start, {sends<hello>, receives<challenge>}, proven),
                                path(proven, {receives<line>}, proven), finish(proven)};
static_assert(difference(polite, longer, {.keys = false}) ==
              "only the second may receive line after sending hello, receiving challenge");
// What leads nowhere differs as well.
constexpr chor::language dead_end{path(start, {sends<hello>, receives<challenge>}, proven),
                                  path(proven, {sends<panic>}, over), finish(proven)};
static_assert(difference(dead_end, polite) ==
              "only the first may send panic unprotected after sending hello, receiving challenge");

// What a machine looks like inside does not count: states that are there twice, silent steps, choices made too early.
constexpr chor::language twice{path(start, {receives<line>}, proven),
                               path(proven, {receives<line>}, open),
                               path(open, {receives<line>}, proven),
                               path(start, {receives<bye>}, over),
                               path(proven, {receives<bye>}, over),
                               path(open, {receives<bye>}, over),
                               finish(over)};
constexpr chor::language once{path(start, {receives<line>}, start), path(start, {receives<bye>}, over), finish(over)};
constexpr chor::language silent{path(start, {silently}, proven),  path(proven, {receives<line>}, open),
                                path(open, {silently}, start),    path(start, {silently, receives<bye>}, over),
                                path(over, {silently}, said_bye), finish(said_bye)};
constexpr chor::language guessing{path(start, {receives<line>}, start), path(start, {receives<line>}, proven),
                                  path(proven, {receives<bye>}, over), path(start, {receives<bye>}, over),
                                  finish(over)};
static_assert(same_language(twice, once) && same_language(once, silent) && same_language(guessing, twice));
static_assert(chor::state_count(twice) == 4 && chor::minimal_state_count(twice) == 2);
static_assert(chor::state_count(once) == 2 && chor::minimal_state_count(once) == 2);
static_assert(chor::state_count(silent) == 2 && chor::minimal_state_count(silent) == 2);
static_assert(chor::state_count(guessing) == 3 && chor::minimal_state_count(guessing) == 2);

// Evidence is shown to nobody else; a protocol may be over in several places.
struct checked {};
// clang-format off
struct careful : hf::protocol<
    hf::evidence<checked, server>,
    hf::message<hello, client, server>,
    hf::choice<
        hf::sequence<hf::message<refusal, server, client>, hf::ends>,
        hf::sequence<hf::evidence<checked, server>, hf::message<challenge, server, client>>>,
    hf::message<proof, client, server>> {};
// clang-format on
constexpr chor::language of_careful{path(start, {receives<hello>}, proven), path(proven, {sends<refusal>}, over),
                                    path(proven, {sends<challenge>, receives<proof>}, over), finish(over)};
static_assert(same_language(language_of<careful, server>, of_careful));
static_assert(same_language(language_of<careful, client>, mirrored(of_careful)));
static_assert(chor::state_count(language_of<careful, server>) == chor::state_count(of_careful));
static_assert(chor::machine_of<careful, server>.state_count == chor::state_count(of_careful) + 2);

// Kinds of a message are letters of their own, unless one asks for what travels.
struct number {};
template <bool Even>
struct number_that_is {
    using carrier = number;
    static constexpr std::string_view name = Even ? "even" : "odd";
    static constexpr bool matches(number const&) { return Even; }
};
struct counting : hf::protocol<hf::choice<hf::message<number_that_is<true>, client, server>,
                                          hf::message<number_that_is<false>, client, server>>> {};
constexpr chor::language of_counting{path(start, {sends<number>}, over), finish(over)};
static_assert(same_language(language_of<counting, client>, of_counting, {.kinds = false}));
static_assert(difference(language_of<counting, client>, of_counting, {.keys = false}) ==
              "only the first may send even at the start");

// The names of states do not matter, nor that the start is not the first of them; one part's unnamed states are not
// another's.
constexpr chor::language backwards{path(70, {sends<hello>, receives<challenge>, sends<proof>}, 3),
                                   path(70, {sends<hello>, receives<refusal>, sends<bye>}, 3), finish(3)};
constexpr chor::language forwards{path(0, {sends<hello>}, 1), path(1, {receives<challenge>, sends<proof>}, 2),
                                  path(1, {receives<refusal>, sends<bye>}, 2), finish(2)};
constexpr chor::language in_parts{backwards, forwards};
static_assert(same_language(backwards, forwards));
static_assert(chor::state_count(backwards) == 6 && chor::minimal_state_count(backwards) == 5);
static_assert(same_language(in_parts, backwards) && chor::state_count(in_parts) == 11);

// Languages of nothing.
struct nothing : hf::protocol<hf::optional<hf::message<hello, client, server>>> {};
constexpr chor::language only_over = finish(over);
static_assert(difference(language_of<nothing, client>, only_over, {.keys = false}) ==
              "only the first may send hello at the start");
static_assert(same_language(only_over, finish(start, over)) && chor::minimal_state_count(only_over) == 1);
static_assert(!same_language(only_over, chor::language<0, 0>{}));

template <auto const& A, auto const& B>
concept has_value = requires { static_cast<bool>(chor::check_same_language<A, B>); };
static_assert(!has_value<polite, secret>, "without parentheses");
template <auto const& A, auto const& B>
concept checked_same = requires { chor::check_same_language<A, B>(); };
static_assert(checked_same<once, twice> && !checked_same<once, polite>);
static_assert(chor::check_same_language<polite, secret, chor::compared{.keys = false}>());

}  // namespace
