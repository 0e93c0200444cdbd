// SPDX-License-Identifier: BSL-1.0
// The session of examples/session.cpp with a TCP of ours: all its steps are packets that are seen here. On the other
// side of a TUN device is the kernel's TCP; where there is no TUN device, another of ours, over a link in memory.
#include <chrono>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <handfast/net/network_namespace.hpp>
#include <handfast/net/posix.hpp>
#include <handfast/net/tcp_stream.hpp>
#include <handfast/net/tun.hpp>

#include "support/arguments.hpp"
#include "support/good_day.hpp"
#include "support/memory_link.hpp"
#include "support/packet_log.hpp"
#include "support/steps.hpp"
#include "support/tun_link.hpp"

namespace {

namespace hf = handfast;
using namespace std::chrono_literals;
using hf::net::deadline;

constexpr std::string_view usage = R"(packets [--memory] [--capture FILE]
    runs a client on our TCP and a server on the kernel's, over a TUN device in a network namespace of its own, prints
    the steps of their session as they happen, and then the same with the two changed about
    --memory        puts another TCP of ours in the kernel's place, at the other end of a link in memory, as is done
                    where there is no TUN device
    --capture FILE  where the packets go, for Wireshark (session.pcap)
The environment's SSLKEYLOGFILE names a file for the sessions' secrets, with which Wireshark decrypts them.
)";

constexpr std::uint16_t port = 443;
auto const left_address = hf::ip_address::v4(10, 9, 0, 1);
auto const right_address = hf::ip_address::v4(10, 9, 0, 2);

/// TCP as the kernel does it.
class kernel_tcp {
public:
    static constexpr std::string_view name = "the kernel's TCP";

    explicit kernel_tcp(hf::ip_address address) : address_(address) {}

    [[nodiscard]] hf::ip_address address() const { return address_; }
    void listen() { listener_ = hf::net::listen(to_text(address_).view(), port).value(); }
    hf::net::stream accept(deadline until) { return listener_->accept(until).value(); }
    static hf::net::stream connect(hf::ip_address to, deadline until) {
        return hf::net::connect(to_text(to).view(), port, until).value();
    }

private:
    hf::ip_address address_;
    std::optional<hf::net::listener> listener_;
};

/// TCP as handfast::tcp does it, over packets. It moves while a stream of it waits, and at no other time.
template <class Link>
class our_tcp {
public:
    static constexpr std::string_view name = "our TCP";

    /// Closes no sooner than all that it had to say has arrived, because nobody would send it again afterwards.
    struct stream : hf::net::tcp_stream<Link> {
        void close() { this->linger(deadline::in(5s)).value(); }
    };

    our_tcp(Link& link, hf::ip_address address) : host_(address), loop_(host_, link) {}

    [[nodiscard]] hf::ip_address address() const { return host_.address(); }
    void listen() { host_.listen(port); }
    stream accept(deadline until) { return {hf::net::tcp_stream<Link>::accept(loop_, port, until).value()}; }
    stream connect(hf::ip_address to, deadline until) {
        return {hf::net::tcp_stream<Link>::connect(loop_, {to, port}, until).value()};
    }

private:
    hf::tcp::host host_;
    hf::net::host_loop<Link> loop_;
};

template <class Tcp>
std::string words_for(Tcp const& it) {
    return std::string{Tcp::name} + " at " + to_text(it.address()).c_str();
}

template <class Client, class Server>
void show(examples::good_day const& session, examples::packet_log& log, Client& client, Server& server) {
    std::cout << "client: " << words_for(client) << "; server: " << words_for(server) << std::endl;
    examples::steps all;
    log.begin(all);
    server.listen();
    std::cout << session.run(
                     all, deadline::in(20s), [&](deadline until) { return examples::any_stream{server.accept(until)}; },
                     [&](deadline until) { return examples::any_stream{client.connect(server.address(), until)}; })
              << std::endl;
}

template <class Left, class Right>
void show_both_ways(examples::packet_log& log, Left& left, Right& right) {
    examples::good_day const session;
    show(session, log, right, left);
    show(session, log, left, right);
}

/// A TUN device of which the kernel has the left address; nothing where there is none to be had, which is said. It
/// moves this process into a network namespace, and is to be called before there are threads.
std::optional<hf::net::tun> tun_device() {
    auto const without = [](hf::net::error const& why) {
        std::cout << "no TUN device here: " << describe(why).c_str() << std::endl;
        return std::nullopt;
    };
    if (auto const there = hf::net::enter_network_namespace(); !there) return without(there.error());
    auto device = hf::net::tun::open("hf%d");
    if (!device) return without(device.error());
    if (auto const set = device->set_address(to_text(left_address).view(), 24); !set) return without(set.error());
    if (auto const up = device->bring_up(deadline::in(5s)); !up) return without(up.error());
    std::cout << "over the TUN device " << device->name() << ", in a network namespace of its own" << std::endl;
    return std::move(*device);
}

void run(bool memory, std::string const& capture) {
    auto device = memory ? std::nullopt : tun_device();
    examples::packet_log log;
    try {
        if (device) {
            examples::tun_link link{std::move(*device), log};
            kernel_tcp kernel{left_address};
            our_tcp ours{link, right_address};
            show_both_ways(log, kernel, ours);
        } else {
            std::cout << "over a link in memory" << std::endl;
            examples::memory_link link{log};
            our_tcp left{link.left(), left_address};
            our_tcp right{link.right(), right_address};
            show_both_ways(log, left, right);
        }
    } catch (...) {
        (void)log.write(capture);  // where it went wrong is to be seen there
        throw;
    }
    std::cout << capture << ": " << log.write(capture) << " packets" << std::endl;
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {"--capture"}, {"--memory"}};
    (void)given.others(0);
    try {
        run(given.has("--memory"), given.value("--capture").value_or("session.pcap"));
        return 0;
    } catch (std::exception const& trouble) {
        std::cerr << "packets: " << trouble.what() << '\n';
        return 1;
    }
}
