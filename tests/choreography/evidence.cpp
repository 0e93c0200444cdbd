// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/evidence.hpp>

#include <type_traits>

#include "toy.hpp"

using namespace toy;
using chor::flaw;
using chor::flaw_of;

namespace {

class guard;
struct checked_proof : chor::token<guard> {
    using token::token;
};
struct checked_twice : chor::token<guard> {
    using token::token;
};
class guard {
public:
    static constexpr checked_proof check() { return checked_proof{chor::token<guard>::permit{}}; }
    static constexpr checked_twice check_again() { return checked_twice{chor::token<guard>::permit{}}; }
};

// clang-format off
struct guarded : hf::protocol<
    hf::message<hello, client, server>,
    hf::message<proof, client, server>, hf::evidence<checked_proof, server>,
    hf::choice<
        hf::message<welcome, server, client>,
        hf::sequence<hf::evidence<checked_twice, server>, hf::message<line, server, client>>>> {};
// clang-format on

static_assert(chor::check<guarded>());
static_assert(chor::after<guarded, welcome, hf::evidence<checked_proof, server>>);
static_assert(!chor::after<guarded, welcome, hf::evidence<checked_twice, server>>);
static_assert(chor::after<guarded, hf::evidence<checked_proof, server>, proof>);

// Only the guard makes one, and it is used once.
static_assert(!std::is_default_constructible_v<checked_proof> && !std::is_copy_constructible_v<checked_proof>);
static_assert(!std::is_constructible_v<checked_proof, int> && std::is_move_constructible_v<checked_proof>);

template <class Role, int State>
using in = hf::session<guarded, Role, State, end_of<Role>>;
template <class Session, class E>
concept can_be_shown = requires(Session s, E e) { std::move(s).show(std::move(e)); };
template <class Session, class M>
concept sendable = requires(Session s, M m) { std::move(s).send(m); };

// The client does not notice. The server stands still until the proof has been checked.
static_assert(chor::machine_of<guarded, client>.state_count == 4);
constexpr int waits = 2, may_answer = 3;
static_assert(can_be_shown<in<server, waits>, checked_proof> && !sendable<in<server, waits>, welcome>);
static_assert(!can_be_shown<in<server, waits>, checked_twice> && !can_be_shown<in<server, 0>, checked_proof>);
static_assert(!sendable<in<server, waits>, checked_proof>, "evidence is not sent");
static_assert(sendable<in<server, may_answer>, welcome> && !sendable<in<server, may_answer>, line>);
static_assert(!chor::holds<guarded, server, waits, checked_proof>);
static_assert(chor::holds<guarded, server, may_answer, checked_proof>);
static_assert(!chor::holds<guarded, client, 2, checked_proof>, "it is the server's");

// What a state holds is part of it: the same future, with and without evidence, is two states.
struct once
    : hf::protocol<hf::choice<hf::sequence<hf::message<hello, client, server>, hf::evidence<checked_proof, server>>,
                              hf::message<proof, client, server>>,
                   hf::message<welcome, server, client>, hf::message<bye, client, server>> {};
static_assert(chor::sound<once>);
static_assert(chor::machine_of<once, server>.state_count == 8 && chor::machine_of<once, client>.state_count == 4);
constexpr int after_proof = 2, after_check = 3;
static_assert(chor::holds<once, server, after_check, checked_proof> &&
              !chor::holds<once, server, after_proof, checked_proof>);
static_assert(sendable<hf::session<once, server, after_check, end_of<server>>, welcome> &&
              sendable<hf::session<once, server, after_proof, end_of<server>>, welcome>);

// A message proves the same wherever it stands, and each proof has a bit of its own.
struct proven_twice
    : hf::protocol<hf::message<hello, client, server>, hf::message<ping, server, client>,
                   hf::authenticates<hf::message<hello, client, server>>, hf::message<ping, server, client>,
                   hf::authenticates<hf::message<proof, client, server>>> {};
static_assert(chor::holds<proven_twice, server, 1, hello> && !chor::holds<proven_twice, server, 3, proof>);
static_assert(!chor::holds<proven_twice, server, 4, proof> && chor::holds<proven_twice, server, 5, proof>);

// A role cannot both wait for its own check and for a message.
struct either : hf::protocol<hf::choice<hf::evidence<checked_proof, server>, hf::message<hello, client, server>>> {};
static_assert(flaw_of<either, server> == flaw::mixed_choice);

}  // namespace
