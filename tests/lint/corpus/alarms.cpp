// SPDX-License-Identifier: BSL-1.0
#include "lint/talk.hpp"

using namespace lint;

// What clang complains of though it is right, and how it is written so that it does not. Each of these is in the
// documentation.

void to_leave_an_endless_loop_before_the_way_on() {
    auto s = meet();
    for (;;) {
        if (maybe()) {
            (void)std::move(s).send(bye{}).finish();
            return;
        }
        s = std::move(s).send(line{});  // false alarm
    }
}

void to_leave_it_after_the_way_on() {
    auto s = meet();
    for (;;) {
        if (!maybe()) {
            s = std::move(s).send(line{});
        } else {
            (void)std::move(s).send(bye{}).finish();
            return;
        }
    }
}

void to_leave_a_loop_by_its_condition() {
    auto s = meet();
    while (!maybe()) s = std::move(s).send(line{});
    (void)std::move(s).send(bye{}).finish();
}

void one_condition_in_two_places() {
    auto s = meet();
    bool const brief = maybe();
    if (brief) (void)std::move(s).send(bye{}).finish();
    if (!brief) (void)std::move(s).send(line{}).send(bye{}).finish();  // false alarm
}  // false alarm

void one_condition_in_one() {
    auto s = meet();
    if (maybe()) (void)std::move(s).send(bye{}).finish();
    else (void)std::move(s).send(line{}).send(bye{}).finish();
}

void by_another_name() {
    auto s = meet();
    auto& same = s;
    (void)std::move(same).abandon();
}  // false alarm

void by_its_own() {
    auto s = meet();
    (void)std::move(s).abandon();
}

void by_a_lambda_that_refers_to_it() {
    auto s = meet();
    auto const later = [&] { (void)std::move(s).abandon(); };
    later();
}  // false alarm

void by_a_lambda_that_has_it() {
    auto later = [s = meet()]() mutable { (void)std::move(s).abandon(); };
    later();
}

void carry_on(talking& s) {
    s = std::move(s).send(line{});  // false alarm
}

void by_reference() {
    auto s = meet();
    carry_on(s);
    (void)std::move(s).abandon();  // false alarm
}

talking carried_on(talking s) { return std::move(s).send(line{}); }

void by_value() {
    auto s = meet();
    s = carried_on(std::move(s));
    (void)std::move(s).abandon();
}
