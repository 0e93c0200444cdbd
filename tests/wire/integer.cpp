// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/integer.hpp>

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

static_assert(wire::decode<wire::u32>(byte_view{bytes, 3}).error().what == wire::failure::truncated);
static_assert(wire::decode<wire::u32>(byte_view{bytes, 5}).error().what == wire::failure::trailing);

}  // namespace
