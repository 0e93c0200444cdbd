// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "wire/tagged.hpp"

#include "laws/codec.hpp"

namespace wire = handfast::wire;
using namespace tagging;

namespace {
using viewed = basic_palette<wire::view>;
using own = basic_palette<wire::owned>;

template <class M>
wire::error refusal(std::vector<std::uint8_t> const& in) {
    return wire::decode<M>(in).error();
}

/// A palette of `count` entries with empty bodies and the tags 100, 101, ...; the last one has `last_tag`.
std::vector<std::uint8_t> many(std::size_t count, std::size_t last_tag) {
    std::vector<std::uint8_t> in{7, static_cast<std::uint8_t>(count * 3 >> 8), static_cast<std::uint8_t>(count * 3)};
    for (std::size_t i = 0; i < count; ++i) {
        auto const tag = i + 1 < count ? i + 100 : last_tag;
        in.push_back(static_cast<std::uint8_t>(tag >> 8));
        in.push_back(static_cast<std::uint8_t>(tag));
        in.push_back(0);
    }
    return in;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_tagged_list)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<viewed, own>("07 0000");
    laws::hold_for<viewed, own>("07 0008 0003 00 0002 02 aabb");
    laws::hold_for<viewed, own>("07 0018 0001 07 04 aabbccdd 01ee 0002 02 aabb 0077 03 aabbcc 0003 00");
}

BOOST_AUTO_TEST_CASE(entries_are_found_by_type) {
    auto const in = handfast::from_hex("07 0012 0001 07 04 aabbccdd 01ee 0002 02 aabb 0003 00");
    auto const v = wire::decode<viewed>(in).value();
    auto const o = wire::decode<own>(in).value();
    BOOST_TEST(v.colours.size() == 3u);
    BOOST_TEST(v.colours.find<bright>()->light == 0xaabb);
    BOOST_TEST(o.colours.find<bright>()->light == 0xaabb);
    BOOST_TEST(v.colours.find<basic_shade<wire::view>>()->levels[1] == 0xccdd);
    BOOST_TEST(o.colours.find<basic_shade<wire::owned>>()->levels[1] == 0xccdd);
    BOOST_TEST((v.colours.has<plain_one>() && o.colours.has<plain_one>()));
    BOOST_TEST((v.colours.has_tag(colour::red) && !v.colours.has_tag(colour::none)));

    auto const none = handfast::from_hex("07 0000");
    BOOST_TEST(!wire::decode<viewed>(none)->colours.find<bright>());
    BOOST_TEST(!wire::decode<own>(none)->colours.find<bright>());
}

BOOST_AUTO_TEST_CASE(no_tag_stands_twice) {
    auto const in = handfast::from_hex("07 000c 0003 00 0077 00 0001 00 0077 00");
    // The body of the third is wrong as well, and stands before the second 0x77.
    BOOST_TEST(describe(refusal<viewed>(in)).view() ==
               "palette.colours[2].red.levels: 0 bytes where 1 was needed, at offset 12");
    auto const twice = handfast::from_hex("07 0009 0003 00 0077 00 0077 00");
    for (auto const& e : {refusal<viewed>(twice), refusal<own>(twice)}) {
        BOOST_TEST((e.what == wire::failure::duplicate));
        BOOST_TEST(describe(e).view() == "palette.colours[2]: the tag 119 stands there twice, at offset 1");
    }
}

BOOST_AUTO_TEST_CASE(a_tag_that_stands_twice_is_found_wherever_it_is) {
    for (std::size_t const count : {31u, 32u, 33u, 34u, 100u, 21845u}) {
        BOOST_TEST(wire::decode<viewed>(many(count, 99)).has_value(), "with " << count);
        BOOST_TEST(wire::decode<own>(many(count, 99)).has_value(), "with " << count);
        for (std::size_t const again : {std::size_t{100}, count + 98}) {
            auto const e = refusal<viewed>(many(count, again));
            BOOST_TEST((e.what == wire::failure::duplicate), "with " << count);
            BOOST_TEST(e.found == again);
            BOOST_TEST(describe(e).view().find('[' + std::to_string(count - 1) + ']') != std::string_view::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_list_with_a_tag_twice_is_not_written_either) {
    using B = wire::borrowed;
    std::array<entry<B>, 3> const twice{bright{1}, plain_one{}, bright{2}};
    std::array<std::uint8_t, 40> out;
    auto const e = wire::encode(basic_palette<B>{7, twice}, out).error();
    BOOST_TEST(describe(e).view() == "palette.colours[2]: the tag 2 stands there twice, at offset 1");
    std::array<entry<B>, 2> const once{bright{1}, plain_one{}};
    BOOST_TEST(handfast::to_hex({out.data(), wire::encode(basic_palette<B>{7, once}, out).value()}) ==
               "070008000202000100"
               "0300");
}

BOOST_AUTO_TEST_SUITE_END()
