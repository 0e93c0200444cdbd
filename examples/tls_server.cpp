// SPDX-License-Identifier: BSL-1.0
// A TLS server that echoes records or serves one page. Each connection has a thread of its own, so that one that
// is slow or stalls holds up nobody.
#include <chrono>
#include <csignal>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <handfast/handfast.hpp>
#include <handfast/net/posix.hpp>

#include "support/arguments.hpp"
#include "support/connections.hpp"
#include "support/http.hpp"
#include "support/key_log_file.hpp"
#include "support/server_config_from.hpp"
#include "support/trace.hpp"

namespace {

namespace hf = handfast;
using namespace std::chrono_literals;
using hf::net::deadline;
using server_type = hf::tls::server<hf::net::stream>;

constexpr std::string_view usage =
    R"(tls_server --cert chain.pem --key key.pem [--cert ... --key ...] [--alpn LIST]
           [--bind ADDR] [--port N] [--echo | --http] [--once] [--trace]
    --cert FILE   the certificate chain in PEM, the server's own certificate first
    --key FILE    its private key in PEM (PKCS#1 or PKCS#8)
                  both again, for a server of several names: a client gets what has the name it asks for, or the first
    --alpn LIST   the application protocols that are spoken, "h2,http/1.1"
    --bind ADDR   the local address, 127.0.0.1 unless given
    --port N      the port, 4433 unless given; 0 lets the system pick one
    --echo        sends one record back for each that comes (so it does unless told otherwise)
    --http        answers GET with a page
    --once        ends after one connection, with exit code 1 if that failed
    --trace       says each message and its fields on standard error
The environment's SSLKEYLOGFILE names a file for the sessions' secrets. SIGHUP reads certificates and keys again, for
new connections; SIGTERM and SIGINT end the program.
)";

constexpr auto handshake_time = 10s;  // a whole handshake; a client that stalls is let go then
constexpr auto idle_time = 120s;      // between two records of an established connection
constexpr auto drain_time = 2s;       // for what a peer still sends after it was sent an alert
constexpr std::size_t most_connections = 200;

using current_config = hf::tls::current_config<hf::tls::server_config>;
using result = hf::result<void, hf::tls::error>;

/// Sends every record's data back in a record of its own.
result echo(server_type& server) {
    // As large as a record's data can be (RFC 5246 §6.2.1), so that one read is one record.
    std::array<std::uint8_t, 1 << 14> buffer;
    for (;;) {
        auto const count = server.read_some(buffer, deadline::in(idle_time));
        if (!count) return hf::fail(count.error());
        if (*count == 0) return {};
        auto const sent = server.write(hf::byte_view{buffer}.first(*count), deadline::in(idle_time));
        if (!sent) return sent;
    }
}

/// Reads one request and answers it.
result answer(server_type& server) {
    std::string request;
    std::array<char, 4096> buffer;
    auto const until = deadline::in(idle_time);
    while (!examples::is_complete(request) && request.size() < examples::greatest_request) {
        auto const text = server.read_some(buffer, until);
        if (!text) return hf::fail(text.error());
        if (text->empty()) break;
        request += *text;
    }
    return server.write(examples::response_to(request), until);
}

/// One connection from its first byte to its last; whether it went well.
bool serve(hf::net::stream stream, current_config const& config, examples::arguments const& given,
           examples::connections& all) {
    auto const who = std::string{to_text(stream.peer_address()).view()} + ": ";
    examples::trace trace{who};
    server_type server{config, std::move(stream), given.has("--trace") ? &trace : nullptr};
    auto const listed = all.list(server.next_layer());

    auto done = server.handshake(deadline::in(handshake_time));
    bool const established = done.has_value();
    if (established) {
        done = given.has("--http") ? answer(server) : echo(server);
    }
    if (done) done = server.finish_writing(deadline::in(drain_time));
    if (!done) {
        examples::say(who + (established ? "connection failed: " : "handshake failed: ") +
                      explain(done.error()).c_str());
    }
    // Whatever was said last, an alert or close_notify, must not be lost in a reset.
    hf::net::drain(server.next_layer(), deadline::in(drain_time));
    return done.has_value();
}

int run(examples::arguments const& given) {
    (void)given.others(0);
    if (given.has("--echo") && given.has("--http")) given.refuse("--echo and --http exclude one another");
    (void)given.required("--cert");
    auto const key_log = examples::key_log_file::from_environment();
    auto first = examples::server_config_from(given, given.value("--alpn").value_or(""), key_log.get());
    if (!first) given.refuse(first.error());
    current_config config{*std::move(first)};

    auto listener = hf::net::listen(given.value("--bind").value_or("127.0.0.1"),
                                    given.port(given.value("--port").value_or("4433")));
    if (!listener) {
        examples::say(explain(listener.error()).c_str());
        return 1;
    }
    examples::connections all{most_connections};
    // Blocked before any thread is there: then only this thread's sigwait takes them.
    ::sigset_t stop;
    ::sigemptyset(&stop);
    ::sigaddset(&stop, SIGTERM);
    ::sigaddset(&stop, SIGINT);
    ::sigaddset(&stop, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    std::cout << "listening on " << to_text(listener->local_address()) << std::endl;

    bool good = true;
    std::jthread accepting{[&] {
        // Out of descriptors or threads, most likely: some will come free.
        auto const pause = [](std::string why) {
            examples::say(std::move(why));
            std::this_thread::sleep_for(100ms);
        };
        for (;;) {
            all.wait_for_room();
            auto stream = listener->accept();
            if (!stream) {
                if (all.cancelled()) return;
                pause(explain(stream.error()).c_str());
            } else if (given.has("--once")) {
                good = serve(std::move(*stream), config, given, all);
                ::kill(::getpid(), SIGTERM);
                return;
            } else {
                auto const trouble = all.start(
                    [&, s = std::move(*stream)]() mutable { (void)serve(std::move(s), config, given, all); });
                if (trouble) pause("could not serve a connection: " + trouble.message());
            }
        }
    }};
    for (int signal = 0; ::sigwait(&stop, &signal) == 0 && signal == SIGHUP;) {
        auto fresh = examples::server_config_from(given, given.value("--alpn").value_or(""), key_log.get());
        if (!fresh) {
            examples::say("what was before stays: " + fresh.error());
            continue;
        }
        config.replace(*std::move(fresh));
        examples::say("certificates and keys were read again");
    }
    all.cancel();
    listener->cancel();
    accepting.join();
    all.wait_for_all();
    return good ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
    return run({count,
                values,
                usage,
                {"--cert", "--key", "--alpn", "--bind", "--port"},
                {"--echo", "--http", "--once", "--trace"}});
}
