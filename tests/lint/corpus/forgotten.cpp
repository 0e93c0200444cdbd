// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void after_a_step() {
    auto s = greet();
    auto w = std::move(s).send(hello{});
}  // misuse

void at_once() { auto s = greet(); }  // misuse

void in_a_block() {
    { auto s = greet(); }  // misuse
    (void)maybe();
}

void written_over() {
    auto s = meet();
    s = meet();  // misuse
    (void)std::move(s).abandon();
}

void looked_at_only() {
    auto s = meet();
    (void)s.io();
}  // misuse

void thrown_away() {
    meet().send(line{});  // misuse
}

void an_outcome_thrown_away() {
    greet().send(hello{}).receive();  // misuse
}

start gives_back() {
    auto s = greet();
    return s;
}

connection::position_type gives_back_a_place() {
    auto s = meet();
    if (maybe()) return std::move(s).send(line{});
    if (maybe()) return chor::abandoned{};  // misuse
    return s;
}

connection gives_back_a_connection() {
    auto s = meet();
    return connection{std::move(s)};
}

void over_and_done() {
    auto s = meet().send(bye{});
    static_assert(std::is_same_v<decltype(s), over>);
}
