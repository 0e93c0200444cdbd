// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_LINT_TALK_HPP
#define HANDFAST_TESTS_LINT_TALK_HPP

#include <utility>

#include "choreography/toy.hpp"

// What the corpus is about: a hello, its challenge, lines, and a bye.
namespace lint {

using namespace toy;

struct talk : hf::protocol<hf::message<hello, client, server>, hf::message<challenge, server, client>,
                           hf::loop<hf::message<line, client, server>>, hf::message<bye, client, server>> {};

using io = end_of<client>;
using connection = hf::connection<talk, client, io>;
template <int State>
using at = hf::session<talk, client, State, io>;
using start = at<0>;
using waiting = at<1>;
using talking = at<2>;
using over = at<3>;
static_assert(chor::machine_of<talk, client>.over(over::state));

using answer = decltype(std::declval<waiting>().receive());
using met = chor::received<challenge, talking>;

/// A session in each of these states, over wires of this program.
inline wires net;
inline start greet() { return hf::start<talk, client>(io{&net}); }
inline answer hear() {
    net.to_client.push_back({chor::id_of<challenge>, 1, 0});
    return greet().send(hello{}).receive();
}
inline met await() { return get<challenge>(hear()); }
inline talking meet() { return await().next; }

/// What nobody can know beforehand.
inline bool maybe() { return !net.to_server.empty(); }

}  // namespace lint

#endif
