// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_RSA_HPP
#define HANDFAST_TESTS_VECTORS_RSA_HPP

#include <algorithm>

#include <handfast/crypto/rsa/oaep.hpp>
#include <handfast/crypto/rsa/private_key.hpp>
#include <handfast/crypto/rsa/public_key.hpp>
#include <handfast/crypto/rsa/signature.hpp>
#include <handfast/crypto/rsa/wrap.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

#include "wycheproof.hpp"

namespace vectors {

namespace rsa = handfast::rsa;

/// Whether a key was refused for what handfast does not offer, rather than for a fault that it found in it.
inline bool outside_the_offer(rsa::failure what) {
    return what == rsa::failure::modulus_too_small || what == rsa::failure::modulus_too_large ||
           what == rsa::failure::exponent_too_small || what == rsa::failure::exponent_too_large ||
           what == rsa::failure::more_than_two_primes;
}

inline verdict refused_key(rsa::failure what) {
    auto const words = std::string{describe(what)};
    return outside_the_offer(what) ? skipped(words) : failed("the key was refused: " + words);
}

/// What `use` says of the group's public key, which is read in each of the forms that the group has it in.
template <class Use>
verdict with_public_key(test_case const& c, Use use) {
    auto const key = rsa::public_key::from_der(hex(c.group, "publicKeyDer"));
    if (!key) return refused_key(key.error());
    if (c.group.contains("publicKeyAsn")) {
        auto const same = rsa::public_key::from_der(hex(c.group, "publicKeyAsn"));
        if (!same || !(*same == *key)) return failed("the key reads otherwise from PKCS#1");
    }
    if (c.group.contains("publicKeyPem")) {
        auto const same = rsa::public_key::from_pem(string(c.group, "publicKeyPem"));
        if (!same || !(*same == *key)) return failed("the key reads otherwise from PEM");
    }
    return use(*key);
}

/// What `use.operator()<Hash>()` says for the group's hash function.
template <class Use>
verdict with_hash(test_case const& c, Use use) {
    auto const sha = string(c.group, "sha");
    if (sha == "SHA-256") return use.template operator()<handfast::crypto::sha256>();
    if (sha == "SHA-384") return use.template operator()<handfast::crypto::sha384>();
    if (sha == "SHA-512") return use.template operator()<handfast::crypto::sha512>();
    return not_offered("RSA with " + sha);
}

/// A test of rsassa_pkcs1_verify_schema_v1.json.
inline verdict rsa_pkcs1_verify(test_case const& c) {
    return with_hash(c, [&]<class Hash>() {
        return with_public_key(c, [&](rsa::public_key const& key) {
            return judge(c, bool{rsa::verify_pkcs1<Hash>(key, hex(c.test, "msg"), hex(c.test, "sig"))});
        });
    });
}

/// A test of rsassa_pss_verify_schema_v1.json.
inline verdict rsa_pss_verify(test_case const& c) {
    if (string(c.group, "mgf") != "MGF1") return not_offered("mask generation by " + string(c.group, "mgf"));
    if (string(c.group, "mgfSha") != string(c.group, "sha")) return not_offered("MGF1 with another hash");
    auto const salt_size = number(c.group, "sLen");
    return with_hash(c, [&]<class Hash>() {
        return with_public_key(c, [&](rsa::public_key const& key) {
            return judge(c, bool{rsa::verify_pss<Hash>(key, hex(c.test, "msg"), hex(c.test, "sig"), salt_size)});
        });
    });
}

/// What comes of `wrapped` where `fallback` stands for what cannot be unwrapped to as many bytes. A ciphertext that is
/// publicly invalid is an error beside the fallback; one that is refused for any other reason gives nothing.
inline bytes unwrap(rsa::private_key const& key, bytes const& wrapped, bytes fallback) {
    auto const done = rsa::unwrap_into(key, wrapped, fallback);
    if (!done && done.error() != rsa::failure::invalid_ciphertext) return {};
    return fallback;
}

/// A test of rsaes_pkcs1_decrypt_schema_v1.json. There is no decryption that says whether the padding was right:
/// what is valid must come out whatever the fallback, and of what is invalid nothing but the fallback.
inline verdict rsa_pkcs1_decrypt(test_case const& c) {
    auto const key = rsa::private_key::from_der(hex(c.group, "privateKeyPkcs8"));
    if (!key) return refused_key(key.error());
    auto const wrapped = hex(c.test, "ct");
    auto const message = hex(c.test, "msg");
    auto const fallback_of = [](std::size_t size, std::uint8_t seed) {
        bytes fallback(size);
        for (auto& byte : fallback) byte = seed = static_cast<std::uint8_t>(seed * 5 + 1);
        return fallback;
    };
    if (message.size() > key->size() - rsa::wrap_overhead) return not_offered("secrets of " + bits(message.size()));
    if (expects_success(c)) {
        auto const opened = rsa::unwrap(*key, wrapped);
        if (!opened || !std::ranges::equal(opened->reveal(), message)) return failed("gave something else by itself");
        for (auto const seed : {std::uint8_t{3}, std::uint8_t{200}})
            if (unwrap(*key, wrapped, fallback_of(message.size(), seed)) != message)
                return failed("gave something else than the message");
        return passed();
    }
    for (std::size_t const size : {message.size(), std::size_t{16}, std::size_t{32}, std::size_t{48}}) {
        auto const fallback = fallback_of(size, 3);
        if (unwrap(*key, wrapped, fallback) != fallback) return judge(c, true);
    }
    return passed();
}

/// A test of rsaes_oaep_decrypt_schema_v1.json.
inline verdict rsa_oaep_decrypt(test_case const& c) {
    if (string(c.group, "mgf") != "MGF1") return not_offered("mask generation by " + string(c.group, "mgf"));
    if (string(c.group, "mgfSha") != string(c.group, "sha")) return not_offered("MGF1 with another hash");
    auto const key = rsa::private_key::from_der(hex(c.group, "privateKeyPkcs8"));
    if (!key) return refused_key(key.error());
    return with_hash(c, [&]<class Hash>() {
        auto const opened = rsa::unwrap_oaep<Hash>(*key, hex(c.test, "ct"), hex(c.test, "label"));
        if (opened && !std::ranges::equal(opened->reveal(), hex(c.test, "msg"))) return failed("gave another message");
        return judge(c, opened.has_value());
    });
}

}  // namespace vectors

#endif
