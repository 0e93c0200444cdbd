// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/integer.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include <handfast/wire/array.hpp>
#include <handfast/wire/encode.hpp>

namespace wire = handfast::wire;
using handfast::byte_view;

namespace {

constexpr std::uint8_t bytes[]{0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0xf8};

template <class Integer>
constexpr auto read(std::size_t size) {
    return wire::decode<Integer>(byte_view{bytes, size}).value().value();
}

template <class Integer>
constexpr bool writes_back(std::size_t size) {
    std::uint8_t out[8]{};
    auto const written = wire::encode(Integer{read<Integer>(size)}, out);
    return written.has_value() && *written == size && handfast::same_bytes({out, size}, {bytes, size});
}

static_assert(read<wire::u8>(1) == 0x01);
static_assert(read<wire::u16>(2) == 0x0102);
static_assert(read<wire::u24>(3) == 0x010203);
static_assert(read<wire::u32>(4) == 0x01020304);
static_assert(read<wire::u48>(6) == 0x010203040506);
static_assert(read<wire::u64>(8) == 0x01020304050607f8);
static_assert(read<wire::u16_le>(2) == 0x0201);
static_assert(read<wire::u24_le>(3) == 0x030201);
static_assert(read<wire::u32_le>(4) == 0x04030201);
static_assert(read<wire::u48_le>(6) == 0x060504030201);
static_assert(read<wire::u64_le>(8) == 0xf807060504030201);

static_assert(writes_back<wire::u8>(1) && writes_back<wire::u16>(2) && writes_back<wire::u24>(3));
static_assert(writes_back<wire::u32>(4) && writes_back<wire::u48>(6) && writes_back<wire::u64>(8));
static_assert(writes_back<wire::u16_le>(2) && writes_back<wire::u24_le>(3) && writes_back<wire::u32_le>(4));
static_assert(writes_back<wire::u48_le>(6) && writes_back<wire::u64_le>(8));

// Native both ways.
static_assert(wire::u16{7} + 1 == 8);
static_assert(std::uint16_t{wire::u16{0xffff}} == 0xffff);
static_assert(wire::u24::greatest == 0xffffff && wire::u48::greatest == 0xffffffffffff && wire::u8::greatest == 0xff);
static_assert(wire::plain<wire::u24> && wire::least_size<wire::u24> == 3 && wire::greatest_size<wire::u24> == 3);

// What does not fit is refused, not cut.
template <class Integer>
constexpr wire::error refusal(Integer value) {
    std::uint8_t out[8]{};
    return wire::encode(value, out).error();
}
static_assert(refusal(wire::u24{0x1000000}).what == wire::failure::too_large);
static_assert(refusal(wire::u24{0x1000000}).found == 0x1000000);
static_assert(refusal(wire::u24{0x1000000}).bound == 0xffffff);
static_assert(refusal(wire::u48{std::uint64_t{1} << 48}).what == wire::failure::too_large);
static_assert(wire::codec<wire::u32>::fits_always && !wire::codec<wire::u24>::fits_always);

// The standard integers, signed ones in two's complement.
static_assert(wire::decode<std::uint32_t>(byte_view{bytes, 4}).value() == 0x01020304);
static_assert(wire::decode<std::int8_t>(byte_view{bytes + 7, 1}).value() == -8);
static_assert(wire::decode<std::int16_t>(byte_view{bytes + 6, 2}).value() == 0x07f8);
static_assert([] {
    std::uint8_t out[4]{};
    return wire::encode(std::int32_t{-2}, out).value() == 4 && out[0] == 0xff && out[3] == 0xfe;
}());

// The odd widths.
static_assert(read<wire::u40>(5) == 0x0102030405 && read<wire::u40_le>(5) == 0x0504030201);
static_assert(read<wire::u56>(7) == 0x01020304050607 && read<wire::u56_le>(7) == 0x07060504030201);
static_assert(writes_back<wire::u40>(5) && writes_back<wire::u40_le>(5) && writes_back<wire::u48_le>(6));
static_assert(writes_back<wire::u56>(7) && writes_back<wire::u56_le>(7));
static_assert(wire::u40::greatest == 0xff'ffff'ffff && wire::u56::greatest == 0xff'ffff'ffff'ffff);
static_assert(refusal(wire::u40{std::uint64_t{1} << 40}).what == wire::failure::too_large);
static_assert(refusal(wire::u56_le{std::uint64_t{1} << 56}).bound == 0xff'ffff'ffff'ffff);
static_assert(wire::least_size<wire::u40> == 5 && wire::least_size<wire::u56_le> == 7 && wire::plain<wire::u56>);

// Signed ones of every width: the sign is the highest bit of the bytes.
template <class Integer>
constexpr bool is(std::int64_t value, std::initializer_list<std::uint8_t> of_number) {
    std::array<std::uint8_t, wire::least_size<Integer>> in{}, out{};
    std::copy(of_number.begin(), of_number.end(), in.begin());
    Integer const number{static_cast<typename Integer::native_type>(value)};
    return wire::decode<Integer>(in).value() == value && wire::encode(number, out).has_value() && in == out;
}
static_assert(is<wire::i8>(-2, {0xfe}) && is<wire::i16>(-2, {0xff, 0xfe}) && is<wire::i16_le>(-2, {0xfe, 0xff}));
static_assert(is<wire::i24>(-2, {0xff, 0xff, 0xfe}) && is<wire::i24_le>(-2, {0xfe, 0xff, 0xff}));
static_assert(is<wire::i24>(-0x800000, {0x80, 0, 0}) && is<wire::i24>(0x7fffff, {0x7f, 0xff, 0xff}));
static_assert(is<wire::i24_le>(0x010203, {3, 2, 1}) && is<wire::i24>(0, {0, 0, 0}));
static_assert(is<wire::i32>(-0x80000000LL, {0x80, 0, 0, 0}) && is<wire::i32_le>(-2, {0xfe, 0xff, 0xff, 0xff}));
static_assert(is<wire::i40>(-2, {0xff, 0xff, 0xff, 0xff, 0xfe}) && is<wire::i40_le>(5, {5, 0, 0, 0, 0}));
static_assert(is<wire::i40_le>(-0x8000000000, {0, 0, 0, 0, 0x80}));
static_assert(is<wire::i48>(-1, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff}) && is<wire::i48_le>(256, {0, 1, 0, 0, 0, 0}));
static_assert(is<wire::i56>(-0x80000000000000, {0x80, 0, 0, 0, 0, 0, 0}));
static_assert(is<wire::i56_le>(-3, {0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}));
static_assert(is<wire::i64>(-2, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe}));
static_assert(is<wire::i64_le>(std::numeric_limits<std::int64_t>::min(), {0, 0, 0, 0, 0, 0, 0, 0x80}));
static_assert(wire::i24::least == -0x800000 && wire::i24::greatest == 0x7fffff && sizeof(wire::i24) == 4);
static_assert(wire::i64::least == std::numeric_limits<std::int64_t>::min() && wire::i8::greatest == 127);
static_assert(wire::i24{-7} + 1 == -6 && wire::i24{-7}.value() == -7);
static_assert(refusal(wire::i24{0x800000}).what == wire::failure::too_large);
static_assert(refusal(wire::i24_le{-0x800001}).what == wire::failure::too_large);
static_assert(refusal(wire::i24{0x800000}).bound == 0x7fffff);
static_assert(wire::codec<wire::i32>::fits_always && !wire::codec<wire::i24>::fits_always);

// Those of the language stand in their message's order, those of `wire` in their own.
struct little {
    std::uint16_t a;
    std::int32_t b;
    wire::u16 c;
    wire::i24_le d;
    std::array<std::uint16_t, 2> e;
    HANDFAST_LITTLE_ENDIAN_MESSAGE(little, a, b, c, d, e)
};
constexpr std::uint8_t of_little[]{1, 2, 0xfe, 0xff, 0xff, 0xff, 1, 2, 0xfd, 0xff, 0xff, 3, 0, 4, 0};
static_assert(wire::decode<little>(of_little).value() == little{0x0201, -2, 0x0102, -3, {3, 4}});
static_assert([] {
    std::uint8_t out[sizeof of_little]{};
    return wire::encode(little{0x0201, -2, 0x0102, -3, {3, 4}}, out).value() == sizeof of_little &&
           handfast::same_bytes(out, of_little);
}());

static_assert(wire::decode<wire::u32>(byte_view{bytes, 3}).error().what == wire::failure::truncated);
static_assert(wire::decode<wire::u32>(byte_view{bytes, 5}).error().what == wire::failure::trailing);

}  // namespace
