// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>
#include <chrono>
#include <cstdint>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/host.hpp>

namespace {

namespace tcp = handfast::tcp;
using tcp::instant;
using namespace std::chrono_literals;

/// Two hosts, the packets of each at once with the other.
struct pair {
    tcp::host client{tcp::ip_address::v4(192, 0, 2, 1)};
    tcp::host server{tcp::ip_address::v4(192, 0, 2, 2)};
    instant now{};

    void exchange() {
        for (bool more = true; more;) {
            more = false;
            for (auto* from : {&client, &server}) {
                while (auto const packet = from->next(now)) {
                    (void)(from == &client ? server : client).received(*packet, now);
                    more = true;
                }
            }
        }
    }
};

BOOST_AUTO_TEST_SUITE(tcp_host)

BOOST_AUTO_TEST_CASE(a_connection_lives_until_it_is_released_though_another_takes_its_place) {
    pair both;
    both.server.listen(7);
    auto* const first = both.client.connect(50'000, {both.server.address(), 7}, both.now);
    both.exchange();
    auto* const held = both.server.accept(7);
    BOOST_TEST_REQUIRE(held != nullptr);
    (void)first->write(handfast::as_bytes("word"));
    both.exchange();
    held->close();
    both.exchange();
    first->close();
    both.exchange();
    BOOST_TEST((held->state() == tcp::state::time_wait));
    both.client.release(*first);
    both.exchange();
    BOOST_TEST(both.client.size() == 0);

    both.now += 5s;
    auto* const second = both.client.connect(50'000, {both.server.address(), 7}, both.now);
    both.exchange();
    BOOST_TEST((second->state() == tcp::state::established));
    auto* const accepted = both.server.accept(7);
    BOOST_TEST_REQUIRE(accepted != nullptr);
    BOOST_TEST(accepted != held);
    BOOST_TEST(both.server.size() == 2);

    std::array<std::uint8_t, 8> word{};
    BOOST_TEST(held->read(word) == 4);
    both.server.release(*held);
    BOOST_TEST(both.server.size() == 1);
    BOOST_TEST((accepted->state() == tcp::state::established));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
