// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_TUN_HPP
#define HANDFAST_NET_TUN_HPP

#include <fcntl.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <unistd.h>

#include <cstddef>
#include <string_view>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/detail/descriptor.hpp>
#include <handfast/net/detail/interface.hpp>
#include <handfast/net/error.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// A network interface of Linux whose wire is this program (a TUN device): what the kernel sends through it is read
/// here, and what is written here the kernel receives from it. One read or write is one IP packet, without any header
/// of a link before it.
///
///     auto device = net::tun::open("hf0").value();
///     device.set_address("10.9.0.1", 24).value();    // the kernel's; whoever else is in 10.9.0.0/24 is ours to play
///     device.bring_up().value();
///
/// It takes the right to configure the network (CAP_NET_ADMIN), as one has in `enter_network_namespace`. The interface
/// is in the network namespace of the thread that opened it, and there it is to be configured; it is gone once closed.
/// Calls that wait do so until their deadline, as those of `stream`; one thread may read while another writes. The
/// kernel has words of its own to say to a wire (multicast, solicitation of IPv6 routers): who reads must expect any
/// packet.
class tun {
public:
    using deadline = net::deadline;
    using error = net::error;

    /// Makes an interface. A name may hold "%d", for a number that is free.
    [[nodiscard]] static result<tun, error> open(std::string_view name = "tun%d") {
        if (name.empty() || name.size() >= IFNAMSIZ)
            return fail(error{std::make_error_code(std::errc::invalid_argument), "make the network interface", name,
                              "a name has 1 to 15 characters"});
        tun made;
        made.device_ = detail::descriptor{::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC)};
        if (!made.device_) return fail(error{detail::last_error(), "open", "/dev/net/tun"});
        auto request = detail::request_for(name);
        request.ifr_flags = IFF_TUN | IFF_NO_PI;
        if (::ioctl(made.device_.get(), TUNSETIFF, &request) != 0)
            return fail(error{detail::last_error(), "make the network interface", name});
        made.name_ = static_cast<char const*>(request.ifr_name);
        return made;
    }

    /// Gives the kernel's side a numeric address, and with it the route to all of that prefix through this device. One
    /// of IPv4 takes the place of the one before; those of IPv6 are added. Where the device is up, this waits until the
    /// kernel has the address ready, which with IPv6 is a moment later.
    [[nodiscard]] result<void, error> set_address(std::string_view host, unsigned prefix_length,
                                                  net::deadline until = {}) {
        auto code = detail::set_address(name_, host, prefix_length);
        if (!code && detail::is_up(name_)) code = detail::wait_for_addresses(name_, until);
        if (!code) return {};
        auto e = of("set an address of", code);
        e.more << host << '/' << prefix_length;
        return fail(e);
    }

    /// Limits the packets that the kernel sends to so many bytes. IPv6 is switched off below 1,280.
    [[nodiscard]] result<void, error> set_mtu(std::size_t bytes) {
        if (auto const code = detail::set_mtu(name_, bytes)) return fail(of("set the MTU of", code));
        return {};
    }
    /// The greatest packet that the kernel sends.
    [[nodiscard]] std::size_t mtu() const noexcept { return detail::mtu_of(name_); }

    /// From now on packets go both ways. Waits until the addresses that were set are ready.
    [[nodiscard]] result<void, error> bring_up(net::deadline until = {}) {
        auto code = detail::bring_up(name_);
        if (!code) code = detail::wait_for_addresses(name_, until);
        if (code) return fail(of("bring up", code));
        return {};
    }

    /// Reads the next packet that the kernel sends, and says how long it is. `into` has room for `mtu()` bytes: of a
    /// packet that does not fit, the kernel drops the rest and does not say so.
    [[nodiscard]] result<std::size_t, error> read_packet(byte_span into, net::deadline until = {}) {
        for (;;) {
            auto const count = ::read(device_.get(), into.data(), into.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (auto const code = retry_when(POLLIN, until)) return fail(of("read from", code));
        }
    }

    /// Has the kernel receive a packet. What is none (neither 4 nor 6 in its first half byte) is an error, as is any
    /// while the interface is down; one that only the protocols above find wrong is dropped there, unsaid.
    [[nodiscard]] result<void, error> write_packet(byte_view packet, net::deadline until = {}) {
        for (;;) {
            if (::write(device_.get(), packet.data(), packet.size()) >= 0) return {};
            if (auto const code = retry_when(POLLOUT, until)) return fail(of("write to", code));
        }
    }

    /// Removes the interface.
    void close() noexcept { device_.close(); }

    [[nodiscard]] bool is_open() const noexcept { return static_cast<bool>(device_); }
    /// What the system calls it: "tun0".
    [[nodiscard]] std::string_view name() const noexcept { return name_; }
    /// The device, for a poll of the caller's own; still owned here.
    [[nodiscard]] int native_handle() const noexcept { return device_.get(); }

private:
    tun() noexcept = default;

    /// After a call that returned -1: no error once it is worth calling again.
    [[nodiscard]] std::error_code retry_when(short ready, net::deadline until) const noexcept {
        if (errno == EINTR) return {};
        if (!detail::would_block()) return detail::last_error();
        return detail::wait(device_.get(), ready, until);
    }

    [[nodiscard]] error of(std::string_view doing, std::error_code code) const {
        return {code, doing, std::string_view{name_}};
    }

    detail::descriptor device_;
    text<IFNAMSIZ> name_;
};

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
