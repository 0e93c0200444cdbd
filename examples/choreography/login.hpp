// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_LOGIN_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_LOGIN_HPP

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/choreography.hpp>

/// A login: who somebody is, a question that only they can answer, and then lines both ways.
namespace login_example {

namespace hf = handfast;

// clang-format off
struct client {};
struct server {};
struct session_key {};
struct right_answer : hf::token<class password_file> { using token::token; };  // nobody else can make one

struct hello     { std::string user; };
struct challenge { std::uint64_t nonce = 0; };
struct proof     { std::uint64_t answer = 0; };
struct welcome   {};
struct refusal   { std::string why; };
struct line      { std::string words; };
struct bye       {};

template <class From, class To>
using lines = hf::sequence<hf::loop<hf::message<line, From, To>>, hf::message<bye, From, To>, hf::closed<From, To>>;

struct login : hf::protocol<
    hf::message<hello,     client, server>,
    hf::message<challenge, server, client>,
    hf::message<proof,     client, server>, hf::key<session_key, client, server>,
    hf::choice<
        hf::sequence<
            hf::evidence<right_answer, server>,
            hf::message<welcome, server, client>, hf::key<session_key, server, client>,
            hf::both_ways<lines<client, server>, lines<server, client>>>,
        hf::message<refusal, server, client>>> {};

static_assert(hf::check<login>());
static_assert(hf::after<login, welcome, hf::evidence<right_answer, server>>);  // nobody is let in unchecked,
static_assert(hf::after<login, line, welcome>);                                // talks before,
static_assert(hf::never<login, line, refusal>);                                // or after being sent away;
static_assert(hf::under<login, line, session_key>);                            // and nobody else listens
// clang-format on

using text = std::vector<std::string>;

/// What only those can answer who know the password. FNV-1a is no MAC: it stands here for one.
inline std::uint64_t answer_to(std::uint64_t nonce, std::string_view password) {
    for (char const c : password) nonce = (nonce ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return nonce;
}

/// Whoever is known, and the only one that says so.
class password_file {
public:
    password_file(std::map<std::string, std::string> passwords) : passwords_(std::move(passwords)) {}

    [[nodiscard]] std::optional<right_answer> check(hello const& who, challenge asked, proof given) const {
        auto const known = passwords_.find(who.user);
        if (known == passwords_.end() || given.answer != answer_to(asked.nonce, known->second)) return std::nullopt;
        return right_answer{hf::token<password_file>::permit{}};
    }

private:
    std::map<std::string, std::string> passwords_;
};

/// The client: what the server answers to `say`, or its reason to refuse.
template <class IO>
text log_in(IO io, std::string const& user, std::string const& password, text const& say) {
    auto [asked, in_doubt] = get<challenge>(hf::start<login, client>(io).send(hello{user}).receive());
    auto verdict = std::move(in_doubt).send(proof{answer_to(asked.nonce, password)}).receive();
    if (auto* const no = get_if<refusal>(&verdict)) {
        (void)std::move(no->next).finish();
        return {no->message.why};
    }
    auto inside = get<welcome>(std::move(verdict)).next;
    for (auto const& words : say) inside = std::move(inside).send(line{words});
    auto listening = std::move(inside).send(bye{});
    for (text heard;;) {
        auto outcome = std::move(listening).receive();
        if (auto* const more = get_if<line>(&outcome)) {
            heard.push_back(more->message.words);
            listening = std::move(more->next);
        } else {
            (void)get<bye>(std::move(outcome)).next.finish();
            return heard;
        }
    }
}

/// The server: says every line back, in its own words. True where it let the client in.
template <class IO>
bool serve(IO io, password_file const& known, challenge const asked) {
    auto [who, met] = get<hello>(hf::start<login, server>(io).receive());
    auto [given, judging] = get<proof>(std::move(met).send(asked).receive());
    auto right = known.check(who, asked, given);
    if (!right) {
        (void)std::move(judging).send(refusal{"nobody here knows you"}).finish();
        return false;
    }
    auto inside = std::move(judging).show(*std::move(right)).send(welcome{});
    for (;;) {
        auto outcome = std::move(inside).receive();
        if (auto* const said = get_if<line>(&outcome)) {
            inside = std::move(said->next).send(line{who.user + " said " + said->message.words});
        } else {
            (void)get<bye>(std::move(outcome)).next.send(bye{}).finish();
            return true;
        }
    }
}

}  // namespace login_example

#endif
