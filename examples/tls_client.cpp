// SPDX-License-Identifier: BSL-1.0
// A TLS client between a terminal, or two pipes, and a server: standard input goes to the peer, what the peer
// sends goes to standard output, and both ends say close_notify.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <handfast/choreography/plantuml.hpp>
#include <handfast/handfast.hpp>
#include <handfast/net/posix.hpp>
#include <handfast/tls/session_recorder.hpp>

#include "support/arguments.hpp"
#include "support/key_log_file.hpp"
#include "support/trace.hpp"

namespace {

namespace hf = handfast;
using namespace std::chrono_literals;
using client_type = hf::tls::client<hf::net::stream>;

constexpr std::string_view usage =
    R"(tls_client HOST PORT --ca ca.pem [--name NAME] [--alpn LIST] [--trace] [--diagram FILE]
    connects standard input and output to a TLS 1.2 server
    --ca FILE     the certificates that are trusted, in PEM
    --name NAME   whom the server must prove to be; HOST unless given
    --alpn LIST   the application protocols that are offered, "h2,http/1.1"
    --trace       says each message and its fields on standard error
    --diagram FILE  draws in PlantUML what happened
The environment's SSLKEYLOGFILE names a file for the session's secret.
Exit code: 0 after a clean end, 1 where the connection failed, 2 where the peer's data was truncated.
)";

constexpr int clean = 0, failed = 1, truncated = 2;
constexpr auto patience = 30s;  // for each of: connecting, the handshake, the last words

/// What was asked to be shown of the session.
struct watchers final : hf::tls::observer {
    std::optional<examples::trace> trace{};
    hf::tls::session_recorder recorder{hf::tls::side::client};
    std::optional<std::string> diagram_to{};

    void observe(hf::tls::observed_message const& message) noexcept override {
        if (trace) trace->observe(message);
        recorder.observe(message);
    }
    void happened(hf::tls::event const& event) noexcept override {
        if (trace) trace->happened(event);
        recorder.happened(event);
    }
    ~watchers() {
        if (diagram_to) std::ofstream{*diagram_to} << hf::choreography::plantuml_sequence(recorder.diagram());
    }
};

/// What the two directions know of each other.
class progress {
public:
    progress() {
        if (::pipe(ends_.data()) != 0) std::perror("pipe");
    }
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;
    ~progress() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }

    /// The reader has read something; has come to its end.
    void moved() noexcept { ++reads_; }
    void ended() noexcept { (void)!::write(ends_[1], "", 1); }

    /// Waits for standard input; false once the reader has ended.
    [[nodiscard]] bool wait_for_input() const noexcept {
        std::array<::pollfd, 2> ready{{{STDIN_FILENO, POLLIN, 0}, {ends_[0], POLLIN, 0}}};
        while (::poll(ready.data(), ready.size(), -1) < 0) {}
        return ready[1].revents == 0;
    }
    /// Waits for the reader's end; false where it has read nothing for so long.
    [[nodiscard]] bool wait_for_end(std::chrono::milliseconds longest) const noexcept {
        ::pollfd ready{ends_[0], POLLIN, 0};
        for (auto seen = reads_.load();; seen = reads_.load()) {
            if (::poll(&ready, 1, static_cast<int>(longest.count())) > 0) return true;
            if (seen == reads_.load()) return false;
        }
    }

private:
    std::array<int, 2> ends_{-1, -1};
    std::atomic<unsigned> reads_{0};
};

/// Standard input to the peer, and close_notify at its end.
void send_input(client_type& client, progress const& reader) {
    std::array<std::uint8_t, 16384> buffer;
    while (reader.wait_for_input()) {
        auto const count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        // What goes wrong here the reader learns too, and with the reason that the peer gives.
        if (!client.write(hf::byte_view{buffer}.first(static_cast<std::size_t>(count)))) return;
    }
    (void)client.finish_writing(hf::net::deadline::in(patience));
    // The peer owes its own close_notify (RFC 5246 §7.2.1); one that neither gives it nor sends is not waited for.
    if (!reader.wait_for_end(patience)) client.next_layer().cancel();
}

/// What the peer sends to standard output, to its end; the exit code.
int print_output(client_type& client, progress& reader) {
    std::array<char, 16384> buffer;
    for (;;) {
        auto const text = client.read_some(buffer);
        if (!text) {
            using enum hf::tls::failure;
            auto const what = text.error().what;
            examples::say("connection failed: " + std::string{explain(text.error()).view()});
            // Whether the end came in order or as a reset: without close_notify, something may be missing.
            return what == truncated || what == stream_failed ? ::truncated : failed;
        }
        if (text->empty()) return clean;
        reader.moved();
        if (std::fwrite(text->data(), 1, text->size(), stdout) != text->size() || std::fflush(stdout) != 0) {
            std::perror("standard output");
            return failed;
        }
    }
}

int run(examples::arguments const& given) {
    auto const& host = given.others(2)[0];
    auto const port = given.port(given.others(2)[1]);
    auto trust = hf::x509::trust_store::from_pem_file(given.required("--ca"));
    if (!trust) given.refuse(explain(trust.error()));
    auto const name = hf::server_name::parse(given.value("--name").value_or(host));
    if (!name) given.refuse(explain(name.error()));

    auto const key_log = examples::key_log_file::from_environment();
    hf::tls::client_config const config{std::move(*trust),
                                        {.application_protocols = hf::tls::application_protocols{examples::words_of(
                                             given.value("--alpn").value_or(""))},
                                         .key_log = key_log.get()}};

    auto stream = hf::net::connect(host, port, hf::net::deadline::in(patience));
    if (!stream) {
        examples::say(std::string{explain(stream.error()).view()});
        return failed;
    }
    watchers all;
    if (given.has("--trace")) all.trace.emplace("");
    client_type client{config, *name, std::move(*stream), &all};
    all.diagram_to = given.value("--diagram");
    if (auto const done = client.handshake(hf::net::deadline::in(patience)); !done) {
        examples::say("handshake failed: " + std::string{explain(done.error()).view()});
        // The peer may still be sending: read it, or the alert that we sent may be lost with a reset.
        hf::net::drain(client.next_layer(), hf::net::deadline::in(1s));
        return failed;
    }
    int code = clean;
    progress reader;
    {
        std::jthread const sender{[&] { send_input(client, reader); }};
        code = print_output(client, reader);
        if (code != clean) client.next_layer().cancel();  // a sender that is stuck in a write gives up
        reader.ended();
    }
    if (code == clean) (void)client.close(hf::net::deadline::in(patience));
    return code;
}

}  // namespace

int main(int count, char** values) {
    return run({count, values, usage, {"--ca", "--name", "--alpn", "--diagram"}, {"--trace"}});
}
