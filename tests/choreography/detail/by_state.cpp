// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/detail/by_state.hpp>

#include "../toy.hpp"

namespace {

using namespace toy;
using namespace chor::detail;

// What counts to 254 has 255 numbers and one more for none.
static_assert(std::is_same_v<small<0>, std::uint8_t> && std::is_same_v<small<254>, std::uint8_t>);
static_assert(std::is_same_v<small<255>, std::uint16_t> && std::is_same_v<small<65000>, std::uint16_t>);

// Each state, the end that an `ends` arrow leads to, and having given up.
using table = table_for<login, client, std::uint8_t>;
static_assert(sizeof(table) == chor::machine_of<login, client>.state_count + 2);

constexpr by_state<char, 3> letters{{'a', 'b', 'c'}};
static_assert(letters[0] == 'a' && letters[2] == 'c');

}  // namespace
