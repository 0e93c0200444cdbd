// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <random>

#include <handfast/tcp/receive_buffer.hpp>

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;

std::string read(tcp::receive_buffer& from, std::size_t most = 1'000) {
    std::vector<std::uint8_t> out(most);
    out.resize(from.read(out));
    return {out.begin(), out.end()};
}

tcp::receive_buffer from_100(std::size_t octets = 16) {
    tcp::receive_buffer b{octets};
    b.start({100});
    return b;
}

BOOST_AUTO_TEST_SUITE(tcp_receive_buffer)

BOOST_AUTO_TEST_CASE(what_comes_in_order_is_read) {
    auto b = from_100();
    b.insert({100}, hf::as_bytes("abc"));
    b.insert({103}, hf::as_bytes("def"));
    BOOST_TEST(b.readable() == 6u);
    BOOST_TEST(b.window() == 10u);
    BOOST_TEST(read(b, 4) == "abcd");
    BOOST_TEST(b.window() == 14u);
    BOOST_TEST(read(b) == "ef");
    BOOST_TEST(read(b) == "");
    BOOST_TEST(b.next().value == 106u);
}

BOOST_AUTO_TEST_CASE(what_comes_early_waits) {
    auto b = from_100();
    b.insert({106}, hf::as_bytes("ghi"));
    b.insert({103}, hf::as_bytes("de"));
    BOOST_TEST(b.readable() == 0u);
    BOOST_TEST(b.early() == 5u);
    BOOST_TEST(b.window() == 16u);
    b.insert({100}, hf::as_bytes("abc"));
    BOOST_TEST(b.early() == 3u);
    BOOST_TEST(read(b) == "abcde");
    b.insert({105}, hf::as_bytes("f"));
    BOOST_TEST(read(b) == "fghi");
    BOOST_TEST(b.early() == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_old_or_there_already_is_left_out) {
    auto b = from_100();
    b.insert({100}, hf::as_bytes("abc"));
    b.insert({100}, hf::as_bytes("xyz"));
    b.insert({98}, hf::as_bytes("xxxx"));
    b.insert({101}, hf::as_bytes("yyde"));
    b.insert({90}, hf::as_bytes("z"));
    BOOST_TEST(read(b) == "abcde");
}

BOOST_AUTO_TEST_CASE(pieces_that_overlap_or_touch_are_one) {
    auto b = from_100();
    b.insert({104}, hf::as_bytes("ef"));
    b.insert({108}, hf::as_bytes("ij"));
    BOOST_TEST(b.early() == 4u);
    b.insert({105}, hf::as_bytes("fghi"));
    BOOST_TEST(b.early() == 6u);
    b.insert({102}, hf::as_bytes("cdefghijkl"));
    BOOST_TEST(b.early() == 10u);
    b.insert({100}, hf::as_bytes("abcd"));
    BOOST_TEST(read(b) == "abcdefghijkl");
}

BOOST_AUTO_TEST_CASE(what_is_beyond_the_window_is_cut_off) {
    auto b = from_100(4);
    b.insert({100}, hf::as_bytes("abcdef"));
    BOOST_TEST(b.window() == 0u);
    b.insert({104}, hf::as_bytes("e"));
    BOOST_TEST(read(b, 1) == "a");
    b.insert({105}, hf::as_bytes("f"));
    b.insert({104}, hf::as_bytes("EF"));
    BOOST_TEST(read(b) == "bcdE");
    b.insert({107}, hf::as_bytes("hijklmn"));
    BOOST_TEST(b.early() == 2u);
    b.insert({105}, hf::as_bytes("fg"));
    BOOST_TEST(read(b) == "fghi");
}

BOOST_AUTO_TEST_CASE(pieces_are_bounded) {
    auto b = from_100(1024);
    for (std::uint32_t i = 1; i <= 100; ++i) b.insert({100 + 2 * i}, hf::as_bytes("x"));
    BOOST_TEST(b.early() == 64u);
    // What touches one of them is no piece more.
    b.insert({103}, hf::as_bytes("y"));
    BOOST_TEST(b.early() == 65u);
    b.insert({100}, hf::as_bytes("ab"));
    BOOST_TEST(read(b) == "abxyx");
}

BOOST_AUTO_TEST_CASE(it_begins_anew) {
    auto b = from_100();
    b.insert({100}, hf::as_bytes("abc"));
    b.insert({105}, hf::as_bytes("fgh"));
    b.start({7});
    BOOST_TEST(b.readable() == 0u);
    BOOST_TEST(b.early() == 0u);
    BOOST_TEST(b.next().value == 7u);
}

// Segments of a text, early, late, twice and overlapping, against the text; the numbers wrap on the way.
BOOST_AUTO_TEST_CASE(any_order_gives_the_text) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random{seed};
        std::string text(2'000, ' ');
        for (auto& c : text) c = static_cast<char>('a' + random() % 26);
        tcp::sequence_number const first{0xffff'fc00};
        tcp::receive_buffer b{256};
        b.start(first);
        std::string got;
        std::vector<bool> seen(text.size());  // accepted or not: what was within the window once
        int steps = 0;
        while (got.size() < text.size() && ++steps < 20'000) {
            auto const in_order = distance(first, b.next());
            auto const from = std::max<int>(0, static_cast<int>(in_order) + static_cast<int>(random() % 600) - 200);
            auto const at = static_cast<std::size_t>(from);
            if (at < text.size()) {
                auto const piece = text.substr(at, random() % 40);
                auto const edge = in_order + b.window();
                b.insert(first + static_cast<std::uint32_t>(at), hf::as_bytes(piece));
                for (auto i = at; i < at + piece.size() && i < edge; ++i) seen[i] = true;
            }
            // With less than 64 pieces nothing that was within the window is lost.
            auto const now = distance(first, b.next());
            BOOST_TEST_REQUIRE((now == text.size() || !seen[now]));
            if (random() % 3 == 0) got += read(b, random() % 100);
            BOOST_TEST_REQUIRE(got.size() + b.readable() == distance(first, b.next()));
            BOOST_TEST_REQUIRE(b.readable() + b.window() == 256u);
        }
        BOOST_TEST(got == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
