// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/check.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

static_assert(chor::check<login>());
static_assert(chor::sound<login>);

struct silent_end : hf::protocol<hf::message<hello, client, server>, hf::loop<hf::message<line, server, client>>> {};
static_assert(!chor::sound<silent_end>);
static_assert(chor::flaw_of<silent_end, server> == chor::flaw::none);
static_assert(!chor::sound<hf::protocol<hf::message<hello, client, server>>>, "without a name");

template <class Protocol>
concept checked = requires { chor::check<Protocol>(); };
static_assert(checked<login> && !checked<silent_end>);

// Every flaw has words.
constexpr bool all_described() {
    for (int f = 0; f <= static_cast<int>(chor::flaw::stuck); ++f)
        if (describe(static_cast<chor::flaw>(f)).empty()) return false;
    return true;
}
static_assert(all_described());

// Roles, in the order in which they appear.
struct auditor {};
static_assert(chor::role_count<login> == 2);
static_assert(std::is_same_v<chor::role_at<login, 0>, client> && std::is_same_v<chor::role_at<login, 1>, server>);
static_assert(chor::has_role<login, server> && !chor::has_role<login, auditor>);

}  // namespace
