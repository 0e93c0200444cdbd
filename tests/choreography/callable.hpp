// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_CALLABLE_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_CALLABLE_HPP

#include <utility>

// What compiles. Whoever asks, asks here: a compiler remembers the answer, and the sentence of a refusal is dear.
namespace tests {

template <class Session, class M>
concept sendable = requires(Session s, M const& m) { std::move(s).send(m); };
template <class Session, class E>
concept showable = requires(Session s, E e) { std::move(s).show(std::move(e)); };

}  // namespace tests

#endif
