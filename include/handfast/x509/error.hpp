// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_ERROR_HPP
#define HANDFAST_X509_ERROR_HPP

#include <cstdint>
#include <string_view>
#include <utility>

#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>
#include <handfast/x509/advice.hpp>
#include <handfast/x509/failure.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// A failure and where it happened.
struct error {
    /// The depth of a failure that is not about a certificate at some place in a chain.
    static constexpr std::uint8_t nowhere = 0xff;

    failure what{};
    /// Where in the chain: 0 is the peer's own certificate, 1 its issuer, and so on.
    std::uint8_t depth = nowhere;
    /// The circumstances: the field, the name that was wanted, the path of a file, a date.
    text<280> detail{};

    constexpr error() = default;
    constexpr error(failure f) : what(f) {}
    constexpr error(failure f, std::string_view circumstances) : what(f), detail(circumstances) {}

    /// The same failure, placed at `place` in a chain unless it has a place already.
    [[nodiscard]] constexpr error at(std::size_t place) const {
        error placed = *this;
        if (depth == nowhere) placed.depth = static_cast<std::uint8_t>(place);
        return placed;
    }

    friend constexpr bool operator==(error const& e, failure f) noexcept { return e.what == f; }
};

/// One line, such as "certificate has expired (depth 0: on 2020-01-01 00:00:00 UTC)".
[[nodiscard]] constexpr sentence describe(error const& e) {
    sentence words{to_string(e.what)};
    bool const placed = e.depth != error::nowhere;
    if (!placed && e.detail.empty()) return words;
    words << " (";
    if (placed) words << "depth " << static_cast<int>(e.depth);
    if (placed && !e.detail.empty()) words << ": ";
    words << e.detail << ")";
    return words;
}

/// The same, and what can be done about it: "certificate has expired (...): have it renewed, or ...".
[[nodiscard]] constexpr text<600> explain(error const& e) {
    text<600> words{describe(e).view()};
    words << ": " << advice(e.what);
    return words;
}

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
