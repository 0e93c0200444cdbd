// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_X509_GIVEN_HPP
#define HANDFAST_TESTS_X509_GIVEN_HPP

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <handfast/asn1/der.hpp>
#include <handfast/asn1/pem.hpp>
#include <handfast/x509/error.hpp>

#include "certificates.hpp"

namespace handfast::tests {

using bytes = std::vector<std::uint8_t>;

/// A moment at which the test certificates are valid: 2026-07-01.
inline constexpr asn1::seconds now = asn1::to_seconds({2026, 7, 1, 0, 0, 0});

/// The first block of PEM text.
inline bytes der(std::string_view pem) {
    auto const blocks = asn1::parse_pem(pem).value();
    auto const first = blocks.at(0).der.reveal();
    return {first.begin(), first.end()};
}

template <class Result>
std::string words_of(Result const& r) {
    return r.has_value() ? std::string{"no error"} : std::string{describe(r.error()).view()};
}

/// The failure's own words, for comparisons that print what was found instead.
inline std::string words(x509::failure f) { return std::string{to_string(f)}; }
template <class Result>
std::string failure_of(Result const& r) {
    return r.has_value() ? std::string{"no error"} : words(r.error().what);
}

}  // namespace handfast::tests

#endif
