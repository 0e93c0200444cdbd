// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/vector.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
template <class Storage>
using numbers = laws::around<wire::vector<wire::u16, 2, 10, Storage>>;
template <class Storage>
using chain = laws::around<wire::vector<wire::opaque<1, 0xffffff, Storage>, 0, 0xffffff, Storage>>;
template <class Storage>
using nested = laws::around<wire::vector<wire::vector<wire::u8, 0, 3, Storage>, 1, 300, Storage>>;

template <class M>
wire::error refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return wire::decode<M>(in).error();
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_vector)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<numbers<wire::view>, numbers<wire::owned>>("0102 02 aabb ff");
    laws::hold_for<numbers<wire::view>, numbers<wire::owned>>("0102 0a aabbccddeeff00112233 ff");
    laws::hold_for<chain<wire::view>, chain<wire::owned>>("0102 000000 ff");
    laws::hold_for<chain<wire::view>, chain<wire::owned>>("0102 00000a 000001aa 000003bbccdd ff");
    laws::hold_for<nested<wire::view>, nested<wire::owned>>("0102 0007 00 01aa 03bbccdd ff");
}

BOOST_AUTO_TEST_CASE(a_failure_names_the_element) {
    BOOST_TEST(describe(refusal<numbers<wire::view>>("0102 03 aabbcc ff")).view() ==
               "around.it: length 3 is not a multiple of 2, at offset 3");
    BOOST_TEST(describe(refusal<numbers<wire::view>>("0102 00 ff")).view() ==
               "around.it: length 0 is below the floor of 2, at offset 2");
    BOOST_TEST(describe(refusal<numbers<wire::view>>("0102 0c aabbccddeeff001122334455 ff")).view() ==
               "around.it: length 12 is above the ceiling of 10, at offset 2");
    for (auto const& e : {refusal<chain<wire::view>>("0102 000007 000001aa 000000 ff"),
                          refusal<chain<wire::owned>>("0102 000007 000001aa 000000 ff")})
        BOOST_TEST(describe(e).view() == "around.it[1]: length 0 is below the floor of 1, at offset 9");
    BOOST_TEST(describe(refusal<nested<wire::view>>("0102 0004 00 00 02aa ff")).view() ==
               "around.it[2]: 1 byte where 2 were announced, at offset 7");
}

BOOST_AUTO_TEST_CASE(a_view_is_a_range_of_what_stands_in_the_input) {
    auto const in = handfast::from_hex("0102 00000a 000001aa 000003bbccdd ff");
    auto const list = wire::decode<chain<wire::view>>(in)->it;
    static_assert(std::forward_iterator<decltype(list.begin())>);
    BOOST_TEST(list.size() == 2u);
    BOOST_TEST(!list.empty());
    std::vector<std::size_t> sizes;
    for (auto const element : list) sizes.push_back(element.size());
    BOOST_TEST((sizes == std::vector<std::size_t>{1, 3}));
    BOOST_TEST(list.front().data() == in.data() + 8);

    auto const two = handfast::from_hex("0102 04 aabb ccdd ff");
    auto const plain = wire::decode<numbers<wire::view>>(two)->it;
    BOOST_TEST(plain.size() == 2u);
    BOOST_TEST(plain[1] == 0xccdd);
    BOOST_TEST(plain.contains(0xaabb));
    BOOST_TEST(!plain.contains(0xbbcc));
}

BOOST_AUTO_TEST_CASE(a_view_of_bytes_that_nobody_checked_ends_where_they_stop_making_sense) {
    auto const in = handfast::from_hex("000001aa 000003bb");
    auto const list = wire::vector<wire::opaque<1, 0xffffff>, 0, 0xffffff>::of_encoded(in);
    BOOST_TEST(list.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_borrowed_one_is_written_from_the_callers_array) {
    std::array<wire::u16, 2> const elements{0xaabb, 0xccdd};
    numbers<wire::borrowed> const m{0x0102, elements, 0xff};
    auto const expected = handfast::from_hex("0102 04 aabb ccdd ff");
    std::uint8_t out[8];
    BOOST_TEST(wire::encode(m, out).value() == expected.size());
    BOOST_TEST(handfast::same_bytes({out, expected.size()}, expected));
    BOOST_TEST(wire::encoded_size(m) == expected.size());
    for (std::size_t room = 0; room < expected.size(); ++room) {
        laws::exact little{room};
        auto const e = wire::encode(m, little.bytes()).error();
        BOOST_TEST((e.what == wire::failure::no_room));
        BOOST_TEST(e.bound == expected.size());
    }

    std::array<wire::u16, 6> const many{};
    std::array<std::uint8_t, 40> roomy;
    BOOST_TEST(describe(wire::encode(numbers<wire::borrowed>{1, many, 2}, roomy).error()).view() ==
               "around.it: length 12 is above the ceiling of 10, at offset 2");
}

BOOST_AUTO_TEST_SUITE_END()
