// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_TLS12_PRF_HPP
#define HANDFAST_CRYPTO_TLS12_PRF_HPP

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include <handfast/crypto/error.hpp>
#include <handfast/crypto/hmac.hpp>

namespace handfast::inline HANDFAST_ABI::crypto {

/// The pseudorandom function of TLS 1.2 (RFC 5246 §5): fills `out` with
/// P_hash(secret, label + seed), where the seed is given in parts:
///
///     tls12_prf<sha384>(pre_master_secret, "master secret", {client_random, server_random}, out);
///
/// `out` is of any length and may be secret. No allocation.
template <hash Hash>
void tls12_prf(byte_view secret_key, std::string_view label, std::initializer_list<byte_view> seed,
               byte_span out) noexcept {
    hmac<Hash> mac{secret_key};
    auto const update_with_seed = [&] {
        mac.update(as_bytes(label));
        for (auto const part : seed) mac.update(part);
    };
    update_with_seed();
    auto a = mac.finish();
    while (!out.empty()) {
        mac.update(a.reveal());
        update_with_seed();
        auto const block = mac.finish();
        auto const part = out.first(std::min(out.size(), Hash::size));
        std::ranges::copy(block.reveal().first(part.size()), part.begin());
        out = out.subspan(part.size());
        if (!out.empty()) a = mac.update(a.reveal()).finish();
    }
}

/// The same as a model of `kdf`: the context is the label and the seed.
template <hash Hash>
struct tls12_kdf {
    [[nodiscard]] static result<void, failure> derive(byte_view key, std::initializer_list<byte_view> context,
                                                      byte_span out) noexcept {
        tls12_prf<Hash>(key, {}, context, out);
        return {};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::crypto

#endif
