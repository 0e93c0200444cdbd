// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_ILLEGAL_WRITE_HPP
#define HANDFAST_TESTS_ILLEGAL_WRITE_HPP

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "illegal/pairs.hpp"

// Writes illegal calls down as source, one a line, each with the sentence that its error must say.
namespace tests {

/// The spelling of a type as a program can write it.
template <class T>
std::string_view spelled() {
    std::string_view const function = __PRETTY_FUNCTION__;
    auto const begin = function.find("T = ") + 4;
    auto end = function.find("; std::string_view", begin);  // g++ explains its return type
    if (end == std::string_view::npos) end = function.rfind(']');
    return function.substr(begin, end - begin);
}

template <class Protocol, class Role, int State, int Arrow>
void write_call(std::vector<std::string>& lines) {
    constexpr auto& it = chor::script_of<Protocol>.arrows[Arrow];
    using M = chor::message_at<Protocol, Arrow>;
    if constexpr (it.symbol == Arrow && !it.local && !chor::can_send<Protocol, Role, State, M>) {
        std::string line{"void f("};
        line.append(spelled<chor::session<Protocol, Role, State, nowhere>>()).append("&& s, ");
        line.append(spelled<M>()).append(" const& m) { auto n = std::move(s).send(m); }  // expect: ");
        line.append(chor::complain<Protocol, Role>(State, "may not send", chor::name_of<M>()).view());
        lines.push_back(line + "\n");
    }
}

/// At most `count` illegal calls of `Protocol`, spread over all that there are.
template <class Protocol>
void write_illegal(std::size_t count) {
    std::vector<std::string> lines;
    [&]<int... R>(std::integer_sequence<int, R...>) {
        auto const role = [&]<int I>(std::integral_constant<int, I>) {
            using Role = chor::role_at<Protocol, I>;
            auto const state = [&]<int S, int... A>(std::integral_constant<int, S>, std::integer_sequence<int, A...>) {
                (write_call<Protocol, Role, S, A>(lines), ...);
            };
            using all_arrows = std::make_integer_sequence<int, chor::script_of<Protocol>.view().arrow_count>;
            [&]<int... S>(std::integer_sequence<int, S...>) {
                (state(std::integral_constant<int, S>{}, all_arrows{}), ...);
            }(std::make_integer_sequence<int, chor::machine_of<Protocol, Role>.state_count + 1>{});
        };
        (role(std::integral_constant<int, R>{}), ...);
    }(std::make_integer_sequence<int, chor::role_count<Protocol>>{});
    auto const wanted = count < lines.size() ? count : lines.size();
    for (std::size_t i = 0; i < wanted; ++i) std::fputs(lines[i * lines.size() / wanted].c_str(), stdout);
}

}  // namespace tests

#endif
