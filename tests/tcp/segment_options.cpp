// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/tcp/segment_options.hpp>

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;

std::string encoded(tcp::segment_options const& said) {
    std::array<std::uint8_t, 40> out;
    tcp::option_block const block{said};
    BOOST_TEST(block.size() % 4 == 0u);
    auto const size = hf::wire::encode(block.view(), out).value();
    BOOST_TEST(size == block.size());
    return hf::to_hex(hf::byte_view{out}.first(size));
}

tcp::segment_options read(std::string_view digits) {
    auto const bytes = hf::from_hex(digits);
    auto const list = hf::wire::decode<hf::wire::list<tcp::option>>(bytes);
    return options_in(list.value());
}

BOOST_AUTO_TEST_SUITE(tcp_segment_options)

BOOST_AUTO_TEST_CASE(as_they_stand_in_a_header) {
    BOOST_TEST(encoded({}) == "");
    BOOST_TEST(encoded({.maximum_segment_size = 1460}) == "020405b4");
    BOOST_TEST(encoded({.window_scale = 7}) == "01030307");
    BOOST_TEST(encoded({.sack_permitted = true}) == "01010402");
    BOOST_TEST(encoded({.timestamp = tcp::timestamps{1, 2}}) == "0101080a0000000100000002");
    BOOST_TEST(encoded({1460, 7, true, tcp::timestamps{1, 2}}) == "020405b401030307010104020101080a0000000100000002");
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read) {
    for (unsigned which = 0; which < 16; ++which) {
        tcp::segment_options said;
        if ((which & 1) != 0) said.maximum_segment_size = 536;
        if ((which & 2) != 0) said.window_scale = 14;
        said.sack_permitted = (which & 4) != 0;
        if ((which & 8) != 0) said.timestamp = tcp::timestamps{0xffffffff, 5};
        BOOST_TEST((read(encoded(said)) == said));
    }
}

BOOST_AUTO_TEST_CASE(the_list_ends_where_it_says) {
    BOOST_TEST((read("0101020405b4") == tcp::segment_options{.maximum_segment_size = 1460}));
    BOOST_TEST((read("00020405b4") == tcp::segment_options{}));
    BOOST_TEST((read("020405b4020402180000") == tcp::segment_options{.maximum_segment_size = 536}));
    BOOST_TEST((read("fd04abcd030302") == tcp::segment_options{.window_scale = 2}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
