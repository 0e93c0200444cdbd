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

/// How the messages of `Protocol` are spelled, by arrow.
template <class Protocol>
std::vector<std::string_view> spelled_messages() {
    return []<int... A>(std::integer_sequence<int, A...>) {
        return std::vector<std::string_view>{spelled<chor::message_at<Protocol, A>>()...};
    }(std::make_integer_sequence<int, chor::script_of<Protocol>.view().arrow_count>{});
}

template <class Protocol, class Role>
void write_calls(std::vector<std::string>& lines) {
    constexpr auto& m = chor::machine_of<Protocol, Role>;
    constexpr auto text = chor::script_of<Protocol>.view();
    auto const messages = spelled_messages<Protocol>();
    auto const first = [&](int a) {
        for (int i = 0; i < a; ++i)
            if (text.arrows[i].message == text.arrows[a].message) return false;
        return !text.arrows[a].local;
    };
    for (int s = 0; s <= m.state_count; ++s)
        for (int a = 0; a < text.arrow_count; ++a) {
            if (!first(a) || m.find(s, text.arrows[a].message, true).allowed) continue;
            std::string line{"void f" + std::to_string(lines.size()) + "(chor::session<"};
            line.append(spelled<Protocol>()).append(", ").append(spelled<Role>()).append(", ");
            line.append(std::to_string(s)).append(", nowhere>&& s, ");
            line.append(messages[static_cast<std::size_t>(a)]);
            line.append(" const& m) { auto n = std::move(s).send(m); }  // expect: ");
            line.append(chor::complain<Protocol, Role>(s, "may not send", text.arrows[a].name).view());
            lines.push_back(line + "\n");
        }
}

/// At most `count` illegal calls of `Protocol`, spread over all that there are.
template <class Protocol>
void write_illegal(std::size_t count) {
    std::vector<std::string> lines;
    [&]<int... R>(std::integer_sequence<int, R...>) {
        (write_calls<Protocol, chor::role_at<Protocol, R>>(lines), ...);
    }(std::make_integer_sequence<int, chor::role_count<Protocol>>{});
    auto const wanted = count < lines.size() ? count : lines.size();
    for (std::size_t i = 0; i < wanted; ++i) std::fputs(lines[i * lines.size() / wanted].c_str(), stdout);
}

}  // namespace tests

#endif
