// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CRYPTO_RSA_OPENSSL_LIBCRYPTO_HPP
#define HANDFAST_TESTS_CRYPTO_RSA_OPENSSL_LIBCRYPTO_HPP

// OpenSSL's large integers and RSA keys, as comparisons with it use them.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast_tests::openssl {

using bytes = std::vector<std::uint8_t>;

inline void require(bool good) {
    if (!good) throw std::runtime_error{"OpenSSL does not do what is asked of it"};
}

struct freeing {
    void operator()(BIGNUM* p) const { BN_free(p); }
    void operator()(BN_CTX* p) const { BN_CTX_free(p); }
    void operator()(BIO* p) const { BIO_free(p); }
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
    void operator()(EVP_PKEY_CTX* p) const { EVP_PKEY_CTX_free(p); }
    void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
};
template <class Type>
using owned = std::unique_ptr<Type, freeing>;

using number = owned<BIGNUM>;

inline number new_number() { return number{BN_new()}; }
inline number read_number(handfast::byte_view magnitude) {
    return number{BN_bin2bn(magnitude.data(), static_cast<int>(magnitude.size()), nullptr)};
}
inline number read_number(handfast::rsa::detail::limb const* limbs, std::size_t size) {
    bytes magnitude(size * sizeof *limbs);
    handfast::rsa::detail::to_bytes(magnitude, limbs, size);
    return read_number(magnitude);
}
inline bytes bytes_of(number const& x, std::size_t size) {
    bytes magnitude(size);
    require(BN_bn2binpad(x.get(), magnitude.data(), static_cast<int>(size)) >= 0);
    return magnitude;
}

/// What OpenSSL computes with needs room of its own.
class calculator {
public:
    number product(number const& a, number const& b, number const& n) {
        auto r = new_number();
        require(BN_mod_mul(r.get(), a.get(), b.get(), n.get(), room_.get()) == 1);
        return r;
    }
    number square(number const& a, number const& n) {
        auto r = new_number();
        require(BN_mod_sqr(r.get(), a.get(), n.get(), room_.get()) == 1);
        return r;
    }
    number power(number const& a, number const& exponent, number const& n) {
        auto r = new_number();
        require(BN_mod_exp(r.get(), a.get(), exponent.get(), n.get(), room_.get()) == 1);
        return r;
    }
    number remainder(number const& a, number const& n) {
        auto r = new_number();
        require(BN_nnmod(r.get(), a.get(), n.get(), room_.get()) == 1);
        return r;
    }

private:
    owned<BN_CTX> room_{BN_CTX_new()};
};

/// How a block is padded, before it is encrypted.
struct encryption_padding {
    int kind;
    EVP_MD const* hash = nullptr;  ///< of OAEP and of its mask
    bytes label = {};
};

class key {
public:
    static key from_private_pem(std::string_view pem) {
        owned<BIO> const text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
        return key{PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr)};
    }

    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())); }

    [[nodiscard]] bytes encrypt(encryption_padding const& padding, handfast::byte_view message) const {
        auto const operation = start(EVP_PKEY_encrypt_init);
        set(operation, padding);
        bytes out(size());
        std::size_t used = out.size();
        require(EVP_PKEY_encrypt(operation.get(), out.data(), &used, message.data(), message.size()) == 1);
        out.resize(used);
        return out;
    }
    /// Nothing where OpenSSL refuses it.
    [[nodiscard]] std::optional<bytes> decrypt(encryption_padding const& padding, handfast::byte_view sent) const {
        auto const operation = start(EVP_PKEY_decrypt_init);
        set(operation, padding);
        bytes out(size());
        std::size_t used = out.size();
        if (EVP_PKEY_decrypt(operation.get(), out.data(), &used, sent.data(), sent.size()) != 1) return std::nullopt;
        out.resize(used);
        return out;
    }

    /// `padding` is RSA_PKCS1_PADDING or RSA_PKCS1_PSS_PADDING, the latter with a salt of `salt_size` bytes.
    [[nodiscard]] bytes sign(int padding, EVP_MD const* hash, std::size_t salt_size,
                             handfast::byte_view message) const {
        owned<EVP_MD_CTX> const operation{EVP_MD_CTX_new()};
        EVP_PKEY_CTX* more = nullptr;
        require(EVP_DigestSignInit(operation.get(), &more, hash, nullptr, key_.get()) == 1);
        set(more, padding, salt_size);
        bytes out(size());
        std::size_t used = out.size();
        require(EVP_DigestSign(operation.get(), out.data(), &used, message.data(), message.size()) == 1);
        out.resize(used);
        return out;
    }
    [[nodiscard]] bool verify(int padding, EVP_MD const* hash, std::size_t salt_size, handfast::byte_view message,
                              handfast::byte_view signature) const {
        owned<EVP_MD_CTX> const operation{EVP_MD_CTX_new()};
        EVP_PKEY_CTX* more = nullptr;
        require(EVP_DigestVerifyInit(operation.get(), &more, hash, nullptr, key_.get()) == 1);
        set(more, padding, salt_size);
        return EVP_DigestVerify(operation.get(), signature.data(), signature.size(), message.data(), message.size()) ==
               1;
    }

private:
    explicit key(EVP_PKEY* taken) : key_(taken) { require(taken != nullptr); }

    [[nodiscard]] owned<EVP_PKEY_CTX> start(int (*init)(EVP_PKEY_CTX*)) const {
        owned<EVP_PKEY_CTX> operation{EVP_PKEY_CTX_new(key_.get(), nullptr)};
        require(init(operation.get()) == 1);
        return operation;
    }
    static void set(owned<EVP_PKEY_CTX> const& operation, encryption_padding const& padding) {
        require(EVP_PKEY_CTX_set_rsa_padding(operation.get(), padding.kind) == 1);
        if (padding.kind != RSA_PKCS1_OAEP_PADDING) return;
        require(EVP_PKEY_CTX_set_rsa_oaep_md(operation.get(), padding.hash) == 1);
        require(EVP_PKEY_CTX_set_rsa_mgf1_md(operation.get(), padding.hash) == 1);
        if (padding.label.empty()) return;
        // The label becomes OpenSSL's.
        auto* const label = OPENSSL_memdup(padding.label.data(), padding.label.size());
        require(EVP_PKEY_CTX_set0_rsa_oaep_label(operation.get(), label, static_cast<int>(padding.label.size())) == 1);
    }
    static void set(EVP_PKEY_CTX* operation, int padding, std::size_t salt_size) {
        require(EVP_PKEY_CTX_set_rsa_padding(operation, padding) == 1);
        if (padding == RSA_PKCS1_PSS_PADDING)
            require(EVP_PKEY_CTX_set_rsa_pss_saltlen(operation, static_cast<int>(salt_size)) == 1);
    }

    owned<EVP_PKEY> key_;
};

}  // namespace handfast_tests::openssl

#endif
