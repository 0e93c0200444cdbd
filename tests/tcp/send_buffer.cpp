// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <random>

#include <handfast/tcp/send_buffer.hpp>

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;

std::string copy(tcp::send_buffer const& from, tcp::sequence_number at, std::size_t count) {
    std::vector<std::uint8_t> out(count);
    from.copy(at, out);
    return {out.begin(), out.end()};
}

BOOST_AUTO_TEST_SUITE(tcp_send_buffer)

BOOST_AUTO_TEST_CASE(it_takes_what_there_is_room_for) {
    tcp::send_buffer b{8};
    b.start({100});
    BOOST_TEST(b.room() == 8u);
    BOOST_TEST(b.write(hf::as_bytes("abcde")) == 5u);
    BOOST_TEST(b.write(hf::as_bytes("fghij")) == 3u);
    BOOST_TEST(b.write(hf::as_bytes("x")) == 0u);
    BOOST_TEST(b.size() == 8u);
    BOOST_TEST(b.end().value == 108u);
    BOOST_TEST(copy(b, {102}, 4) == "cdef");
}

BOOST_AUTO_TEST_CASE(what_is_acknowledged_makes_room) {
    tcp::send_buffer b{8};
    b.start({100});
    BOOST_TEST(b.write(hf::as_bytes("abcdefgh")) == 8u);
    b.drop_before({103});
    BOOST_TEST(b.size() == 5u);
    BOOST_TEST(b.room() == 3u);
    b.drop_before({103});
    BOOST_TEST(b.size() == 5u);
    BOOST_TEST(b.write(hf::as_bytes("ijkl")) == 3u);
    BOOST_TEST(copy(b, {103}, 8) == "defghijk");
    // FIN, which is no octet, has a number as well.
    b.drop_before({112});
    BOOST_TEST(b.size() == 0u);
    BOOST_TEST(b.end().value == 111u);
    b.start({5});
    BOOST_TEST(b.end().value == 5u);
}

// Against a string, over the place where the numbers wrap.
BOOST_AUTO_TEST_CASE(it_is_a_queue) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random{seed};
        tcp::send_buffer b{64};
        tcp::sequence_number first{0xffff'fe00};
        b.start(first);
        std::string model;
        for (int i = 0; i < 100; ++i) {
            std::string more(random() % 80, static_cast<char>('a' + random() % 26));
            auto const taken = b.write(hf::as_bytes(more));
            BOOST_TEST_REQUIRE(taken == std::min(more.size(), 64 - model.size()));
            model += more.substr(0, taken);
            BOOST_TEST_REQUIRE(copy(b, first, model.size()) == model);
            auto const gone = static_cast<std::uint32_t>(random() % (model.size() + 1));
            first += gone;
            b.drop_before(first);
            model.erase(0, gone);
            BOOST_TEST_REQUIRE(b.size() == model.size());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
