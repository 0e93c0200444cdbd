// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_KERNEL_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_KERNEL_HPP

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <handfast/crypto/rsa/detail/lanes.hpp>
#include <handfast/crypto/rsa/detail/mulx_available.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// The ways in which Montgomery's products are computed. Each gives the same results.
enum class kernel : std::uint8_t {
    portable,  ///< in C++, on any processor
    mulx,      ///< with MULX, ADCX and ADOX, on limbs
    ifma,      ///< in vectors of eight digits of 52 bits: AVX-512 IFMA
};

[[nodiscard]] constexpr std::string_view name_of(kernel k) noexcept {
    switch (k) {
        case kernel::portable: return "portable";
        case kernel::mulx: return "mulx";
        case kernel::ifma: return "ifma";
    }
    return {};
}

/// From the slowest to the fastest.
inline constexpr kernel kernels[]{kernel::portable, kernel::mulx, kernel::ifma};

/// Whether this processor, and this build, can run it.
[[nodiscard]] inline bool available(kernel k) noexcept {
    switch (k) {
        case kernel::portable: return true;
        case kernel::mulx: return mulx_available();
        case kernel::ifma: return lanes_available();
    }
    return false;
}

/// The fastest that can run here, or the one that the environment variable HANDFAST_RSA_KERNEL names where that can.
/// Found out once.
[[nodiscard]] inline kernel best_kernel() noexcept {
    static kernel const best = [] {
        auto const* const wanted = std::getenv("HANDFAST_RSA_KERNEL");
        auto fastest = kernel::portable;
        for (auto const k : kernels) {
            if (!available(k)) continue;
            if (wanted != nullptr && name_of(k) == wanted) return k;
            fastest = k;
        }
        return fastest;
    }();
    return best;
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
