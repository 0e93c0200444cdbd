// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_SODIUM_READY_HPP
#define HANDFAST_CRYPTO_SODIUM_READY_HPP

#include <sodium/core.h>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::crypto::sodium {

/// Whether libsodium is initialised; does it on the first call. Any thread may call it at any time, and so may a
/// program that has called `sodium_init` itself.
[[nodiscard]] inline bool ready() noexcept {
    static bool const done = sodium_init() >= 0;
    return done;
}

}  // namespace handfast::inline HANDFAST_ABI::crypto::sodium

#endif
