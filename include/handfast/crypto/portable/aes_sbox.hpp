// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_PORTABLE_AES_SBOX_HPP
#define HANDFAST_CRYPTO_PORTABLE_AES_SBOX_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::portable {

// AES's S-box (FIPS 197 §5.1.1) without a table, since the time of a read tells where it was: on bytes that lie in
// planes, the first bits of all of them in one word, the second ones in the next. Inversion in GF(2^8) is cheap where
// the field is seen as a tower of quadratic extensions, GF(((2^2)^2)^2): the way there and back are matrices over bits,
// and are found here, by the compiler.

/// Bits 0 and 1 are a + b u with u^2 = u + 1: the field of four elements.
[[nodiscard]] constexpr unsigned gf4_multiply(unsigned a, unsigned b) noexcept {
    unsigned const lower = a & b & 1;
    unsigned const both = (a ^ a >> 1) & (b ^ b >> 1) & 1;
    unsigned const upper = (a & b) >> 1;
    return (both ^ lower) << 1 | (upper ^ lower);
}

/// Two elements of GF(4) are a + b v with v^2 = v + u.
[[nodiscard]] constexpr unsigned gf16_multiply(unsigned a, unsigned b) noexcept {
    unsigned const lower = gf4_multiply(a & 3, b & 3);
    unsigned const both = gf4_multiply((a ^ a >> 2) & 3, (b ^ b >> 2) & 3);
    return (both ^ lower) << 2 | (lower ^ gf4_multiply(2, gf4_multiply(a >> 2, b >> 2)));
}

/// Two elements of GF(16) are a + b w with w^2 = w + nu.
[[nodiscard]] constexpr unsigned tower_multiply(unsigned a, unsigned b, unsigned nu) noexcept {
    unsigned const lower = gf16_multiply(a & 15, b & 15);
    unsigned const both = gf16_multiply((a ^ a >> 4) & 15, (b ^ b >> 4) & 15);
    return (both ^ lower) << 4 | (lower ^ gf16_multiply(nu, gf16_multiply(a >> 4, b >> 4)));
}

/// A linear map over bits: to each bit of the result the mask of those that are added up.
template <std::size_t Size>
struct bit_matrix {
    std::array<std::uint8_t, Size> rows{};

    [[nodiscard]] constexpr unsigned operator()(unsigned x) const noexcept {
        unsigned result = 0;
        for (std::size_t i = 0; i < Size; ++i) result |= (static_cast<unsigned>(std::popcount(rows[i] & x)) & 1) << i;
        return result;
    }
    /// How many additions it takes, if none is shared.
    [[nodiscard]] constexpr int weight() const noexcept {
        int ones = 0;
        for (auto const row : rows) ones += std::popcount(row);
        return ones;
    }
};

/// The map that takes bit i to `image(i)`.
template <std::size_t Size, class Image>
[[nodiscard]] constexpr bit_matrix<Size> matrix_of(Image const& image) noexcept {
    bit_matrix<Size> m;
    for (unsigned i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j)
            m.rows[j] = static_cast<std::uint8_t>(m.rows[j] | (image(i) >> j & 1u) << i);
    return m;
}

/// FIPS 197 (5.1): each bit is the sum of itself and of the four that follow after three.
inline constexpr bit_matrix<8> sbox_affine{{0xf1, 0xe3, 0xc7, 0x8f, 0x1f, 0x3e, 0x7c, 0xf8}};

/// S(x) = leave(1 / enter(x)) + 0x63, where the inverse is the tower's.
struct sbox_maps {
    bit_matrix<8> enter;
    bit_matrix<8> leave;
};

/// The maps for a tower and a `root` in it of AES's polynomial x^8 + x^4 + x^3 + x + 1: where that is, there is the
/// whole field.
[[nodiscard]] constexpr sbox_maps make_sbox_maps(unsigned nu, unsigned root) noexcept {
    std::array<unsigned, 8> power{1};
    for (std::size_t i = 1; i < 8; ++i) power[i] = tower_multiply(power[i - 1], root, nu);
    sbox_maps maps;
    maps.enter = matrix_of<8>([&](unsigned i) { return power[i]; });
    std::array<unsigned, 8> back{};
    for (unsigned x = 1; x < 256; ++x)
        if (unsigned const image = maps.enter(x); std::has_single_bit(image))
            back[static_cast<std::size_t>(std::countr_zero(image))] = x;
    maps.leave = matrix_of<8>([&](unsigned i) { return sbox_affine(back[i]); });
    return maps;
}

///@{
/// Of all towers and roots those whose maps have the fewest ones, 54; tests/crypto/portable/aes_sbox.cpp goes
/// through them.
inline constexpr unsigned sbox_nu = 8;
inline constexpr unsigned sbox_root = 122;
inline constexpr sbox_maps sbox = make_sbox_maps(sbox_nu, sbox_root);
///@}

// The same on planes.

/// The sum of those planes whose bits are set in `Row`.
template <unsigned Row, class Word, std::size_t Size, std::size_t... I>
constexpr Word sum_of(std::array<Word, Size> const& x, std::index_sequence<I...>) noexcept {
    Word sum{};
    ((Row >> I & 1 ? void(sum ^= x[I]) : void()), ...);
    return sum;
}

/// A map of bits, on every byte of the planes at once.
template <bit_matrix Matrix, class Word, std::size_t Size>
constexpr std::array<Word, Size> apply(std::array<Word, Size> const& x) noexcept {
    return [&x]<std::size_t... I>(std::index_sequence<I...> all) {
        return std::array<Word, Size>{sum_of<Matrix.rows[I]>(x, all)...};
    }(std::make_index_sequence<Size>{});
}

/// The product in GF(4).
template <class Word>
constexpr std::array<Word, 2> multiply(std::array<Word, 2> const& a, std::array<Word, 2> const& b) noexcept {
    Word const lower = a[0] & b[0];
    return {lower ^ (a[1] & b[1]), lower ^ ((a[0] ^ a[1]) & (b[0] ^ b[1]))};
}

/// The sum in GF(4).
template <class Word>
constexpr std::array<Word, 2> add(std::array<Word, 2> const& a, std::array<Word, 2> const& b) noexcept {
    return {a[0] ^ b[0], a[1] ^ b[1]};
}

/// Times u.
template <class Word>
constexpr std::array<Word, 2> times_u(std::array<Word, 2> const& a) noexcept {
    return {a[1], a[0] ^ a[1]};
}

/// The square in GF(4), which is the inverse there too.
template <class Word>
constexpr std::array<Word, 2> square(std::array<Word, 2> const& a) noexcept {
    return {a[0] ^ a[1], a[1]};
}

/// a of an element a + b v of GF(16).
template <class Word>
constexpr std::array<Word, 2> lower_half(std::array<Word, 4> const& a) noexcept {
    return {a[0], a[1]};
}
/// b of an element a + b v of GF(16).
template <class Word>
constexpr std::array<Word, 2> upper_half(std::array<Word, 4> const& a) noexcept {
    return {a[2], a[3]};
}
template <class Word>
constexpr std::array<Word, 4> add(std::array<Word, 4> const& a, std::array<Word, 4> const& b) noexcept {
    return {a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]};
}

template <class Word>
constexpr std::array<Word, 4> multiply(std::array<Word, 4> const& a, std::array<Word, 4> const& b) noexcept {
    auto const lower = multiply(lower_half(a), lower_half(b));
    auto const upper = times_u(multiply(upper_half(a), upper_half(b)));
    auto const both = multiply(add(lower_half(a), upper_half(a)), add(lower_half(b), upper_half(b)));
    return {lower[0] ^ upper[0], lower[1] ^ upper[1], both[0] ^ lower[0], both[1] ^ lower[1]};
}

/// For x = a + b v the norm is a^2 + a b + b^2 u, and the inverse is (a + b + b v) over it.
template <class Word>
constexpr std::array<Word, 4> inverse(std::array<Word, 4> const& x) noexcept {
    auto const a = lower_half(x);
    auto const b = upper_half(x);
    auto const norm = add(add(square(a), multiply(a, b)), times_u(square(b)));
    auto const over = square(norm);
    auto const lower = multiply(add(a, b), over);
    auto const upper = multiply(b, over);
    return {lower[0], lower[1], upper[0], upper[1]};
}

/// The square in GF(16), as a map of bits.
inline constexpr auto gf16_square = matrix_of<4>([](unsigned i) { return gf16_multiply(1u << i, 1u << i); });
/// The square times `sbox_nu`.
inline constexpr auto gf16_square_nu = matrix_of<4>(
    [](unsigned i) { return gf16_multiply(sbox_nu, gf16_multiply(1u << i, 1u << i)); });

/// The S-box on every byte of the planes at once.
template <class Word>
constexpr void sub_bytes(std::array<Word, 8>& planes) noexcept {
    auto const x = apply<sbox.enter>(planes);
    std::array<Word, 4> const a{x[0], x[1], x[2], x[3]};
    std::array<Word, 4> const b{x[4], x[5], x[6], x[7]};
    auto const norm = add(add(apply<gf16_square>(a), multiply(a, b)), apply<gf16_square_nu>(b));
    auto const over = inverse(norm);
    auto const lower = multiply(add(a, b), over);
    auto const upper = multiply(b, over);
    planes = apply<sbox.leave>(
        std::array<Word, 8>{lower[0], lower[1], lower[2], lower[3], upper[0], upper[1], upper[2], upper[3]});
    for (std::size_t i = 0; i < 8; ++i)
        if ((0x63 >> i & 1) != 0) planes[i] = ~planes[i];
}

}  // namespace handfast::inline HANDFAST_ABI::crypto::portable

#endif
