// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "wire/tagged.hpp"

#include "laws/codec.hpp"

namespace wire = handfast::wire;
using namespace tagging;

namespace {
template <class Storage>
using one = laws::around<entry<Storage>>;

// Without a length of its own: the body goes on to the end of its frame.
template <class Storage>
using unmeasured = laws::ending<wire::tagged<colour, wire::to_the_end, Storage, bodies<Storage>>>;
template <class Storage>
using framed =
    laws::around<wire::length_prefixed<wire::u8, wire::tagged<colour, wire::to_the_end, Storage, bodies<Storage>>>>;
static_assert(wire::least_size<unmeasured<wire::view>> == 4 &&
              wire::greatest_size<unmeasured<wire::view>> == wire::unbounded);
static_assert(wire::detail::greedy<wire::codec<unmeasured<wire::view>>>);

template <class M>
wire::error refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return wire::decode<M>(in).error();
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_tagged)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<one<wire::view>, one<wire::owned>>("0102 0001 07 04 aabbccdd 01ee ff");
    laws::hold_for<one<wire::view>, one<wire::owned>>("0102 0002 02 aabb ff");
    laws::hold_for<one<wire::view>, one<wire::owned>>("0102 0003 00 ff");
    laws::hold_for<one<wire::view>, one<wire::owned>>("0102 0077 03 aabbcc ff");
}

BOOST_AUTO_TEST_CASE(the_tag_decides_what_the_body_is) {
    auto const in = handfast::from_hex("0102 0002 02 aabb ff");
    auto const viewed = wire::decode<one<wire::view>>(in)->it;
    auto const own = wire::decode<one<wire::owned>>(in)->it;
    BOOST_TEST((viewed.tag() == colour::green && own.tag() == colour::green));
    BOOST_TEST((viewed.known() && own.known()));
    BOOST_REQUIRE((viewed.get<bright>().has_value() && own.get<bright>() != nullptr));
    BOOST_TEST(viewed.get<bright>()->light == 0xaabb);
    BOOST_TEST(own.get<bright>()->light == 0xaabb);
    BOOST_TEST(!viewed.get<plain_one>().has_value());
    BOOST_TEST(own.get<plain_one>() == nullptr);
    BOOST_TEST(!viewed.get<basic_shade<wire::view>>().has_value());
}

BOOST_AUTO_TEST_CASE(what_has_no_alternative_is_kept_as_bytes) {
    auto const in = handfast::from_hex("0102 0077 03 aabbcc ff");
    auto const viewed = wire::decode<one<wire::view>>(in)->it;
    auto const own = wire::decode<one<wire::owned>>(in)->it;
    BOOST_TEST((!viewed.known() && !own.known()));
    BOOST_TEST((viewed.tag().raw() == 0x77 && own.tag().raw() == 0x77));
    BOOST_TEST(viewed.body().size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_body_takes_exactly_its_length) {
    for (auto const& e :
         {refusal<one<wire::view>>("0102 0002 03 aabbcc ff"), refusal<one<wire::owned>>("0102 0002 03 aabbcc ff")})
        BOOST_TEST(describe(e).view() == "around.it.green: 1 byte left over at the end, at offset 7");
    for (auto const& e :
         {refusal<one<wire::view>>("0102 0002 01 aa ff"), refusal<one<wire::owned>>("0102 0002 01 aa ff")})
        BOOST_TEST(describe(e).view() == "around.it.green.light: 1 byte where 2 were needed, at offset 5");
    BOOST_TEST(describe(refusal<one<wire::view>>("0102 0003 01 aa ff")).view() ==
               "around.it.blue: 1 byte left over at the end, at offset 5");
    BOOST_TEST(describe(refusal<one<wire::view>>("0102 0001 03 01aa 01 ff")).view() ==
               "around.it.red.levels: length 1 is not a multiple of 2, at offset 6");
}

BOOST_AUTO_TEST_CASE(without_a_length_the_laws_hold) {
    laws::hold_for<unmeasured<wire::view>, unmeasured<wire::owned>>("0102 0001 04 aabbccdd 01ee");
    laws::hold_for<unmeasured<wire::view>, unmeasured<wire::owned>>("0102 0003");
    laws::hold_for<unmeasured<wire::view>, unmeasured<wire::owned>>("0102 0077 aabbcc");
    laws::hold_for<framed<wire::view>, framed<wire::owned>>("0102 04 0002 aabb ff");
    laws::hold_for<framed<wire::view>, framed<wire::owned>>("0102 05 0077 aabbcc ff");
}

BOOST_AUTO_TEST_CASE(without_a_length_the_body_takes_all) {
    auto const in = handfast::from_hex("0102 0077 aabbcc");
    auto const viewed = wire::decode<unmeasured<wire::view>>(in)->it;
    BOOST_TEST((!viewed.known() && viewed.body().size() == 3));
    for (auto const& e :
         {refusal<unmeasured<wire::view>>("0102 0002 aabbcc"), refusal<unmeasured<wire::owned>>("0102 0002 aabbcc")})
        BOOST_TEST(describe(e).view() == "ending.it.green: 1 byte left over at the end, at offset 6");
    for (auto const& e :
         {refusal<framed<wire::view>>("0102 03 0002 aa bb ff"), refusal<framed<wire::owned>>("0102 03 0002 aa bb ff")})
        BOOST_TEST(describe(e).view() == "around.it.green.light: 1 byte where 2 were needed, at offset 5");
    BOOST_TEST(describe(refusal<unmeasured<wire::view>>("0102 00")).view() ==
               "ending.it: 1 byte where 2 were needed, at offset 2");
    std::array<std::uint8_t, 16> out;
    unmeasured<wire::owned> const message{0x0102, bright{0xaabb}};
    BOOST_TEST(handfast::to_hex({out.data(), wire::encode(message, out).value()}) == "01020002aabb");
    BOOST_TEST(wire::encoded_size(message) == 6u);
}

BOOST_AUTO_TEST_CASE(a_borrowed_one_is_written_without_an_allocation) {
    std::array<wire::u16, 2> const levels{0xaabb, 0xccdd};
    std::array<std::uint8_t, 1> const words{0xee};
    std::array<std::uint8_t, 3> const other{1, 2, 3};
    std::array<std::uint8_t, 40> out;
    auto const before = laws::allocated_bytes();
    using B = wire::borrowed;
    one<B> const red{0x0102, basic_shade<B>{levels, words}, 0xff};
    one<B> const unknown{0x0102, {wire::open_enum<colour>{std::uint16_t{0x77}}, other}, 0xff};
    auto const red_size = wire::encode(red, out).value();
    bool const same = handfast::same_bytes({out.data(), red_size}, handfast::byte_view{out}.first(red_size));
    auto const taken = laws::allocated_bytes() - before;
    BOOST_TEST(taken == 0u);
    BOOST_TEST(same);
    BOOST_TEST(handfast::to_hex({out.data(), red_size}) == "010200010704aabbccdd01eeff");
    BOOST_TEST(wire::encoded_size(red) == red_size);
    BOOST_TEST(handfast::to_hex({out.data(), wire::encode(unknown, out).value()}) == "0102007703010203ff");
    BOOST_TEST((red.it.tag() == colour::red));
}

BOOST_AUTO_TEST_SUITE_END()
