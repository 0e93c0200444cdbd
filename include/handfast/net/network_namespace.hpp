// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_NETWORK_NAMESPACE_HPP
#define HANDFAST_NET_NETWORK_NAMESPACE_HPP

#include <sched.h>

#include <cerrno>

#include <handfast/core/result.hpp>
#include <handfast/net/detail/interface.hpp>
#include <handfast/net/error.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// Moves the calling thread, and what threads and processes it starts from then on, into a network namespace of its
/// own (network_namespaces(7)): one in which there is nothing but the loopback interface, which is brought up. Its
/// ports, addresses and devices are nobody else's, and it is gone with the last thread in it. There is no way back:
/// who wants one starts a process or a thread for what happens there.
///
/// The right to it is root's (CAP_SYS_ADMIN). Where that is missing, a user namespace of its own is tried, which many
/// systems allow anyone, but to a process of one thread only (user_namespaces(7)); the user's files stay the user's.
[[nodiscard]] inline result<void, error> enter_network_namespace() {
    error what{{}, "enter", "a network namespace of its own"};
    if (::unshare(CLONE_NEWNET) != 0) {
        what.code = detail::last_error();
        if (errno != EPERM) return fail(what);
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
            what.more << "this takes CAP_SYS_ADMIN; nor in a user namespace: "
                      << std::string_view{detail::last_error().message()};
            return fail(what);
        }
    }
    if ((what.code = detail::bring_up("lo"))) {
        what.more << "its loopback interface does not come up";
        return fail(what);
    }
    return {};
}

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
