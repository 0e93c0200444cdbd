// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/minimise.hpp>

#include <handfast/choreography/machine.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

using ask = hf::message<hello, client, server>;
using answer = hf::message<challenge, server, client>;
using part_of_it = hf::message<line, client, server>;

// Different ways to the same future meet.
struct detour
    : hf::protocol<
          ask, hf::choice<hf::sequence<part_of_it, answer>, hf::sequence<hf::message<proof, client, server>, answer>>> {
};
static_assert(chor::machine_of<detour, client>.state_count == 4);

// A loop comes back to the type it started from, however often its body is written.
struct round_trip : hf::protocol<hf::loop<ask, answer>, hf::loop<ask, answer>, hf::message<bye, client, server>> {};
static_assert(chor::machine_of<round_trip, client>.state_count == 3);
static_assert(chor::machine_of<round_trip, client>.find(1, chor::id_of<challenge>, false).to == 0);

// The same future under other keys is another state.
struct same_future
    : hf::protocol<
          hf::choice<hf::sequence<ask, hf::key<secured, server, client>, answer>, hf::sequence<part_of_it, answer>>> {};
static_assert(chor::machine_of<same_future, client>.state_count == 5);
constexpr auto& kept = chor::machine_of<same_future, client>;
static_assert(kept.epoch(kept.find(0, chor::id_of<hello>, true).to, false) == 1);
static_assert(kept.epoch(kept.find(0, chor::id_of<line>, true).to, false) == 0);

// A long chain of one and the same message is the worst case for the refinement: no two states are alike.
struct chain : hf::protocol<hf::sequence<part_of_it, part_of_it, part_of_it, part_of_it>,
                            hf::sequence<part_of_it, part_of_it, part_of_it, part_of_it>, answer> {};
static_assert(chor::machine_of<chain, client>.state_count == 10);

}  // namespace
