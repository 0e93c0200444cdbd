// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_TRANSCRIPT_HPP
#define HANDFAST_TLS_TRANSCRIPT_HPP

#include <handfast/core/bytes.hpp>
#include <handfast/crypto/hash.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The running hash over all handshake messages, headers counted, in the order in which they went over the wire
/// in either direction (RFC 5246 §7.4.9). HelloRequest is left out by whoever adds (§7.4.1.1).
///
/// It holds the hash's state alone, not the messages: where the hash is known only after ServerHello, one
/// transcript runs for each hash that the client offers, and the choice drops the others.
template <crypto::hash Hash>
class transcript {
public:
    void add(byte_view message) noexcept { running_.update(message); }

    /// The hash of what was added until now; more may be added after.
    [[nodiscard]] crypto::digest<Hash> value() const noexcept { return running_.clone().finish(); }

private:
    Hash running_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
