// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_EVIDENCE_HPP
#define HANDFAST_CHOREOGRAPHY_EVIDENCE_HPP

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::choreography {

/// A base for tokens which say that a check was passed: only `Minter` can make one, and it cannot be copied, so that
/// it is used once.
///
///     struct verified_finished : token<key_schedule> { using token::token; };
///
/// Any other type whose constructors only the check can call serves as well.
template <class Minter>
class token {
public:
    token(token&&) noexcept = default;
    token& operator=(token&&) noexcept = default;
    token(token const&) = delete;
    token& operator=(token const&) = delete;

protected:
    /// Only `Minter` can make one: `verified_finished{token<key_schedule>::permit{}}`.
    class permit {
        friend Minter;
        constexpr permit() noexcept {}
    };

    constexpr explicit token(permit) noexcept {}
    ~token() = default;

private:
    friend Minter;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography

#endif
