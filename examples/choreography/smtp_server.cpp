// SPDX-License-Identifier: BSL-1.0
// A mail server of one thread: an event loop over poll(2), with a connection and its handlers for every client. What
// it accepts is kept in a folder, 1.eml, 2.eml and so on.
#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <list>
#include <string>
#include <utility>
#include <vector>

#include <handfast/net/posix.hpp>

#include "../support/arguments.hpp"
#include "smtp_desk.hpp"

namespace {

namespace hf = handfast;
using namespace std::chrono_literals;
using hf::net::deadline;

constexpr std::string_view usage =
    R"(smtp_server --folder DIR [--port N] [--patience MS]
    --folder DIR   where the mails go
    --port N       the port on 127.0.0.1, 2525 unless given; 0 lets the system pick one
    --patience MS  how long a client may be silent, at most; else what RFC 5321 §4.5.3.2 says
)";

constexpr std::size_t most_clients = 50;
constexpr auto time_to_take_leave = 2s;

/// Writes each mail into a file of its own, and says so in one line.
class mailbox {
public:
    explicit mailbox(std::string folder) : folder_(std::move(folder)) {}

    bool keep(smtp::letter const& it) {
        auto const name = std::to_string(count_ + 1) + ".eml";
        std::ofstream file{folder_ + "/" + name, std::ios::binary};
        file << it.text;
        file.close();
        if (!file) return false;
        ++count_;
        std::cout << name << ": from <" << it.from << ">";
        for (auto const& to : it.to) std::cout << " to <" << to << ">";
        std::cout << ", " << it.text.size() << " bytes" << std::endl;
        return true;
    }

private:
    std::string folder_;
    int count_ = 0;
};

/// One client.
class guest {
public:
    guest(hf::net::stream stream, mailbox& box, unsigned patience)
        : stream_(std::move(stream)), desk_("handfast.example", [&box](auto const& it) { return box.keep(it); }),
          patience_(patience) {
        (void)connection_.send(smtp::say<smtp::completion>(220, "handfast.example takes mail"));
        write();
        wait();
    }
    guest(guest const&) = delete;
    guest& operator=(guest const&) = delete;

    [[nodiscard]] bool gone() const { return gone_; }
    [[nodiscard]] deadline until() const { return until_; }
    /// What it waits for: nothing is read while the client does not read the answers.
    [[nodiscard]] ::pollfd wanted() const {
        return {stream_.native_handle(), static_cast<short>(talk_.unsent().empty() ? POLLIN : POLLOUT), 0};
    }

    void ready(short events) {
        if ((events & POLLOUT) == 0) read();
        if (!gone_) write();
    }

    void too_slow() {
        gone_ = leaving_;
        if (gone_) return;
        (void)connection_.send(smtp::say<smtp::farewell>(421, "too slow"));
        leave();
        write();
    }

private:
    void read() {
        std::array<char, 4096> bytes;
        auto const room = std::min(bytes.size(), talk_.room());
        auto const count = stream_.read_some({reinterpret_cast<std::uint8_t*>(bytes.data()), room}, deadline::in(0s));
        if (!count) gone_ = !count.error().deadline_passed();
        else if (leaving_) gone_ = *count == 0;  // what is unread when a socket is closed destroys what was written
        else if (*count == 0) leave();
        else hear({bytes.data(), *count});
    }

    void hear(std::string_view bytes) {
        talk_.received(bytes);
        auto const before = talk_.taken();
        if (!smtp::answer(connection_, desk_)) leave();
        else if (talk_.taken() != before) wait();
    }

    void write() {
        while (!talk_.unsent().empty()) {
            auto const count = stream_.write_some(hf::as_bytes(talk_.unsent()), deadline::in(0s));
            if (!count) {
                gone_ = !count.error().deadline_passed();
                return;
            }
            talk_.sent(*count);
        }
        if (leaving_ && !std::exchange(said_all_, true)) (void)stream_.shutdown_write();
    }

    /// From now on for as long as the order gives the next command.
    void wait() {
        auto const due = connection_.deadline();
        until_ = deadline::in(std::chrono::milliseconds{patience_ > 0 ? std::min(due, patience_) : due});
    }
    void leave() {
        leaving_ = true;
        until_ = deadline::in(time_to_take_leave);
    }

    hf::net::stream stream_;
    smtp::conversation talk_;
    smtp::server_connection connection_{smtp::server_end{talk_}};
    smtp::desk desk_;
    unsigned patience_;
    deadline until_;
    bool leaving_ = false, said_all_ = false, gone_ = false;
};

/// The event loop.
[[noreturn]] void serve(hf::net::listener& listener, mailbox& box, unsigned patience) {
    std::list<guest> guests;
    for (;;) {
        std::vector<::pollfd> waits;
        deadline soonest;
        for (auto const& it : guests) {
            waits.push_back(it.wanted());
            if (soonest.is_never() || it.until().milliseconds_left() < soonest.milliseconds_left())
                soonest = it.until();
        }
        if (guests.size() < most_clients) waits.push_back({listener.native_handle(), POLLIN, 0});
        (void)::poll(waits.data(), waits.size(), soonest.milliseconds_left());

        auto wait = waits.begin();
        for (auto& it : guests) {
            if (auto const events = (wait++)->revents; events != 0) it.ready(events);
            else if (it.until().has_passed()) it.too_slow();
        }
        if (wait != waits.end() && wait->revents != 0)
            if (auto stream = listener.accept(deadline::in(0s))) guests.emplace_back(std::move(*stream), box, patience);
        guests.remove_if([](guest const& it) { return it.gone(); });
    }
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {"--folder", "--port", "--patience"}, {}};
    (void)given.others(0);
    mailbox box{given.required("--folder")};
    auto listener = hf::net::listen("127.0.0.1", given.port(given.value("--port").value_or("2525")));
    if (!listener) given.refuse(describe(listener.error()).view());
    std::cout << "listening on " << to_text(listener->local_address()) << std::endl;
    serve(*listener, box, given.port(given.value("--patience").value_or("0")));
}
