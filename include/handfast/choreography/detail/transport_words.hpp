// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_TRANSPORT_WORDS_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_TRANSPORT_WORDS_HPP

#include <concepts>

#include <handfast/choreography/roles.hpp>
#include <handfast/choreography/sentence.hpp>
#include <handfast/choreography/transport.hpp>

// What a type lacks that is to be the transport of a role: asked where a session starts, so that it is not found out
// in the middle of this library.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

enum class lack : unsigned char { nothing, copies, pending, put, is, take };

/// The first arrow that the role sends, or else receives; -1 where there is none.
template <class Protocol, class Role, bool Sends>
inline constexpr int first_arrow = [] {
    auto const text = script_of<Protocol>.view();
    for (int a = 0; a < text.arrow_count; ++a)
        if (auto const& it = text.arrows[a]; !it.local && (Sends ? it.from : it.to) == id_of<Role>) return a;
    return -1;
}();

template <class Protocol, int Arrow>
using carried_by = carrier_of_t<message_at<Protocol, Arrow>>;

template <class Protocol, class Role, class IO>
constexpr lack find_lack() {
    if constexpr (!std::copyable<IO>) return lack::copies;
    else if constexpr (!transport<IO>) return lack::pending;
    else {
        if constexpr (constexpr int out = first_arrow<Protocol, Role, true>; out >= 0) {
            using M = carried_by<Protocol, out>;
            using to = receiver_at<Protocol, out>;
            if constexpr (
                !requires(IO io, M const& m) { io.template put<M>(m, 0); } &&
                !requires(IO io, M const& m) { io.template put<M>(m, 0, to{}); })
                return lack::put;
        }
        if constexpr (constexpr int in = first_arrow<Protocol, Role, false>; in >= 0) {
            using M = carried_by<Protocol, in>;
            if constexpr (!requires(IO io) {
                              { io.template is<M>() } -> std::convertible_to<bool>;
                          })
                return lack::is;
            if constexpr (!requires(IO io) { M{*io.template take<M>()}; }) return lack::take;
        }
        return lack::nothing;
    }
}

template <class Protocol, class Role, class IO>
struct says_no_transport {
    static constexpr sentence make() {
        sentence words;
        words << name_of<IO>() << " is no transport for the " << name_of<Role>() << ": ";
        switch (find_lack<Protocol, Role, IO>()) {
            case lack::copies: words << "it cannot be copied"; break;
            case lack::pending: words << "it has no `readiness pending(int epoch)`"; break;
            case lack::put: say_member<true>(words, "put", "(message, int epoch)`"); break;
            case lack::is: say_member<false>(words, "is", "()`"); break;
            case lack::take: say_member<false>(words, "take", "()` that gives an optional one"); break;
            case lack::nothing: break;
        }
        return words;
    }

private:
    template <bool Sends>
    static constexpr void say_member(sentence& words, std::string_view member, std::string_view rest) {
        constexpr int arrow = first_arrow<Protocol, Role, Sends>;
        words << "it has no `" << member << '<';
        if constexpr (arrow >= 0) words << name_of<carried_by<Protocol, arrow>>();
        words << '>' << rest;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
