// SPDX-License-Identifier: BSL-1.0
// Whether the contenders do the same, on many conversations with a peer that does as it likes; and whether any of them
// allocates. cost.py builds and runs it before it counts anything. Prints the number of steps compared.
#include <cstdio>
#include <cstdlib>
#include <new>
#include <random>

#include "driver.hpp"
#include "driver_by_hand.hpp"
#include "wire.hpp"

namespace {
long allocations = 0;
}

// Nothing of these may be called, and what is freed is nothing.
void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size)) return memory;
    std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace benchmarks;

struct pair {
    wire wires[2]{};
    application applications[2]{};
    with_choreography::driver first{line{&wires[0]}};
    by_hand::driver second{line{&wires[1]}};

    void arrives(kind_of_message what, bool malformed, bool broken) {
        for (auto& it : wires) {
            it.here = what;
            it.malformed = malformed;
            it.broken = broken;
        }
    }
    [[nodiscard]] bool alike() const {
        return wires[0].done == wires[1].done && wires[0].here == wires[1].here &&
               applications[0].done == applications[1].done && with_choreography::over(first) == by_hand::over(second);
    }
    [[nodiscard]] bool sends_alike(int what) {
        switch (what) {
            case 0: return with_choreography::send_hello(first, {}) == by_hand::send_hello(second, {});
            case 1: return with_choreography::send_data(first, {}) == by_hand::send_data(second, {});
            case 2: return with_choreography::send_close(first, {}) == by_hand::send_close(second, {});
            default: return with_choreography::send_alert(first, {}) == by_hand::send_alert(second, {});
        }
    }
};

[[noreturn]] void differ(long conversation) {
    std::fprintf(stderr, "the contenders differ in conversation %ld\n", conversation);
    std::exit(1);
}

/// Mostly what is due, so that all states are reached; else anything.
kind_of_message next_message(std::minstd_rand& random, int& at) {
    using enum kind_of_message;
    static constexpr kind_of_message due[] = {
        server_hello, certificate, certificate_request, server_hello_done, change_cipher_spec, finished,
        data,         data,        close_notify};
    if (random() % 16 == 0) return static_cast<kind_of_message>(random() % kinds_of_message);
    if (at == 2 && random() % 2 == 0) ++at;
    return at < 9 ? due[at++] : data;
}

void straight_runs() {
    for (int broken = 0; broken < 2; ++broken)
        for (int what = 0; what < kinds_of_message; ++what)
            for (int malformed = 0; malformed < 2; ++malformed) {
                pair p;
                p.arrives(static_cast<kind_of_message>(what), malformed != 0, broken != 0);
                with_choreography::send_five(line{&p.wires[0]});
                by_hand::send_five(line{&p.wires[1]});
                auto const one = with_choreography::receive_two(line{&p.wires[0]}, p.applications[0]);
                if (one != by_hand::receive_two(line{&p.wires[1]}, p.applications[1]) || !p.alike()) differ(-1);
                p.arrives(static_cast<kind_of_message>(what), malformed != 0, broken != 0);
                auto const two = with_choreography::receive_two_for_others(line{&p.wires[0]}, p.applications[0]);
                if (two != by_hand::receive_two_for_others(line{&p.wires[1]}, p.applications[1]) || !p.alike())
                    differ(-1);
            }
}

}  // namespace

int main() {
    straight_runs();
    std::minstd_rand random{1};
    long steps = 0;
    for (long c = 0; c < 200000; ++c) {
        pair p;
        int at = 0;
        for (int k = 0; k < 20; ++k, ++steps) {
            if (k == 0 ? random() % 8 != 0 : random() % 8 == 0) {
                if (!p.sends_alike(k == 0 ? 0 : static_cast<int>(random() % 64 == 0 ? 3 : random() % 3))) differ(c);
            } else if (random() % 4 != 0 && p.wires[0].here == kind_of_message::nothing) {
                p.arrives(next_message(random, at), random() % 64 == 0, random() % 128 == 0);
            }
            if (with_choreography::feed(p.first, p.applications[0]) != by_hand::feed(p.second, p.applications[1]))
                differ(c);
            if (!p.alike()) differ(c);
        }
    }
    std::printf("%ld %ld\n", steps, allocations);
    return 0;
}
