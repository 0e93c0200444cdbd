// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_FAILURE_HPP
#define HANDFAST_CRYPTO_RSA_FAILURE_HPP

#include <cstdint>

#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::rsa {

/// What can be wrong with an RSA key, with an argument, or with a signature.
enum class failure : std::uint8_t {
    // A key's file.
    cannot_read,
    malformed_pem,
    no_key_in_pem,
    encrypted_key,
    malformed_der,
    not_rsa,
    unknown_version,
    more_than_two_primes,
    // A public key's numbers.
    modulus_too_small,
    modulus_too_large,
    modulus_even,
    exponent_too_small,
    exponent_too_large,
    exponent_even,
    // A private key's.
    primes_unbalanced,
    primes_not_of_modulus,
    private_exponent_too_large,
    not_inverse_modulo_p,
    not_inverse_modulo_q,
    wrong_dp,
    wrong_dq,
    wrong_qinv,
    // An operation.
    bits_not_offered,
    secret_too_long,
    salt_too_long,
    output_too_short,
    invalid_ciphertext,
    bad_padding,
    bad_signature,
    fault,
    no_key,
};

/// The failure in words.
[[nodiscard]] constexpr sentence describe(failure what) {
    switch (what) {
        case failure::cannot_read:
            return "the file cannot be read: it is missing, may not be read, is no file or is larger than 256 KiB";
        case failure::malformed_pem: return "the PEM text is malformed";
        case failure::no_key_in_pem: return "the PEM text holds no RSA key of the kind asked for";
        case failure::encrypted_key: return "the private key is encrypted, which is not supported";
        case failure::malformed_der:
            return "the key is not the DER of an RSA key (RFC 8017 appendix A.1, RFC 5208, RFC 5280)";
        case failure::not_rsa: return "the key is for another algorithm than RSA";
        case failure::unknown_version: return "the private key's file is of an unknown version";
        case failure::more_than_two_primes: return "RSA keys with more than two primes are not supported";
        case failure::modulus_too_small: return "the modulus has fewer than 2048 bits";
        case failure::modulus_too_large: return "the modulus has more than 8192 bits";
        case failure::modulus_even: return "the modulus is even";
        case failure::exponent_too_small: return "the public exponent is below 3";
        case failure::exponent_too_large: return "the public exponent has more than 33 bits";
        case failure::exponent_even: return "the public exponent is even";
        case failure::primes_unbalanced:
            return "the prime factors p and q are not of about half the modulus's length each";
        case failure::primes_not_of_modulus: return "the product of p and q is not the modulus";
        case failure::private_exponent_too_large: return "the private exponent d is not below the modulus";
        case failure::not_inverse_modulo_p: return "the private exponent d is not the inverse of e modulo p - 1";
        case failure::not_inverse_modulo_q: return "the private exponent d is not the inverse of e modulo q - 1";
        case failure::wrong_dp: return "dp is not d modulo p - 1";
        case failure::wrong_dq: return "dq is not d modulo q - 1";
        case failure::wrong_qinv: return "qinv is not the inverse of q modulo p";
        case failure::bits_not_offered: return "keys are made with 2048 to 8192 bits, in steps of 128";
        case failure::secret_too_long:
            return "the secret is too long for the key: with PKCS#1 v1.5 at most 11 bytes fewer than the modulus, "
                   "with OAEP twice the hash's size and two bytes fewer";
        case failure::salt_too_long: return "the salt is too long for the key: there is no room for it and the hash";
        case failure::output_too_short: return "the output is not of the modulus's length in bytes";
        case failure::invalid_ciphertext:
            return "the ciphertext is not of the modulus's length in bytes, or as a number not below the modulus";
        case failure::bad_padding:
            return "the ciphertext does not decrypt to anything that was encrypted with this label";
        case failure::bad_signature: return "the signature is not valid for the message and the key";
        case failure::fault:
            return "the private operation went wrong, as after a fault of the hardware; its result was discarded";
        case failure::no_key: return "the private key is no longer here: it was moved away";
    }
    return "an unknown failure";
}

/// The same, and what can be done about it, where there is something.
[[nodiscard]] constexpr text<600> explain(failure what) {
    text<600> words{describe(what).view()};
    switch (what) {
        case failure::encrypted_key:
            return words << ": decrypt it first, for example with `openssl pkey -in key.pem -out plain.pem`";
        case failure::no_key_in_pem:
        case failure::not_rsa:
        case failure::more_than_two_primes:
        case failure::modulus_too_small:
        case failure::modulus_too_large:
            return words << ": `openssl genpkey -algorithm RSA -out key.pem` makes a private key that will do";
        default: return words;
    }
}

}  // namespace handfast::inline HANDFAST_ABI::rsa

#endif
