// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/counted.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
// As in DNS (RFC 1035 §4.1.1): the numbers of elements stand before all of them.
template <class Storage>
struct basic_answer {
    wire::computed<wire::u16> numbers_count;
    wire::computed<std::uint8_t> words_count;
    wire::u8 between;
    wire::counted<&basic_answer::numbers_count, wire::u24, Storage> numbers;
    wire::counted<&basic_answer::words_count, wire::opaque<0, 9, Storage>, Storage> words;
    wire::u8 end;

    HANDFAST_MESSAGE(basic_answer, numbers_count, words_count, between, numbers, words, end)
};
using answer = basic_answer<wire::view>;
using own = basic_answer<wire::owned>;

struct in_bits {
    wire::bits<5> before;
    wire::computed<wire::bits<3>> count;
    wire::counted<&in_bits::count, wire::u16, wire::owned> numbers;

    HANDFAST_MESSAGE(in_bits, before, count, numbers)
};
// Four thousand million of them, if the count is to be believed.
template <class Storage>
struct basic_many {
    wire::computed<wire::u32> count;
    wire::counted<&basic_many::count, wire::opaque<0, 9, Storage>, Storage> words;

    HANDFAST_MESSAGE(basic_many, count, words)
};
struct with_bools {
    wire::computed<wire::u8> count;
    wire::counted<&with_bools::count, bool> truths;
    wire::u8 end;

    HANDFAST_MESSAGE(with_bools, count, truths, end)
};

static_assert(wire::least_size<answer> == 5);
static_assert(wire::greatest_size<answer> == 5 + 0xffff * 3 + 0xff * 10);
static_assert(wire::greatest_size<in_bits> == 1 + 7 * 2);
static_assert(!wire::detail::greedy<wire::codec<answer>>);

template <class M>
std::string written(M const& message) {
    std::array<std::uint8_t, 64> out;
    auto const size = wire::encode(message, out);
    return size ? handfast::to_hex({out.data(), *size}) : std::string{describe(size.error()).view()};
}
template <class M>
std::string refusal(std::string_view digits) {
    auto const in = handfast::from_hex(digits);
    return std::string{laws::in_words(wire::decode<M>(in)).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_counted)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<answer, own>("0000 00 07 ff");
    laws::hold_for<answer, own>("0002 03 07 010203 040506 00 02aabb 01cc ff");
    laws::hold_for<in_bits>("fa 0102 0304");
    laws::hold_for<basic_many<wire::view>, basic_many<wire::owned>>("00000003 00 02aabb 01cc");
    laws::hold_for<with_bools>("03 010001 ff");
    laws::hold_for<laws::around<wire::vector<answer, 0, 99>>, laws::around<wire::vector<own, 0, 99, wire::owned>>>(
        "0102 0d 0001 00 07 010203 ff 0000 00 07 ee 03");
}

BOOST_AUTO_TEST_CASE(the_number_is_filled_in) {
    own a{{0x7777}, {0x77}, 7, {{1, 2}}, {}, 0xff};
    a.words.elements().emplace_back(std::vector<std::uint8_t>{0xaa});
    BOOST_TEST(written(a) == "000201070000010000020"
                             "1aaff");
    std::array<wire::u24, 1> const numbers{5};
    basic_answer<wire::borrowed> const b{{}, {}, 7, numbers, {}, 0xff};
    BOOST_TEST(written(b) == "00010007000005ff");
    BOOST_TEST(wire::encoded_size(b) == 8u);
}

BOOST_AUTO_TEST_CASE(the_elements_are_read) {
    auto const in = handfast::from_hex("0002 01 07 010203 040506 02aabb ff");
    auto const viewed = wire::decode<answer>(in).value();
    auto const owned = wire::decode<own>(in).value();
    BOOST_TEST((viewed.numbers.size() == 2 && viewed.numbers[1] == 0x040506 && viewed.words.front()[1] == 0xbb));
    BOOST_TEST((owned.numbers.size() == 2 && owned.numbers[1] == 0x040506 && owned.words[0][1] == 0xbb));
    BOOST_TEST((viewed.end == 0xff && owned.end == 0xff));
}

BOOST_AUTO_TEST_CASE(too_few_elements_are_told_by_the_one_that_is_missing) {
    BOOST_TEST(refusal<answer>("0003 00 07 010203 040506 ff") ==
               "answer.numbers[2]: 1 byte where 3 were needed, at offset 10");
    BOOST_TEST(refusal<answer>("0000 02 07 02aabb 04ccddff") ==
               "answer.words[1]: 3 bytes where 4 were announced, at offset 8");
    BOOST_TEST(refusal<basic_many<wire::owned>>("ffffffff 00 02aabb") ==
               "many.words[2]: 0 bytes where 1 was needed, at offset 8");
    BOOST_TEST(refusal<with_bools>("03 010201 ff") ==
               "with_bools.truths[1]: 2 does not fit, the greatest value is 1, at offset 2");
}

BOOST_AUTO_TEST_CASE(a_number_that_does_not_fit_is_refused) {
    in_bits const m{1, {}, std::vector<wire::u16>(8)};
    BOOST_TEST(written(m) == "in_bits.numbers: 8 does not fit, the greatest value is 7, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
