// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_LIMB_FIELD_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_LIMB_FIELD_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/detail/field.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// What a product or a reduction leaves in the room: a number below twice the modulus, of as many limbs as that has at
/// `limbs`, and one, 0 or 1, above them.
struct sum_in_room {
    limb* limbs;
    limb above;
};

/// A field on limbs. R is 2^(limb_bits * size). Elements are below their modulus. `Rows` has the loops:
///
/// - `size`, the number of limbs of a modulus where it is one alone, and 0 where it is told at run time,
/// - `multiply(t, a, b, m)`, which leaves a * b / R in the room `t`,
/// - `square(t, a, count)`, which leaves a * a in it, of twice `count` limbs,
/// - `below_modulus(r, sum, m)`, which makes r the sum modulo m,
/// - `reduce(t, m)`, which leaves t / R in it for a `t` of twice as many limbs as the modulus has, below it times R.
template <class Rows>
class limb_field final : public field {
public:
    explicit limb_field(modulus_view const& m) noexcept : limb_field(1, m, m) {}
    limb_field(modulus_view const& first, modulus_view const& second) noexcept : limb_field(2, first, second) {}

    void multiply(element& r, element const& a, element const& b) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) product(way(r, i), way(a, i), way(b, i), m_[i]);
    }
    void square(element& r, element const& a) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            Rows::square(t_.data(), way(a, i), limbs());
            reduce_room(way(r, i), m_[i]);
        }
    }
    using field::enter;
    void enter(element& r, std::array<limb const*, 2> a) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) product(way(r, i), a[i], m_[i].rr, m_[i]);
    }
    void enter_double(element& r, limb const* x) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            divide_by_radix(way(r, i), x, i);
            product(way(r, i), way(r, i), m_[i].rr, m_[i]);
            product(way(r, i), way(r, i), m_[i].rr, m_[i]);
        }
    }
    using field::leave;
    void leave(std::array<limb*, 2> r, element const& a) noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            copy(t_.data(), way(a, i), limbs());
            set_zero(t_.data() + limbs(), limbs());
            reduce_room(r[i], m_[i]);
        }
    }
    /// r = x / R under the modulus of way `i`, for x of twice its limbs and below it times R.
    void divide_by_radix(limb* r, limb const* x, std::size_t i) noexcept {
        copy(t_.data(), x, 2 * limbs());
        reduce_room(r, m_[i]);
    }
    void take(element& r, limb const* a) noexcept override { copy(r.data(), a, limbs()); }
    void give(limb* words, element const& a) noexcept override { copy(words, a.data(), limbs()); }

    void select(element& r, power_table const& table, std::array<limb, 2> index) const noexcept override {
        for (std::size_t i = 0; i < ways(); ++i) {
            limb* const out = way(r, i);
            limbs_vector masks[power_table::count];
            for (std::size_t k = 0; k < power_table::count; ++k)
                masks[k] = limbs_vector{} + mask_if_equal(static_cast<limb>(k), index[i]);
            limb const* const first = table.entry(0) + i * limbs();
            std::size_t const stride = words();
            std::size_t j = 0;
            // A register's worth of every entry at a time.
            for (; j + limbs_in_vector <= limbs(); j += limbs_in_vector) {
                limbs_vector sum{};
                limbs_vector entry;
                limb const* at = first + j;
                for (std::size_t k = 0; k < power_table::count; ++k, at += stride) {
                    load_vector(entry, at);
                    sum |= entry & masks[k];
                }
                store_vector(out + j, sum);
            }
            for (; j < limbs(); ++j) {
                limb sum = 0;
                for (std::size_t k = 0; k < power_table::count; ++k) sum |= first[k * stride + j] & masks[k][0];
                out[j] = sum;
            }
            wipe({reinterpret_cast<std::uint8_t*>(masks), sizeof masks});
        }
    }

private:
    static constexpr std::size_t capacity = Rows::size != 0 ? Rows::size : whole_capacity;

    limb_field(std::size_t count, modulus_view const& first, modulus_view const& second) noexcept
        : field{{.ways = count, .size = first.size, .words = first.size, .radix_bits = first.size * limb_bits}},
          m_{first, second} {}

    [[nodiscard]] std::size_t limbs() const noexcept { return Rows::size != 0 ? Rows::size : size(); }

    void product(limb* r, limb const* a, limb const* b, modulus_view const& m) noexcept {
        Rows::below_modulus(r, Rows::multiply(t_.data(), a, b, m), m);
    }
    void reduce_room(limb* r, modulus_view const& m) noexcept { Rows::below_modulus(r, Rows::reduce(t_.data(), m), m); }

    std::array<modulus_view, 2> m_;
    natural<2 * capacity + 1> t_;  // the room, which holds what was last computed
};

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
