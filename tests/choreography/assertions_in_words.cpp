// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/assertions_in_words.hpp>

#include "toy.hpp"

using namespace toy;
using chor::from;

static_assert(chor::check_after<login, welcome, proof>() && chor::check_never<login, line, refusal>() &&
              chor::check_never<login, secured>() && chor::check_under<login, line, secured>() &&
              chor::check_sent_by<login, challenge, server>());

template <class Says>
constexpr bool says(std::string_view words) {
    return Says::make().view() == words;
}
using chor::detail::says_not_after, chor::detail::says_not_never, chor::detail::says_not_sent_by,
    chor::detail::says_not_under;

static_assert(
    says<says_not_after<login, hello, challenge>>("login: hello may come with no challenge before it: hello"));
static_assert(says<says_not_after<login, refusal, welcome>>(
    "login: refusal may come with no welcome before it: hello, challenge, proof, refusal"));
static_assert(says<says_not_after<login, from<line, server>, from<line, client>>>(
    "login: line of the server may come with no line of the client before it: hello, challenge, proof, welcome, line"));
static_assert(says<says_not_after<login, panic, hello>>("login: panic may come at any time"));
static_assert(says<says_not_after<login, secured, hello>>("login: there is no secured"));
static_assert(says<says_not_after<login, hello, from<hello, server>>>("login: there is no hello of the server"));

static_assert(says<says_not_never<login, proof, hello>>("login: proof may come all the same: hello, challenge, proof"));
static_assert(says<says_not_never<login, line, welcome>>(
    "login: line may come all the same: hello, challenge, proof, welcome, line"));
struct chat : hf::protocol<hf::message<hello, client, server>, hf::loop<hf::message<line, client, server>>,
                           hf::message<bye, client, server>> {};
static_assert(says<says_not_never<chat, bye, line>>("chat: bye may come all the same: hello, line, bye"));
static_assert(says<says_not_never<chat, line, line>>("chat: line may come all the same: hello, line, line"));
static_assert(says<says_not_never<login, proof>>("login: proof is one of its messages"));
static_assert(says<says_not_never<login, hello, secured>>("login: there is no secured"));

static_assert(says<says_not_under<login, proof, secured>>("login: proof does not always travel under secured"));
static_assert(says<says_not_under<login, line, hello>>("login: no key of it is called hello"));
static_assert(
    says<says_not_under<login, panic, secured>>("login: panic may come at any time, under the keys of the moment"));

static_assert(says<says_not_sent_by<login, challenge, client>>("login: challenge is sent by the server"));
static_assert(says<says_not_sent_by<login, line, client>>("login: line is sent by the server"));
static_assert(says<says_not_sent_by<login, secured, client>>("login: there is no secured"));
