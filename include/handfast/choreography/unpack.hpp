// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_UNPACK_HPP
#define HANDFAST_CHOREOGRAPHY_UNPACK_HPP

#include <type_traits>
#include <utility>

#include <handfast/choreography/outcome.hpp>
#include <handfast/choreography/sentence.hpp>
#include <handfast/core/overloaded.hpp>
#include <handfast/core/result.hpp>

// Takes apart what `receive` gave:
//
//     hf::match(std::move(outcome), functions...)     calls the one that takes what is held; each needs one
//     get_if<M>(&outcome)         -> received<M, Next>*    null where no M was received
//     get<M>(std::move(outcome))  -> received<M, Next>     throws `not_received` where no M was received
//     abandon(std::move(outcome))                     gives up, whatever came
namespace handfast::inline HANDFAST_ABI {

namespace choreography {

/// Thrown by `get<M>` where no `M` was received. The session has been abandoned.
/// "the client, after sending hello, received no challenge: nothing has come yet"
class not_received : public failure {
public:
    using failure::failure;
};

/// Gives up whatever came.
template <class Here, class... Received>
constexpr void abandon(outcome<Here, Received...>&& given) {
    std::move(given).visit([]<class Held>(Held&& held) {
        if constexpr (requires { held.again; }) (void)std::move(held.again).abandon();
        else if constexpr (requires { held.here; }) (void)std::move(held.here).abandon();
        else (void)std::move(held.next).abandon();
    });
}

namespace detail {

/// Whether there is a `received<M, ...>` among `Received`.
template <class M, class... Received>
concept among = requires { received_in<M>(static_cast<all_received<Received...>*>(nullptr)); };

template <class Here>
constexpr void say_whose(sentence& words) {
    using protocol = typename Here::protocol_type;
    using role = typename Here::role_type;
    words << "the " << name_of<role>() << ", ";
    say_place<protocol, role>(words, Here::state);
}

template <class Here, class M>
struct says_not_among {
    static constexpr sentence make() {
        return complain<typename Here::protocol_type, typename Here::role_type>(Here::state, "may not receive",
                                                                                name_of<M>());
    }
};

template <class Held>
constexpr void say_alternative(sentence& words, std::type_identity<Held>) {
    if constexpr (requires(Held held) { held.message; }) words << "a received " << name_of<decltype(Held::message)>();
    else if constexpr (requires(Held held) { held.again; }) words << "pending";
}
template <class S>
constexpr void say_alternative(sentence& words, std::type_identity<refused<S>>) {
    words << "refused";
}
template <class S>
constexpr void say_alternative(sentence& words, std::type_identity<failed<S>>) {
    words << "failed";
}

template <class Functions, class Here, class... Received>
inline constexpr bool takes_all = std::is_invocable_v<Functions&, pending<Here>> &&
                                  std::is_invocable_v<Functions&, refused<Here>> &&
                                  std::is_invocable_v<Functions&, failed<Here>> &&
                                  (std::is_invocable_v<Functions&, Received> && ...);

/// Whether `Functions` takes whatever may be held, and gives one type for all of it.
template <class Functions, class Here, class... Received>
inline constexpr bool matches_all = [] {
    if constexpr (takes_all<Functions, Here, Received...>) {
        using result = std::invoke_result_t<Functions&, pending<Here>>;
        return std::is_same_v<result, std::invoke_result_t<Functions&, refused<Here>>> &&
               std::is_same_v<result, std::invoke_result_t<Functions&, failed<Here>>> &&
               (std::is_same_v<result, std::invoke_result_t<Functions&, Received>> && ...);
    }
    return false;
}();

struct says_unpacked_once {
    static constexpr sentence make() { return "what receive gave is taken apart once: write std::move(outcome)"; }
};

template <class Functions, class Here, class... Received>
struct says_unmatched {
    static constexpr sentence make() {
        if (takes_all<Functions, Here, Received...>) return "the functions of match return different types";
        sentence words{"match has no function for "};
        auto const is_it = [&]<class Held>(std::type_identity<Held> it) {
            if (std::is_invocable_v<Functions&, Held>) return false;
            say_alternative(words, it);
            return true;
        };
        (void)(is_it(std::type_identity<pending<Here>>{}) || is_it(std::type_identity<refused<Here>>{}) ||
               is_it(std::type_identity<failed<Here>>{}) || (is_it(std::type_identity<Received>{}) || ...));
        words << ", which may be what receive gives: ";
        say_whose<Here>(words);
        return words;
    }
};

template <class M, class Here, class... Received>
[[noreturn]] void throw_not_received(outcome<Here, Received...>&& given) {
    sentence words;
    say_whose<Here>(words);
    words << ", received no " << name_of<M>() << ": ";
    if (given.pending()) words << "nothing has come yet";
    else if (given.refused()) {
        words << "what came may not come there; allowed here: ";
        say_allowed<typename Here::protocol_type, typename Here::role_type>(words, Here::state);
    } else if (given.failed()) words << "the transport could give no message";
    else words << given.message_name() << " came";
    abandon(std::move(given));
    handfast::detail::raise(not_received{words});
}

}  // namespace detail

/// The `M` that was received, and the session after it; null where something else came.
template <class M, class Here, class... Received>
    requires(detail::among<M, Received...>)
[[nodiscard]] constexpr auto* get_if(outcome<Here, Received...>* given) noexcept {
    return given->template find<M>();
}
template <class M, class Here, class... Received>
    requires(!detail::among<M, Received...>)
auto get_if(outcome<Here, Received...>* given)
    -> decltype(in_words<detail::says_not_among<Here, M>, !detail::among<M, Received...>>());

/// The `M` that was received, and the session after it, where nothing else will do: throws `not_received` otherwise.
template <class M, class Here, class... Received>
    requires(detail::among<M, Received...>)
[[nodiscard]] constexpr auto get(outcome<Here, Received...>&& given) {
    if (auto* const found = given.template find<M>()) return std::move(*found);
    detail::throw_not_received<M>(std::move(given));
}
template <class M, class Here, class... Received>
    requires(!detail::among<M, Received...>)
auto get(outcome<Here, Received...>&& given)
    -> decltype(in_words<detail::says_not_among<Here, M>, !detail::among<M, Received...>>());

template <class M, class Here, class... Received>
auto get(outcome<Here, Received...>& given) -> decltype(in_words<detail::says_unpacked_once>());

}  // namespace choreography

/// Calls the one of `functions` that takes what `receive` gave, and returns what it returns: the same type for all.
template <class Here, class... Received, class... Functions>
    requires(
        choreography::detail::matches_all<detail::overloaded<std::remove_cvref_t<Functions>...>, Here, Received...>)
constexpr decltype(auto) match(choreography::outcome<Here, Received...>&& given, Functions&&... functions) {
    return std::move(given).visit(
        detail::overloaded<std::remove_cvref_t<Functions>...>{std::forward<Functions>(functions)...});
}
template <class Here, class... Received, class... Functions>
    requires(
        !choreography::detail::matches_all<detail::overloaded<std::remove_cvref_t<Functions>...>, Here, Received...>)
auto match(choreography::outcome<Here, Received...>&& given, Functions&&... functions)
    -> decltype(choreography::in_words<
                choreography::detail::says_unmatched<detail::overloaded<std::remove_cvref_t<Functions>...>, Here,
                                                     Received...>,
                !choreography::detail::matches_all<detail::overloaded<std::remove_cvref_t<Functions>...>, Here,
                                                   Received...>>());

template <class Here, class... Received, class... Functions>
auto match(choreography::outcome<Here, Received...>& given, Functions&&... functions)
    -> decltype(choreography::in_words<choreography::detail::says_unpacked_once>());

}  // namespace handfast::inline HANDFAST_ABI

#endif
