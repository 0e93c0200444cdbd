// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/check.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

struct auditor {};

static_assert(chor::check<login>());
static_assert(chor::sound<login>);

struct silent_end : hf::protocol<hf::message<hello, client, server>, hf::loop<hf::message<line, server, client>>> {};
static_assert(!chor::sound<silent_end>);
static_assert(chor::flaw_of<silent_end, server> == chor::flaw::none);
static_assert(!chor::sound<hf::protocol<hf::message<hello, client, server>>>, "without a name");

template <class Protocol>
concept checked = requires { chor::check<Protocol>(); };
static_assert(checked<login> && !checked<silent_end>);

// Without parentheses there is no value, of any assertion: else `static_assert(check_never<...>)` would hold
// whatever it says.
template <class P>
concept has_value = requires { static_cast<bool>(chor::check<P>); };
template <class P>
concept after_has_value = requires { static_cast<bool>(chor::check_after<P, welcome, hello>); };
template <class P>
concept never_has_value = requires { static_cast<bool>(chor::check_never<P, auditor>); };
template <class P>
concept under_has_value = requires { static_cast<bool>(chor::check_under<P, line, secured>); };
template <class P>
concept sent_by_has_value = requires { static_cast<bool>(chor::check_sent_by<P, hello, client>); };
template <class P>
concept compatible_has_value = requires { static_cast<bool>(chor::check_compatible<P, client, P, server>); };
static_assert(!has_value<login> && !after_has_value<login> && !never_has_value<login> && !under_has_value<login> &&
              !sent_by_has_value<login> && !compatible_has_value<login>);
static_assert(
    requires { chor::check_after<login, welcome, hello>(); } && requires { chor::check_never<login, auditor>(); } &&
    requires { chor::check_under<login, line, secured>(); } &&
    requires { chor::check_sent_by<login, hello, client>(); } &&
    requires { chor::check_compatible<login, client, login, server>(); });

// Every flaw has words.
constexpr bool all_described() {
    for (int f = 0; f <= static_cast<int>(chor::flaw::stuck); ++f)
        if (describe(static_cast<chor::flaw>(f)).empty()) return false;
    return true;
}
static_assert(all_described());

// Roles, in the order in which they appear.
static_assert(chor::role_count<login> == 2);
static_assert(std::is_same_v<chor::role_at<login, 0>, client> && std::is_same_v<chor::role_at<login, 1>, server>);
static_assert(chor::has_role<login, server> && !chor::has_role<login, auditor>);

}  // namespace
