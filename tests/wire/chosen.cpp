// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/chosen.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
enum class kind : std::uint16_t { number = 1, words = 2, nothing = 3 };

constexpr std::string_view to_string(kind k) {
    switch (k) {
        case kind::number: return "number";
        case kind::words: return "words";
        case kind::nothing: return "nothing";
    }
    return {};
}

template <class Storage>
struct basic_words {
    wire::opaque<0, 9, Storage> first;
    wire::list<wire::u16, Storage> others;

    HANDFAST_MESSAGE(basic_words, first, others)
};
struct number {
    wire::u32 value;

    HANDFAST_MESSAGE(number, value)
};
struct nothing {
    HANDFAST_MESSAGE(nothing)
};
template <class Storage>
struct bodies
    : wire::alternatives<wire::alternative<kind::number, number>, wire::alternative<kind::words, basic_words<Storage>>,
                         wire::alternative<kind::nothing, nothing>> {};

// Something stands between the field that chooses and the body.
template <class Storage>
struct basic_event {
    wire::computed<kind> which;
    wire::u8 between;
    wire::chosen<&basic_event::which, Storage, bodies<Storage>> body;

    HANDFAST_MESSAGE(basic_event, which, between, body)
};
using event = basic_event<wire::view>;
using own = basic_event<wire::owned>;

// The field that chooses has some bits of a word, which cannot hold every tag.
template <class Storage>
struct basic_in_bits {
    wire::computed<wire::bits<2, kind>> which;
    wire::bits<6> number;
    wire::chosen<&basic_in_bits::which, Storage, bodies<Storage>> body;

    HANDFAST_MESSAGE(basic_in_bits, which, number, body)
};
enum class below : std::int8_t { minus = -1, plus = 1 };
struct signs
    : wire::alternatives<wire::alternative<below::minus, wire::u8>, wire::alternative<below::plus, wire::u16>> {};
template <class Storage>
struct basic_signed {
    wire::computed<wire::open_enum<below>> which;
    wire::chosen<&basic_signed::which, Storage, signs> body;

    HANDFAST_MESSAGE(basic_signed, which, body)
};

static_assert(wire::least_size<event> == 3 && wire::greatest_size<event> == wire::unbounded);
static_assert(wire::detail::greedy<wire::codec<event>>);

template <class M>
std::string written(M const& message) {
    std::array<std::uint8_t, 64> out;
    auto const size = wire::encode(message, out);
    return size ? handfast::to_hex({out.data(), *size}) : std::string{describe(size.error()).view()};
}
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_chosen)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<event, own>("0001 07 01020304");
    laws::hold_for<event, own>("0002 07 02aabb 01020304");
    laws::hold_for<event, own>("0003 07");
    laws::hold_for<event, own>("0777 07 aabbcc");
    laws::hold_for<basic_in_bits<wire::view>, basic_in_bits<wire::owned>>("7f 01020304");
    laws::hold_for<basic_in_bits<wire::view>, basic_in_bits<wire::owned>>("3f 0102");
    laws::hold_for<basic_signed<wire::view>, basic_signed<wire::owned>>("ff 07");
    laws::hold_for<laws::around<wire::length_prefixed<wire::u8, event>>,
                   laws::around<wire::length_prefixed<wire::u8, own>>>("0102 07 0002 07 01aa 0102 09");
}

BOOST_AUTO_TEST_CASE(the_field_decides_what_the_body_is) {
    auto const in = handfast::from_hex("0001 07 01020304");
    auto const viewed = wire::decode<event>(in)->body;
    auto const owned = wire::decode<own>(in)->body;
    BOOST_TEST((viewed.tag() == kind::number && owned.tag() == kind::number && viewed.known() && owned.known()));
    BOOST_TEST(viewed.get<number>()->value == 0x01020304u);
    BOOST_TEST(owned.get<number>()->value == 0x01020304u);
    BOOST_TEST((!viewed.get<nothing>() && owned.get<nothing>() == nullptr));

    unsigned seen = 0;
    auto const look = [&](auto const& body) {
        if constexpr (std::is_same_v<decltype(body), number const&>) ++seen;
    };
    viewed.visit(look);
    owned.visit(look);
    BOOST_TEST(seen == 2u);

    auto const minus = handfast::from_hex("ff 07");
    BOOST_TEST((wire::decode<basic_signed<wire::view>>(minus)->body.get<wire::u8>() == wire::u8{7}));
}

BOOST_AUTO_TEST_CASE(what_has_no_alternative_is_kept_as_bytes) {
    auto const in = handfast::from_hex("0777 07 aabbcc");
    auto const viewed = wire::decode<event>(in).value();
    auto const owned = wire::decode<own>(in).value();
    BOOST_TEST((!viewed.body.known() && !owned.body.known()));
    BOOST_TEST((viewed.body.tag().raw() == 0x777 && owned.body.tag().raw() == 0x777));
    BOOST_TEST(viewed.body.body().size() == 3u);
    std::size_t size = 0;
    auto const look = [&](auto const& body) {
        if constexpr (requires { body.size(); }) size += body.size();
    };
    viewed.body.visit(look);
    owned.body.visit(look);
    BOOST_TEST(size == 6u);
    BOOST_TEST(written(viewed) == "077707aabbcc");
}

BOOST_AUTO_TEST_CASE(the_field_is_filled_in) {
    BOOST_TEST(written(own{kind::nothing, 7, number{5}}) == "00010700000005");
    BOOST_TEST(written(own{{}, 7, nothing{}}) == "000307");
    std::array<wire::u16, 1> const others{0x0102};
    using words = basic_words<wire::borrowed>;
    BOOST_TEST(written(basic_event<wire::borrowed>{{}, 7, words{{}, others}}) == "000207000102");
    std::array<std::uint8_t, 2> const bytes{0xaa, 0xbb};
    wire::open_enum<kind> const unknown{std::uint16_t{0x777}};
    BOOST_TEST(written(basic_event<wire::borrowed>{{}, 7, {unknown, bytes}}) == "077707aabb");
    BOOST_TEST(written(event{{}, 7, {unknown, bytes}}) == "077707aabb");
    BOOST_TEST(written(basic_in_bits<wire::view>{{}, 7, {kind::nothing, {}}}) == "c7");
    BOOST_TEST(written(basic_in_bits<wire::view>{{}, 7, {unknown, bytes}}) ==
               "in_bits.body: 1911 does not fit, the greatest value is 3, at offset 0");
}

BOOST_AUTO_TEST_CASE(a_failure_names_the_alternative) {
    for (auto const* digits : {"0001 07 010203", "0001 07 0102030405"}) {
        auto const in = handfast::from_hex(digits);
        BOOST_TEST(describe(wire::decode<event>(in).error()).view() == describe(wire::decode<own>(in).error()).view());
    }
    auto const in = handfast::from_hex("0001 07 010203");
    BOOST_TEST(describe(wire::decode<event>(in).error()).view() ==
               "event.body.number.value: 3 bytes where 4 were needed, at offset 3");
}

BOOST_AUTO_TEST_SUITE_END()
