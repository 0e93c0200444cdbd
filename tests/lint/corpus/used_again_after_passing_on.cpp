// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

void take(talking s);
void take_by_reference(talking&& s);
template <class Session>
void take_any(Session s);
void look(talking const& s);

void to_a_function() {
    auto s = meet();
    take(std::move(s));
    (void)std::move(s).abandon();  // misuse
}

void to_a_function_by_reference() {
    auto s = meet();
    take_by_reference(std::move(s));
    (void)std::move(s).abandon();  // misuse
}

void to_a_template() {
    auto s = meet();
    take_any(std::move(s));
    (void)std::move(s).abandon();  // misuse
}

void to_another_variable() {
    auto s = meet();
    auto t = std::move(s);
    (void)std::move(t).abandon();
    (void)std::move(s).abandon();  // misuse
}

void to_a_connection() {
    auto s = meet();
    connection c{std::move(s)};
    (void)std::move(s).abandon();  // misuse
}

void to_a_lambda() {
    auto s = meet();
    auto const later = [s = std::move(s)]() mutable { (void)std::move(s).abandon(); };
    (void)std::move(s).abandon();  // misuse
}

void on_one_branch() {
    auto s = meet();
    if (maybe()) take(std::move(s));
    (void)std::move(s).abandon();  // misuse
}

void once() {
    auto s = meet();
    look(s);
    take(std::move(s));
    connection c{meet()};
    take_any(meet());
}
