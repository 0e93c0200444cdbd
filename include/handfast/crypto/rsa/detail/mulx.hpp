// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MULX_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MULX_HPP

#include <cstddef>

#include <handfast/crypto/rsa/detail/limb_field.hpp>
#include <handfast/crypto/rsa/detail/mulx_available.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// Limbs come in blocks of eight, as many as registers hold while they are added to.
inline constexpr std::size_t mulx_block = 8;

#if HANDFAST_RSA_HAS_MULX

// Written in assembly, since compilers do not keep two chains of carries apart.
//
// A step multiplies one limb of `a` by the factor in rdx and adds the product to two registers, the lower half in the
// chain of CF and the upper one in that of OF. A row is eight steps; the lowest register is done after it and becomes
// the highest of the next row, so that names go round by one from row to row.
// clang-format off
#define HANDFAST_RSA_STEP(at, low, high) \
    "mulxq " #at "(%[a]), %[l], %[h]\n\t" \
    "adcxq %[l], %[r" #low "]\n\t" \
    "adoxq %[h], %[r" #high "]\n\t"
#define HANDFAST_RSA_LAST_STEP(at, low, high) \
    "mulxq " #at "(%[a]), %[l], %[r" #high "]\n\t" \
    "adcxq %[l], %[r" #low "]\n\t" \
    "movl $0, %k[l]\n\t" \
    "adcxq %[l], %[r" #high "]\n\t" \
    "adoxq %[l], %[r" #high "]\n\t"
// In the syntax of AT&T, also where a program is compiled with the other one.
#define HANDFAST_RSA_BEGIN "{|.att_syntax noprefix\n\t}"
#define HANDFAST_RSA_END "{|.intel_syntax noprefix\n\t}"
#define HANDFAST_RSA_NO_CARRY "xorl %k[l], %k[l]\n\t"
#define HANDFAST_RSA_STEPS(r0, r1, r2, r3, r4, r5, r6, r7) \
    HANDFAST_RSA_STEP(8, r1, r2) HANDFAST_RSA_STEP(16, r2, r3) HANDFAST_RSA_STEP(24, r3, r4) \
    HANDFAST_RSA_STEP(32, r4, r5) HANDFAST_RSA_STEP(40, r5, r6) HANDFAST_RSA_STEP(48, r6, r7) \
    HANDFAST_RSA_LAST_STEP(56, r7, r0)
#define HANDFAST_RSA_MULTIPLY_ROW(at, r0, r1, ...) \
    "movq " #at "(%[b]), %%rdx\n\t" HANDFAST_RSA_NO_CARRY \
    HANDFAST_RSA_STEP(0, r0, r1) \
    "movq %[r" #r0 "], " #at "(%[t])\n\t" \
    HANDFAST_RSA_STEPS(r0, r1, __VA_ARGS__)
#define HANDFAST_RSA_REDUCE_ROW(at, r0, r1, ...) \
    "movq %[n0], %%rdx\n\t" \
    "imulq %[r" #r0 "], %%rdx\n\t" \
    "movq %%rdx, " #at "(%[t])\n\t" HANDFAST_RSA_NO_CARRY \
    HANDFAST_RSA_STEP(0, r0, r1) \
    HANDFAST_RSA_STEPS(r0, r1, __VA_ARGS__)
#define HANDFAST_RSA_ROWS(row) \
    row(0, 0, 1, 2, 3, 4, 5, 6, 7) row(8, 1, 2, 3, 4, 5, 6, 7, 0) \
    row(16, 2, 3, 4, 5, 6, 7, 0, 1) row(24, 3, 4, 5, 6, 7, 0, 1, 2) \
    row(32, 4, 5, 6, 7, 0, 1, 2, 3) row(40, 5, 6, 7, 0, 1, 2, 3, 4) \
    row(48, 6, 7, 0, 1, 2, 3, 4, 5) row(56, 7, 0, 1, 2, 3, 4, 5, 6)
// clang-format on

/// The loops of a field (see `limb_field`) with MULX, ADCX and ADOX, for sizes that are multiples of eight limbs.
struct mulx_rows {
    static constexpr std::size_t size = 0;

    static sum_in_room multiply(limb* t, limb const* a, limb const* b, modulus_view const& m) noexcept {
        set_zero(t, 2 * m.size);
        for (std::size_t i = 0; i < m.size; i += mulx_block) {
            carries c;
            for (std::size_t j = 0; j < m.size; j += mulx_block) multiply_add(t + i + j, a + j, b + i, c);
        }
        return reduce(t, m);
    }

    /// The products of limbs of one block, those of different blocks, all of it twice, the squares.
    static void square(limb* t, limb const* a, std::size_t count) noexcept {
        for (std::size_t i = 0; i < count; i += mulx_block) triangle(t + 2 * i, a + i);
        limb above = 0;
        for (std::size_t i = 0; i + mulx_block < count; i += mulx_block) {
            carries c;
            for (std::size_t j = i + mulx_block; j < count; j += mulx_block) {
                if (j + mulx_block == count) c.second = above;
                multiply_add(t + i + j, a + j, a + i, c);
            }
            above = c.first;
        }
        for (std::size_t i = 2 * count - mulx_block; i < 2 * count; ++i) t[i] = add_with_carry(t[i], 0, above);
        carries c;
        for (std::size_t i = 0; i < count; i += mulx_block) double_and_add_squares(t + 2 * i, a + i, c);
    }

    static sum_in_room reduce(limb* t, modulus_view const& m) noexcept {
        limb above = 0;
        for (std::size_t i = 0; i < m.size; i += mulx_block) {
            carries c;
            if (m.size == mulx_block) c.second = above;
            clear_lowest(t + i, m.n, *m.n0, c);
            for (std::size_t j = mulx_block; j < m.size; j += mulx_block) {
                if (j + mulx_block == m.size) c.second = above;
                multiply_add(t + i + j, m.n + j, t + i, c);
            }
            above = c.first;
        }
        return {t + m.size, above};
    }

    static void below_modulus(limb* r, sum_in_room sum, modulus_view const& m) noexcept {
        limb borrow = 0;
        for (std::size_t i = 0; i < m.size; i += mulx_block) subtract(r + i, sum.limbs + i, m.n + i, borrow);
        // Where there was less than n, and nothing above, it stays as it was.
        limb const less = mask_of(borrow & ~sum.above);
        choose(less, r, sum.limbs, r, m.size);
    }

private:
    /// What is carried from one block into the next: both are 0 or 1, and of one place. What leaves is in `first`.
    struct carries {
        limb first = 0;
        limb second = 0;
    };

    /// t = t + a * b, for blocks a and b and 16 limbs of t, and the carries, whose place is the upper block's lowest.
    /// It takes every register that there is beside a frame pointer.
    static void multiply_add(limb* t, limb const* a, limb const* b, carries& c) noexcept {
        limb r0 = t[0], r1 = t[1], r2 = t[2], r3 = t[3], r4 = t[4], r5 = t[5], r6 = t[6], r7 = t[7];
        limb l, h;
        asm volatile(HANDFAST_RSA_BEGIN HANDFAST_RSA_ROWS(HANDFAST_RSA_MULTIPLY_ROW) HANDFAST_RSA_END
                     : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
                       [r6] "+&r"(r6), [r7] "+&r"(r7), [l] "=&r"(l), [h] "=&r"(h)
                     : [t] "r"(t), [a] "r"(a), [b] "r"(b)
                     : "rdx", "cc", "memory");
        add_upper(t, c, r0, r1, r2, r3, r4, r5, r6, r7);
    }

    /// t = t + y * n, for a block n and the y that makes the lower block of t zero; there y is left instead.
    static void clear_lowest(limb* t, limb const* n, limb n0, carries& c) noexcept {
        limb r0 = t[0], r1 = t[1], r2 = t[2], r3 = t[3], r4 = t[4], r5 = t[5], r6 = t[6], r7 = t[7];
        limb l, h;
        asm volatile(HANDFAST_RSA_BEGIN HANDFAST_RSA_ROWS(HANDFAST_RSA_REDUCE_ROW) HANDFAST_RSA_END
                     : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
                       [r6] "+&r"(r6), [r7] "+&r"(r7), [l] "=&r"(l), [h] "=&r"(h)
                     : [t] "r"(t), [a] "r"(n), [n0] "r"(n0)
                     : "rdx", "cc", "memory");
        add_upper(t, c, r0, r1, r2, r3, r4, r5, r6, r7);
    }

    /// Adds the registers and the carries to the upper block of t.
    static void add_upper(limb* t, carries& c, limb r0, limb r1, limb r2, limb r3, limb r4, limb r5, limb r6,
                          limb r7) noexcept {
        limb l;
        // clang-format off
#define HANDFAST_RSA_ADD(at, r) \
    "adcxq " #at "(%[t]), %[" #r "]\n\t" \
    "adoxq %[l], %[" #r "]\n\t" \
    "movq %[" #r "], " #at "(%[t])\n\t"
        // A carry of 1 and all ones set the flag.
        asm volatile(HANDFAST_RSA_BEGIN HANDFAST_RSA_NO_CARRY
                     "movq $-1, %[l]\n\t"
                     "adcxq %[l], %[first]\n\t"
                     "adoxq %[l], %[second]\n\t"
                     "movl $0, %k[l]\n\t"
                     "movl $0, %k[first]\n\t"
                     HANDFAST_RSA_ADD(64, r0) HANDFAST_RSA_ADD(72, r1) HANDFAST_RSA_ADD(80, r2)
                     HANDFAST_RSA_ADD(88, r3) HANDFAST_RSA_ADD(96, r4) HANDFAST_RSA_ADD(104, r5)
                     HANDFAST_RSA_ADD(112, r6) HANDFAST_RSA_ADD(120, r7)
                     "adcxq %[l], %[first]\n\t"
                     "adoxq %[l], %[first]\n\t"
                     "movl $0, %k[second]\n\t"
                     HANDFAST_RSA_END
                     : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
                       [r6] "+&r"(r6), [r7] "+&r"(r7), [l] "=&r"(l), [first] "+&r"(c.first), [second] "+&r"(c.second)
                     : [t] "r"(t)
                     : "cc", "memory");
#undef HANDFAST_RSA_ADD
        // clang-format on
    }

    /// r = a - b - borrow, for blocks; the borrow is 0 or 1 before and after.
    static void subtract(limb* r, limb const* a, limb const* b, limb& borrow) noexcept {
        limb l;
        // clang-format off
#define HANDFAST_RSA_SUBTRACT(at) \
    "movq " #at "(%[a]), %[l]\n\t" \
    "sbbq " #at "(%[b]), %[l]\n\t" \
    "movq %[l], " #at "(%[r])\n\t"
        asm volatile(HANDFAST_RSA_BEGIN
                     "negq %[borrow]\n\t"
                     HANDFAST_RSA_SUBTRACT(0) HANDFAST_RSA_SUBTRACT(8) HANDFAST_RSA_SUBTRACT(16)
                     HANDFAST_RSA_SUBTRACT(24) HANDFAST_RSA_SUBTRACT(32) HANDFAST_RSA_SUBTRACT(40)
                     HANDFAST_RSA_SUBTRACT(48) HANDFAST_RSA_SUBTRACT(56)
                     "sbbq %[borrow], %[borrow]\n\t"
                     "negq %[borrow]\n\t"
                     HANDFAST_RSA_END
                     : [borrow] "+&r"(borrow), [l] "=&r"(l)
                     : [r] "r"(r), [a] "r"(a), [b] "r"(b)
                     : "cc", "memory");
#undef HANDFAST_RSA_SUBTRACT
        // clang-format on
    }

    /// t = the sum of the products of different limbs of a block, each once; 16 limbs. A row has one step less than
    /// that before, and starts two places higher.
    static void triangle(limb* t, limb const* a) noexcept {
        limb r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0;
        limb l, h;
        // clang-format off
#define HANDFAST_RSA_FACTOR(at) "movq " #at "(%[a]), %%rdx\n\t" HANDFAST_RSA_NO_CARRY
#define HANDFAST_RSA_STORE(at, i) "movq %[r" #i "], " #at "(%[t])\n\t"
        asm volatile(HANDFAST_RSA_BEGIN
                     HANDFAST_RSA_STORE(0, 0) HANDFAST_RSA_STORE(120, 0)

                     HANDFAST_RSA_FACTOR(0)
                     HANDFAST_RSA_STEP(8, 1, 2) HANDFAST_RSA_STEP(16, 2, 3) HANDFAST_RSA_STEP(24, 3, 4)
                     HANDFAST_RSA_STEP(32, 4, 5) HANDFAST_RSA_STEP(40, 5, 6) HANDFAST_RSA_STEP(48, 6, 7)
                     HANDFAST_RSA_LAST_STEP(56, 7, 0)
                     HANDFAST_RSA_STORE(8, 1) HANDFAST_RSA_STORE(16, 2)

                     HANDFAST_RSA_FACTOR(8)
                     HANDFAST_RSA_STEP(16, 3, 4) HANDFAST_RSA_STEP(24, 4, 5) HANDFAST_RSA_STEP(32, 5, 6)
                     HANDFAST_RSA_STEP(40, 6, 7) HANDFAST_RSA_STEP(48, 7, 0) HANDFAST_RSA_LAST_STEP(56, 0, 1)
                     HANDFAST_RSA_STORE(24, 3) HANDFAST_RSA_STORE(32, 4)

                     HANDFAST_RSA_FACTOR(16)
                     HANDFAST_RSA_STEP(24, 5, 6) HANDFAST_RSA_STEP(32, 6, 7) HANDFAST_RSA_STEP(40, 7, 0)
                     HANDFAST_RSA_STEP(48, 0, 1) HANDFAST_RSA_LAST_STEP(56, 1, 2)
                     HANDFAST_RSA_STORE(40, 5) HANDFAST_RSA_STORE(48, 6)

                     HANDFAST_RSA_FACTOR(24)
                     HANDFAST_RSA_STEP(32, 7, 0) HANDFAST_RSA_STEP(40, 0, 1) HANDFAST_RSA_STEP(48, 1, 2)
                     HANDFAST_RSA_LAST_STEP(56, 2, 3)
                     HANDFAST_RSA_STORE(56, 7) HANDFAST_RSA_STORE(64, 0)

                     HANDFAST_RSA_FACTOR(32)
                     HANDFAST_RSA_STEP(40, 1, 2) HANDFAST_RSA_STEP(48, 2, 3) HANDFAST_RSA_LAST_STEP(56, 3, 4)
                     HANDFAST_RSA_STORE(72, 1) HANDFAST_RSA_STORE(80, 2)

                     HANDFAST_RSA_FACTOR(40)
                     HANDFAST_RSA_STEP(48, 3, 4) HANDFAST_RSA_LAST_STEP(56, 4, 5)
                     HANDFAST_RSA_STORE(88, 3) HANDFAST_RSA_STORE(96, 4)

                     HANDFAST_RSA_FACTOR(48)
                     HANDFAST_RSA_LAST_STEP(56, 5, 6)
                     HANDFAST_RSA_STORE(104, 5) HANDFAST_RSA_STORE(112, 6)
                     HANDFAST_RSA_END
                     : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
                       [r6] "+&r"(r6), [r7] "+&r"(r7), [l] "=&r"(l), [h] "=&r"(h)
                     : [t] "r"(t), [a] "r"(a)
                     : "rdx", "cc", "memory");
#undef HANDFAST_RSA_FACTOR
#undef HANDFAST_RSA_STORE
        // clang-format on
    }

    /// t = 2t + the squares of a block's limbs, for 16 limbs of t: one chain of carries for each of the two.
    static void double_and_add_squares(limb* t, limb const* a, carries& c) noexcept {
        limb l, h, x, y;
        // clang-format off
#define HANDFAST_RSA_SQUARE(at, low, high) \
    "movq " #at "(%[a]), %%rdx\n\t" \
    "mulxq %%rdx, %[l], %[h]\n\t" \
    "movq " #low "(%[t]), %[x]\n\t" \
    "movq " #high "(%[t]), %[y]\n\t" \
    "adcxq %[x], %[x]\n\t" \
    "adcxq %[y], %[y]\n\t" \
    "adoxq %[l], %[x]\n\t" \
    "adoxq %[h], %[y]\n\t" \
    "movq %[x], " #low "(%[t])\n\t" \
    "movq %[y], " #high "(%[t])\n\t"
        asm volatile(HANDFAST_RSA_BEGIN HANDFAST_RSA_NO_CARRY
                     "movq $-1, %[l]\n\t"
                     "adcxq %[l], %[first]\n\t"
                     "adoxq %[l], %[second]\n\t"
                     HANDFAST_RSA_SQUARE(0, 0, 8) HANDFAST_RSA_SQUARE(8, 16, 24) HANDFAST_RSA_SQUARE(16, 32, 40)
                     HANDFAST_RSA_SQUARE(24, 48, 56) HANDFAST_RSA_SQUARE(32, 64, 72) HANDFAST_RSA_SQUARE(40, 80, 88)
                     HANDFAST_RSA_SQUARE(48, 96, 104) HANDFAST_RSA_SQUARE(56, 112, 120)
                     "movl $0, %k[first]\n\t"
                     "movl $0, %k[second]\n\t"
                     "movl $0, %k[l]\n\t"
                     "adcxq %[l], %[first]\n\t"
                     "adoxq %[l], %[second]\n\t"
                     HANDFAST_RSA_END
                     : [l] "=&r"(l), [h] "=&r"(h), [x] "=&r"(x), [y] "=&r"(y), [first] "+&r"(c.first),
                       [second] "+&r"(c.second)
                     : [t] "r"(t), [a] "r"(a)
                     : "rdx", "cc", "memory");
#undef HANDFAST_RSA_SQUARE
        // clang-format on
    }
};

#undef HANDFAST_RSA_STEP
#undef HANDFAST_RSA_LAST_STEP
#undef HANDFAST_RSA_BEGIN
#undef HANDFAST_RSA_END
#undef HANDFAST_RSA_NO_CARRY
#undef HANDFAST_RSA_STEPS
#undef HANDFAST_RSA_MULTIPLY_ROW
#undef HANDFAST_RSA_REDUCE_ROW
#undef HANDFAST_RSA_ROWS

using mulx_field = limb_field<mulx_rows>;

#endif

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
