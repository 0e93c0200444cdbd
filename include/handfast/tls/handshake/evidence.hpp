// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_EVIDENCE_HPP
#define HANDFAST_TLS_HANDSHAKE_EVIDENCE_HPP

#include <string_view>

#include <handfast/choreography/evidence.hpp>

// What an end of TLS must have checked before it may go on: tokens that the order of messages asks for by
// `evidence<...>`, and that nothing but the check makes.
namespace handfast::inline HANDFAST_ABI {

namespace x509 {
class verified_peer;
}

namespace tls {

/// The peer's certificate leads to an anchor, is valid now and is for the name that was wanted (RFC 5280 §6,
/// RFC 9525): made of the proof that the verification gives.
class verified_certificate {
public:
    static constexpr std::string_view name = "a verified certificate";

    explicit verified_certificate(x509::verified_peer const&) noexcept {}
    verified_certificate(verified_certificate&&) noexcept = default;
    verified_certificate& operator=(verified_certificate&&) noexcept = default;
    verified_certificate(verified_certificate const&) = delete;
    verified_certificate& operator=(verified_certificate const&) = delete;
    ~verified_certificate() = default;
};

class finished_check;

/// The peer's Finished says what it must (RFC 5246 §7.4.9): it saw the same handshake and has the same keys. Made by
/// `finished_check::compare`.
struct verified_finished : choreography::token<finished_check> {
    static constexpr std::string_view name = "a verified Finished";
    using token::token;
};

}  // namespace tls

}  // namespace handfast::inline HANDFAST_ABI

#endif
