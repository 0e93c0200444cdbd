// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_TRACE_STEP_HPP
#define HANDFAST_CHOREOGRAPHY_TRACE_STEP_HPP

#include <handfast/choreography/detail/faces.hpp>

// What a conversation consists of, as plain values: what trace.hpp makes, and what a test or a log can hold.
namespace handfast::inline HANDFAST_ABI::choreography {

/// One step of a conversation: a message that is received as it is sent, or evidence that a role shows.
struct trace_step {
    int arrow = -1;        ///< index into `script::arrows`: which message, or which evidence
    int from = 0, to = 0;  ///< roles, as in `role_at`; evidence is from the role that shows it to itself
    int epoch = 0;         ///< under which keys the message travels

    [[nodiscard]] constexpr bool local() const { return from == to; }
    friend constexpr bool operator==(trace_step const&, trace_step const&) = default;
};

/// What is illegal about a step.
enum class misstep : unsigned char {
    none,       ///< nothing: no illegal step was found
    not_sent,   ///< its sender may not send it there
    not_asked,  ///< the role is not asked for this evidence there
    wrong_key,  ///< it may come, but under another key
};

/// A step that may not stand where it does.
struct illegal_step {
    misstep why = misstep::none;
    trace_step step{};
    int role = 0, state = 0;  ///< who breaks the order, or with a wrong key who must refuse; and where that one is
    bool receiver_notices = false;  ///< the receiver may not receive it. That it came from another role, or before
                                    ///< its sender had shown evidence, it cannot know
    bool watcher_notices = false;   ///< nor may a watcher see it
};

/// "client to server: hello", "server: a verified certificate"
template <class Protocol>
[[nodiscard]] constexpr sentence describe(trace_step const& it) {
    constexpr auto& roles = detail::role_names<Protocol>;
    sentence words;
    words << roles[it.from].name;
    if (!it.local()) words << " to " << roles[it.to].name;
    return words << ": " << script_of<Protocol>.arrows[it.arrow].name;
}

/// "the client, after sending hello, may not send proof; allowed here: receive challenge"
template <class Protocol>
[[nodiscard]] constexpr sentence describe(illegal_step const& it) {
    constexpr auto text = script_of<Protocol>.view();
    auto const& role = detail::faces_of<Protocol>[it.role];
    switch (it.why) {
        case misstep::none: break;
        case misstep::not_sent: return role.complain(it.state, "may not send", text.arrows[it.step.arrow].name);
        case misstep::not_asked: return role.complain(it.state, "is not asked for", text.arrows[it.step.arrow].name);
        case misstep::wrong_key: {
            sentence what{text.arrows[it.step.arrow].name};
            what << " under " << text.epoch_names[it.step.epoch];
            return role.complain(it.state, "may not receive", what);
        }
    }
    return "nothing is wrong";
}

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
