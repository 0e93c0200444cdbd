// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/sized.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
// The length stands apart from what it measures.
template <class Storage>
struct basic_frame {
    wire::computed<wire::u16> length;
    wire::u8 kind;
    wire::sized<&basic_frame::length, wire::rest<Storage>> body;
    wire::u8 end;

    HANDFAST_MESSAGE(basic_frame, length, kind, body, end)
};
using frame = basic_frame<wire::view>;

// As in IPv4's header (RFC 791 §3.1): words of four bytes, of which five come before the options.
template <class Storage>
struct basic_header {
    wire::constant<wire::bits<4>, 4> version;
    wire::computed<wire::bits<4>> words;
    wire::bytes<19> others;
    wire::sized<&basic_header::words, wire::rest<Storage>, wire::units<4, 5>> options;
    wire::u8 body;

    HANDFAST_MESSAGE(basic_header, version, words, others, options, body)
};
using header = basic_header<wire::view>;

// One within another: a frame within a frame, and a choice within a frame.
template <class Storage>
struct basic_nested {
    wire::computed<std::uint16_t> outer;
    wire::computed<wire::u8> inner;
    wire::sized<&basic_nested::outer, wire::sized<&basic_nested::inner, wire::list<wire::u16, Storage>>> numbers;
    wire::u8 end;

    HANDFAST_LITTLE_ENDIAN_MESSAGE(basic_nested, outer, inner, numbers, end)
};
enum class kind : std::uint8_t { number = 1, words = 2 };
template <class Storage>
struct basic_words {
    wire::opaque<0, 9, Storage> first;
    wire::rest<Storage> others;

    HANDFAST_MESSAGE(basic_words, first, others)
};
template <class Storage>
struct bodies : wire::alternatives<wire::alternative<kind::number, wire::u32>,
                                   wire::alternative<kind::words, basic_words<Storage>>> {};
template <class Storage>
struct basic_choice {
    wire::computed<kind> which;
    wire::computed<wire::u24> length;
    wire::sized<&basic_choice::length, wire::chosen<&basic_choice::which, Storage, bodies<Storage>>> body;
    wire::u8 end;

    HANDFAST_MESSAGE(basic_choice, which, length, body, end)
};
using choice = basic_choice<wire::view>;

// A length of eight bytes in units of eight bytes: more than any memory has.
struct vast {
    wire::computed<wire::u64> length;
    wire::sized<&vast::length, wire::rest<>, wire::units<8>> body;

    HANDFAST_MESSAGE(vast, length, body)
};
// Of a length that can hold less than the body may have.
struct little {
    wire::computed<wire::bits<2>> length;
    wire::bits<6> number;
    wire::sized<&little::length, wire::rest<wire::borrowed>> body;

    HANDFAST_MESSAGE(little, length, number, body)
};

static_assert(wire::least_size<frame> == 4 && wire::greatest_size<frame> == 4 + 0xffff);
static_assert(wire::least_size<header> == 21 && wire::greatest_size<header> == 21 + 40);
static_assert(wire::least_size<choice> == 5 && wire::greatest_size<choice> == 5 + 0xffffff);
static_assert(wire::greatest_size<vast> == wire::unbounded);
static_assert(!wire::detail::greedy<wire::codec<frame>> && !wire::detail::greedy<wire::codec<choice>>);

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

constexpr std::string_view bare = "45 01020304050607080910111213141516171819 ff";
constexpr std::string_view with_options = "47 01020304050607080910111213141516171819 a1a2a3a4a5a6a7a8 ff";
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_sized)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<frame, basic_frame<wire::owned>>("0000 01 ff");
    laws::hold_for<frame, basic_frame<wire::owned>>("0003 01 aabbcc ff");
    laws::hold_for<header, basic_header<wire::owned>>(bare);
    laws::hold_for<header, basic_header<wire::owned>>(with_options);
    laws::hold_for<basic_nested<wire::view>, basic_nested<wire::owned>>("0400 04 aabbccdd ff");
    laws::hold_for<choice, basic_choice<wire::owned>>("01 000004 01020304 ff");
    laws::hold_for<choice, basic_choice<wire::owned>>("02 000006 02aabb ccddee ff");
    laws::hold_for<choice, basic_choice<wire::owned>>("77 000003 aabbcc ff");
    laws::hold_for<vast>("0000000000000001 0102030405060708");
    laws::hold_for<laws::around<wire::vector<choice, 0, 99>>,
                   laws::around<wire::vector<basic_choice<wire::owned>, 0, 99, wire::owned>>>(
        "0102 0e 01 000004 01020304 ff 77 000000 ee 03");
}

BOOST_AUTO_TEST_CASE(the_length_is_filled_in) {
    std::vector<std::uint8_t> const bytes{0xaa, 0xbb, 0xcc, 0xdd};
    basic_frame<wire::borrowed> const f{{0x7777}, 1, wire::rest<wire::borrowed>{bytes}, 0xff};
    BOOST_TEST(written(f) == "000401aabbccddff");
    BOOST_TEST(wire::encoded_size(f) == 8u);
    basic_header<wire::owned> h{};
    h.options->bytes() = bytes;
    BOOST_TEST(written(h).substr(0, 2) == "46");
    BOOST_TEST((*h.options).size() == 4u);
    using chosen = basic_choice<wire::owned>;
    BOOST_TEST(written(chosen{{}, {}, {wire::u32{5}}, 0xff}) == "0100000400000005ff");
    BOOST_TEST(written(chosen{kind::number, {}, {basic_words<wire::owned>{{}, bytes}}, 0xff}) ==
               "0200000500aabbccddff");
}

BOOST_AUTO_TEST_CASE(what_is_read_takes_exactly_its_length) {
    auto const in = handfast::from_hex(with_options);
    BOOST_TEST(wire::decode<header>(in)->options->size() == 8u);
    BOOST_TEST(wire::decode<header>(in)->body == 0xff);
    BOOST_TEST(refusal<frame>("0005 01 aabbcc ff") == "frame.body: 4 bytes where 5 were announced, at offset 3");
    BOOST_TEST(refusal<choice>("01 000003 010203 ff") == "choice.body.value: 3 bytes where 4 were needed, at offset 4");
    BOOST_TEST(refusal<choice>("01 000005 0102030405 ff") ==
               "choice.body.value: 1 byte left over at the end, at offset 8");
    BOOST_TEST(refusal<basic_nested<wire::view>>("0400 02 aabbccdd ff") ==
               "nested.numbers: 2 bytes left over at the end, at offset 5");
    BOOST_TEST(refusal<basic_nested<wire::view>>("0300 04 aabbccdd ff") ==
               "nested.numbers: 3 bytes where 4 were announced, at offset 3");
}

BOOST_AUTO_TEST_CASE(a_length_below_what_comes_before_is_refused) {
    BOOST_TEST(refusal<header>("44 01020304050607080910111213141516171819 ff") ==
               "header.options: length 4 is below the floor of 5, at offset 20");
}

BOOST_AUTO_TEST_CASE(a_length_that_no_memory_has_is_refused) {
    // Times eight it would be eight, were it cut to 64 bits.
    auto const in = handfast::from_hex("2000000000000001 0102030405060708");
    auto const decoded = wire::decode<vast>(in);
    BOOST_REQUIRE(!decoded.has_value());
    BOOST_TEST(decoded.error().offset == 8u);
}

BOOST_AUTO_TEST_CASE(a_length_that_does_not_fit_is_refused) {
    std::vector<std::uint8_t> const bytes(4);
    BOOST_TEST(written(little{{}, 1, wire::rest<wire::borrowed>{bytes}}) ==
               "little.body: 4 does not fit, the greatest value is 3, at offset 0");
    std::vector<std::uint8_t> const odd(3);
    basic_header<wire::borrowed> const h{{}, {}, {}, wire::rest<wire::borrowed>{odd}, 1};
    BOOST_TEST(written(h) == "header.options: length 3 is not a multiple of 4, at offset 20");
    std::vector<std::uint8_t> const many(44);
    basic_header<wire::borrowed> const l{{}, {}, {}, wire::rest<wire::borrowed>{many}, 1};
    std::array<std::uint8_t, 99> out;
    BOOST_TEST(describe(wire::encode(l, out).error()).view() ==
               "header.options: 16 does not fit, the greatest value is 15, at offset 0");
}

BOOST_AUTO_TEST_SUITE_END()
