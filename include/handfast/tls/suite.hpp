// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SUITE_HPP
#define HANDFAST_TLS_SUITE_HPP

#include <handfast/crypto/aes256_gcm.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/tls/message/cipher_suite.hpp>
#include <handfast/tls/tls12_key_schedule.hpp>

// What a cipher suite's number stands for, as types.
namespace handfast::inline HANDFAST_ABI::tls::suite {

/// RFC 5288 §3.
struct rsa_with_aes_256_gcm_sha384 {
    static constexpr cipher_suite id = cipher_suite::tls_rsa_with_aes_256_gcm_sha384;
    using hash = crypto::sha384;
    using cipher = crypto::aes256_gcm;
    using key_schedule = tls12_key_schedule<hash, cipher>;
};

}  // namespace handfast::inline HANDFAST_ABI::tls::suite

#endif
