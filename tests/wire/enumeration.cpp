// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/enumeration.hpp>

#include <handfast/wire/encode.hpp>

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

}  // namespace
