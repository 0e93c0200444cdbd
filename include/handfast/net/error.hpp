// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ERROR_HPP
#define HANDFAST_NET_ERROR_HPP

#include <netdb.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>

#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// Why a call on a socket failed, while doing what, and to whom.
struct error {
    /// The system's own reason. A deadline that passed is `std::errc::timed_out` in the generic category,
    /// a peer that the kernel gave up on is the same condition in the system category.
    std::error_code code;
    /// What was being done, so that "could not " fits before it: "connect to", "read from". A literal.
    std::string_view doing;
    /// To whom: "localhost:4433", "127.0.0.1:4433", "[::1]:4433".
    text<96> address;
    /// Whatever else helps: each address that was tried, say.
    text<200> more{};

    /// Whether it was the caller's deadline that ended the call.
    [[nodiscard]] bool deadline_passed() const noexcept {
        return code.category() == std::generic_category() && code == std::errc::timed_out;
    }
};

/// "could not connect to localhost:4433: Connection refused (tried ...)".
[[nodiscard]] inline sentence describe(error const& e) {
    sentence words;
    words << "could not " << e.doing << ' ' << e.address << ": ";
    if (e.deadline_passed()) words << "the deadline passed";
    else words << std::string_view{e.code.message()};
    if (!e.more.empty()) words << " (" << e.more << ')';
    return words;
}

/// The category of the codes that getaddrinfo(3) returns.
[[nodiscard]] inline std::error_category const& resolver_category() noexcept {
    class category final : public std::error_category {
    public:
        [[nodiscard]] char const* name() const noexcept override { return "getaddrinfo"; }
        [[nodiscard]] std::string message(int value) const override { return ::gai_strerror(value); }
    };
    static category const instance{};
    return instance;
}

namespace detail {

[[nodiscard]] inline std::error_code last_error() noexcept { return {errno, std::system_category()}; }

[[nodiscard]] inline std::error_code deadline_passed() noexcept { return std::make_error_code(std::errc::timed_out); }

}  // namespace detail
}  // namespace handfast::inline HANDFAST_ABI::net

#endif
