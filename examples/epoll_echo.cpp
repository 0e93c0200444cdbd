// SPDX-License-Identifier: BSL-1.0
// A TLS server of one thread for any number of connections: epoll(7), non-blocking sockets, and the bare engine. It
// echoes. An idle connection costs its memory alone, which is said when there are many.
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <handfast/core/match.hpp>
#include <handfast/net/listener.hpp>
#include <handfast/net/stream.hpp>
#include <handfast/tls/engine.hpp>

#include "support/arguments.hpp"

namespace {

namespace hf = handfast;
namespace tls = handfast::tls;
using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

constexpr std::string_view usage = R"(epoll_echo --cert chain.pem --key key.pem [--port N] [--most N] [--report N]
    --port N      the port on 127.0.0.1, 4433 unless given; 0 lets the system pick one
    --most N      connections at a time, 20,000 unless given, or as many as files may be open; who comes then waits
    --report N    says what memory a connection takes, once N are established and whenever SIGUSR1 comes
SIGTERM and SIGINT end the program, after connections had 2 seconds to end.
)";

constexpr auto handshake_time = 10s, end_time = 2s;
constexpr auto accept_pause = 100ms;  // where accepting failed
constexpr int records_a_turn = 16;
constexpr std::size_t most_dropped = 1 << 20;  // of what comes after an alert
constexpr std::size_t other_files = 16;        // those open beside connections, and some to spare

/// Memory that nobody has written to yet: what is not needed is not there.
class buffer {
public:
    explicit buffer(std::size_t size) : bytes_(std::make_unique_for_overwrite<std::uint8_t[]>(size)), size_(size) {}
    [[nodiscard]] std::span<std::uint8_t> span() const noexcept { return {bytes_.get(), size_}; }

private:
    std::unique_ptr<std::uint8_t[]> bytes_;
    std::size_t size_;
};

class connection {
public:
    connection(hf::net::stream stream, tls::server_config const& config)
        : stream_(std::move(stream)), in_(in_size(config)), out_(tls::server_engine::out_size_for(config)),
          engine_(config, {in_.span(), out_.span()}) {}

    [[nodiscard]] static std::size_t size(tls::server_config const& config) {
        return sizeof(connection) + in_size(config) + tls::server_engine::out_size_for(config);
    }

    [[nodiscard]] int socket() const noexcept { return stream_.native_handle(); }  // it does not block
    [[nodiscard]] bool is_established() const noexcept { return engine_.is_established(); }
    [[nodiscard]] clock_type::time_point begun() const noexcept { return begun_; }
    /// Nothing more is written; what still comes is dropped.
    void close() {
        closing_ = true;
        engine_.close();
    }

    enum class state { waits_for_socket, has_more_to_do, over };

    /// Goes on as far as the socket lets it, and no further than a turn, so that one peer that sends without end does
    /// not delay the others. Nothing is read while something waits to be sent, so that a peer that does not read is not
    /// served.
    [[nodiscard]] state go_on() {
        for (int records = 0;;) {
            while (!engine_.to_send().empty()) {
                auto const bytes = engine_.to_send();
                auto const count = ::send(socket(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
                if (count < 0) return after_failed_call();
                engine_.sent(static_cast<std::size_t>(count));
            }
            if (over_) return alert_sent_ ? drop_what_comes() : state::over;
            if (records == records_a_turn) return state::has_more_to_do;
            if (auto const event = engine_.next_event()) {
                ++records;
                hf::match(
                    *event,  //
                    [&](tls::data const& e) {
                        if (!closing_) (void)engine_.write(e.bytes).value();
                    },
                    [&](tls::peer_closed const&) { close(); },
                    [&](tls::closed const& e) {
                        over_ = true;
                        if (e.clean()) return;
                        alert_sent_ = e.error->path == tls::error::alert_path::sent;
                        std::cerr << explain(*e.error).view() << '\n';
                    },
                    [](auto const&) {});
                continue;
            }
            if (!engine_.to_send().empty()) continue;
            auto const room = engine_.receive_space();
            auto const count = ::recv(socket(), room.data(), room.size(), 0);
            if (count < 0) return after_failed_call();
            if (count == 0) engine_.end_of_input();
            else engine_.received_in_place(static_cast<std::size_t>(count));
        }
    }

private:
    /// The peer was sent an alert, which must not be lost in the reset that follows if what still comes is not read.
    [[nodiscard]] state drop_what_comes() noexcept {
        if (!std::exchange(shut_, true)) ::shutdown(socket(), SHUT_WR);
        for (int reads = 0; dropped_ < most_dropped; ++reads) {
            if (reads == records_a_turn) return state::has_more_to_do;
            auto const room = in_.span();
            auto const count = ::recv(socket(), room.data(), room.size(), 0);
            if (count < 0) return after_failed_call();
            if (count == 0) break;
            dropped_ += static_cast<std::size_t>(count);
        }
        return state::over;
    }
    [[nodiscard]] static state after_failed_call() noexcept {
        return errno == EAGAIN ? state::waits_for_socket : state::over;
    }
    [[nodiscard]] static std::size_t in_size(tls::server_config const& config) {
        return tls::in_buffer_size(config.policy().limits.handshake_message);
    }

    hf::net::stream stream_;
    buffer in_, out_;
    tls::server_engine engine_;
    clock_type::time_point begun_ = clock_type::now();
    std::size_t dropped_ = 0;
    bool closing_ = false;
    bool over_ = false;
    bool alert_sent_ = false;
    bool shut_ = false;
};

/// A descriptor of the system's that is closed in the end.
class file {
public:
    explicit file(int descriptor) : descriptor_(descriptor) {}
    file(file const&) = delete;
    file& operator=(file const&) = delete;
    ~file() { ::close(descriptor_); }
    [[nodiscard]] int get() const noexcept { return descriptor_; }

private:
    int descriptor_;
};

/// A descriptor from which those signals are read, instead of interrupting anything.
int descriptor_for(std::initializer_list<int> signals) {
    ::sigset_t all;
    ::sigemptyset(&all);
    for (auto const it : signals) ::sigaddset(&all, it);
    ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
    return ::signalfd(-1, &all, SFD_NONBLOCK | SFD_CLOEXEC);
}

[[noreturn]] void fail(char const* doing) { throw std::system_error{errno, std::system_category(), doing}; }

class server {
public:
    server(tls::server_config const& config, hf::net::listener listener, std::size_t most, std::size_t report)
        : config_(config), listener_(std::move(listener)), most_(most), report_at_(report) {
        watch(signals_.get(), EPOLLIN, &signals_);
        accept_more(true);
        resident_before_ = resident();
    }

    void run() {
        std::array<::epoll_event, 256> ready;
        while (!ends_at_ || (!connections_.empty() && clock_type::now() < *ends_at_)) {
            auto const count = ::epoll_wait(epoll_.get(), ready.data(), ready.size(), longest_wait());
            if (count < 0 && errno != EINTR) fail("wait");
            // No connection ends in this loop: `ready` may point to it once more.
            for (int i = 0; i < count; ++i) {
                auto* const what = ready[static_cast<std::size_t>(i)].data.ptr;
                if (what == &signals_) take_signals();
                else if (what == &listener_) accept();
                else give_turn(*static_cast<entry*>(what));
            }
            take_turns();
            let_go_of_the_slow();
            if (accept_again_at_ && clock_type::now() >= *accept_again_at_) accept_if_allowed();
        }
    }

private:
    struct entry {
        entry(hf::net::stream stream, tls::server_config const& config) : it(std::move(stream), config) {}
        connection it;
        std::list<entry>::iterator place{};
        bool counted = false;
        bool has_turn = false;  // is in `turns_`
    };

    void watch(int descriptor, std::uint32_t events, void* what, int how = EPOLL_CTL_ADD) const {
        ::epoll_event wanted{};
        wanted.events = events;
        wanted.data.ptr = what;
        if (::epoll_ctl(epoll_.get(), how, descriptor, &wanted) != 0) fail("watch");
    }
    void accept_more(bool on) {
        accept_again_at_.reset();
        if (std::exchange(accepting_, on) == on) return;
        watch(listener_.native_handle(), EPOLLIN, &listener_, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL);
    }
    void accept_if_allowed() { accept_more(!ends_at_ && connections_.size() < most_); }

    void accept() {
        while (accepting_) {
            auto stream = listener_.accept(hf::net::deadline::in(0s));
            if (!stream) {
                if (stream.error().deadline_passed()) return;
                // Out of descriptors, most likely: some will come free. Who waits keeps the listener ready, which is
                // not looked at until then.
                std::cerr << explain(stream.error()).view() << '\n';
                accept_more(false);
                accept_again_at_ = clock_type::now() + accept_pause;
                return;
            }
            connections_.emplace_back(*std::move(stream), config_);
            auto& made = connections_.back();
            made.place = std::prev(connections_.end());
            watch(made.it.socket(), EPOLLIN | EPOLLOUT | EPOLLET, &made);
            accept_if_allowed();
        }
    }

    void give_turn(entry& which) {
        if (!std::exchange(which.has_turn, true)) turns_.push_back(&which);
    }
    /// One for each connection that has something to do. epoll says but once that a socket is ready: who is not done
    /// with it comes again in the next round.
    void take_turns() {
        for (auto* const which : std::exchange(turns_, {})) {
            which->has_turn = false;
            go_on(*which);
        }
    }
    void go_on(entry& which) {
        using enum connection::state;
        auto now = over;
        try {
            now = which.it.go_on();
        } catch (hf::failure const& trouble) {
            std::cerr << trouble.what() << '\n';
        }
        if (which.it.is_established() && !std::exchange(which.counted, true) && ++established_ == report_at_) report();
        if (now == over) let_go(which);
        else if (now == has_more_to_do) give_turn(which);
    }
    void let_go(entry& which) {
        if (which.counted) --established_;
        if (which.has_turn) std::erase(turns_, &which);
        connections_.erase(which.place);
        accept_if_allowed();
    }
    [[nodiscard]] int longest_wait() const {
        if (!turns_.empty()) return 0;
        return static_cast<int>(std::chrono::milliseconds{accept_again_at_ ? accept_pause : 1s}.count());
    }
    /// The list is in the order of their beginning.
    void let_go_of_the_slow() {
        auto const now = clock_type::now();
        for (auto it = connections_.begin(); it != connections_.end() && now - it->it.begun() > handshake_time;) {
            auto& which = *it++;
            if (!which.it.is_established()) let_go(which);
        }
    }

    void take_signals() {
        ::signalfd_siginfo came{};
        while (::read(signals_.get(), &came, sizeof came) == sizeof came) {
            if (came.ssi_signo == SIGUSR1) {
                report();
                continue;
            }
            if (ends_at_) continue;
            ends_at_ = clock_type::now() + end_time;
            accept_more(false);
            for (auto& which : connections_) {
                which.it.close();
                give_turn(which);
            }
        }
    }

    /// Bytes of this process that are in memory.
    [[nodiscard]] static std::size_t resident() {
        std::ifstream file{"/proc/self/statm"};
        std::size_t all = 0, pages = 0;
        file >> all >> pages;
        return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    }
    void report() const {
        if (connections_.empty()) return;
        auto const kib = [](std::size_t bytes) { return static_cast<double>(bytes) / 1024; };
        std::cout << std::fixed << std::setprecision(1) << connections_.size() << " connections, each of "
                  << kib(connection::size(config_)) << " KiB, of which "
                  << kib((resident() - resident_before_) / connections_.size()) << " KiB are in memory" << std::endl;
    }

    tls::server_config const& config_;
    hf::net::listener listener_;
    std::size_t most_, report_at_;
    file epoll_{::epoll_create1(EPOLL_CLOEXEC)};
    file signals_{descriptor_for({SIGTERM, SIGINT, SIGUSR1})};
    std::list<entry> connections_{};
    std::vector<entry*> turns_{};
    std::size_t established_ = 0;
    std::size_t resident_before_ = 0;
    bool accepting_ = false;
    std::optional<clock_type::time_point> accept_again_at_{}, ends_at_{};
};

/// How many connections there may be, if there are to be no more than `wanted`; so many files may then be open.
std::size_t allow_connections(std::size_t wanted) {
    ::rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_max <= other_files) throw std::runtime_error{"too few files may be open here (ulimit -H -n)"};
    auto const most = std::min<rlim_t>(wanted, files.rlim_max - other_files);
    files.rlim_cur = most + other_files;
    ::setrlimit(RLIMIT_NOFILE, &files);
    return most;
}

int run(examples::arguments const& given) {
    (void)given.others(0);
    auto identity = tls::server_identity::from_pem_files(given.required("--cert"), given.required("--key"));
    if (!identity) given.refuse(explain(identity.error()));
    std::vector<tls::server_identity> identities;
    identities.push_back(*std::move(identity));
    tls::server_config const config{std::move(identities)};
    auto const most = allow_connections(given.number("--most").value_or(20'000));
    auto listener = hf::net::listen("127.0.0.1", given.port(given.value("--port").value_or("4433")));
    if (!listener) given.refuse(explain(listener.error()));
    auto const here = to_text(listener->local_address());
    server it{config, *std::move(listener), most, given.number("--report").value_or(0)};
    std::cout << "listening on " << here << std::endl;
    it.run();
    return 0;
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {"--cert", "--key", "--port", "--most", "--report"}, {}};
    try {
        return run(given);
    } catch (std::exception const& trouble) {
        std::cerr << "epoll_echo: " << trouble.what() << '\n';
        return 1;
    }
}
