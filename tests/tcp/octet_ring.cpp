// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <random>

#include <handfast/tcp/octet_ring.hpp>

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;

std::string read(tcp::octet_ring const& ring, std::uint32_t at, std::size_t count) {
    std::vector<std::uint8_t> out(count);
    ring.read({at}, out);
    return {out.begin(), out.end()};
}

BOOST_AUTO_TEST_SUITE(tcp_octet_ring)

BOOST_AUTO_TEST_CASE(its_size_is_a_power_of_two) {
    BOOST_TEST(tcp::octet_ring{0}.size() == 1u);
    BOOST_TEST(tcp::octet_ring{8}.size() == 8u);
    BOOST_TEST(tcp::octet_ring{9}.size() == 16u);
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_at_its_number) {
    tcp::octet_ring ring{8};
    ring.write({6}, hf::as_bytes("abcd"));
    BOOST_TEST(read(ring, 6, 4) == "abcd");
    BOOST_TEST(read(ring, 7, 2) == "bc");
    ring.write({10}, hf::as_bytes("efgh"));
    BOOST_TEST(read(ring, 6, 8) == "abcdefgh");
    ring.write({8}, {});
    BOOST_TEST(read(ring, 6, 8) == "abcdefgh");
}

BOOST_AUTO_TEST_CASE(the_numbers_wrap) {
    tcp::octet_ring ring{8};
    ring.write({0xffff'fffd}, hf::as_bytes("abcdefgh"));
    BOOST_TEST(read(ring, 0xffff'fffd, 8) == "abcdefgh");
    BOOST_TEST(read(ring, 0, 5) == "defgh");
}

// Against a map of every number to its octet.
BOOST_AUTO_TEST_CASE(any_writes_are_read_again) {
    std::mt19937 random{1};
    tcp::octet_ring ring{64};
    std::array<std::uint8_t, 64> model{};
    for (int i = 0; i < 2'000; ++i) {
        auto const at = static_cast<std::uint32_t>(random());
        std::vector<std::uint8_t> data(random() % 65);
        for (auto& it : data) it = static_cast<std::uint8_t>(random());
        ring.write({at}, data);
        for (std::uint32_t n = 0; n < data.size(); ++n) model[(at + n) % 64] = data[n];
        std::array<std::uint8_t, 64> all;
        auto const from = static_cast<std::uint32_t>(random());
        ring.read({from}, all);
        for (std::uint32_t n = 0; n < 64; ++n)
            if (all[n] != model[(from + n) % 64]) BOOST_ERROR("wrong octet at " << n << " in round " << i);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
