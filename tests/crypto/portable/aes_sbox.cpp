// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include <handfast/crypto/portable/aes_sbox.hpp>

namespace portable = handfast::crypto::portable;

namespace {

/// FIPS 197 §4.2, bit by bit.
unsigned multiply(unsigned a, unsigned b) {
    unsigned product = 0;
    for (int i = 7; i >= 0; --i) {
        product <<= 1;
        if ((product & 0x100) != 0) product ^= 0x11b;
        if ((b >> i & 1) != 0) product ^= a;
    }
    return product;
}

/// FIPS 197 §5.1.1: the inverse, then (5.1).
unsigned sbox_by_definition(unsigned x) {
    unsigned inverse = 0;
    for (unsigned i = 1; i < 256; ++i)
        if (multiply(x, i) == 1) inverse = i;
    unsigned result = 0x63;
    for (unsigned turn = 0; turn < 5; ++turn) result ^= (inverse << turn | inverse >> (8 - turn)) & 0xff;
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_portable_aes_sbox)

BOOST_AUTO_TEST_CASE(each_byte_is_mapped_as_defined) {
    BOOST_TEST(sbox_by_definition(0x53) == 0xedu);  // the example of FIPS 197 §5.1.1
    for (unsigned first = 0; first < 256; first += 32) {
        std::array<std::uint32_t, 8> planes{};
        for (unsigned i = 0; i < 32; ++i)
            for (unsigned bit = 0; bit < 8; ++bit) planes[bit] |= ((first + i) >> bit & 1u) << i;
        portable::sub_bytes(planes);
        for (unsigned i = 0; i < 32; ++i) {
            unsigned result = 0;
            for (unsigned bit = 0; bit < 8; ++bit) result |= (planes[bit] >> i & 1u) << bit;
            BOOST_TEST(result == sbox_by_definition(first + i));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_tower_is_a_field_and_its_maps_keep_products) {
    for (unsigned a = 0; a < 256; a += 7)
        for (unsigned b = 0; b < 256; ++b)
            BOOST_TEST(portable::tower_multiply(portable::sbox.enter(a), portable::sbox.enter(b), portable::sbox_nu) ==
                       portable::sbox.enter(multiply(a, b)));
}

BOOST_AUTO_TEST_CASE(no_tower_has_lighter_maps) {
    auto const weight = [](portable::sbox_maps const& maps) { return maps.enter.weight() + maps.leave.weight(); };
    int lightest = 128;
    int found = 0;
    for (unsigned nu = 1; nu < 16; ++nu) {
        for (unsigned root = 2; root < 256; ++root) {
            std::array<unsigned, 9> power{1};
            for (std::size_t i = 1; i < 9; ++i) power[i] = portable::tower_multiply(power[i - 1], root, nu);
            if ((power[8] ^ power[4] ^ power[3] ^ power[1] ^ 1) != 0) continue;
            // Where w^2 + w + nu has a root in GF(16), the tower is no field and has no root of AES's polynomial.
            ++found;
            lightest = std::min(lightest, weight(portable::make_sbox_maps(nu, root)));
        }
    }
    BOOST_TEST(found == 64);
    BOOST_TEST(lightest == 54);
    BOOST_TEST(weight(portable::sbox) == lightest);
}

BOOST_AUTO_TEST_SUITE_END()
