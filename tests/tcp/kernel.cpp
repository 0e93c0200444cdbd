// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <random>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/net/host_loop.hpp>
#include <handfast/net/tun.hpp>
#include <handfast/tcp/faulty_path.hpp>
#include <handfast/tcp/host.hpp>

#include "net/child.hpp"
#include "net/device.hpp"

// A host of ours on a TUN device against the sockets of the Linux kernel, in a network namespace of their own. All of
// it runs in one thread: what the kernel sends is read, answered and written, until both sides have what they want.

namespace {

namespace hf = handfast;
namespace net = handfast::net;
namespace tcp = handfast::tcp;
using handfast_tests::in_network_namespace;
using handfast_tests::tun_there;
using tcp::instant;
using namespace std::chrono_literals;

enum class version { four, six };
constexpr auto both_versions = {version::four, version::six};

handfast::ip_address address_of(version v, std::uint8_t last) {
    return v == version::four ? handfast::ip_address::v4(10, 9, 0, last)
                              : handfast::ip_address::v6({0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last});
}

struct socket_address {
    ::sockaddr_storage storage{};
    ::socklen_t size = sizeof storage;

    socket_address() = default;
    explicit socket_address(tcp::endpoint const& at) {
        auto const bytes = at.address.bytes();
        if (at.address.is_v4()) {
            auto& to = reinterpret_cast<::sockaddr_in&>(storage);
            to.sin_family = AF_INET;
            to.sin_port = htons(at.port);
            std::memcpy(&to.sin_addr, bytes.data(), bytes.size());
            size = sizeof to;
        } else {
            auto& to = reinterpret_cast<::sockaddr_in6&>(storage);
            to.sin6_family = AF_INET6;
            to.sin6_port = htons(at.port);
            std::memcpy(&to.sin6_addr, bytes.data(), bytes.size());
            size = sizeof to;
        }
    }
    ::sockaddr* get() { return reinterpret_cast<::sockaddr*>(&storage); }
    [[nodiscard]] std::uint16_t port() const {
        return ntohs(storage.ss_family == AF_INET ? reinterpret_cast<::sockaddr_in const&>(storage).sin_port
                                                  : reinterpret_cast<::sockaddr_in6 const&>(storage).sin6_port);
    }
};

net::detail::descriptor new_socket(version v) {
    net::detail::descriptor made{
        ::socket(v == version::four ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    BOOST_TEST_REQUIRE(made.get() >= 0);
    return made;
}

/// What one side says and hears, whichever side that is.
struct talk {
    hf::byte_view to_say{};
    std::size_t said = 0, heard = 0;
    hf::crypto::sha256 hash{};
    bool at_end = false;
    bool shut = false;

    [[nodiscard]] std::string digest() { return hf::to_hex(hash.finish()); }
};

/// A connection of the kernel's. It never waits.
struct kernel_end : talk {
    net::detail::descriptor socket;
    int error = 0;  // what was wrong at last

    explicit kernel_end(net::detail::descriptor it) : socket(std::move(it)) {}

    void write() {
        while (said < to_say.size()) {
            auto const count = ::send(socket.get(), to_say.data() + said, to_say.size() - said, MSG_NOSIGNAL);
            if (count < 0) return failed();
            said += static_cast<std::size_t>(count);
        }
    }
    void read() {
        static std::array<std::uint8_t, 65'536> buffer;
        while (!at_end && error == 0) {
            auto const count = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
            if (count < 0) return failed();
            at_end = count == 0;
            hash.update(hf::byte_view{buffer}.first(static_cast<std::size_t>(count)));
            heard += static_cast<std::size_t>(count);
        }
    }
    void close() {
        if (!shut) ::shutdown(socket.get(), SHUT_WR);
        shut = true;
    }
    /// With a RST.
    void abort() {
        ::linger const now{1, 0};
        ::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket.close();
    }
    /// Whether the connection that was begun is there, or why it is not.
    [[nodiscard]] bool has_connected() {
        ::pollfd it{socket.get(), POLLOUT, 0};
        if (::poll(&it, 1, 0) <= 0) return false;
        ::socklen_t size = sizeof error;
        ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        return true;
    }

private:
    void failed() {
        if (errno != EAGAIN && errno != EINTR && errno != ENOTCONN) error = errno;
    }
};

/// One of ours.
struct our_end : talk {
    tcp::connection* c = nullptr;

    void write() {
        while (said < to_say.size() && c->writable() > 0) said += c->write(to_say.subspan(said));
    }
    void read() {
        static std::array<std::uint8_t, 65'536> buffer;
        while (auto const count = c->read(buffer)) {
            hash.update(hf::byte_view{buffer}.first(count));
            heard += count;
        }
        at_end = c->at_end();
    }
    void close() {
        if (!shut) c->close();
        shut = true;
    }
};

tcp::host_options host_options(version v) {
    return {.connection = {.send_buffer = 1 << 18,
                           .receive_buffer = 1 << 18,
                           .maximum_segment_size = static_cast<std::uint16_t>(v == version::four ? 1'460 : 1'440),
                           .least_timeout = 200ms,
                           .segment_lifetime = 100ms}};
}

struct world {
    version v;
    net::tun device = handfast_tests::device_with_kernel();
    tcp::host host;
    tcp::faulty_path to_kernel, from_kernel;
    std::vector<std::uint8_t> buffer = std::vector<std::uint8_t>(2'000);

    explicit world(version which, tcp::faults const& faults = {})
        : v(which), host(address_of(v, 2), host_options(v)), to_kernel(faults, 1), from_kernel(faults, 2) {}

    [[nodiscard]] static instant now() { return net::now(); }

    /// Packets go both ways, as many as there are now.
    void turn() {
        for (int count = 0; count < 100; ++count) {
            auto const size = device.read_packet(buffer, net::deadline::in(0s));
            if (!size) break;
            from_kernel.put(hf::byte_view{buffer}.first(*size), now());
        }
        while (auto const packet = from_kernel.take(now())) (void)host.received(*packet, now());
        send();
    }
    void send() {
        while (auto const packet = host.next(now())) to_kernel.put(*packet, now());
        while (auto const packet = to_kernel.take(now())) device.write_packet(*packet, net::deadline::in(10s)).value();
    }

    /// Until `done`, which is asked after each turn. What takes minutes is given up.
    template <class Done>
    void run(Done done) {
        auto const patience = now() + 60s;
        for (;;) {
            turn();
            bool const over = done();
            send();
            if (over) return;
            if (now() > patience) BOOST_FAIL("it does not end");
            auto until = now() + 100ms;
            for (auto const at : {host.deadline(), to_kernel.deadline(), from_kernel.deadline()})
                if (at) until = std::min(until, *at);
            auto const wait = std::chrono::ceil<std::chrono::milliseconds>(
                std::max(until - now(), instant::duration{}));
            ::pollfd it{device.native_handle(), POLLIN, 0};
            ::poll(&it, 1, static_cast<int>(wait.count()));
        }
    }

    /// We open a connection to the kernel.
    std::pair<our_end, kernel_end> we_connect() {
        auto listener = new_socket(v);
        socket_address at{{address_of(v, 1), 0}};
        BOOST_TEST_REQUIRE(::bind(listener.get(), at.get(), at.size) == 0);
        BOOST_TEST_REQUIRE(::listen(listener.get(), 1) == 0);
        ::getsockname(listener.get(), at.get(), &at.size);
        our_end ours;
        ours.c = host.connect({address_of(v, 1), at.port()}, now());
        BOOST_TEST_REQUIRE(ours.c != nullptr);
        int socket = -1;
        run([&] { return (socket = ::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0; });
        BOOST_TEST(ours.c->was_established());
        return {std::move(ours), kernel_end{net::detail::descriptor{socket}}};
    }
    /// The kernel opens one to us.
    std::pair<our_end, kernel_end> kernel_connects() {
        host.listen(80);
        kernel_end kernel{new_socket(v)};
        socket_address at{{address_of(v, 2), 80}};
        BOOST_TEST(::connect(kernel.socket.get(), at.get(), at.size) == -1);
        BOOST_TEST(errno == EINPROGRESS);
        our_end ours;
        run([&] { return (ours.c = host.accept(80)) != nullptr; });
        BOOST_TEST(kernel.has_connected());
        BOOST_TEST(kernel.error == 0);
        return {std::move(ours), std::move(kernel)};
    }

    /// Both say all they have, and hear all that the other has; then `first` closes, and the other after it.
    enum class who { we, kernel };
    void converse(our_end& ours, kernel_end& kernel, who first) {
        auto const wanted_by_us = kernel.to_say.size(), wanted_by_kernel = ours.to_say.size();
        run([&] {
            ours.write();
            kernel.write();
            ours.read();
            kernel.read();
            bool const whole = ours.heard >= wanted_by_us && kernel.heard >= wanted_by_kernel;
            if (ours.at_end || (whole && first == who::we)) ours.close();
            if (kernel.at_end || (whole && first == who::kernel)) kernel.close();
            return (ours.at_end && kernel.at_end) || ours.c->failure() || kernel.error != 0;
        });
        BOOST_TEST(!ours.c->failure());
        BOOST_TEST(kernel.error == 0);
    }
};

hf::byte_view random_octets(std::size_t count, std::uint64_t seed) {
    static std::vector<std::uint8_t> all(11 << 20);
    static std::mt19937_64 random{1};
    if (all.front() == 0 && all.back() == 0)
        for (auto& it : all) it = static_cast<std::uint8_t>(random() | 1);
    return hf::byte_view{all}.subspan(static_cast<std::size_t>(seed) * 4'099, count);
}
std::string digest_of(hf::byte_view of) { return hf::to_hex(hf::crypto::digest_of<hf::crypto::sha256>({of})); }

void check_conversation(world& here, std::pair<our_end, kernel_end> ends, world::who first, std::size_t octets) {
    auto& [ours, kernel] = ends;
    ours.to_say = random_octets(octets, 3);
    kernel.to_say = random_octets(octets, 5);
    here.converse(ours, kernel, first);
    BOOST_TEST(ours.heard == octets);
    BOOST_TEST(kernel.heard == octets);
    BOOST_TEST(ours.digest() == digest_of(kernel.to_say));
    BOOST_TEST(kernel.digest() == digest_of(ours.to_say));
    // Who closed first waits for what may come late; the other is done as soon as it has heard of it.
    auto const after_close = first == world::who::we ? tcp::state::time_wait : tcp::state::closed;
    here.run([&] { return ours.c->state() == after_close; });
    here.run([&] { return ours.c->state() == tcp::state::closed; });
    here.host.release(*ours.c);
    here.run([&] { return here.host.size() == 0; });
}

template <class Body>
void with_both_versions(Body body) {
    for (auto const v : both_versions) in_network_namespace([&] { body(v); });
}

constexpr std::size_t much = 10 << 20, little = 10'000;

BOOST_AUTO_TEST_SUITE(tcp_kernel, *boost::unit_test::precondition(tun_there))

BOOST_AUTO_TEST_CASE(ten_mebibytes_both_ways_and_we_close_first) {
    with_both_versions([](version v) {
        world here{v};
        check_conversation(here, here.we_connect(), world::who::we, much);
    });
}

BOOST_AUTO_TEST_CASE(ten_mebibytes_both_ways_and_the_kernel_closes_first) {
    with_both_versions([](version v) {
        world here{v};
        check_conversation(here, here.kernel_connects(), world::who::kernel, much);
    });
}

BOOST_AUTO_TEST_CASE(who_opened_need_not_close) {
    with_both_versions([](version v) {
        world here{v};
        check_conversation(here, here.we_connect(), world::who::kernel, little);
        check_conversation(here, here.kernel_connects(), world::who::we, little);
        check_conversation(here, here.kernel_connects(), world::who::we, 0);
    });
}

BOOST_AUTO_TEST_CASE(a_port_of_the_kernel_where_nobody_listens) {
    with_both_versions([](version v) {
        world here{v};
        auto* const c = here.host.connect({address_of(v, 1), 9}, world::now());
        here.run([&] { return c->state() == tcp::state::closed; });
        BOOST_TEST((c->failure() == tcp::failure::refused));
    });
}

BOOST_AUTO_TEST_CASE(a_port_of_ours_where_nobody_listens) {
    with_both_versions([](version v) {
        world here{v};
        kernel_end kernel{new_socket(v)};
        socket_address at{{address_of(v, 2), 9}};
        ::connect(kernel.socket.get(), at.get(), at.size);
        here.run([&] { return kernel.has_connected(); });
        BOOST_TEST(kernel.error == ECONNREFUSED);
    });
}

BOOST_AUTO_TEST_CASE(we_abort) {
    with_both_versions([](version v) {
        world here{v};
        auto [ours, kernel] = here.we_connect();
        ours.c->abort();
        here.run([&, &k = kernel] {
            k.read();
            return k.error != 0 || k.at_end;
        });
        BOOST_TEST(kernel.error == ECONNRESET);
    });
}

BOOST_AUTO_TEST_CASE(the_kernel_aborts) {
    with_both_versions([](version v) {
        world here{v};
        auto [ours, kernel] = here.kernel_connects();
        kernel.abort();
        here.run([&o = ours] { return o.c->state() == tcp::state::closed; });
        BOOST_TEST((ours.c->failure() == tcp::failure::reset));
    });
}

// What the kernel still sends to a connection that was released is answered by RST, and it learns that it was lost.
BOOST_AUTO_TEST_CASE(nobody_reads_what_the_kernel_says) {
    with_both_versions([](version v) {
        world here{v};
        auto [ours, kernel] = here.we_connect();
        here.host.release(*ours.c);
        kernel.to_say = random_octets(100, 3);
        here.run([&, &k = kernel] {
            k.write();
            k.read();
            return here.host.size() == 0;
        });
        // The kernel has read our FIN, and then hears of the RST with whatever it says next.
        kernel.to_say = random_octets(200, 3);
        here.run([&k = kernel] {
            k.write();
            return k.error != 0;
        });
        BOOST_TEST(kernel.error == EPIPE);
    });
}

BOOST_AUTO_TEST_CASE(a_half_closed_connection_still_carries_the_other_half) {
    with_both_versions([](version v) {
        world here{v};
        auto [ours, kernel] = here.kernel_connects();
        kernel.close();
        here.run([&o = ours] {
            o.read();
            return o.at_end;
        });
        ours.to_say = random_octets(little, 7);
        here.run([&, &o = ours, &k = kernel] {
            o.write();
            k.read();
            return k.heard == little;
        });
        ours.close();
        here.run([&k = kernel] {
            k.read();
            return k.at_end;
        });
        BOOST_TEST(kernel.digest() == digest_of(ours.to_say));
        here.run([&o = ours] { return o.c->state() == tcp::state::closed; });
        BOOST_TEST(!ours.c->failure());
    });
}

// Each side says more than the other has room for and does not read, until the windows are shut; then it reads all.
BOOST_AUTO_TEST_CASE(windows_close_and_open_again) {
    with_both_versions([](version v) {
        world here{v};
        constexpr std::size_t octets = 2 << 20;
        auto [ours, kernel] = here.we_connect();
        int const buffers = 1 << 16;
        for (auto const which : {SO_SNDBUF, SO_RCVBUF})
            ::setsockopt(kernel.socket.get(), SOL_SOCKET, which, &buffers, sizeof buffers);
        ours.to_say = random_octets(octets, 3);
        kernel.to_say = random_octets(octets, 5);
        for (std::size_t last = 1, both = 0; last != both;) {
            last = both;
            auto const until = world::now() + 300ms;
            here.run([&, &o = ours, &k = kernel] {
                o.write();
                k.write();
                return world::now() > until;
            });
            both = ours.said + kernel.said;
        }
        BOOST_TEST(ours.said < octets);
        BOOST_TEST(kernel.said < octets);
        here.converse(ours, kernel, world::who::kernel);
        BOOST_TEST(ours.digest() == digest_of(kernel.to_say));
        BOOST_TEST(kernel.digest() == digest_of(ours.to_say));
    });
}

// 2 % of the packets lost, 50 ms for there and back: what netem would do, done before the device.
BOOST_AUTO_TEST_CASE(over_a_bad_path) {
    with_both_versions([](version v) {
        world here{v, {.loss = 0.02, .delay = 25ms}};
        check_conversation(here, v == version::four ? here.we_connect() : here.kernel_connects(), world::who::we,
                           256 << 10);
        BOOST_TEST(here.to_kernel.counts().lost + here.from_kernel.counts().lost > 0u);
    });
}

// And worse: packets come twice, late, and damaged, which the kernel's checksum sees as ours does.
BOOST_AUTO_TEST_CASE(over_a_path_that_does_everything) {
    with_both_versions([](version v) {
        world here{v, {.loss = 0.02, .duplication = 0.02, .reordering = 0.02, .corruption = 0.02, .delay = 2ms}};
        check_conversation(here, v == version::four ? here.kernel_connects() : here.we_connect(), world::who::we,
                           256 << 10);
    });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
