// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_KERNEL_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_KERNEL_HPP

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <handfast/crypto/rsa/detail/lanes.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// The ways in which Montgomery's products are computed. Each gives the same results.
enum class kernel : std::uint8_t {
    portable,  ///< in C++, on any processor
    ifma,      ///< in vectors of eight digits of 52 bits: AVX-512 IFMA
};

[[nodiscard]] constexpr std::string_view name_of(kernel k) noexcept {
    switch (k) {
        case kernel::portable: return "portable";
        case kernel::ifma: return "ifma";
    }
    return {};
}

/// Whether this processor, and this build, can run it.
[[nodiscard]] inline bool available(kernel k) noexcept { return k == kernel::portable || lanes_available(); }

/// The fastest that can run here, or the one that the environment variable HANDFAST_RSA_KERNEL names where that can.
/// Found out once.
[[nodiscard]] inline kernel best_kernel() noexcept {
    static kernel const best = [] {
        auto const* const wanted = std::getenv("HANDFAST_RSA_KERNEL");
        for (auto const k : {kernel::portable, kernel::ifma})
            if (wanted != nullptr && name_of(k) == wanted && available(k)) return k;
        return available(kernel::ifma) ? kernel::ifma : kernel::portable;
    }();
    return best;
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
