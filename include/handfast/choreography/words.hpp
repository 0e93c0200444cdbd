// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_WORDS_HPP
#define HANDFAST_CHOREOGRAPHY_WORDS_HPP

#include <handfast/version.hpp>

// The words in which an order of messages is written. A role is an empty struct with a `name`; a
// message is any type (see `label_of_t` and `name_of`), or a kind of one (see kind.hpp).
namespace handfast::inline HANDFAST_ABI::choreography {

/// An order of messages, in reading order. Always the base of a named struct,
/// `struct login : protocol<...> {};`, because an alias would be spelled out in every diagnostic.
template <class... Steps>
struct protocol {};

/// `From` sends `Message` to `To`.
template <class Message, class From, class To>
struct message {};

/// One after the other.
template <class... Steps>
struct sequence {};

/// One of the branches. Whoever sends first in a branch chooses; that must be one role for all of them.
template <class... Branches>
struct choice {};

/// May be left out.
template <class... Steps>
struct optional {};

/// Zero or more times.
template <class... Steps>
struct loop {};

/// Two parts that are independent of each other, as the two directions of a full-duplex stream are.
template <class A, class B>
struct both_ways {};

/// From here on, what `From` sends to `To` is protected under `Epoch`. Before the first one it travels unprotected.
template <class Epoch, class From, class To>
struct key {};

/// From here on `From` sends nothing more to `To`: not even what may otherwise come at any time.
template <class From, class To>
struct closed {};

/// What a message that may come at any time does to the order: nothing, or it ends the protocol.
struct stays {};
/// As a step of its own: the protocol is over here. What a branch that does not go on ends with.
struct ends {};

/// `From` may send `Message` to `To` at any time, until the direction is `closed` or the protocol has ended. It
/// travels under the keys of the moment. Where a step of the order sends the same message, that step is meant.
/// Holds for the whole protocol, wherever in it the word stands.
template <class Message, class From, class To, class After = stays>
struct anytime {};

/// Here `Role` goes on only with a token of type `Evidence`, which only a passed check can make (see evidence.hpp):
/// `std::move(session).show(token)`. A step of the role alone; the others do not notice it.
template <class Evidence, class Role>
struct evidence {};

/// What these steps send authenticates its sender: whoever receives it must not be left without it because another
/// message stands in its place. See `flaw::skips_authentication`.
template <class... Steps>
struct authenticates {};

/// A stretch of time for `within`; `count` is in milliseconds.
template <unsigned Count>
struct milliseconds {
    static constexpr unsigned count = Count;
};
/// A time for `within`, in seconds.
template <unsigned Count>
struct seconds {
    static_assert(Count <= 4'294'967, "`seconds<Count>` requires `Count` to be at most 4294967, some 49 days");
    static constexpr unsigned count = 1000 * Count;
};

/// Each message of these steps comes at most `Duration` (`seconds<30>`) after the step before it. The inner one of two
/// counts. An event loop has it from `connection::deadline()`, as a table from `deadline_of`.
template <class Duration, class... Steps>
struct within {};

/// The steps of another protocol.
template <class Protocol>
struct part {};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
