// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/sentence.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

constexpr hf::sentence place(auto role, int state) {
    hf::sentence words;
    chor::say_place<login, decltype(role)>(words, state);
    return words;
}
constexpr hf::sentence allowed(auto role, int state) {
    hf::sentence words;
    chor::say_allowed<login, decltype(role)>(words, state);
    return words;
}

static_assert(place(client{}, 0) == "at the start");
static_assert(place(client{}, 1) == "after sending hello");
static_assert(place(server{}, 1) == "after receiving hello");
static_assert(place(client{}, 8) == "after sending bye or after receiving bye");
static_assert(place(client{}, 9) == "at the end");

static_assert(allowed(client{}, 1) ==
              "receive challenge; at any time: receive ping, send panic, receive panic, receive bye");
static_assert(allowed(client{}, 5) == "finish; at any time: receive ping, send panic, receive panic, receive bye");
static_assert(allowed(client{}, 8) == "finish");
static_assert(allowed(client{}, 9) == "finish");

// A state that only loops into itself is named by its loop.
struct ticker : hf::protocol<hf::loop<hf::message<line, client, server>>, hf::message<bye, client, server>> {};
static_assert(chor::complain<ticker, client>(1, "may not send", "line") ==
              "the client, after sending bye, may not send line; allowed here: finish");

// Wrapped at spaces, no line longer than what clang prints.
constexpr auto wrapped = chor::detail::wrap(
    "the client, after sending hello, may not send proof; allowed here: receive challenge", 34);
static_assert(wrapped.count == 3);
static_assert(wrapped.begin[1] == 33 && wrapped.size[0] == 32);
static_assert(chor::detail::wrap("a_word_that_is_much_longer_than_a_line_can_ever_be", 34).count == 2);
static_assert(chor::detail::wrap("", 34).count == 0);

}  // namespace
