// SPDX-License-Identifier: BSL-1.0
// What one wraps the other opens, what one signs the other verifies: PKCS#1 v1.5, OAEP and PSS, with every hash.
#include "subjects.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include <handfast/rsa.hpp>

#include "crypto/rsa/keys.hpp"
#include "libcrypto.hpp"

namespace hf = handfast;
namespace rsa = handfast::rsa;

namespace handfast_tests::openssl {
namespace {

EVP_MD const* theirs_of(hf::crypto::sha256 const*) { return EVP_sha256(); }
EVP_MD const* theirs_of(hf::crypto::sha384 const*) { return EVP_sha384(); }
EVP_MD const* theirs_of(hf::crypto::sha512 const*) { return EVP_sha512(); }

/// One key as both have it.
struct pair {
    explicit pair(std::string_view pem)
        : ours(rsa::private_key::from_pem(pem).value()), theirs(key::from_private_pem(pem)) {}
    rsa::private_key ours;
    key theirs;
};

bool failed(char const* what, pair const& keys) {
    std::printf("# %s, with %zu bits\n", what, keys.ours.bits());
    return false;
}

/// A length up to `longest`, the least and the greatest among them often.
std::size_t length(drawn& source, std::size_t longest) {
    switch (source.below(4)) {
        case 0: return longest;
        case 1: return source.below(2);
        default: return source.below(longest + 1);
    }
}

bool same(hf::secret_bytes const& opened, bytes const& expected) { return hf::same_bytes(opened.reveal(), expected); }

bool pkcs1_opens(drawn& source, pair const& keys) {
    auto const secret = source.bytes(length(source, keys.ours.size() - rsa::wrap_overhead));
    auto const ours = rsa::wrap(keys.ours.public_part(), secret).value();
    if (keys.theirs.decrypt({RSA_PKCS1_PADDING}, ours) != secret) return failed("OpenSSL does not open ours", keys);

    auto const theirs = keys.theirs.encrypt({RSA_PKCS1_PADDING}, secret);
    bytes opened(secret.size(), 0xaa);
    if (!rsa::unwrap_into(keys.ours, theirs, opened) || opened != secret)
        return failed("a secret of known length is not opened", keys);
    if (!same(rsa::unwrap(keys.ours, theirs).value(), secret))
        return failed("a secret of any length is not opened", keys);

    auto premaster = source.bytes(48);
    premaster[0] = premaster[1] = 3;
    auto const sent = keys.theirs.encrypt({RSA_PKCS1_PADDING}, premaster);
    auto const fallback = source.bytes(48);
    auto const unwrap = [&](std::uint16_t version) {
        return rsa::unwrap_premaster(keys.ours, sent, version, hf::secret<48>{hf::byte_view{fallback}.first<48>()});
    };
    if (!hf::same_bytes(unwrap(0x0303).reveal(), premaster)) return failed("a premaster secret is not opened", keys);
    if (!hf::same_bytes(unwrap(0x0302).reveal(), fallback))
        return failed("a premaster secret of another version is opened", keys);
    return true;
}

template <class Hash>
bool oaep_opens(drawn& source, pair const& keys) {
    encryption_padding const padding{RSA_PKCS1_OAEP_PADDING, theirs_of(static_cast<Hash const*>(nullptr)),
                                     source.bytes(length(source, 300))};
    auto other = padding;
    other.label.push_back(0);
    auto const secret = source.bytes(length(source, keys.ours.size() - 2 * Hash::size - 2));
    auto const ours = rsa::wrap_oaep<Hash>(keys.ours.public_part(), secret, padding.label).value();
    if (keys.theirs.decrypt(padding, ours) != secret) return failed("OpenSSL does not open our OAEP", keys);
    if (keys.theirs.decrypt(other, ours)) return failed("OpenSSL opens our OAEP with another label", keys);

    auto const theirs = keys.theirs.encrypt(padding, secret);
    auto const opened = rsa::unwrap_oaep<Hash>(keys.ours, theirs, padding.label);
    if (!opened || !same(*opened, secret)) return failed("OpenSSL's OAEP is not opened", keys);
    if (rsa::unwrap_oaep<Hash>(keys.ours, theirs, other.label))
        return failed("OpenSSL's OAEP is opened with another label", keys);
    return true;
}

template <class Hash>
bool signatures_verify(drawn& source, pair const& keys) {
    auto const* const hash = theirs_of(static_cast<Hash const*>(nullptr));
    auto const message = source.bytes(length(source, 1000));
    auto other = message;
    other.push_back(0);
    auto const& pub = keys.ours.public_part();
    bytes signature(keys.ours.size());

    // There is nothing random in it.
    if (!rsa::sign_pkcs1<Hash>(keys.ours, message, signature) ||
        signature != keys.theirs.sign(RSA_PKCS1_PADDING, hash, 0, message))
        return failed("PKCS#1 v1.5 signatures differ", keys);
    if (!keys.theirs.verify(RSA_PKCS1_PADDING, hash, 0, message, signature) ||
        !rsa::verify_pkcs1<Hash>(pub, message, signature))
        return failed("a PKCS#1 v1.5 signature is not verified", keys);
    if (rsa::verify_pkcs1<Hash>(pub, other, signature)) return failed("a signature of another message is", keys);

    auto const salt = source.below(2) == 0 ? Hash::size : length(source, pub.size() - Hash::size - 3);
    if (!rsa::sign_pss<Hash>(keys.ours, message, signature, salt) ||
        !keys.theirs.verify(RSA_PKCS1_PSS_PADDING, hash, salt, message, signature))
        return failed("OpenSSL does not verify our PSS", keys);
    if (keys.theirs.verify(RSA_PKCS1_PSS_PADDING, hash, salt, other, signature))
        return failed("OpenSSL verifies our PSS of another message", keys);
    auto const theirs = keys.theirs.sign(RSA_PKCS1_PSS_PADDING, hash, salt, message);
    if (!rsa::verify_pss<Hash>(pub, message, theirs, salt)) return failed("OpenSSL's PSS is not verified", keys);
    if (rsa::verify_pss<Hash>(pub, other, theirs, salt) || rsa::verify_pss<Hash>(pub, message, theirs, salt + 1))
        return failed("OpenSSL's PSS of something else is verified", keys);
    auto damaged = theirs;
    damaged[source.below(damaged.size())] ^= static_cast<std::uint8_t>(1 << source.below(8));
    if (rsa::verify_pss<Hash>(pub, message, damaged, salt)) return failed("a damaged PSS is verified", keys);
    return true;
}

/// Calls `round` with one key after another, of which the shortest comes most often.
template <class Round>
bool in_rounds(std::size_t count, Round const& round) {
    std::array const keys{pair{key_2048}, pair{key_2050}, pair{key_3072}, pair{key_4096}};
    std::printf("# %zu rounds\n", count);
    for (std::size_t i = 0; i < count; ++i)
        if (!round(keys[i % 8 < keys.size() ? i % 8 : 0])) return false;
    return true;
}

}  // namespace

bool each_opens_what_the_other_wrapped(drawn& source, std::size_t count) {
    return in_rounds(count, [&](pair const& keys) {
        return pkcs1_opens(source, keys) && oaep_opens<hf::crypto::sha256>(source, keys) &&
               oaep_opens<hf::crypto::sha384>(source, keys) && oaep_opens<hf::crypto::sha512>(source, keys);
    });
}

bool each_verifies_what_the_other_signed(drawn& source, std::size_t count) {
    return in_rounds(count, [&](pair const& keys) {
        return signatures_verify<hf::crypto::sha256>(source, keys) &&
               signatures_verify<hf::crypto::sha384>(source, keys) &&
               signatures_verify<hf::crypto::sha512>(source, keys);
    });
}

}  // namespace handfast_tests::openssl
