// SPDX-License-Identifier: BSL-1.0
#include <array>

#include <handfast/core/bytes.hpp>

namespace {

using namespace handfast;

constexpr std::array<std::uint8_t, 8> counted{1, 2, 3, 4, 5, 6, 7, 8};

static_assert(load_big_endian<std::uint8_t>(counted.data()) == 0x01);
static_assert(load_big_endian<std::uint16_t>(counted.data()) == 0x0102);
static_assert(load_big_endian<std::uint32_t>(counted.data()) == 0x01020304);
static_assert(load_big_endian<std::uint64_t>(counted.data()) == 0x0102030405060708);

template <class Integer>
constexpr bool comes_back(Integer value) {
    std::array<std::uint8_t, sizeof(Integer)> bytes{};
    store_big_endian(value, bytes.data());
    return load_big_endian<Integer>(bytes.data()) == value &&
           bytes[0] == static_cast<std::uint8_t>(value >> (8 * (sizeof(Integer) - 1)));
}
static_assert(comes_back(std::uint8_t{0xfe}));
static_assert(comes_back(std::uint16_t{0xfedc}));
static_assert(comes_back(std::uint32_t{0xfedcba98}));
static_assert(comes_back(std::uint64_t{0xfedcba9876543210}));

static_assert(same_bytes({}, {}));
static_assert(same_bytes(counted, counted));
static_assert(!same_bytes(counted, byte_view{counted}.first(7)));
static_assert(!same_bytes(byte_view{counted}.first(2), byte_view{counted}.last(2)));

}  // namespace
