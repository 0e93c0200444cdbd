// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/list.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Storage>
using numbers = laws::ending<wire::list<wire::u24, Storage>>;
template <class Storage>
using words = laws::ending<wire::list<wire::opaque<1, 9, Storage>, Storage>>;
template <class Storage>
using framed = laws::around<wire::length_prefixed<wire::u8, wire::list<wire::opaque<1, 9, Storage>, Storage>>>;
template <class Storage>
using rows = laws::ending<wire::list<wire::vector<wire::u16, 0, 8, Storage>, Storage>>;

static_assert(wire::least_size<wire::list<wire::u24>> == 0 &&
              wire::greatest_size<wire::list<wire::u24>> == wire::unbounded);
static_assert(wire::detail::greedy<wire::codec<numbers<wire::view>>>);

template <class M>
std::string refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_list)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<numbers<wire::view>, numbers<wire::owned>>("0102");
    laws::hold_for<numbers<wire::view>, numbers<wire::owned>>("0102 010203 040506");
    laws::hold_for<words<wire::view>, words<wire::owned>>("0102");
    laws::hold_for<words<wire::view>, words<wire::owned>>("0102 01aa 03bbccdd");
    laws::hold_for<framed<wire::view>, framed<wire::owned>>("0102 06 01aa 03bbccdd ff");
    laws::hold_for<rows<wire::view>, rows<wire::owned>>("0102 00 04aabbccdd 02eeff");
}

BOOST_AUTO_TEST_CASE(it_goes_on_to_the_end) {
    auto const in = handfast::from_hex("0102 010203 040506");
    auto const viewed = wire::decode<numbers<wire::view>>(in)->it;
    auto const owned = wire::decode<numbers<wire::owned>>(in)->it;
    BOOST_TEST((viewed.size() == 2 && viewed[1] == 0x040506 && viewed.front() == 0x010203));
    BOOST_TEST((owned.size() == 2 && owned[1] == 0x040506 && owned.contains(0x010203u)));

    auto const frame = handfast::from_hex("0102 06 01aa 03bbccdd ff");
    BOOST_TEST(wire::decode<framed<wire::view>>(frame)->it->size() == 2u);
    BOOST_TEST(wire::decode<framed<wire::owned>>(frame)->after == 0xff);
}

BOOST_AUTO_TEST_CASE(what_does_not_divide_is_refused) {
    BOOST_TEST(refusal<numbers<wire::view>>("0102 01020304") ==
               "ending.it: length 4 is not a multiple of 3, at offset 2");
    BOOST_TEST(refusal<words<wire::owned>>("0102 01aa 00") ==
               "ending.it[1]: length 0 is below the floor of 1, at offset 4");
    BOOST_TEST(refusal<rows<wire::owned>>("0102 00 03aabbcc") ==
               "ending.it[1]: length 3 is not a multiple of 2, at offset 4");
}

BOOST_AUTO_TEST_CASE(an_owned_and_a_borrowed_one_are_written) {
    std::array<std::uint8_t, 16> out;
    auto const digits = [&](auto const& message) {
        return handfast::to_hex({out.data(), wire::encode(message, out).value()});
    };
    BOOST_TEST(digits(numbers<wire::owned>{0x0102, {{1, 2}}}) == "0102000001000002");
    std::array<wire::u24, 1> const elements{5};
    BOOST_TEST(digits(numbers<wire::borrowed>{0x0102, elements}) == "0102000005");
    auto const in = handfast::from_hex("010203 040506");
    BOOST_TEST(digits(numbers<wire::view>{0x0102, wire::list<wire::u24>::of_encoded(in)}) == "0102010203040506");
    BOOST_TEST(describe(wire::encode(numbers<wire::owned>{1, {{2, 0x1000000}}}, out).error()).view() ==
               "ending.it[1]: 16777216 does not fit, the greatest value is 16777215, at offset 5");
}

BOOST_AUTO_TEST_SUITE_END()
