// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/floating.hpp>

#include <bit>
#include <limits>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
struct big {
    float a;
    double b;
    wire::f32_le c;

    HANDFAST_MESSAGE(big, a, b, c)
};
struct little {
    float a;
    std::array<double, 1> b;
    wire::f32 c;

    HANDFAST_LITTLE_ENDIAN_MESSAGE(little, a, b, c)
};

template <class T>
constexpr bool reads_and_writes(std::array<std::uint8_t, sizeof(T)> bytes, T value, auto codec_of) {
    using type = typename decltype(codec_of)::type;
    std::array<std::uint8_t, sizeof(T)> out{};
    return wire::decode<type>(bytes).value() == value && wire::encode(type{value}, out).has_value() && out == bytes;
}
template <class T>
struct as {
    using type = T;
};
static_assert(reads_and_writes<float>({0x3f, 0xc0, 0, 0}, 1.5f, as<float>{}));
static_assert(reads_and_writes<float>({0xbf, 0xc0, 0, 0}, -1.5f, as<wire::f32>{}));
static_assert(reads_and_writes<float>({0, 0, 0xc0, 0x3f}, 1.5f, as<wire::f32_le>{}));
static_assert(reads_and_writes<double>({0x3f, 0xf8, 0, 0, 0, 0, 0, 0}, 1.5, as<double>{}));
static_assert(reads_and_writes<double>({0x3f, 0xf8, 0, 0, 0, 0, 0, 0}, 1.5, as<wire::f64>{}));
static_assert(reads_and_writes<double>({0, 0, 0, 0, 0, 0, 0xf8, 0x3f}, 1.5, as<wire::f64_le>{}));
static_assert(reads_and_writes<float>({0x7f, 0x80, 0, 0}, std::numeric_limits<float>::infinity(), as<wire::f32>{}));
static_assert(reads_and_writes<float>({0x00, 0x00, 0, 1}, std::numeric_limits<float>::denorm_min(), as<wire::f32>{}));

static_assert(wire::plain<wire::f64> && wire::least_size<wire::f64> == 8 && wire::least_size<big> == 16);
static_assert(wire::f32::of_bits(0x3fc00000).value() == 1.5f && wire::f64_le{1.5}.bits() == 0x3ff8000000000000);
static_assert(wire::f32{1.5f} * 2 == 3 && wire::f64_le{2.5}.value() == 2.5);
}  // namespace

BOOST_AUTO_TEST_SUITE(wire_floating)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    // The bit flips make not-a-numbers of these, of either kind, which are written as they were read.
    laws::hold_for<laws::around<wire::f32>>("0102 7f7fffff 03");
    laws::hold_for<laws::around<wire::f64_le>>("0102 000000000000f07f 03");
    laws::hold_for<laws::around<double>>("0102 3ff8000000000000 03");
    laws::hold_for<big>("3fc00000 3ff8000000000000 0000c03f");
    laws::hold_for<little>("0000c03f 000000000000f83f 3fc00000");
}

BOOST_AUTO_TEST_CASE(a_message_gives_its_order_to_those_that_name_none) {
    auto const in = handfast::from_hex("0000c03f 000000000000f83f 3fc00000");
    BOOST_TEST((wire::decode<little>(in).value() == little{1.5f, {1.5}, 1.5f}));
}

BOOST_AUTO_TEST_CASE(not_a_number_keeps_what_it_carries) {
    for (auto const* digits : {"7fc12345", "7f812345", "ffffffff"}) {
        auto const in = handfast::from_hex(digits);
        auto const value = wire::decode<wire::f32>(in).value();
        BOOST_TEST((value.value() != value.value()));
        std::uint8_t out[4];
        BOOST_TEST(wire::encode(value, out).value() == 4u);
        BOOST_TEST(handfast::to_hex(out) == digits);
    }
    BOOST_TEST((std::bit_cast<std::uint64_t>(-0.0) ==
                std::bit_cast<std::uint64_t>(wire::decode<double>(handfast::from_hex("8000000000000000")).value())));
}

BOOST_AUTO_TEST_SUITE_END()
