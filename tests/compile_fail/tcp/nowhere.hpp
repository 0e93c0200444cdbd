// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_COMPILE_FAIL_TCP_NOWHERE_HPP
#define HANDFAST_TESTS_COMPILE_FAIL_TCP_NOWHERE_HPP

#include <utility>

#include <handfast/choreography.hpp>
#include <handfast/tcp/handshake.hpp>

#include "choreography/nowhere.hpp"

// A transport that leads nowhere, and TCP's states before one is established.
namespace nowhere {

using namespace handfast::tcp;

/// The session after `s` has received a `Message`.
template <class Message, class Session>
auto receive(Session s) {
    return get<Message>(std::move(s).receive()).next;
}

inline auto in_listen() { return handfast::start<opening, passive>(tests::nowhere{}); }
inline auto in_syn_sent() { return handfast::start<opening, active>(tests::nowhere{}).send(syn{}); }

}  // namespace nowhere

#endif
