// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_TRANSPORT_WORDS_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_TRANSPORT_WORDS_HPP

#include <concepts>
#include <optional>
#include <string_view>

#include <handfast/choreography/roles.hpp>
#include <handfast/choreography/sentence.hpp>
#include <handfast/choreography/transport.hpp>

// What a type lacks that is to be the transport of a role: asked where a session starts, so that it is not found out
// in the middle of this library.
namespace handfast::inline HANDFAST_ABI::choreography::detail {

enum class lack : unsigned char { nothing, copies, pending, is, take, peek };

/// The first arrow that comes to the role; -1 where there is none. What is put is not asked for here: it may be
/// anything that has the label of the arrow.
template <class Protocol, class Role>
inline constexpr int first_received = [] {
    auto const text = script_of<Protocol>.view();
    for (int a = 0; a < text.arrow_count; ++a)
        if (!text.arrows[a].local && text.arrows[a].to == id_of<Role>) return a;
    return -1;
}();

template <class Protocol, class Role, class IO>
constexpr lack find_lack() {
    if constexpr (!std::copyable<IO>) return lack::copies;
    else if constexpr (!transport<IO>) return lack::pending;
    else {
        if constexpr (constexpr int arrow = first_received<Protocol, Role>; arrow >= 0) {
            using message = message_at<Protocol, arrow>;
            using M = carrier_of_t<message>;
            if constexpr (!requires(IO io) {
                              { io.template is<M>() } -> std::convertible_to<bool>;
                          })
                return lack::is;
            if constexpr (!requires(IO io) {
                              { io.template take<M>() } -> std::convertible_to<std::optional<M>>;
                          })
                return lack::take;
            if constexpr (kind<message> && !requires(IO io) {
                              { io.template peek<M>() } -> std::convertible_to<std::optional<M>>;
                          })
                return lack::peek;
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
            case lack::is: say_member(words, "is", "()`"); break;
            case lack::take: say_member(words, "take", "()` that gives an optional one"); break;
            case lack::peek: say_member(words, "peek", "()` that gives an optional one"); break;
            case lack::nothing: break;
        }
        return words;
    }

private:
    static constexpr void say_member(sentence& words, std::string_view member, std::string_view rest) {
        constexpr int arrow = first_received<Protocol, Role>;
        words << "it has no `" << member << '<';
        if constexpr (arrow >= 0) words << name_of<carrier_of_t<message_at<Protocol, arrow>>>();
        words << '>' << rest;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
