// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_EXPECT_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_EXPECT_HPP

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <handfast/choreography.hpp>

// What `receive()` gave, asked for by the message that is wanted.
namespace examples {

namespace detail {
template <class... Alternatives>
struct all_of : std::type_identity<Alternatives>... {};

template <class M, class Next>
handfast::choreography::received<M, Next> pick(std::type_identity<handfast::choreography::received<M, Next>>);

template <class M, class... Alternatives>
auto received_in(std::variant<Alternatives...>&) -> decltype(pick<M>(all_of<Alternatives...>{}));
}  // namespace detail

/// The `M` among the outcomes of `receive()`, with the session after it; null where something else came.
template <class M, class Outcome>
[[nodiscard]] auto* got(Outcome& outcome) {
    return std::get_if<decltype(detail::received_in<M>(outcome))>(&outcome);
}

/// The same where nothing else will do: throws what came instead.
template <class M, class... Alternatives>
[[nodiscard]] auto expect(std::variant<Alternatives...> outcome) {
    if (auto* const found = got<M>(outcome)) return std::move(*found);
    std::visit(
        []<class Other>(Other& other) {
            if constexpr (requires { other.again; }) (void)std::move(other.again).abandon();
            else if constexpr (requires { other.here; }) (void)std::move(other.here).abandon();
            else (void)std::move(other.next).abandon();
        },
        outcome);
    throw std::runtime_error{"no " + std::string{handfast::choreography::name_of<M>()} + " came"};
}

/// The message that `session` receives next, which must be an `M`, with the session after it.
template <class M, class Session>
[[nodiscard]] auto expect(Session session) {
    return expect<M>(std::move(session).receive());
}

}  // namespace examples

#endif
