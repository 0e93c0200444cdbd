// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/enumeration.hpp>

#include <array>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;
using handfast::byte_view;

namespace {

enum class unit : std::uint8_t { celsius = 1, kelvin = 2 };
enum class wide : std::uint16_t { one = 0x0102 };
enum class below : std::int8_t { zero = -1 };

constexpr std::uint8_t bytes[]{0x01, 0x02, 0xff};

static_assert(wire::decode<unit>(byte_view{bytes, 1}).value() == unit::celsius);
static_assert(wire::decode<wide>(byte_view{bytes, 2}).value() == wide::one);
static_assert(wire::decode<below>(byte_view{bytes + 2, 1}).value() == below::zero);

// A value without a name is kept.
constexpr auto unknown = wire::decode<wire::open_enum<unit>>(byte_view{bytes + 2, 1}).value();
static_assert(unknown.raw() == 0xff);
static_assert(unknown != unit::celsius && unknown != unit::kelvin);
static_assert([] {
    std::uint8_t out[1]{};
    return wire::encode(unknown, out).value() == 1 && out[0] == 0xff;
}());

static_assert(wire::open_enum<wide>{wide::one} == wide::one);
static_assert(wire::open_enum<wide>{wide::one}.value() == wide::one);
static_assert(wire::open_enum<wide>{std::uint16_t{0x0102}} == wide::one);
static_assert(wire::least_size<wire::open_enum<wide>> == 2 && wire::plain<wire::open_enum<wide>>);

// In the order of their message, and so in arrays.
struct little {
    wide one;
    wire::open_enum<wide> open;
    unit narrow;
    std::array<wide, 2> several;
    std::array<std::array<wire::open_enum<wide>, 1>, 2> rows;
    wire::constant<wide, wide::one> always;

    HANDFAST_LITTLE_ENDIAN_MESSAGE(little, one, open, narrow, several, rows, always)
};
struct big {
    wide one;
    wire::open_enum<wide> open;
    unit narrow;
    std::array<wide, 2> several;
    std::array<std::array<wire::open_enum<wide>, 1>, 2> rows;
    wire::constant<wide, wide::one> always;

    HANDFAST_MESSAGE(big, one, open, narrow, several, rows, always)
};
constexpr wire::open_enum<wide> other{std::uint16_t{0x0304}};
constexpr std::uint8_t of_little[]{2, 1, 4, 3, 2, 2, 1, 4, 3, 4, 3, 2, 1, 2, 1};
constexpr std::uint8_t of_big[]{1, 2, 3, 4, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2};
template <class M>
constexpr bool is(handfast::byte_view in) {
    M const expected{wide::one, other, unit::kelvin, {wide::one, other}, {{{other}, {wide::one}}}, {}};
    std::uint8_t out[15]{};
    return in.size() == 15 && wire::decode<M>(in).value() == expected && wire::encode(expected, out).value() == 15 &&
           handfast::same_bytes(out, in);
}
static_assert(is<little>(of_little) && is<big>(of_big));
static_assert(wire::decode<little>(of_big).error().what == wire::failure::wrong_constant);
static_assert(wire::plain<little> && wire::least_size<little> == 15);

}  // namespace
