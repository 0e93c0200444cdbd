// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/detail/outlook.hpp>

#include "../toy.hpp"

namespace {

using namespace toy;
using namespace chor::detail;
using chor::progress;

constexpr auto& of_client = chor::machine_of<login, client>;
constexpr auto& seen = outlook_of<login, client>;

// The client's turn, though an alarm of the server's may come already.
static_assert(seen[0].without() == progress::your_turn && seen[0].looks() && seen[0].epoch() == 0);
// The server's turn.
static_assert(seen[1].without() == progress::need_bytes && seen[1].looks() && seen[1].epoch() == 0);
// The server's keys change one message after the client's.
static_assert(seen[3].without() == progress::need_bytes && seen[3].epoch() == 0);
static_assert(seen[4].without() == progress::need_bytes && seen[4].epoch() == 1);

// Over: at the end of the order, at the end that an `ends` arrow leads to, and after giving up.
constexpr bool over_where_the_machine_is = [] {
    for (int s = 0; s <= of_client.state_count; ++s)
        if (seen[s].over() != of_client.over(s)) return false;
    return true;
}();
static_assert(over_where_the_machine_is && seen[of_client.ended].over() && seen[of_client.ended + 1].over());
static_assert(seen[of_client.ended].without() == progress::ended && !seen[of_client.ended].looks());

// Nothing is looked for where nothing may come: one's own turn without anything at any time.
struct plain : hf::protocol<hf::message<hello, client, server>, hf::message<challenge, server, client>> {};
static_assert(!outlook_of<plain, client>[0].looks() && !outlook_of<plain, client>[0].over());
static_assert(outlook_of<plain, client>[0].without() == progress::your_turn);

// The end has come, but what may come at any time still may.
struct rings : hf::protocol<hf::message<hello, client, server>, hf::anytime<ping, server, client>> {};
static_assert(outlook_of<rings, client>[1].without() == progress::ended && outlook_of<rings, client>[1].looks());

}  // namespace
