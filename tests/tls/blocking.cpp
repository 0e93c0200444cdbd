// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <atomic>
#include <functional>
#include <thread>

#include <handfast/tls/client.hpp>
#include <handfast/tls/server.hpp>

#include "support/identity.hpp"
#include "support/memory_stream.hpp"

// Boost.Test's checks are not for several threads at once: the other end's thread keeps to itself, and what it
// found out is looked at when it has ended.

using namespace handfast;
using namespace handfast::tests;

BOOST_AUTO_TEST_SUITE(tls_blocking)

namespace {

using client = tls::client<memory_stream>;
using server = tls::server<memory_stream>;
using bytes = std::vector<std::uint8_t>;

/// A client here and a server in a thread of its own, which does `serve`.
class pair {
public:
    explicit pair(std::function<void(server&)> serve, tls::client_config const& config = test_client(),
                  std::string_view name = "localhost", std::size_t capacity = 20'000)
        : pair(connected(capacity), std::move(serve), config, name) {}
    ~pair() { join(); }

    void join() {
        if (thread_.joinable()) thread_.join();
    }

private:
    pair(std::pair<memory_stream, memory_stream> streams, std::function<void(server&)> serve,
         tls::client_config const& config, std::string_view name)
        : there_(test_server(), std::move(streams.second)),
          thread_([this, serve = std::move(serve)] { serve(there_); }),
          here(config, x509::server_name{name}, std::move(streams.first)) {}

    server there_;
    std::thread thread_;

public:
    client here;
};

std::string read_all(auto& end) {
    std::string all;
    char buffer[700];
    for (;;) {
        auto const some = end.read_some(std::span<char>{buffer});
        if (!some) return all + " | " + std::string{describe(some.error()).view()};
        if (some->empty()) return all;
        all += *some;
    }
}

bool echo_line(server& s) {
    if (!s.handshake()) return false;
    char buffer[100];
    auto const line = s.read_some(std::span<char>{buffer});
    return line.has_value() && s.write(*line).has_value();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_conversation) {
    bool echoed = false;
    bool closed = false;
    pair p{[&](server& s) {
        echoed = echo_line(s);
        closed = s.close().has_value();
    }};
    BOOST_REQUIRE(p.here.handshake().has_value());
    BOOST_REQUIRE(p.here.handshake().has_value());  // it is complete
    BOOST_TEST(p.here.session().extended_master_secret);
    BOOST_REQUIRE(p.here.write("").has_value());
    BOOST_REQUIRE(p.here.write("hello\n").has_value());
    // In portions smaller than the record.
    char buffer[4];
    BOOST_TEST(p.here.read_some(std::span<char>{buffer}).value() == "hell");
    BOOST_TEST(p.here.read_some(std::span<char>{buffer}).value() == "o\n");
    BOOST_TEST(read_all(p.here) == "");
    BOOST_TEST(read_all(p.here) == "");  // and again
    BOOST_TEST(p.here.close().has_value());
    p.join();
    BOOST_TEST(echoed);
    BOOST_TEST(closed);
}

BOOST_AUTO_TEST_CASE(exported_keying_material_is_the_same) {
    std::array<std::uint8_t, 32> a{};
    std::array<std::uint8_t, 32> b{};
    pair p{[&](server& s) {
        if (s.handshake()) (void)s.export_keying_material("EXPERIMENTAL x", std::nullopt, b);
    }};
    BOOST_REQUIRE(p.here.handshake().has_value());
    BOOST_REQUIRE(p.here.export_keying_material("EXPERIMENTAL x", std::nullopt, a).has_value());
    p.join();
    BOOST_TEST(a == b, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(half_closed_goes_on_in_the_other_direction) {
    std::string heard;
    bool written = false;
    pair p{[&](server& s) {
        if (!s.handshake()) return;
        heard = read_all(s);
        written = s.write("the answer").has_value() && s.close().has_value();
    }};
    BOOST_REQUIRE(p.here.handshake().has_value());
    BOOST_REQUIRE(p.here.write("the question").has_value());
    BOOST_REQUIRE(p.here.finish_writing().has_value());
    auto const late = p.here.write("late");
    BOOST_REQUIRE(!late.has_value());
    BOOST_CHECK(late.error().what == tls::failure::closed_by_us);
    BOOST_TEST(read_all(p.here) == "the answer");
    BOOST_TEST(p.here.close().has_value());
    p.join();
    BOOST_TEST(heard == "the question");
    BOOST_TEST(written);
}

BOOST_AUTO_TEST_CASE(truncation_is_told_as_often_as_it_is_asked) {
    pair p{[&](server& s) {
        if (s.handshake() && s.write("all of the order").has_value()) s.next_layer().close();
    }};
    BOOST_REQUIRE(p.here.handshake().has_value());
    BOOST_TEST(read_all(p.here) == "all of the order | the peer's data ended without close_notify");
    for (int i = 0; i < 3; ++i) {
        char buffer[4];
        auto const again = p.here.read_some(std::span<char>{buffer}, in_milliseconds(2000));
        BOOST_REQUIRE(!again.has_value());
        BOOST_CHECK(again.error().what == tls::failure::truncated);
    }
    BOOST_TEST(!p.here.write("x").has_value());
    (void)p.here.close(in_milliseconds(2000));
}

BOOST_AUTO_TEST_CASE(a_handshake_that_failed_has_failed) {
    std::string told;
    std::string again;
    pair p{[&](server& s) {
               auto const shaken = s.handshake();
               if (!shaken) told = describe(shaken.error()).view();
               again = read_all(s);
               (void)s.close(in_milliseconds(2000));
           },
           test_client(), "example.org"};
    auto const refused = p.here.handshake();
    BOOST_REQUIRE(!refused.has_value());
    std::string const words{describe(refused.error()).view()};
    BOOST_TEST(words.ends_with("(sent alert bad_certificate)"));
    auto const once_more = p.here.handshake(in_milliseconds(2000));
    BOOST_REQUIRE(!once_more.has_value());
    BOOST_TEST(std::string{describe(once_more.error()).view()} == words);
    BOOST_TEST(read_all(p.here) == " | " + words);
    auto const unwritten = p.here.write("x");
    BOOST_REQUIRE(!unwritten.has_value());
    (void)p.here.close(in_milliseconds(2000));
    p.join();
    BOOST_TEST(told == "the peer found our certificate bad (received alert bad_certificate)");
    BOOST_TEST(again == " | " + told);
}

BOOST_AUTO_TEST_CASE(what_the_peer_said_before_it_hung_up_is_told) {
    // The client's flight cannot be delivered any more; the alert that says why has come before.
    auto streams = connected();
    client c{test_client(), x509::server_name{"localhost"}, std::move(streams.first)};
    bytes const alert{21, 3, 3, 0, 2, 2, 40};
    BOOST_REQUIRE(streams.second.write_some(alert, {}).has_value());
    streams.second.close();
    auto const refused = c.handshake();
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST(std::string{describe(refused.error()).view()} ==
               "the peer found nothing in common with our offer (received alert handshake_failure)");
}

BOOST_AUTO_TEST_CASE(a_peer_that_hangs_up_without_a_word) {
    auto streams = connected();
    client c{test_client(), x509::server_name{"localhost"}, std::move(streams.first)};
    streams.second.close();
    auto const refused = c.handshake(in_milliseconds(2000));
    BOOST_REQUIRE(!refused.has_value());
    BOOST_CHECK(refused.error().what == tls::failure::closed_by_peer);
}

BOOST_AUTO_TEST_CASE(a_deadline_that_passes_can_be_tried_again) {
    std::atomic<bool> go{false};
    bool served = false;
    pair p{[&](server& s) {
        while (!go) std::this_thread::yield();
        served = echo_line(s);
    }};
    auto const early = p.here.handshake(in_milliseconds(20));
    BOOST_REQUIRE(!early.has_value());
    BOOST_CHECK(early.error().what == tls::failure::stream_failed);
    BOOST_TEST(std::string{describe(early.error()).view()} == "in the handshake: the time for reading is over");
    go = true;
    BOOST_REQUIRE(p.here.handshake().has_value());
    char buffer[10];
    auto const nothing = p.here.read_some(std::span<char>{buffer}, in_milliseconds(20));
    BOOST_REQUIRE(!nothing.has_value());
    BOOST_CHECK(nothing.error().what == tls::failure::stream_failed);
    BOOST_REQUIRE(p.here.write("echo").has_value());
    BOOST_TEST(p.here.read_some(std::span<char>{buffer}).value() == "echo");
    p.join();
    BOOST_TEST(served);
}

BOOST_AUTO_TEST_CASE(a_write_that_failed_is_the_last) {
    std::atomic<bool> done{false};
    pair p{[&](server& s) {
        if (!s.handshake()) return;
        while (!done) std::this_thread::yield();  // reads nothing
    }};
    BOOST_REQUIRE(p.here.handshake().has_value());
    bytes const much(200'000, 1);
    auto const stuck = p.here.write(much, in_milliseconds(50));
    BOOST_REQUIRE(!stuck.has_value());
    BOOST_CHECK(stuck.error().what == tls::failure::stream_failed);
    BOOST_TEST(!p.here.write("more").has_value());
    BOOST_TEST(!p.here.finish_writing().has_value());
    done = true;
}

BOOST_AUTO_TEST_CASE(one_thread_reads_while_another_writes) {
    // Both directions are full at once: whoever did not read while it writes would wait for ever.
    bytes much(1 << 20);
    for (std::size_t i = 0; i < much.size(); ++i) much[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
    auto const both_ways = [&](auto& end, bytes& heard, bool& written) {
        std::thread writer{[&] {
            byte_view rest = much;
            written = true;
            for (std::size_t size = 1; !rest.empty(); size = size * 3 % 50'000 + 1) {
                auto const now = std::min(size, rest.size());
                written = written && end.write(rest.first(now)).has_value();
                rest = rest.subspan(now);
            }
            written = written && end.finish_writing().has_value();
        }};
        bytes buffer(9'999);
        for (;;) {
            auto const some = end.read_some(byte_span{buffer});
            if (!some || *some == 0) break;
            heard.insert(heard.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*some));
        }
        writer.join();
    };
    bytes at_server;
    bytes at_client;
    bool server_wrote = false;
    bool client_wrote = false;
    pair p{[&](server& s) {
               if (s.handshake()) both_ways(s, at_server, server_wrote);
           },
           test_client(), "localhost", 3'000};
    BOOST_REQUIRE(p.here.handshake().has_value());
    both_ways(p.here, at_client, client_wrote);
    p.join();
    BOOST_TEST(server_wrote);
    BOOST_TEST(client_wrote);
    BOOST_CHECK(at_server == much);
    BOOST_CHECK(at_client == much);
    BOOST_TEST(p.here.close().has_value());
}

BOOST_AUTO_TEST_CASE(close_waits_for_the_peer_and_no_longer_than_its_end) {
    // A peer that ends the stream without answering close_notify has not cut anything off (RFC 5246 §7.2.1).
    pair p{[&](server& s) {
        if (!s.handshake()) return;
        (void)s.write("what nobody reads");
        (void)read_all(s);
        s.next_layer().close();
    }};
    BOOST_REQUIRE(p.here.handshake().has_value());
    BOOST_TEST(p.here.close().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
