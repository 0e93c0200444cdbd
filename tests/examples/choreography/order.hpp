// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_EXAMPLES_CHOREOGRAPHY_ORDER_HPP
#define HANDFAST_TESTS_EXAMPLES_CHOREOGRAPHY_ORDER_HPP

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What compiles, as text: for each state that is reached, every message is tried on its typed session.
namespace order {

namespace chor = handfast::choreography;

struct nowhere {
    template <class M>
    void put(auto const&, int, auto...);
    chor::readiness pending(int);
    template <class M>
    bool is();
    template <class M>
    std::optional<M> take();
};

struct step {
    int from = 0, to = 0;
    std::string_view does, name;
};
using steps = std::vector<step>;

/// The step of `M` from the type `Session`, where the compiler takes it. Never on a session that was not given up.
template <class Session, class M>
void try_message(steps& all) {
    constexpr auto name = chor::name_of<chor::label_of_t<M>>();
    static_assert(!requires(Session& s, M m) { s.send(m); }, "a session is used once");
    if constexpr (requires(Session s, M m) { std::move(s).send(m); })
        all.push_back({Session::state, decltype(std::declval<Session>().send(std::declval<M>()))::state, "send", name});
    if constexpr (requires(Session s, M m) { std::move(s).show(std::move(m)); })
        all.push_back({Session::state, decltype(std::declval<Session>().show(std::declval<M>()))::state, "show", name});
    if constexpr (requires(Session s) { std::move(s).receive(); }) {
        using outcome = decltype(std::declval<Session>().receive());
        if constexpr (requires(outcome& o) { get_if<M>(&o); }) {
            using found = std::remove_pointer_t<decltype(get_if<M>(std::declval<outcome*>()))>;
            all.push_back({Session::state, decltype(found::next)::state, "receive", name});
        }
    }
}

template <class Session, class... Messages>
void try_all(steps& all) {
    (try_message<Session, Messages>(all), ...);
    if constexpr (requires(Session s) { std::move(s).finish(); }) all.push_back({Session::state, 0, "finish", {}});
}

/// "0: send hello 1", one line a step, the states numbered as they are met.
template <class Protocol, class Role, class... Messages>
[[nodiscard]] std::string of() {
    steps all;
    [&]<int... S>(std::integer_sequence<int, S...>) {
        (try_all<chor::session<Protocol, Role, S, nowhere>, Messages...>(all), ...);
    }(std::make_integer_sequence<int, chor::machine_of<Protocol, Role>.state_count + 1>{});

    std::vector<int> met{0};
    auto const number = [&](int state) {
        for (std::size_t i = 0; i < met.size(); ++i)
            if (met[i] == state) return std::to_string(i);
        met.push_back(state);
        return std::to_string(met.size() - 1);
    };
    std::string text;
    for (std::size_t i = 0; i < met.size(); ++i)
        for (auto const& it : all) {
            if (it.from != met[i]) continue;
            text.append(std::to_string(i)).append(": ").append(it.does);
            if (!it.name.empty()) text.append(" ").append(it.name).append(" ").append(number(it.to));
            text += '\n';
        }
    return text;
}

}  // namespace order

#endif
