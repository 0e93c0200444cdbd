// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_COMPATIBLE_HPP
#define HANDFAST_CHOREOGRAPHY_COMPATIBLE_HPP

#include <handfast/choreography/check.hpp>
#include <handfast/choreography/detail/incompatibility.hpp>

// Whether two roles that were written independently can talk to each other, while messages are under way.
namespace handfast::inline HANDFAST_ABI::choreography {

/// How many messages may wait in each queue where nothing else is said.
inline constexpr int usual_bound = 4;

/// Whether `RoleA` of one protocol can talk to `RoleB` of another, perhaps written separately, over two queues that
/// hold up to `Bound` messages each: in every moment that the two can come to,
///  - what comes next to a role that receives, or is over, is a message it may receive there, under the same key. A
///    role that only sends, or shows evidence, leaves it waiting;
///  - none may finish with a message unread, or wait for one where the other waits as well or may finish.
///
/// Messages and keys count, by their types; a kind of message is taken for its carrier where no kind of that is told
/// apart. With a `Bound` of 0 each message is received as it is sent (in lock step). What may come at any time must be
/// taken at any time, with the same effect; the moments in which it comes are not looked at. Neither may talk to third
/// roles.
///
/// A proof for queues of that length: a role that runs further ahead of its peer needs longer ones.
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound = usual_bound>
inline constexpr bool compatible = detail::are_compatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>();

/// What is wrong, in a sentence; empty where the two are compatible.
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound = usual_bound>
[[nodiscard]] constexpr sentence incompatibility() {
    return detail::says_incompatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>::make();
}

/// `static_assert(check_compatible<imap, client, our_imap, server>())`: where the two are not compatible, the
/// compiler's first line says why.
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound = usual_bound>
    requires(detail::are_compatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>())
constexpr bool check_compatible() {
    return true;
}
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound = usual_bound>
    requires(!detail::are_compatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>())
auto check_compatible() -> decltype(in_words<detail::says_incompatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>,
                                             !detail::are_compatible<ProtocolA, RoleA, ProtocolB, RoleB, Bound>()>());
template <class ProtocolA, class RoleA, class ProtocolB, class RoleB, int Bound = usual_bound>
void check_compatible(detail::parentheses_are_missing);

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
