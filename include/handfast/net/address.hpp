// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ADDRESS_HPP
#define HANDFAST_NET_ADDRESS_HPP

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// The numeric address of one end of a socket: copyable, without a name and without allocation.
struct address {
    ::sockaddr_storage storage{};
    ::socklen_t size = 0;

    /// The port, in the host's order; 0 for a family that has none.
    [[nodiscard]] std::uint16_t port() const noexcept {
        if (storage.ss_family == AF_INET) return ntohs(as<::sockaddr_in>().sin_port);
        if (storage.ss_family == AF_INET6) return ntohs(as<::sockaddr_in6>().sin6_port);
        return 0;
    }

    /// Without the port: "127.0.0.1", "::1".
    [[nodiscard]] text<64> host() const noexcept {
        char buffer[INET6_ADDRSTRLEN] = "";
        if (storage.ss_family == AF_INET) {
            auto const v4 = as<::sockaddr_in>();
            ::inet_ntop(AF_INET, &v4.sin_addr, buffer, sizeof buffer);
        } else if (storage.ss_family == AF_INET6) {
            auto const v6 = as<::sockaddr_in6>();
            ::inet_ntop(AF_INET6, &v6.sin6_addr, buffer, sizeof buffer);
        } else {
            return "a socket without an internet address";
        }
        return static_cast<char const*>(buffer);
    }

    ::sockaddr const* data() const noexcept { return reinterpret_cast<::sockaddr const*>(&storage); }

private:
    // Copied out rather than cast in place: the storage holds no object of that type.
    template <class SocketAddress>
    [[nodiscard]] SocketAddress as() const noexcept {
        SocketAddress typed;
        std::memcpy(&typed, &storage, sizeof typed);
        return typed;
    }
};

/// "host:port", with brackets around a host that has colons of its own (RFC 3986 §3.2.2).
[[nodiscard]] inline text<96> host_and_port(std::string_view host, int port) noexcept {
    text<96> words;
    if (host.find(':') == std::string_view::npos) words << host;
    else words << '[' << host << ']';
    words << ':' << port;
    return words;
}

/// "127.0.0.1:4433", "[::1]:4433".
[[nodiscard]] inline text<96> to_text(address const& a) noexcept {
    if (a.storage.ss_family != AF_INET && a.storage.ss_family != AF_INET6) return a.host().view();
    return host_and_port(a.host(), a.port());
}

namespace detail {

/// The address that `ask` (getsockname or getpeername) gives; empty where the socket has none.
template <class Ask>
[[nodiscard]] address address_of(int descriptor, Ask ask) noexcept {
    address found;
    found.size = sizeof found.storage;
    if (ask(descriptor, reinterpret_cast<::sockaddr*>(&found.storage), &found.size) != 0) return {};
    return found;
}

}  // namespace detail
}  // namespace handfast::inline HANDFAST_ABI::net

#endif
