// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_FIELDS_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_FIELDS_HPP

#include <cstddef>
#include <cstdlib>

#include <handfast/crypto/rsa/detail/montgomery.hpp>
#include <handfast/crypto/rsa/detail/mulx.hpp>
#include <handfast/crypto/rsa/detail/vector_field.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// The one place where a field is chosen. A modulus is computed with by itself and has 2,048 bits at least; prime
// factors are computed with in pairs, since two at once take little longer than one.

/// The kernel that computes with a modulus, or a factor, of `size` limbs: the one that is wanted where it is made for
/// that size, or the next slower one that is and that can run here.
[[nodiscard]] inline kernel kernel_for(kernel wanted, std::size_t size, bool is_factor) noexcept {
    if (wanted == kernel::ifma && HANDFAST_RSA_HAS_LANES != 0) {
        switch ((is_factor ? 2 : 1) * size * limb_bits) {
            case 2048:
            case 3072:
            case 4096: return kernel::ifma;
            default: break;
        }
    }
    if (wanted != kernel::portable && mulx_available() && size % mulx_block == 0) return kernel::mulx;
    return kernel::portable;
}

/// Calls `use` with the field for this modulus.
template <class Use>
decltype(auto) with_field(modulus_view const& m, Use const& use) {
    auto const with = [&use](auto&& made) -> decltype(auto) { return use(static_cast<field&>(made)); };
#if HANDFAST_RSA_HAS_LANES != 0
    if (m.used == kernel::ifma) {
        switch (m.size * limb_bits) {
            case 2048: return with(vector_field<limbs_for(2048), 1>{m});
            case 3072: return with(vector_field<limbs_for(3072), 1>{m});
            case 4096: return with(vector_field<limbs_for(4096), 1>{m});
            default: std::abort();  // a size that `kernel_for` has and this has not
        }
    }
#endif
#if HANDFAST_RSA_HAS_MULX
    if (m.used == kernel::mulx) return with(mulx_field{m});
#endif
    switch (m.size * limb_bits) {
        case 2048: return with(portable_field<limbs_for(2048)>{m});
        default: return with(portable_field<0>{m});
    }
}

/// Calls `use` with the field for two factors of one size and kernel at once. They may be the same.
template <class Use>
decltype(auto) with_field(modulus_view const& p, modulus_view const& q, Use const& use) {
    auto const with = [&use](auto&& made) -> decltype(auto) { return use(static_cast<field&>(made)); };
    if (p.size != q.size || p.used != q.used) std::abort();
#if HANDFAST_RSA_HAS_LANES != 0
    if (p.used == kernel::ifma) {
        switch (p.size * limb_bits) {
            case 1024: return with(vector_field<limbs_for(1024), 2>{p, q});
            case 1536: return with(vector_field<limbs_for(1536), 2>{p, q});
            case 2048: return with(vector_field<limbs_for(2048), 2>{p, q});
            default: std::abort();
        }
    }
#endif
#if HANDFAST_RSA_HAS_MULX
    if (p.used == kernel::mulx) return with(mulx_field{p, q});
#endif
    switch (p.size * limb_bits) {
        case 1024: return with(portable_field<limbs_for(1024)>{p, q});
        case 1536: return with(portable_field<limbs_for(1536)>{p, q});
        case 2048: return with(portable_field<limbs_for(2048)>{p, q});
        default: return with(portable_field<0>{p, q});
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
