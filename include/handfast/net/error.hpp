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

/// The same as `describe`, and what the person who meets it can do about it, where that is known.
[[nodiscard]] inline text<600> explain(error const& e) {
    using enum std::errc;
    auto const todo = [&]() -> std::string_view {
        if (e.code.category() == resolver_category()) return "look at how the name is spelt, and at this machine's DNS";
        if (e.code == connection_refused) return "start the server, or look at host and port";
        if (e.code == timed_out || e.code == host_unreachable || e.code == network_unreachable)
            return "look at host and port, and whether something in between lets no packets through";
        if (e.code == connection_reset || e.code == broken_pipe) return "the peer's log may say why it let go";
        if (e.code == address_in_use) return "end the program that has this port, or take another";
        if (e.code == address_not_available) return "take an address that this machine has";
        if (e.code == permission_denied || e.code == operation_not_permitted)
            return "take a port from 1024 on, or run with the right to do this";
        if (e.code == too_many_files_open) return "raise the limit of open files (ulimit -n)";
        return {};
    }();
    text<600> words{describe(e).view()};
    if (!todo.empty()) words << ": " << todo;
    return words;
}

namespace detail {

[[nodiscard]] inline std::error_code last_error() noexcept { return {errno, std::system_category()}; }

[[nodiscard]] inline std::error_code deadline_passed() noexcept { return std::make_error_code(std::errc::timed_out); }

}  // namespace detail
}  // namespace handfast::inline HANDFAST_ABI::net

#endif
