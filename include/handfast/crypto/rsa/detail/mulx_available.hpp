// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_MULX_AVAILABLE_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_MULX_AVAILABLE_HPP

#include <handfast/crypto/rsa/detail/limb.hpp>

// Whether there are MULX, ADCX and ADOX in this build (mulx.hpp), for limbs of 64 bits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(HANDFAST_RSA_NARROW_LIMBS)
#include <cpuid.h>
#define HANDFAST_RSA_HAS_MULX 1
#else
#define HANDFAST_RSA_HAS_MULX 0
#endif

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// Whether this processor, and this build, have these instructions (BMI2 and ADX). Found out once. Valgrind runs them
/// but does not announce them: HANDFAST_RSA_TAKE_MULX, which must be the same throughout a program, is for tests there.
[[nodiscard]] inline bool mulx_available() noexcept {
#if HANDFAST_RSA_HAS_MULX && defined(HANDFAST_RSA_TAKE_MULX)
    return true;
#elif HANDFAST_RSA_HAS_MULX
    static bool const found = [] {
        unsigned a = 0, b = 0, c = 0, d = 0;
        return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b >> 8 & 1) != 0 && (b >> 19 & 1) != 0;
    }();
    return found;
#else
    return false;
#endif
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
