// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_DETAIL_INTERFACE_HPP
#define HANDFAST_NET_DETAIL_INTERFACE_HPP

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

#include <handfast/net/detail/descriptor.hpp>

// A network interface of the calling thread's network namespace, as the system is asked about it (netdevice(7)): by a
// call on any socket, which is made for it.
namespace handfast::inline HANDFAST_ABI::net::detail {

/// A request about the interface of that name, which has to fit.
[[nodiscard]] inline ::ifreq request_for(std::string_view name) noexcept {
    ::ifreq request{};
    std::copy_n(name.data(), std::min<std::size_t>(name.size(), IFNAMSIZ - 1), request.ifr_name);
    return request;
}

template <class Request>
[[nodiscard]] std::error_code ask(int family, unsigned long what, Request& request) noexcept {
    descriptor const socket{::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    if (!socket || ::ioctl(socket.get(), what, &request) != 0) return last_error();
    return {};
}

[[nodiscard]] inline std::error_code bring_up(std::string_view interface) noexcept {
    auto request = request_for(interface);
    if (auto const code = ask(AF_INET, SIOCGIFFLAGS, request)) return code;
    request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP | IFF_RUNNING);
    return ask(AF_INET, SIOCSIFFLAGS, request);
}

[[nodiscard]] inline bool is_up(std::string_view interface) noexcept {
    auto request = request_for(interface);
    return !ask(AF_INET, SIOCGIFFLAGS, request) && (request.ifr_flags & IFF_UP) != 0;
}

[[nodiscard]] inline std::error_code set_ipv4(std::string_view interface, ::in_addr address, unsigned prefix) noexcept {
    auto const with = [&](::in_addr value) {
        ::sockaddr_in typed{};
        typed.sin_family = AF_INET;
        typed.sin_addr = value;
        auto request = request_for(interface);
        std::memcpy(&request.ifr_addr, &typed, sizeof typed);
        return request;
    };
    auto request = with(address);
    if (auto const code = ask(AF_INET, SIOCSIFADDR, request)) return code;
    request = with({htonl(prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix))});
    return ask(AF_INET, SIOCSIFNETMASK, request);
}

[[nodiscard]] inline std::error_code add_ipv6(std::string_view interface, ::in6_addr const& address,
                                              unsigned prefix) noexcept {
    // The kernel's in6_ifreq, whose header cannot be had together with <netinet/in.h> everywhere.
    struct {
        ::in6_addr address;
        std::uint32_t prefix;
        int interface;
    } request{address, prefix, static_cast<int>(::if_nametoindex(std::string{interface}.c_str()))};
    if (request.interface == 0) return last_error();
    return ask(AF_INET6, SIOCSIFADDR, request);
}

/// Gives the interface a numeric address of either family, and the prefix that it shares with its neighbours.
[[nodiscard]] inline std::error_code set_address(std::string_view interface, std::string_view host, unsigned prefix) {
    std::string const text{host};
    ::in_addr v4{};
    ::in6_addr v6{};
    if (prefix <= 32 && ::inet_pton(AF_INET, text.c_str(), &v4) == 1) return set_ipv4(interface, v4, prefix);
    if (prefix <= 128 && ::inet_pton(AF_INET6, text.c_str(), &v6) == 1) return add_ipv6(interface, v6, prefix);
    return std::make_error_code(std::errc::invalid_argument);
}

/// Waits until all addresses of an interface that is up can be used. The kernel gets those of IPv6 ready in the
/// background, even where it need not look for duplicates, and until then nobody can bind to them.
[[nodiscard]] inline std::error_code wait_for_addresses(std::string_view interface, deadline until) noexcept {
    for (;;) {
        ::ifaddrs* all = nullptr;
        if (::getifaddrs(&all) != 0) return last_error();
        bool ready = true;
        for (auto const* entry = all; entry != nullptr; entry = entry->ifa_next) {
            if (entry->ifa_addr == nullptr || entry->ifa_addr->sa_family != AF_INET6 || interface != entry->ifa_name)
                continue;
            descriptor const socket{::socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
            if (::bind(socket.get(), entry->ifa_addr, sizeof(::sockaddr_in6)) != 0 && errno == EADDRNOTAVAIL)
                ready = false;
        }
        ::freeifaddrs(all);
        if (ready) return {};
        if (until.has_passed()) return deadline_passed();
        ::poll(nullptr, 0, 1);
    }
}

[[nodiscard]] inline std::error_code set_mtu(std::string_view interface, std::size_t bytes) noexcept {
    auto request = request_for(interface);
    request.ifr_mtu = static_cast<int>(std::min<std::size_t>(bytes, 0x7fffffff));
    return ask(AF_INET, SIOCSIFMTU, request);
}

/// 0 where the system does not say.
[[nodiscard]] inline std::size_t mtu_of(std::string_view interface) noexcept {
    auto request = request_for(interface);
    return ask(AF_INET, SIOCGIFMTU, request) ? 0 : static_cast<std::size_t>(request.ifr_mtu);
}

}  // namespace handfast::inline HANDFAST_ABI::net::detail

#endif
