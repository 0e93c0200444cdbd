// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <thread>

#include <sodium/core.h>

#include <handfast/crypto/sodium/ready.hpp>

BOOST_AUTO_TEST_SUITE(crypto_sodium_ready)

BOOST_AUTO_TEST_CASE(from_many_threads_and_beside_the_program_s_own_call) {
    std::array<bool, 8> ready{};
    std::vector<std::thread> threads;
    for (auto& mine : ready)
        threads.emplace_back([&mine] {
            if (sodium_init() >= 0) mine = handfast::crypto::sodium::ready();
        });
    for (auto& thread : threads) thread.join();
    BOOST_TEST(std::ranges::all_of(ready, [](bool mine) { return mine; }));
}

BOOST_AUTO_TEST_SUITE_END()
