// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/detail/moves.hpp>

#include "../toy.hpp"

namespace {

using namespace toy;
using namespace chor::detail;

constexpr auto& of_client = chor::machine_of<login, client>;

// A step of the order: one state, from the first to the second, under no keys.
constexpr auto& hellos = moves_of<login, client, hello>;
static_assert(hellos.count == 1 && hellos.of[0].from == 0 && hellos.of[0].to == 1 && hellos.of[0].epoch == 0);
static_assert(hellos.meet() && !hellos.stay());

// Data may be sent as long as one's own direction is open, and changes nothing.
constexpr auto& lines = moves_of<login, client, line>;
static_assert(lines.count == 2 && lines.stay() && !lines.meet());
static_assert(lines.of[0].epoch == 1 && lines.of[1].epoch == 1);

// What may come at any time is there in every state that is open, under the keys of that state.
constexpr auto& panics = moves_of<login, client, panic>;
static_assert(panics.meet() && !panics.stay() && panics.of[0].to == of_client.ended);
static_assert(panics.count == of_client.state_count - 2);  // but where the client has said bye, and at the end
static_assert(epochs_of<login, client, panic>[0] == 0 && epochs_of<login, client, panic>[3] == 1);

// What a role never sends has no moves.
static_assert(moves_of<login, client, challenge>.count == 0);

// The tables by state say the same, and that nothing may be sent elsewhere: not at the end, not after giving up.
static_assert(epochs_of<login, client, hello>[0] == 0 && ends_of<login, client, hello>[0] == 1);
constexpr bool only_at_first = [] {
    for (int s = 1; s < of_client.state_count + 2; ++s)
        if (epochs_of<login, client, hello>[s] != chor::epoch_closed) return false;
    return true;
}();
static_assert(only_at_first);
static_assert(epochs_of<login, client, line>[4] == 1 && ends_of<login, client, line>[4] == 4);

// They agree with the machine in every state, for every message of both roles.
template <class Role, class M>
constexpr bool agrees = [] {
    constexpr auto& m = chor::machine_of<login, Role>;
    for (int s = 0; s <= m.state_count; ++s) {
        auto const step = m.find(s, chor::id_of<M>, true);
        if (step.allowed != (epochs_of<login, Role, M>[s] != chor::epoch_closed)) return false;
        if (step.allowed && (ends_of<login, Role, M>[s] != step.to || epochs_of<login, Role, M>[s] != step.epoch))
            return false;
    }
    return true;
}();
template <class... M>
constexpr bool all_agree = (agrees<client, M> && ...) && (agrees<server, M> && ...);
static_assert(all_agree<hello, challenge, proof, welcome, refusal, line, bye, ping, panic>);

// Evidence is shown, and not sent: each has moves of its own.
struct checked {};
struct shows : hf::protocol<hf::message<hello, client, server>, hf::message<challenge, server, client>,
                            hf::evidence<checked, client>, hf::message<proof, client, server>> {};
static_assert(moves_of<shows, client, checked, true>.count == 1 &&
              moves_of<shows, client, checked, true>.of[0].from == 2);
static_assert(moves_of<shows, client, checked, false>.count == 0);
static_assert(moves_of<shows, client, proof, true>.count == 0 && moves_of<shows, client, proof, false>.count == 1);

}  // namespace
