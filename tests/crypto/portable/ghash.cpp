// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>
#include <cstdint>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/native/aes_gcm.hpp>
#include <handfast/crypto/portable/aes_gcm.hpp>
#include <handfast/crypto/random.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
namespace portable = handfast::crypto::portable;
using crypto::ghash_element;

namespace {

constexpr bool equal(ghash_element a, ghash_element b) { return a == b; }

/// SP 800-38D §6.3, algorithm 1: the leftmost bit first.
constexpr ghash_element by_definition(ghash_element x, ghash_element y) {
    ghash_element z;
    ghash_element v = y;
    for (int i = 0; i < 128; ++i) {
        if (((i < 64 ? x.high : x.low) >> (63 - i % 64) & 1) != 0) z = {z.high ^ v.high, z.low ^ v.low};
        bool const leaves = (v.low & 1) != 0;
        v = {v.high >> 1, v.low >> 1 | v.high << 63};
        if (leaves) v.high ^= 0xe100'0000'0000'0000;
    }
    return z;
}

constexpr ghash_element one{0x8000'0000'0000'0000, 0};
constexpr ghash_element x{0x4000'0000'0000'0000, 0};

static_assert(equal(crypto::divided_by_x(x), one));
static_assert(equal(by_definition(crypto::divided_by_x(one), x), one));
static_assert(equal(portable::multiply(x, crypto::divided_by_x(one)), x));

ghash_element random_element() {
    std::array<std::uint8_t, 16> bytes;
    crypto::fill_random(bytes);
    return {hf::load_big_endian<std::uint64_t>(bytes.data()), hf::load_big_endian<std::uint64_t>(bytes.data() + 8)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_portable_ghash)

BOOST_AUTO_TEST_CASE(products_are_as_defined) {
    // One bit each: every place of a product, and all that is reduced.
    for (int i = 0; i < 128; ++i) {
        for (int j = 0; j < 128; ++j) {
            ghash_element const a{i < 64 ? std::uint64_t{1} << i : 0, i < 64 ? 0 : std::uint64_t{1} << (i - 64)};
            ghash_element const b{j < 64 ? std::uint64_t{1} << j : 0, j < 64 ? 0 : std::uint64_t{1} << (j - 64)};
            BOOST_REQUIRE(equal(portable::multiply(a, crypto::divided_by_x(b)), by_definition(a, b)));
        }
    }
    // Everything at once: what is carried stays between the bits that count.
    ghash_element const ones{~std::uint64_t{}, ~std::uint64_t{}};
    BOOST_TEST(equal(portable::multiply(ones, crypto::divided_by_x(ones)), by_definition(ones, ones)));
    BOOST_TEST(equal(portable::multiply(ones, ones), by_definition(ones, by_definition(ones, x))));
    for (int i = 0; i < 1000; ++i) {
        auto const a = random_element();
        auto const b = random_element();
        BOOST_REQUIRE(equal(portable::multiply(a, crypto::divided_by_x(b)), by_definition(a, b)));
    }
}

// Test case 2 of McGrew and Viega's appendix B.
BOOST_AUTO_TEST_CASE(known_answer) {
    auto const blocks = hf::from_hex("0388dace60b6a392f328c2b971b2fe7800000000000000000000000000000080");
    ghash_element const key{0x66e94bd4ef8a2c3b, 0x884cfa59ca342b2e};
    ghash_element const divided = crypto::divided_by_x(key);
    ghash_element y;
    portable::aes_gcm_kernel::ghash(y, &divided, blocks);
    BOOST_TEST(equal(y, {0xf38cbb1ad69223dc, 0xc3457ae5b6b0f885}));
}

BOOST_AUTO_TEST_SUITE_END()
