// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_AEAD_HPP
#define HANDFAST_TESTS_VECTORS_AEAD_HPP

#include <handfast/core/secret.hpp>
#include <handfast/crypto/aes128_gcm.hpp>
#include <handfast/crypto/aes256_gcm.hpp>
#include <handfast/crypto/chacha20_poly1305.hpp>

#include "wycheproof.hpp"

namespace vectors {

/// A test of aead_test_schema_v1.json through a model of `crypto::aead`.
template <handfast::crypto::aead Cipher>
verdict run_aead(test_case const& c) {
    auto const key = hex(c.test, "key");
    auto const nonce = hex(c.test, "iv");
    auto const tag = hex(c.test, "tag");
    if (key.size() != Cipher::key_size) return not_offered("keys of " + bits(key.size()));
    if (nonce.size() != Cipher::nonce_size) return not_offered("nonces of " + bits(nonce.size()));
    if (tag.size() != Cipher::tag_size) return not_offered("tags of " + bits(tag.size()));
    auto cipher = Cipher::with_key(
        handfast::secret<Cipher::key_size>{std::span{key}.template first<Cipher::key_size>()});
    if (!cipher) return skipped(std::string{describe(cipher.error())});

    auto const fixed_nonce = std::span{nonce}.first<Cipher::nonce_size>();
    auto const associated = hex(c.test, "aad");
    auto const message = hex(c.test, "msg");
    auto const ciphertext = hex(c.test, "ct");

    auto text = ciphertext;
    bool const opened{cipher->open(fixed_nonce, associated, text, std::span{tag}.template first<Cipher::tag_size>())};
    if (opened && text != message) return failed("opened to another message");
    if (!opened && text != bytes(text.size())) return failed("left something of a message that is not authentic");

    if (expects_success(c)) {
        text = message;
        std::array<std::uint8_t, Cipher::tag_size> made{};
        if (!cipher->seal(fixed_nonce, associated, text, made)) return failed("could not be sealed");
        if (text != ciphertext) return failed("sealed to another ciphertext");
        if (!std::ranges::equal(made, tag)) return failed("sealed with another tag");
    }
    return judge(c, opened);
}

inline verdict aead(test_case const& c) {
    auto const algorithm = string(c.file, "algorithm");
    if (algorithm == "AES-GCM") {
        if (hex(c.test, "key").size() == handfast::crypto::aes128_gcm::key_size)
            return run_aead<handfast::crypto::aes128_gcm>(c);
        return run_aead<handfast::crypto::aes256_gcm>(c);
    }
    if (algorithm == "CHACHA20-POLY1305") return run_aead<handfast::crypto::chacha20_poly1305>(c);
    return not_offered(algorithm);
}

}  // namespace vectors

#endif
