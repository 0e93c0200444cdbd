// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_SESSION_WORDS_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_SESSION_WORDS_HPP

#include <string_view>

#include <handfast/choreography/sentence.hpp>

// What is said about a step that a session does not have.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

struct send_step {
    static constexpr std::string_view verb = "send", call = "send(...)";
};
struct show_step {
    static constexpr std::string_view verb = "show", call = "show(...)";
};
struct receive_step {
    static constexpr std::string_view verb = "receive", call = "receive()";
};
struct finish_step {
    static constexpr std::string_view verb = "finish", call = "finish()";
};
struct abandon_step {
    static constexpr std::string_view verb = "abandon", call = "abandon()";
};
struct split_step {
    static constexpr std::string_view verb = "split", call = "split()";
};
struct join_step {
    static constexpr std::string_view verb = "join", call = "join()";
};
struct look_step {
    static constexpr std::string_view verb = "io", call = "io()";
};

template <class Protocol, class Role, int State, class M>
struct says_no_send {
    static constexpr sentence make() { return complain<Protocol, Role>(State, "may not send", name_of<M>()); }
};
template <class Protocol, class Role, int State, class E>
struct says_no_show {
    static constexpr sentence make() { return complain<Protocol, Role>(State, "is not asked for", name_of<E>()); }
};
template <class Protocol, class Role, int State>
struct says_no_receive {
    static constexpr sentence make() { return complain<Protocol, Role>(State, "may not receive anything", ""); }
};
template <class Protocol, class Role, int State>
struct says_no_finish {
    static constexpr sentence make() { return complain<Protocol, Role>(State, "may not finish", ""); }
};
template <class Step>
struct says_once {
    static constexpr sentence make() {
        sentence words{"a session is used once: write std::move(session)."};
        return words << Step::call;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
