// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/net/asio/stream.hpp>

#include <functional>
#include <future>
#include <thread>

#include "net/asio/wire.hpp"
#include "tls/support/identity.hpp"

#if defined(HANDFAST_STANDALONE_ASIO)
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/strand.hpp>
#include <asio/use_future.hpp>
#else
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_future.hpp>
#endif

namespace {

using namespace handfast::tests;
using namespace std::chrono_literals;
namespace net = handfast::net;
namespace tls = handfast::tls;
namespace x509 = handfast::x509;
using code = net::asio_error_code;
using stream = net::asio_stream<wire>;

constexpr auto patience = 20s;  // nothing that works comes near this

/// An allocator that counts, so that it can be seen to be used.
template <class T>
struct counting {
    using value_type = T;
    int* count;
    explicit counting(int* c) : count(c) {}
    template <class U>
    counting(counting<U> const& other) : count(other.count) {}
    T* allocate(std::size_t n) {
        ++*count;
        return std::allocator<T>{}.allocate(n);
    }
    void deallocate(T* p, std::size_t n) { std::allocator<T>{}.deallocate(p, n); }
    template <class U>
    bool operator==(counting<U> const& other) const {
        return count == other.count;
    }
};

/// An operation that was started with `done()`, and what became of it.
struct call {
    asio::any_io_executor executor;
    asio::cancellation_signal cancel{};
    std::function<bool()> in_place = [] { return true; };
    int ended = 0;
    bool was_in_place = false;
    int allocations = 0;
    code error{};
    std::size_t count = 0;

    explicit call(asio::any_io_executor e) : executor(std::move(e)) {}

    struct handler {
        using executor_type = asio::any_io_executor;
        using cancellation_slot_type = asio::cancellation_slot;
        using allocator_type = counting<char>;
        call* it;
        executor_type get_executor() const noexcept { return it->executor; }
        cancellation_slot_type get_cancellation_slot() const noexcept { return it->cancel.slot(); }
        allocator_type get_allocator() const noexcept { return allocator_type{&it->allocations}; }
        void operator()(code e, std::size_t n = 0) const {
            BOOST_TEST(++it->ended == 1);
            it->was_in_place = it->in_place();
            it->error = e;
            it->count = n;
        }
    };
    handler done() { return {this}; }
    [[nodiscard]] bool has_ended() const noexcept { return ended > 0; }
};

struct ends {
    asio::io_context io{};
    std::unique_ptr<stream> client{};
    std::unique_ptr<stream> server{};

    explicit ends(tls::client_config const& config = test_client(), std::string_view name = "localhost") {
        wire::socket a{io}, b{io};
        asio::local::connect_pair(a, b);
        client = std::make_unique<stream>(wire{std::move(a)}, config, x509::server_name{name});
        server = std::make_unique<stream>(wire{std::move(b)}, test_server());
    }
    ~ends() {
        for (auto const* end : {client.get(), server.get()})
            BOOST_TEST(!(end != nullptr && end->next_layer().was_misused()));
    }

    call start() { return call{io.get_executor()}; }
    /// Runs until they have ended.
    void wait(auto&... calls) {
        wait_until([&] { return (calls.has_ended() && ...); });
    }
    /// Runs what can be run now.
    void poll() {
        io.restart();
        io.poll();
    }
    /// Runs until `there` holds.
    void wait_until(auto there) {
        io.restart();
        while (!there())
            if (io.run_one_for(patience) == 0) break;
        BOOST_REQUIRE(there());
    }

    void handshake() {
        auto c = start(), s = start();
        client->async_handshake(c.done());
        server->async_handshake(s.done());
        wait(c, s);
        BOOST_REQUIRE(c.error.message() == code{}.message());
        BOOST_REQUIRE(s.error.message() == code{}.message());
    }
    std::string read(stream& from, std::size_t most = 100'000) {
        std::string text(most, '\0');
        auto r = start();
        from.async_read_some(asio::buffer(text), r.done());
        wait(r);
        BOOST_TEST(!r.error);
        text.resize(r.count);
        return text;
    }
    void write(stream& to, std::string_view text) {
        while (!text.empty()) {
            auto w = start();
            to.async_write_some(asio::buffer(text), w.done());
            wait(w);
            BOOST_REQUIRE(!w.error);
            text.remove_prefix(w.count);
        }
    }
    code read_error(stream& from) {
        std::array<char, 10> buffer;
        auto r = start();
        from.async_read_some(asio::buffer(buffer), r.done());
        wait(r);
        BOOST_TEST(r.count == 0U);
        return r.error;
    }
    /// Writes until nothing goes any more, for the peer does not read: what was written so. The last write is stuck.
    std::string fill(stream& to, call& stuck, std::string const& text) {
        std::string written;
        for (;;) {
            to.async_write_some(asio::buffer(text), stuck.done());
            poll();
            if (stuck.ended == 0) return written;
            BOOST_REQUIRE(!stuck.error);
            written += text.substr(0, stuck.count);
            stuck.ended = 0;
        }
    }
};

std::string some_text(std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i * i % 23);
    return text;
}

/// Sends back what comes until the peer has closed; how many bytes that was.
asio::awaitable<std::size_t> echo(stream& it) {
    co_await it.async_handshake();
    std::array<char, 5000> buffer;
    std::size_t total = 0;
    try {
        for (;;) {
            auto const count = co_await it.async_read_some(asio::buffer(buffer));
            for (std::size_t sent = 0; sent < count;)
                sent += co_await it.async_write_some(asio::buffer(buffer.data() + sent, count - sent));
            total += count;
        }
    } catch (net::asio_system_error const& error) {
        if (error.code() != asio::error::eof) throw;
    }
    co_await it.async_shutdown();
    co_return total;
}

BOOST_AUTO_TEST_SUITE(net_asio_stream)

BOOST_AUTO_TEST_CASE(a_handshake_with_callbacks_and_bytes_that_come_one_by_one) {
    ends both;
    both.client->next_layer().longest_piece(1);
    both.server->next_layer().longest_piece(7);
    both.handshake();
    BOOST_TEST((both.client->session().suite == both.server->session().suite));
    BOOST_TEST(!both.client->last_error());
    both.write(*both.client, "hello");
    BOOST_TEST(both.read(*both.server, 3) == "hel");
    BOOST_TEST(both.read(*both.server) == "lo");
    both.write(*both.server, "good day");
    BOOST_TEST(both.read(*both.client) == "good day");
}

BOOST_AUTO_TEST_CASE(a_handler_runs_where_it_wants_with_memory_of_its_own) {
    ends both;
    auto const strand = asio::make_strand(both.io);
    auto c = both.start(), s = both.start();
    c.executor = strand;
    c.in_place = [&] { return strand.running_in_this_thread(); };
    both.client->async_handshake(c.done());
    BOOST_TEST(c.ended == 0);
    both.server->async_handshake(s.done());
    both.wait(c, s);
    BOOST_TEST((!c.error && c.was_in_place));
    BOOST_TEST(c.allocations > 0);
    // It never runs within the call that starts it, though there is nothing to wait for.
    auto w = both.start();
    w.executor = strand;
    w.in_place = c.in_place;
    both.client->async_read_some(asio::buffer(static_cast<char*>(nullptr), 0), w.done());
    BOOST_TEST(w.ended == 0);
    both.wait(w);
    BOOST_TEST(w.was_in_place);
}

BOOST_AUTO_TEST_CASE(both_directions_at_once) {
    ends both;
    both.handshake();
    both.client->next_layer().longest_piece(1000);
    auto const text = some_text(60'000);
    std::string at_server, at_client;
    struct pump {
        ends& both;
        stream& from;
        stream& to;
        std::string_view left;
        std::string& got;
        std::string buffer = std::string(7'000, '\0');
        call w{both.start()}, r{both.start()};
        void step() {
            if (w.ended > 0) left.remove_prefix(w.count), w.ended = 0, send();
            if (r.ended > 0) got.append(buffer, 0, r.count), r.ended = 0, receive();
        }
        void send() {
            if (!left.empty()) from.async_write_some(asio::buffer(left), w.done());
        }
        void receive() { to.async_read_some(asio::buffer(buffer), r.done()); }
    };
    pump up{both, *both.client, *both.server, text, at_server}, down{both, *both.server, *both.client, text, at_client};
    for (auto* p : {&up, &down}) p->send(), p->receive();
    both.wait_until([&] {
        up.step();
        down.step();
        return at_server.size() >= text.size() && at_client.size() >= text.size();
    });
    BOOST_TEST((at_server == text && at_client == text));
    up.r.cancel.emit(asio::cancellation_type::total);
    down.r.cancel.emit(asio::cancellation_type::total);
    both.wait(up.r, down.r);
}

BOOST_AUTO_TEST_CASE(coroutines_by_default) {
    ends both;
    auto const text = some_text(40'000);
    auto served = asio::co_spawn(both.io, echo(*both.server), asio::use_future);
    auto const talk = [&]() -> asio::awaitable<std::string> {
        co_await both.client->async_handshake(patience);
        for (std::string_view left = text; !left.empty();)
            left.remove_prefix(co_await both.client->async_write_some(asio::buffer(left.substr(0, 10'000))));
        std::string got(text.size(), '\0');
        for (std::size_t have = 0; have < got.size();)
            have += co_await both.client->async_read_some(asio::buffer(got.data() + have, got.size() - have));
        co_await both.client->async_shutdown(patience);
        co_return got;
    };
    auto said = asio::co_spawn(both.io, talk, asio::use_future);
    both.io.run_for(patience);
    BOOST_TEST((said.get() == text));
    BOOST_TEST(served.get() == text.size());
}

BOOST_AUTO_TEST_CASE(futures) {
    ends both;
    auto const guard = asio::make_work_guard(both.io);
    std::jthread const runs{[&] { both.io.run(); }};
    auto c = both.client->async_handshake(asio::use_future);
    auto s = both.server->async_handshake(asio::use_future);
    c.get();
    s.get();
    both.client->async_write_some(asio::buffer("hello", 5), asio::use_future).get();
    std::array<char, 10> buffer;
    BOOST_TEST(both.server->async_read_some(asio::buffer(buffer), asio::use_future).get() == 5U);
    both.io.stop();
}

BOOST_AUTO_TEST_CASE(calls_that_wait) {
    ends both;
    std::thread peer{[&] {
        std::array<char, 10> buffer;
        both.server->handshake();
        auto const count = both.server->read_some(asio::buffer(buffer));
        both.server->write_some(asio::buffer(buffer, count));
        code error;
        both.server->read_some(asio::buffer(buffer), error);
        both.server->shutdown();
    }};
    code error = asio::error::fault;
    both.client->handshake(error);
    BOOST_TEST(!error);
    BOOST_TEST(both.client->write_some(asio::buffer("hello", 5), error) == 5U);
    std::array<char, 10> buffer;
    BOOST_TEST(both.client->read_some(asio::buffer(buffer), error) == 5U);
    BOOST_TEST(!error);
    both.client->shutdown(error);
    BOOST_TEST(!error);
    peer.join();
    // What they throw is the code.
    BOOST_CHECK_EXCEPTION((void)both.client->read_some(asio::buffer(buffer)), net::asio_system_error,
                          [](auto const& e) { return e.code() == asio::error::eof; });
}

BOOST_AUTO_TEST_CASE(small_buffers_go_in_one_record) {
    ends both;
    both.handshake();
    std::array<asio::const_buffer, 4> const parts{asio::buffer("", 0), asio::buffer("one, ", 5), asio::buffer("two", 3),
                                                  asio::buffer(", three", 7)};
    auto w = both.start();
    both.client->async_write_some(parts, w.done());
    both.wait(w);
    BOOST_TEST(w.count == 15U);
    BOOST_TEST(both.read(*both.server) == "one, two, three");
}

BOOST_AUTO_TEST_CASE(a_clean_close_is_told_from_a_truncation) {
    {
        ends both;
        both.handshake();
        auto c = both.start();
        both.client->async_shutdown(c.done());
        BOOST_TEST((both.read_error(*both.server) == asio::error::eof));
        BOOST_TEST((both.read_error(*both.server) == asio::error::eof));
        auto s = both.start();
        both.server->async_shutdown(s.done());
        both.wait(c, s);
        BOOST_TEST((!c.error && !s.error));
        BOOST_TEST((both.read_error(*both.client) == asio::error::eof));
    }
    ends both;
    both.handshake();
    both.client->lowest_layer().close();
    auto const error = both.read_error(*both.server);
    BOOST_TEST((error == tls::failure::truncated && error == tls::errc::truncated && error != asio::error::eof));
    BOOST_TEST(error.category().name() == std::string_view{"handfast.tls"});
    BOOST_TEST((both.server->last_error()->what == tls::failure::truncated));
    // An end without close_notify is no answer to one.
    auto s = both.start();
    both.server->async_shutdown(s.done());
    both.wait(s);
    BOOST_TEST((s.error == tls::errc::truncated));
}

BOOST_AUTO_TEST_CASE(a_handler_can_be_used_again) {
    ends both;
    both.handshake();
    both.write(*both.server, "ab");
    std::array<char, 1> buffer;
    int ended = 0;
    std::function<void(code, std::size_t)> const original = [&](code e, std::size_t n) {
        BOOST_TEST((!e && n == 1));
        ++ended;
    };
    auto handler = original;
    for (int expected : {1, 2}) {
        both.client->async_read_some(asio::buffer(buffer), handler);
        BOOST_TEST_REQUIRE(static_cast<bool>(handler));
        both.wait_until([&] { return ended == expected; });
    }
    std::function<void(code)> shut = [&](code) { ++ended; };
    both.client->async_shutdown(1ms, shut);
    BOOST_TEST(static_cast<bool>(shut));
    both.wait_until([&] { return ended == 3; });
}

BOOST_AUTO_TEST_CASE(what_came_too_early_is_no_end) {
    ends both;
    auto early = both.start();
    both.client->async_write_some(asio::buffer("early", 5), early.done());
    both.wait(early);
    BOOST_TEST((early.error == tls::failure::not_established));
    BOOST_TEST(!both.client->last_error().has_value());
    both.handshake();
    both.write(*both.client, "late");
    BOOST_TEST(both.read(*both.server) == "late");
    BOOST_TEST(!both.client->last_error().has_value());
}

BOOST_AUTO_TEST_CASE(the_end_is_told_and_the_keys_are_gone) {
    struct watcher final : tls::observer {
        void observe(tls::observed_message const&) noexcept override {}
        void happened(tls::event const& e) noexcept override {
            if (auto const* const it = std::get_if<tls::closed>(&e)) clean += it->clean() ? 1 : 100;
        }
        int clean = 0;
    } of_client, of_server;
    ends both;
    wire::socket a{both.io}, b{both.io};
    asio::local::connect_pair(a, b);
    both.client = std::make_unique<stream>(wire{std::move(a)}, test_client(), x509::server_name{"localhost"},
                                           &of_client);
    both.server = std::make_unique<stream>(wire{std::move(b)}, test_server(), &of_server);
    both.handshake();
    auto c = both.start(), s = both.start();
    both.client->async_shutdown(c.done());
    BOOST_TEST((both.read_error(*both.server) == asio::error::eof));
    both.server->async_shutdown(s.done());
    both.wait(c, s);
    BOOST_TEST(of_client.clean == 1);
    BOOST_TEST(of_server.clean == 1);
    std::array<std::uint8_t, 16> out;
    BOOST_TEST(!both.client->export_keying_material("EXPERIMENTAL", std::nullopt, out).has_value());
    BOOST_TEST(!both.server->export_keying_material("EXPERIMENTAL", std::nullopt, out).has_value());
}

BOOST_AUTO_TEST_CASE(a_certificate_that_is_not_accepted) {
    ends both{test_client(), "elsewhere.example"};
    auto c = both.start(), s = both.start();
    both.client->async_handshake(c.done());
    both.server->async_handshake(s.done());
    both.wait(c, s);
    BOOST_TEST((c.error == tls::errc::certificate));
    BOOST_TEST(c.error.message() == to_string(both.client->last_error()->what));
    BOOST_TEST(describe(*both.client->last_error()).view().find("elsewhere.example") != std::string_view::npos);
    BOOST_TEST((s.error == tls::errc::peer_alert && s.error == tls::failure::alert_received));
    BOOST_TEST((both.server->last_error()->alert == both.client->last_error()->alert));
    // That stays so.
    BOOST_TEST((both.read_error(*both.client) == tls::errc::certificate));
    auto w = both.start();
    both.client->async_write_some(asio::buffer("hello", 5), w.done());
    both.wait(w);
    BOOST_TEST((w.error == tls::errc::certificate && w.count == 0));
}

BOOST_AUTO_TEST_CASE(what_a_peer_said_before_it_left_is_read_though_nothing_can_be_sent) {
    code error;
    {
        ends both;
        both.server->next_layer().write_some(asio::buffer("\x15\x03\x03\x00\x02\x02\x28", 7), error);
        both.server->lowest_layer().close();
        auto c = both.start();
        both.client->async_handshake(c.done());
        both.wait(c);
        BOOST_TEST((c.error == tls::errc::peer_alert));
        BOOST_TEST((both.client->last_error()->alert == tls::alert_description::handshake_failure));
    }
    ends both;
    both.handshake();
    both.server->next_layer().write_some(asio::buffer("\x17\x03\x03\x00\x20................................", 37),
                                         error);
    both.server->lowest_layer().close();
    BOOST_TEST((both.read_error(*both.client) == tls::failure::bad_record_mac));
}

BOOST_AUTO_TEST_CASE(a_handshake_that_was_cancelled_can_go_on) {
    ends both;
    both.client->next_layer().longest_piece(100);
    auto c = both.start(), s = both.start();
    both.client->async_handshake(c.done());
    both.poll();
    c.cancel.emit(asio::cancellation_type::partial);
    both.wait(c);
    BOOST_TEST((c.error == asio::error::operation_aborted));
    BOOST_TEST(!both.client->last_error());
    both.handshake();
    both.write(*both.client, "hello");
    BOOST_TEST(both.read(*both.server) == "hello");
    // One that takes too long is of this kind.
    ends alone;
    auto late = alone.start();
    alone.client->async_handshake(1ms, late.done());
    alone.wait(late);
    BOOST_TEST((late.error == asio::error::timed_out));
    alone.handshake();
}

BOOST_AUTO_TEST_CASE(a_read_that_was_cancelled_loses_nothing) {
    ends both;
    both.handshake();
    std::array<char, 10> buffer;
    auto r = both.start();
    both.server->async_read_some(asio::buffer(buffer), r.done());
    both.poll();
    r.cancel.emit(asio::cancellation_type::total);
    both.wait(r);
    BOOST_TEST((r.error == asio::error::operation_aborted && r.count == 0));
    both.write(*both.client, "hello");
    BOOST_TEST(both.read(*both.server) == "hello");
}

BOOST_AUTO_TEST_CASE(a_write_that_was_cancelled_is_finished_by_the_next) {
    ends both;
    both.handshake();
    auto const text = some_text(16'000);
    auto stuck = both.start();
    auto expected = both.fill(*both.client, stuck, text);
    stuck.cancel.emit(asio::cancellation_type::partial);
    both.wait(stuck);
    BOOST_TEST((stuck.error == asio::error::operation_aborted));
    BOOST_TEST(stuck.count == text.size());
    expected += text + "the end";
    // The stream goes on where it was.
    auto last = both.start();
    both.client->async_write_some(asio::buffer("the end", 7), last.done());
    std::string got;
    while (got.size() < expected.size()) got += both.read(*both.server);
    both.wait(last);
    BOOST_TEST(!last.error);
    BOOST_TEST((got == expected));
}

BOOST_AUTO_TEST_CASE(what_reading_has_to_say_waits_for_the_writer) {
    ends both;
    both.handshake();
    std::array<char, 10> buffer;
    auto const text = some_text(16'000);
    auto stuck = both.start(), r = both.start();
    auto expected = both.fill(*both.client, stuck, text) + text;
    both.client->async_read_some(asio::buffer(buffer), r.done());
    // A record that nobody has protected: the reader gives up, with an alert, in the midst of a write.
    code error;
    both.server->next_layer().write_some(asio::buffer("\x17\x03\x03\x00\x20................................", 37),
                                         error);
    both.wait(r);
    BOOST_TEST((r.error == tls::failure::bad_record_mac));
    BOOST_TEST(stuck.ended == 0);
    std::string got;
    while (got.size() < expected.size()) got += both.read(*both.server);
    BOOST_TEST((got == expected));
    BOOST_TEST((both.read_error(*both.server) == tls::errc::peer_alert));
    BOOST_TEST((both.server->last_error()->alert == tls::alert_description::bad_record_mac));
    both.wait(stuck);
    BOOST_TEST(!stuck.error);
}

BOOST_AUTO_TEST_CASE(a_writer_waits_for_another) {
    ends both;
    both.handshake();
    auto const text = some_text(16'000);
    auto stuck = both.start(), second = both.start(), third = both.start();
    auto expected = both.fill(*both.client, stuck, text) + text + "second";
    both.client->async_write_some(asio::buffer("second", 6), second.done());
    both.client->async_shutdown(third.done());
    both.poll();
    BOOST_TEST((stuck.ended == 0 && second.ended == 0));
    third.cancel.emit(asio::cancellation_type::terminal);
    both.wait(third);
    BOOST_TEST((third.error == asio::error::operation_aborted));
    // A call that waits does not join in.
    code error;
    BOOST_TEST(both.client->write_some(asio::buffer("XYZ", 3), error) == 0U);
    BOOST_TEST((error == asio::error::already_started));
    std::string got;
    while (got.size() < expected.size()) got += both.read(*both.server);
    BOOST_TEST((got == expected));
    both.wait(stuck, second);
    BOOST_TEST((!stuck.error && !second.error));
    BOOST_TEST((both.read_error(*both.server) == asio::error::eof));
}

BOOST_AUTO_TEST_CASE(a_shutdown_has_a_deadline) {
    ends both;
    both.handshake();
    auto c = both.start();
    both.client->async_shutdown(1ms, c.done());
    both.wait(c);
    BOOST_TEST((c.error == asio::error::timed_out));
    BOOST_TEST((both.read_error(*both.server) == asio::error::eof));
    // Another way to end it.
    auto again = both.start();
    both.client->async_shutdown(patience, again.done());
    both.poll();
    BOOST_TEST(again.ended == 0);
    again.cancel.emit(asio::cancellation_type::terminal);
    both.wait(again);
    BOOST_TEST((again.error == asio::error::operation_aborted));
    // And where the peer does answer, it is over then.
    auto last = both.start(), s = both.start();
    both.client->async_shutdown(patience, last.done());
    both.server->async_shutdown(s.done());
    both.wait(last, s);
    BOOST_TEST((!last.error && !s.error));
}

BOOST_AUTO_TEST_CASE(a_shutdown_beside_a_read) {
    ends both;
    both.handshake();
    std::array<char, 10> buffer;
    auto r = both.start(), c = both.start(), s = both.start();
    both.client->async_read_some(asio::buffer(buffer), r.done());
    both.client->async_shutdown(c.done());
    BOOST_TEST((both.read_error(*both.server) == asio::error::eof));
    both.server->async_shutdown(s.done());
    both.wait(r, c, s);
    BOOST_TEST((r.error == asio::error::eof && !c.error && !s.error));
}

BOOST_AUTO_TEST_CASE(a_shutdown_in_the_midst_of_a_handshake) {
    ends both;
    auto h = both.start(), c = both.start();
    both.client->async_handshake(h.done());
    both.poll();
    both.client->async_shutdown(c.done());
    both.wait(c);
    BOOST_TEST((c.error == tls::failure::closed_by_us && c.error == tls::errc::closed));
    both.client->lowest_layer().close();
    both.wait(h);
    BOOST_TEST(static_cast<bool>(h.error));
}

BOOST_AUTO_TEST_CASE(data_that_comes_during_a_shutdown_is_dropped) {
    ends both;
    both.handshake();
    both.write(*both.server, some_text(50'000));
    auto c = both.start(), s = both.start();
    both.client->async_shutdown(c.done());
    both.server->async_shutdown(s.done());
    both.wait(c, s);
    BOOST_TEST((!c.error && !s.error));
}

BOOST_AUTO_TEST_CASE(it_can_be_moved_and_share_its_configuration) {
    ends both;
    {
        auto const config = std::make_shared<tls::client_config const>(test_client());
        auto socket = std::move(both.client->lowest_layer());
        both.client = std::make_unique<stream>(wire{std::move(socket)}, config, x509::server_name{"localhost"});
    }
    both.handshake();
    stream moved{std::move(*both.client)};
    both.client.reset();
    both.write(moved, "hello");
    BOOST_TEST(both.read(*both.server) == "hello");
}

BOOST_AUTO_TEST_CASE(operations_that_are_outstanding_when_all_ends) {
    std::array<char, 10> buffer;
    auto both = std::make_unique<ends>();
    both->handshake();
    auto r = both->start(), w = both->start();
    both->client->async_read_some(asio::buffer(buffer), r.done());
    both->client->async_shutdown(1h, w.done());
    both->poll();
    both.reset();
    BOOST_TEST((r.ended == 0 && w.ended == 0));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
