// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_ERROR_HPP
#define HANDFAST_CRYPTO_ERROR_HPP

#include <cstdint>

#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// What can fail in symmetric cryptography.
enum class failure : std::uint8_t {
    library_unusable,
    not_on_this_processor,
    not_authentic,
    message_too_long,
    key_used_up,
    no_key,
    output_too_long,
    label_too_long,
    weak_public_value,
    bad_signature,
};

/// The failure in words.
[[nodiscard]] constexpr sentence describe(failure what) {
    switch (what) {
        case failure::library_unusable: return "libsodium could not be initialised";
        case failure::not_on_this_processor:
            return "this form of AES-GCM needs a processor with AES and carry-less multiplication instructions (on "
                   "x86: "
                   "AES-NI, PCLMULQDQ and SSSE3 or AVX), and this one, or this build, lacks them";
        case failure::not_authentic: return "the message is not authentic: its tag does not match";
        case failure::message_too_long: return "the message is longer than the cipher allows";
        case failure::key_used_up: return "the key has sealed as many messages as is safe";
        case failure::no_key: return "the key is no longer here: it was moved away";
        case failure::output_too_long: return "more output is asked for than the derivation can give";
        case failure::label_too_long:
            return "the label or the context is too long for its length to be written in one byte";
        case failure::weak_public_value:
            return "the peer's public value is of small order: the secret would be the same for anybody";
        case failure::bad_signature: return "the signature is not valid for the message and the key";
    }
    return "an unknown failure";
}

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
