// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "../../../examples/wire/png.hpp"
#include "examples/wire/sample.hpp"
#include "laws/generated.hpp"

namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(examples_wire_png)

BOOST_AUTO_TEST_CASE(pictures_of_other_programs) {
    for (auto const* name : {"netpbm.png", "imagemagick.png"})
        BOOST_TEST(laws::accepted_or_refused<png::file>(sample(name), name));
    auto const bytes = sample("netpbm.png");
    auto const whole = wire::decode<png::file>(bytes).value();
    for (auto const& chunk : whole.chunks) {
        std::vector<std::uint8_t> alone(wire::encoded_size(chunk));
        BOOST_TEST(wire::encode(chunk, alone).value() == alone.size());
        laws::hold<png::chunk>(alone);
    }
    laws::hold_for_generated<png::chunk>(200);
}

BOOST_AUTO_TEST_CASE(chunks) {
    auto const bytes = sample("netpbm.png");
    auto const file = wire::decode<png::file>(bytes).value();
    std::vector<std::uint32_t> types;
    for (auto const& chunk : file.chunks) types.push_back(chunk.type.value.raw());
    BOOST_TEST((types == std::vector<std::uint32_t>{0x49484452, 0x67414d41, 0x504c5445, 0x70485973, 0x74455874,
                                                    0x74455874, 0x49444154, 0x49454e44}));
    auto const header = file.chunks.front().data->get<png::header>();
    BOOST_REQUIRE(header.has_value());
    BOOST_TEST((header->width == 4u && header->height == 3u && header->bit_depth == 4));
}

BOOST_AUTO_TEST_CASE(a_spoilt_chunk_is_named) {
    auto bytes = sample("netpbm.png");
    bytes[42] ^= 1;
    auto const words = describe(wire::decode<png::file>(bytes).error());
    BOOST_TEST(words.view().starts_with("file.chunks[1].crc: 201089285 where "));
}

BOOST_AUTO_TEST_SUITE_END()
