// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_MISUSE_HPP
#define HANDFAST_CHOREOGRAPHY_MISUSE_HPP

#include <handfast/choreography/sentence.hpp>

#ifdef HANDFAST_CHECK_SESSIONS
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <utility>
#endif

// What the type of a session does not stop, caught at run time where HANDFAST_CHECK_SESSIONS is defined, as it should
// be in builds for debugging:
//
//   - a step or `io()` of a session that was used before, or moved from. (Such a session can be moved, and what it is
//     moved to is such a session.)
//   - a session that is destroyed or written over, having been neither finished nor abandoned nor carried on. That is
//     allowed where the protocol is over (nothing can be sent or received any more), and while an exception is on its
//     way. It is also allowed where a connection lent the session, to a handler or to the step of `go_on`, and for what
//     comes of it: the connection goes on from what these return, and `abandoned{}` says that they give up.
//
// Halves of a session (split_session.hpp) are watched as it is. Without the macro nothing is checked, and a session is
// exactly its handle. With it the session is another type to the linker: parts of a program that hand each other
// sessions do not link where only some of them have the macro.
namespace handfast::inline HANDFAST_ABI::choreography {

namespace detail {
/// Whether a session may be used still, and whether whoever has it answers for its end.
enum class life : unsigned char { lent, held, gone };
}  // namespace detail

#ifdef HANDFAST_CHECK_SESSIONS
#define HANDFAST_SESSION_TAG [[gnu::abi_tag("checked")]]

/// Says on stderr what was done, and aborts.
[[noreturn]] inline void abort_in_words(sentence const& words) {
    std::fprintf(stderr, "handfast: %s\n", words.c_str());
    std::abort();
}

/// What is called with the words. A function that returns lets the program go on as if nothing had been noticed. It is
/// called by destructors, and must not throw.
inline std::atomic<void (*)(sentence const&)> on_misuse{&abort_in_words};

namespace detail {

/// The life of a session in `State`.
template <class Protocol, class Role, int State>
class HANDFAST_SESSION_TAG liveness {
public:
    constexpr explicit liveness(life life) noexcept : life_(life) {}
    constexpr liveness(liveness&& from) noexcept : life_(from.leave()) {}
    constexpr liveness& operator=(liveness&& from) noexcept {
        if (this == &from) return *this;
        drop();
        life_ = from.leave();
        return *this;
    }
    constexpr ~liveness() { drop(); }

    /// Called by each step before anything else.
    template <class Step, class M = void>
    constexpr void use() const {
        if (life_ == life::gone) use_again<Step, M>();
    }
    /// For the session that comes after this one. What was complained of once is not complained of again.
    [[nodiscard]] constexpr life pass() noexcept {
        life const was = leave();
        return was == life::gone ? life::lent : was;
    }

private:
    constexpr life leave() noexcept { return std::exchange(life_, life::gone); }
    constexpr void drop() const {
        if (life_ == life::held && !machine_of<Protocol, Role>.over(State)) forget();
    }

    static void forget() {
        if (std::uncaught_exceptions() == 0) say("dropped its session, neither finished nor abandoned");
    }
    template <class Step, class M>
    static void use_again() {
        sentence did{"called "};
        did << Step::verb << '(';
        if constexpr (!std::is_void_v<M>) did << name_of<M>();
        did << ") on a session that had been used or moved from";
        say(did);
    }
    static void say(std::string_view did) {
        sentence words;
        words << name_of<Protocol>() << ": " << complain<Protocol, Role>(State, did, "");
        on_misuse.load()(words);
    }

    life life_;
};

}  // namespace detail
#else
#define HANDFAST_SESSION_TAG

namespace detail {

/// One for all sessions: nothing is compiled once a state.
struct no_liveness {
    constexpr explicit no_liveness(life) noexcept {}
    template <class Step, class M = void>
    constexpr void use() const noexcept {}
    [[nodiscard]] constexpr life pass() const noexcept { return life::lent; }
};
template <class Protocol, class Role, int State>
using liveness = no_liveness;

}  // namespace detail
#endif

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
