// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_CONNECT_HPP
#define HANDFAST_NET_CONNECT_HPP

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include <handfast/net/stream.hpp>

namespace handfast::inline HANDFAST_ABI::net {

namespace detail {

struct free_addresses {
    void operator()(::addrinfo* list) const noexcept { ::freeaddrinfo(list); }
};
using address_list = std::unique_ptr<::addrinfo, free_addresses>;

/// The addresses of `host`, in the order in which the resolver would have them tried (RFC 6724).
[[nodiscard]] inline result<address_list, error> resolve(std::string_view host, int port, int flags) {
    if (port < 0 || port > 0xffff)
        return fail(error{std::make_error_code(std::errc::invalid_argument), "find", host_and_port(host, port),
                          "a port is a number of 0 to 65535"});
    ::addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    ::addrinfo* list = nullptr;
    int const code = ::getaddrinfo(std::string{host}.c_str(), std::to_string(port).c_str(), &hints, &list);
    if (code == EAI_SYSTEM) return fail(error{last_error(), "find the address of", host});
    if (code != 0) return fail(error{{code, resolver_category()}, "find the address of", host});
    return address_list{list};
}

[[nodiscard]] inline address address_from(::addrinfo const& entry) noexcept {
    address a;
    a.size = entry.ai_addrlen;
    std::memcpy(&a.storage, entry.ai_addr, entry.ai_addrlen);
    return a;
}

/// A socket that is connected to `entry`, or the reason why there is none in `code`.
[[nodiscard]] inline descriptor connect_to(::addrinfo const& entry, deadline until, std::error_code& code) noexcept {
    descriptor socket{::socket(entry.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, entry.ai_protocol)};
    if (!socket) {
        code = last_error();
        return {};
    }
    if (::connect(socket.get(), entry.ai_addr, entry.ai_addrlen) == 0) return socket;
    // An interrupted connect goes on by itself, as one that has only begun does.
    if (errno != EINPROGRESS && errno != EINTR) {
        code = last_error();
        return {};
    }
    if ((code = wait(socket.get(), POLLOUT, until))) return {};
    int outcome = 0;
    ::socklen_t size = sizeof outcome;
    ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &outcome, &size);
    if (outcome == 0) return socket;
    code = {outcome, std::system_category()};
    return {};
}

}  // namespace detail

/// Connects to `host` (a name or a numeric address), trying each of its addresses in turn until one answers. The error
/// names every address that was tried and what each said; a port that is none is one, too. `until` bounds the
/// connecting; looking the name up is the system resolver's, with its own limits.
[[nodiscard]] inline result<stream, error> connect(std::string_view host, int port, deadline until = {}) {
    auto const addresses = detail::resolve(host, port, 0);
    if (!addresses) return fail(addresses.error());

    error all{{}, "connect to", host_and_port(host, port)};
    for (auto const* entry = addresses->get(); entry != nullptr; entry = entry->ai_next) {
        std::error_code code;
        auto socket = detail::connect_to(*entry, until, code);
        if (socket) return stream::adopt(std::move(socket));
        all.more << (all.code ? ", " : "tried ") << detail::address_from(*entry).host() << ": ";
        all.code = code;
        if (all.deadline_passed()) all.more << "no answer";
        else all.more << std::string_view{code.message()};
    }
    return fail(all);
}

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
