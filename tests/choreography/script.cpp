// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/script.hpp>

#include "toy.hpp"

using namespace toy;
using chor::word_kind;

namespace {

// clang-format off
struct greeting : hf::protocol<
    hf::message<hello, client, server>, hf::key<secured, client, server>,
    hf::optional<
        hf::message<line, client, server>>,
    hf::message<bye, server, client>, hf::closed<server, client>> {};
struct twice : hf::protocol<
    hf::part<greeting>,
    hf::part<greeting>,
    hf::anytime<panic, client, server, hf::ends>> {};
// clang-format on

constexpr auto& text = chor::script_of<greeting>;
static_assert(text.view().word_count == 6 && text.view().arrow_count == 3);
static_assert(text.words[0].kind == word_kind::message && text.words[0].end == 1);
static_assert(text.words[1].kind == word_kind::key && text.words[1].epoch == 1);
static_assert(text.words[2].kind == word_kind::optional && text.words[2].end == 4);
static_assert(text.words[3].kind == word_kind::message && text.words[3].arrow == 1);
static_assert(text.words[5].kind == word_kind::closed && text.words[5].direction == text.words[4].direction);
static_assert(text.direction_count == 2 && text.epoch_count == 2);
static_assert(text.arrows[0].name == "hello" && text.arrows[0].from_name == "client");
static_assert(text.arrows[1].word == 3);
static_assert(text.epoch_names[0] == "unprotected" && text.epoch_names[1] == "secured");

static_assert(chor::epoch_index<greeting, secured> == 1);
static_assert(chor::epoch_index<greeting, chor::unprotected> == 0);
static_assert(chor::epoch_index<greeting, hello> == -1);

// The steps of a part are written out; the same message between the same roles keeps its symbol.
constexpr auto& both = chor::script_of<twice>;
static_assert(both.view().word_count == 2 * (1 + 6) + 1 && both.view().arrow_count == 7);
static_assert(both.words[0].kind == word_kind::sequence && both.words[0].end == 7);
static_assert(both.arrows[3].symbol == 0 && both.arrows[5].symbol == 2 && both.arrows[6].symbol == 6);
static_assert(both.arrows[6].anytime && both.arrows[6].ends && !both.arrows[5].anytime);
static_assert(both.epoch_count == 2 && both.direction_count == 2);

static_assert(std::is_same_v<chor::message_at<twice, 4>, line>);
static_assert(std::is_same_v<chor::receiver_at<twice, 5>, client>);

static_assert(chor::detail::named_protocol<greeting>);
static_assert(!chor::detail::named_protocol<hf::protocol<hf::message<hello, client, server>>>);
static_assert(!chor::detail::named_protocol<hello>);

}  // namespace
