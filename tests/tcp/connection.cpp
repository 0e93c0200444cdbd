// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>
#include <random>

#include <handfast/tcp/connection.hpp>

#include "laws/allocations.hpp"

// One connection, against a peer that is played by hand. Sections are those of RFC 9293 where no other RFC is named.

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;
using tcp::instant;
using enum tcp::state;
using namespace std::chrono_literals;

tcp::endpoint const here{handfast::ip_address::v4(10, 0, 0, 1), 50000};
tcp::endpoint const there{handfast::ip_address::v4(10, 0, 0, 2), 80};

/// Both sides' numbers wrap within the first 100 octets.
constexpr tcp::sequence_number our_initial{0xffff'ffc0}, their_initial{0xffff'ff9c};

tcp::connection_options const small{.send_buffer = 1024,
                                    .receive_buffer = 1024,
                                    .maximum_segment_size = 100,
                                    .least_timeout = 1s,
                                    .give_up_after = 100s,
                                    .segment_lifetime = 120s};

struct from_peer {
    std::string_view flags{};
    std::uint32_t seq = 0, ack = 0;  // from the initial numbers on
    std::string_view data{};
    std::uint16_t window = 1000;
    tcp::segment_options options{};
};

/// What flows is told in words, with numbers from the initial ones on: "ACK 1/1 w1024 hello".
struct lab {
    instant now{1h};
    tcp::connection c;

    template <class Role>
    explicit lab(Role role, tcp::connection_options const& options = small)
        : c(role, options, here, there, our_initial, now) {}

    /// The segments that are sent now.
    std::string out() {
        std::string all;
        for (int i = 0; i < 1'000; ++i) {
            auto const s = c.next(now);
            if (!s) return all;
            if (!all.empty()) all += "; ";
            all += words(*s);
        }
        BOOST_ERROR("there is no end to what is sent");
        return all;
    }
    /// A segment comes, and what is sent then.
    std::string in(from_peer const& it) {
        tcp::option_block const options{it.options};
        tcp::segment s{};
        s.between = {there.address, here.address};
        s.source_port = there.port;
        s.destination_port = here.port;
        s.sequence_number = (their_initial + it.seq).value;
        auto const has = [&](std::string_view flag) { return it.flags.find(flag) != std::string_view::npos; };
        s.syn = has("SYN");
        s.ack = has("ACK");
        s.fin = has("FIN");
        s.rst = has("RST");
        if (s.ack) s.acknowledgment_number = (our_initial + it.ack).value;
        s.window = it.window;
        s.options = options.view();
        s.data = hf::as_bytes(it.data);
        c.received(s, now);
        return out();
    }
    std::string after(instant::duration span) {
        now += span;
        return out();
    }
    /// At the next deadline, which is so far away.
    std::string after_deadline(instant::duration expected) {
        auto const at = c.deadline();
        BOOST_TEST_REQUIRE(at.has_value());
        BOOST_TEST((*at - now).count() == expected.count());
        now = *at - 1us;
        BOOST_TEST(out() == "");
        now = *at;
        return out();
    }
    std::string write(std::string_view text) {
        BOOST_TEST(c.write(hf::as_bytes(text)) == text.size());
        return out();
    }
    std::string read(std::size_t most = 10'000) {
        std::vector<std::uint8_t> to(most);
        to.resize(c.read(to));
        return {to.begin(), to.end()};
    }
    std::string close() {
        c.close();
        return out();
    }
    std::string abort() {
        c.abort();
        return out();
    }
    std::string state() const { return std::string{to_string(c.state())}; }
    std::string failure() const { return c.failure() ? std::string{to_string(*c.failure())} : "none"; }

    static std::string words(tcp::segment const& s) {
        std::string all;
        for (auto const& [set, name] :
             {std::pair{bool{s.syn}, "SYN "}, {bool{s.fin}, "FIN "}, {bool{s.rst}, "RST "}, {bool{s.ack}, "ACK "}})
            if (set) all += name;
        all += std::to_string(static_cast<std::int32_t>(distance(our_initial, {s.sequence_number})));
        if (s.ack) {
            all += '/';
            all += std::to_string(static_cast<std::int32_t>(distance(their_initial, {s.acknowledgment_number})));
        }
        if (!s.rst) all += " w" + std::to_string(s.window);
        if (s.data.size() > 0) all += ' ' + std::string{hf::as_chars(s.data.view())};
        BOOST_TEST((s.between == tcp::addresses{here.address, there.address}));
        BOOST_TEST(s.source_port == here.port);
        BOOST_TEST(s.destination_port == there.port);
        return all;
    }
};

constexpr tcp::segment_options usual{.maximum_segment_size = 1460, .window_scale = 0};

/// A client whose connection is established.
struct client : lab {
    explicit client(tcp::connection_options const& options = small, std::uint16_t window = 1000)
        : lab(tcp::active{}, options) {
        (void)out();
        (void)in({"SYN ACK", 0, 1, "", window, usual});
        BOOST_TEST_REQUIRE(state() == "ESTABLISHED");
    }
};

std::string letters(std::size_t count, char from = 'a') {
    std::string text(count, ' ');
    for (std::size_t i = 0; i < count; ++i) text[i] = static_cast<char>(from + static_cast<char>(i % 26));
    return text;
}

BOOST_AUTO_TEST_SUITE(tcp_connection)

// --- the opening: §3.5 --------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(active_open) {
    lab a{tcp::active{}};
    BOOST_TEST(a.state() == "SYN-SENT");
    BOOST_TEST(a.out() == "SYN 0 w1024");
    BOOST_TEST(a.in({"SYN ACK", 0, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.state() == "ESTABLISHED");
    BOOST_TEST(a.c.was_established());
    BOOST_TEST(!a.c.deadline().has_value());
}

BOOST_AUTO_TEST_CASE(passive_open) {
    lab a{tcp::passive{}};
    BOOST_TEST(a.state() == "LISTEN");
    BOOST_TEST(a.out() == "");
    BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.state() == "SYN-RECEIVED");
    BOOST_TEST(!a.c.was_established());
    BOOST_TEST(a.in({"ACK", 1, 1}) == "");
    BOOST_TEST(a.state() == "ESTABLISHED");
}

BOOST_AUTO_TEST_CASE(the_last_step_of_the_opening_may_carry_data_and_fin) {
    lab a{tcp::passive{}};
    (void)a.in({"SYN"});
    BOOST_TEST(a.in({"FIN ACK", 1, 1, "hello"}) == "ACK 1/7 w1019");
    BOOST_TEST(a.state() == "CLOSE-WAIT");
    BOOST_TEST(a.read() == "hello");
}

BOOST_AUTO_TEST_CASE(data_written_early_waits) {
    lab a{tcp::active{}};
    BOOST_TEST(a.write("early") == "SYN 0 w1024");
    BOOST_TEST(a.in({"SYN ACK", 0, 1}) == "ACK 1/1 w1024; ACK 1/1 w1024 early");
}

BOOST_AUTO_TEST_CASE(options_of_the_opening) {
    auto options = small;
    options.receive_buffer = 1 << 20;
    options.maximum_segment_size = 1400;
    {
        lab a{tcp::active{}, options};
        auto const syn = a.c.next(a.now).value();
        BOOST_TEST((options_of(syn) == tcp::segment_options{.maximum_segment_size = 1400, .window_scale = 5}));
        BOOST_TEST(syn.window == 0xffff);  // RFC 7323 §2.2: never shifted in a SYN
        BOOST_TEST(a.in({"SYN ACK", 0, 1, "", 1000, {.window_scale = 2}}) == "ACK 1/1 w32768");
    }
    {  // RFC 7323 §2.2: shifted only where both said so
        lab a{tcp::active{}, options};
        (void)a.out();
        BOOST_TEST(a.in({"SYN ACK", 0, 1}) == "ACK 1/1 w65535");
    }
    {  // RFC 7323 §2.2: offered back only where it was offered
        lab a{tcp::passive{}, options};
        BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w65535");
        BOOST_TEST(a.in({"ACK", 1, 1, "x"}) == "ACK 1/2 w65534");
    }
}

BOOST_AUTO_TEST_CASE(the_peers_windows_are_shifted_as_it_said) {
    lab a{tcp::active{}};
    (void)a.out();
    // 40 octets in the SYN, which is not shifted.
    BOOST_TEST(a.write(letters(1'000)) == "");
    BOOST_TEST(a.in({"SYN ACK", 0, 1, "", 40, {.maximum_segment_size = 1460, .window_scale = 3}}) ==
               "ACK 1/1 w1024; ACK 1/1 w1024 " + letters(40));
    // 10 octets, shifted by 3.
    BOOST_TEST(a.in({"ACK", 1, 41, "", 10}) == "ACK 41/1 w1024 " + letters(1'000).substr(40, 80));
}

BOOST_AUTO_TEST_CASE(segments_are_of_a_size_that_the_peer_takes) {
    auto options = small;
    options.maximum_segment_size = 1000;
    for (auto const& [said, size] : {std::pair{std::optional<std::uint16_t>{200}, 200u},
                                     {std::optional<std::uint16_t>{1200}, 1000u},
                                     {std::optional<std::uint16_t>{}, 536u},
                                     {std::optional<std::uint16_t>{1}, 64u}}) {
        lab a{tcp::active{}, options};
        (void)a.write(letters(1'024));
        tcp::segment s{};
        s.between = {there.address, here.address};
        s.syn = s.ack = true;
        s.sequence_number = their_initial.value;
        s.acknowledgment_number = (our_initial + 1).value;
        s.window = 5'000;
        tcp::option_block const block{{.maximum_segment_size = said}};
        s.options = block.view();
        a.c.received(s, a.now);
        BOOST_TEST(a.c.next(a.now).value().data.size() == 0u);
        BOOST_TEST(a.c.next(a.now).value().data.size() == size);
    }
}

tcp::segment_options options_of_the_syn(tcp::connection_options const& options, handfast::ip_address const& address) {
    tcp::connection c{tcp::active{}, options, {address, 1}, {address, 2}, our_initial, instant{}};
    return options_of(c.next(instant{}).value());
}

// A packet's length is of 16 bits, and counts the header of version 4, but not that of version 6.
BOOST_AUTO_TEST_CASE(segments_fit_into_packets) {
    auto options = small;
    options.maximum_segment_size = 0xffff;
    BOOST_TEST(options_of_the_syn(options, here.address).maximum_segment_size.value() == 65'495);
    BOOST_TEST(options_of_the_syn(options, handfast::ip_address::v6({0xfd})).maximum_segment_size.value() == 65'515);
}

// MUST-15
BOOST_AUTO_TEST_CASE(of_version_6_the_usual_size_is_another) {
    tcp::endpoint const ours{handfast::ip_address::v6({0xfd, 1}), 1}, theirs{handfast::ip_address::v6({0xfd, 2}), 2};
    tcp::connection c{tcp::active{}, {}, ours, theirs, our_initial, instant{}};
    (void)c.next(instant{});
    tcp::segment s{};
    s.between = {theirs.address, ours.address};
    s.syn = s.ack = true;
    s.acknowledgment_number = (our_initial + 1).value;
    s.window = 5'000;
    c.received(s, instant{});
    (void)c.next(instant{});
    (void)c.write(hf::as_bytes(letters(2'000)));
    BOOST_TEST(c.next(instant{}).value().data.size() == 1'220u);
}

// Figure 7
BOOST_AUTO_TEST_CASE(simultaneous_open) {
    {
        lab a{tcp::active{}};
        BOOST_TEST(a.out() == "SYN 0 w1024");
        BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w1024");
        BOOST_TEST(a.state() == "SYN-RECEIVED");
        BOOST_TEST(a.in({"SYN ACK", 0, 1}) == "");
        BOOST_TEST(a.state() == "ESTABLISHED");
        BOOST_TEST(a.in({"ACK", 1, 1, "x"}) == "ACK 1/2 w1023");
    }
    {  // The other side had our SYN first and answers it.
        lab a{tcp::active{}};
        (void)a.out();
        (void)a.in({"SYN"});
        BOOST_TEST(a.in({"ACK", 1, 1}) == "");
        BOOST_TEST(a.state() == "ESTABLISHED");
    }
}

// Figure 8, §3.10.7.3
BOOST_AUTO_TEST_CASE(an_old_syn_ack_is_disowned) {
    lab a{tcp::active{}};
    (void)a.out();
    BOOST_TEST(a.in({"SYN ACK", 500, 77}) == "RST 77");
    BOOST_TEST(a.state() == "SYN-SENT");
    BOOST_TEST(a.after(1s) == "SYN 0 w1024");
    BOOST_TEST(a.in({"SYN ACK", 0, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.state() == "ESTABLISHED");
}

// Figure 8, from the other side
BOOST_AUTO_TEST_CASE(who_answered_an_old_syn_listens_again) {
    lab a{tcp::passive{}};
    BOOST_TEST(a.in({"SYN", 500}) == "SYN ACK 0/501 w1024");
    BOOST_TEST(a.in({"RST", 501}) == "");
    BOOST_TEST(a.state() == "LISTEN");
    BOOST_TEST(a.failure() == "none");
    BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w1024");
    (void)a.in({"ACK", 1, 1});
    BOOST_TEST(a.state() == "ESTABLISHED");
}

// §3.10.7.2
BOOST_AUTO_TEST_CASE(in_listen) {
    lab a{tcp::passive{}};
    BOOST_TEST(a.in({"RST"}) == "");
    BOOST_TEST(a.in({"ACK", 5, 77}) == "RST 77");
    BOOST_TEST(a.in({"SYN ACK", 5, 78}) == "RST 78");
    BOOST_TEST(a.in({"", 5, 0, "data"}) == "");
    BOOST_TEST(a.state() == "LISTEN");
    BOOST_TEST(!a.c.deadline().has_value());
}

// §3.10.7.3
BOOST_AUTO_TEST_CASE(in_syn_sent) {
    {
        lab a{tcp::active{}};
        (void)a.out();
        BOOST_TEST(a.in({"ACK", 5, 77}) == "RST 77");
        BOOST_TEST(a.in({"RST ACK", 0, 77}) == "");
        BOOST_TEST(a.in({"RST", 0}) == "");
        BOOST_TEST(a.in({"ACK", 5, 1}) == "");
        BOOST_TEST(a.in({"", 5, 0, "data"}) == "");
        BOOST_TEST(a.state() == "SYN-SENT");
        BOOST_TEST(a.in({"RST ACK", 0, 1}) == "");
        BOOST_TEST(a.state() == "CLOSED");
        BOOST_TEST(a.failure() == "the peer refused the connection");
        BOOST_TEST(a.after(1h) == "");
    }
    {
        lab a{tcp::active{}};
        (void)a.out();
        BOOST_TEST(a.close() == "");
        BOOST_TEST(a.state() == "CLOSED");
        BOOST_TEST(a.failure() == "none");
    }
}

// §3.10.7.4 in SYN-RECEIVED
BOOST_AUTO_TEST_CASE(in_syn_received) {
    lab a{tcp::passive{}};
    (void)a.in({"SYN"});
    BOOST_TEST(a.in({"ACK", 1, 77}) == "RST 77");
    BOOST_TEST(a.in({"ACK", 1, 0}) == "RST 0");
    BOOST_TEST(a.in({"", 1, 0, "data"}) == "");
    BOOST_TEST(a.in({"RST", 5'000}) == "");
    // Not acceptable, or in doubt: what was said is said again, which is the acknowledgment that the RFC asks for.
    BOOST_TEST(a.in({"ACK", 5'000, 1}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.in({"SYN", 5'000}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.in({"SYN", 50}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.in({"RST", 50}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.state() == "SYN-RECEIVED");
    BOOST_TEST(a.in({"ACK", 1, 1}) == "");
    BOOST_TEST(a.state() == "ESTABLISHED");
}

// RFC 5961 §7
BOOST_AUTO_TEST_CASE(in_syn_received_ten_answers_a_second_at_most) {
    for (auto const& it : {from_peer{"ACK", 5'000, 1}, {"SYN"}, {"SYN", 50}, {"RST", 50}}) {
        lab a{tcp::passive{}};
        (void)a.in({"SYN"});
        auto const answered = [&] {
            int count = 0;
            for (int i = 0; i < 100; ++i) count += a.in(it).empty() ? 0 : 1;
            return count;
        };
        BOOST_TEST(answered() == 10);
        a.now += 999ms;
        BOOST_TEST(answered() == 0);
        a.now += 1ms;
        BOOST_TEST(answered() == 10);
    }
}

BOOST_AUTO_TEST_CASE(close_before_it_is_established) {
    lab a{tcp::passive{}};
    (void)a.in({"SYN"});
    BOOST_TEST(a.close() == "");
    BOOST_TEST(a.state() == "SYN-RECEIVED");
    BOOST_TEST(a.in({"ACK", 1, 1}) == "FIN ACK 1/1 w1024");
    BOOST_TEST(a.state() == "FIN-WAIT-1");
}

// §3.10.4: "error: closing" for what was to be sent
BOOST_AUTO_TEST_CASE(close_before_the_peer_has_answered) {
    for (bool const written : {false, true}) {
        lab a{tcp::active{}};
        (void)a.out();
        if (written) (void)a.write("hello");
        BOOST_TEST(a.close() == "");
        BOOST_TEST(a.state() == "CLOSED");
        BOOST_TEST(a.failure() == (written ? "the connection was aborted here" : "none"));
    }
}

// Figure 5, note 1, and nobody is there any more who listens
BOOST_AUTO_TEST_CASE(who_has_closed_does_not_listen_again) {
    for (bool const written : {false, true}) {
        lab a{tcp::passive{}};
        (void)a.in({"SYN"});
        if (written) (void)a.write("hello");
        (void)a.close();
        BOOST_TEST(a.in({"RST", 1}) == "");
        BOOST_TEST(a.state() == "CLOSED");
        BOOST_TEST(a.failure() == (written ? "the connection was aborted here" : "none"));
    }
}

BOOST_AUTO_TEST_CASE(who_listens_again_begins_anew) {
    lab a{tcp::passive{}};
    (void)a.in({"SYN", 500});
    (void)a.after_deadline(1s);
    (void)a.after_deadline(2s);
    BOOST_TEST(a.in({"RST", 501}) == "");
    BOOST_TEST(!a.c.deadline().has_value());
    BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.after_deadline(1s) == "SYN ACK 0/1 w1024");
    BOOST_TEST(a.in({"RST", 1}) == "");
    (void)a.in({"SYN"});
    (void)a.in({"ACK", 1, 1});
    BOOST_TEST(a.write("x") == "ACK 1/1 w1024 x");
    BOOST_TEST(a.after_deadline(1s) == "ACK 1/1 w1024 x");
}

BOOST_AUTO_TEST_CASE(abort_before_it_is_established) {
    {
        lab a{tcp::passive{}};
        (void)a.in({"SYN"});
        BOOST_TEST(a.abort() == "RST 1");
        BOOST_TEST(a.failure() == "the connection was aborted here");
        BOOST_TEST(a.state() == "CLOSED");
    }
    {
        lab a{tcp::active{}};
        (void)a.out();
        BOOST_TEST(a.abort() == "");
        BOOST_TEST(a.state() == "CLOSED");
    }
}

// RFC 6298, and R2 of §3.8.3 for a SYN: three minutes at least
BOOST_AUTO_TEST_CASE(an_unanswered_syn_is_sent_again_and_then_given_up) {
    for (bool const active : {true, false}) {
        auto const go = [](auto& a, std::string const& said) {
            for (auto const wait : {1s, 2s, 4s, 8s, 16s, 32s, 60s}) BOOST_TEST(a.after_deadline(wait) == said);
            BOOST_TEST(a.after_deadline(180s - 123s) == "");
            BOOST_TEST(a.failure() == "the peer did not answer in time");
            BOOST_TEST(a.state() == "CLOSED");
            BOOST_TEST(!a.c.deadline().has_value());
        };
        if (active) {
            lab a{tcp::active{}};
            (void)a.out();
            go(a, "SYN 0 w1024");
        } else {
            lab a{tcp::passive{}};
            (void)a.in({"SYN"});
            go(a, "SYN ACK 0/1 w1024");
        }
    }
}

// Karn's rule for the SYN, and RFC 6298 (5.7)
BOOST_AUTO_TEST_CASE(after_a_lost_syn_the_first_data_waits_longer) {
    lab a{tcp::active{}};
    (void)a.out();
    (void)a.after_deadline(1s);
    (void)a.in({"SYN ACK", 0, 1, "", 1000, usual});
    BOOST_TEST(a.write("x") == "ACK 1/1 w1024 x");
    BOOST_TEST(a.after_deadline(3s) == "ACK 1/1 w1024 x");
}

BOOST_AUTO_TEST_CASE(a_passive_end_measures_from_its_answer_on) {
    lab a{tcp::passive{}};
    a.now += 30s;
    (void)a.in({"SYN"});
    a.now += 100ms;
    (void)a.in({"ACK", 1, 1});
    (void)a.write("x");
    BOOST_TEST(a.after_deadline(1s) == "ACK 1/1 w1024 x");
}

// Karn's rule, where it was not our timer that sent it again
BOOST_AUTO_TEST_CASE(of_an_answer_that_was_sent_twice_no_round_trip_is_known) {
    auto options = small;
    options.least_timeout = 200ms;
    lab a{tcp::passive{}, options};
    (void)a.in({"SYN"});
    a.now += 300ms;
    BOOST_TEST(a.in({"SYN"}) == "SYN ACK 0/1 w1024");
    (void)a.in({"ACK", 1, 1});
    (void)a.write("x");
    BOOST_TEST(a.after_deadline(1s) == "ACK 1/1 w1024 x");  // RFC 6298 (2.1)
}

// --- data ---------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(data_in_order) {
    client a;
    BOOST_TEST(a.in({"ACK", 1, 1, "hello"}) == "ACK 1/6 w1019");
    BOOST_TEST(a.in({"ACK", 6, 1, " you"}) == "ACK 1/10 w1015");
    BOOST_TEST(a.c.readable() == 9u);
    BOOST_TEST(a.read() == "hello you");
    BOOST_TEST(!a.c.at_end());
    BOOST_TEST(a.write("and you") == "ACK 1/10 w1015 and you");
    BOOST_TEST(a.c.unacknowledged() == 7u);
    BOOST_TEST(a.in({"ACK", 10, 8}) == "");
    BOOST_TEST(a.c.unacknowledged() == 0u);
}

BOOST_AUTO_TEST_CASE(early_double_and_overlapping_data) {
    client a;
    BOOST_TEST(a.in({"ACK", 6, 1, "fgh"}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"ACK", 4, 1, "def"}) == "ACK 1/1 w1024");
    BOOST_TEST(a.c.readable() == 0u);
    BOOST_TEST(a.in({"ACK", 1, 1, "abcd"}) == "ACK 1/9 w1016");
    BOOST_TEST(a.read() == "abcdefgh");
    BOOST_TEST(a.in({"ACK", 1, 1, "abcd"}) == "ACK 1/9 w1016");
    BOOST_TEST(a.in({"ACK", 7, 1, "ghij"}) == "ACK 1/11 w1014");
    BOOST_TEST(a.read() == "ij");
}

BOOST_AUTO_TEST_CASE(data_without_ack_is_dropped) {
    client a;
    BOOST_TEST(a.in({"", 1, 0, "hello"}) == "");
    BOOST_TEST(a.c.readable() == 0u);
}

BOOST_AUTO_TEST_CASE(a_window_full_is_sent_and_no_more) {
    client a{small, 250};
    BOOST_TEST(a.write(letters(600)) ==
               "ACK 1/1 w1024 " + letters(100) + "; ACK 101/1 w1024 " + letters(600).substr(100, 100));
    // What is left of the window is no whole segment: §3.8.6.2.1.
    BOOST_TEST(a.in({"ACK", 1, 101, "", 250}) == "ACK 201/1 w1024 " + letters(600).substr(200, 100));
    BOOST_TEST(a.in({"ACK", 1, 301, "", 299}) == "ACK 301/1 w1024 " + letters(600).substr(300, 100) +
                                                     "; ACK 401/1 w1024 " + letters(600).substr(400, 100));
    // But for the last.
    BOOST_TEST(a.in({"ACK", 1, 501, "", 299}) == "ACK 501/1 w1024 " + letters(600).substr(500, 100));
}

// RFC 6928 §2, RFC 5681 §3.1
BOOST_AUTO_TEST_CASE(it_starts_slowly) {
    auto options = small;
    options.send_buffer = 8192;
    client a{options, 60'000};
    auto const count = [](std::string const& sent) { return std::count(sent.begin(), sent.end(), ';') + 1; };
    BOOST_TEST(count(a.write(letters(8'000))) == 10);
    BOOST_TEST(count(a.in({"ACK", 1, 101, "", 60'000})) == 2);
    BOOST_TEST(count(a.in({"ACK", 1, 201, "", 60'000})) == 2);
}

// --- retransmission: §3.8.1 ---------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(what_is_not_acknowledged_is_sent_again) {
    client a;
    BOOST_TEST(a.write(letters(250)) == "ACK 1/1 w1024 " + letters(250).substr(0, 100) + "; ACK 101/1 w1024 " +
                                            letters(250).substr(100, 100) + "; ACK 201/1 w1024 " +
                                            letters(250).substr(200));
    // One segment, since nothing is known of the others (RFC 5681 §3.1); then what the answer allows.
    BOOST_TEST(a.after_deadline(1s) == "ACK 1/1 w1024 " + letters(100));
    BOOST_TEST(a.after_deadline(2s) == "ACK 1/1 w1024 " + letters(100));
    BOOST_TEST(a.in({"ACK", 1, 101}) ==
               "ACK 101/1 w1024 " + letters(250).substr(100, 100) + "; ACK 201/1 w1024 " + letters(250).substr(200));
    BOOST_TEST(a.in({"ACK", 1, 251}) == "");
    BOOST_TEST(!a.c.deadline().has_value());
}

// RFC 5681 §3.2
BOOST_AUTO_TEST_CASE(three_equal_acknowledgments_tell_a_loss) {
    client a;
    (void)a.write(letters(500));
    BOOST_TEST(a.in({"ACK", 1, 101}) == "");
    BOOST_TEST(a.in({"ACK", 1, 101}) == "");
    BOOST_TEST(a.in({"ACK", 1, 101}) == "");
    BOOST_TEST(a.in({"ACK", 1, 101}) == "ACK 101/1 w1024 " + letters(500).substr(100, 100));
    BOOST_TEST(a.in({"ACK", 1, 101}) == "");
    // RFC 6582 §3.2: a partial one tells the next hole.
    BOOST_TEST(a.in({"ACK", 1, 301}) == "ACK 301/1 w1024 " + letters(500).substr(300, 100));
    BOOST_TEST(a.in({"ACK", 1, 501}) == "");
    BOOST_TEST(!a.c.deadline().has_value());
}

BOOST_AUTO_TEST_CASE(what_is_sent_again_was_sent_before) {
    // 150 octets of window: one segment is out, and 50 that are not worth one.
    client a{small, 150};
    BOOST_TEST(a.write(letters(400)) == "ACK 1/1 w1024 " + letters(100));
    auto const again = [&] {
        std::string said;
        for (int i = 0; i < 3; ++i) said += a.in({"ACK", 1, 1, "", 150});
        return said;
    };
    BOOST_TEST(again() == "ACK 1/1 w1024 " + letters(100));

    client b{small, 100};
    (void)b.write(letters(30));
    BOOST_TEST(b.write(letters(30)) == "ACK 31/1 w1024 " + letters(30));
    BOOST_TEST(b.write(letters(300)) == "");
    std::string said;
    for (int i = 0; i < 3; ++i) said += b.in({"ACK", 1, 1, "", 100});
    BOOST_TEST(said == "ACK 1/1 w1024 " + letters(30) + letters(30));
    // Nor is a FIN sent before its turn.
    client c{small, 100};
    (void)c.write(letters(100));
    (void)c.write(letters(10));
    c.c.close();
    said.clear();
    for (int i = 0; i < 3; ++i) said += c.in({"ACK", 1, 1, "", 100});
    BOOST_TEST(said == "ACK 1/1 w1024 " + letters(100));
}

BOOST_AUTO_TEST_CASE(a_peer_that_does_not_answer_is_given_up) {
    client a;
    (void)a.write("x");
    for (auto const wait : {1s, 2s, 4s, 8s, 16s, 32s}) BOOST_TEST(a.after_deadline(wait) == "ACK 1/1 w1024 x");
    BOOST_TEST(a.after_deadline(60s) == "");  // after 123 seconds, of which 100 are allowed
    BOOST_TEST(a.state() == "CLOSED");
    BOOST_TEST(a.failure() == "the peer did not answer in time");
    BOOST_TEST(a.c.write(hf::as_bytes("y")) == 0u);
    BOOST_TEST(a.c.writable() == 0u);
}

BOOST_AUTO_TEST_CASE(progress_begins_the_patience_anew) {
    client a;
    (void)a.write(letters(200));
    a.now += 99s;
    (void)a.in({"ACK", 1, 101});
    a.now += 99s;
    (void)a.out();
    BOOST_TEST(a.failure() == "none");
    BOOST_TEST(a.in({"ACK", 1, 201}) == "");
    // So does having had nothing to wait for.
    a.now += 1h;
    BOOST_TEST(a.write("x") == "ACK 201/1 w1024 x");
    a.now += 99s;
    BOOST_TEST(a.out() == "ACK 201/1 w1024 x");
}

// --- windows: §3.8.6 ----------------------------------------------------------------------------

// §3.8.6.1: MUST-34, MUST-36
BOOST_AUTO_TEST_CASE(a_window_of_zero_is_probed) {
    client a{small, 100};
    BOOST_TEST(a.write(letters(200)) == "ACK 1/1 w1024 " + letters(100));
    BOOST_TEST(a.in({"ACK", 1, 101, "", 0}) == "");
    BOOST_TEST(a.after_deadline(1s) == "ACK 101/1 w1024 w");
    BOOST_TEST(a.in({"ACK", 1, 101, "", 0}) == "");
    BOOST_TEST(a.after_deadline(2s) == "ACK 101/1 w1024 w");
    BOOST_TEST(a.in({"ACK", 1, 101, "", 0}) == "");
    // For as long as the peer answers.
    for (int i = 0; i < 100; ++i) {
        a.now = a.c.deadline().value();
        BOOST_TEST(a.out() == "ACK 101/1 w1024 w");
        BOOST_TEST(a.in({"ACK", 1, 101, "", 0}) == "");
    }
    BOOST_TEST(a.in({"ACK", 1, 101, "", 500}) == "ACK 101/1 w1024 " + letters(200).substr(100));
    BOOST_TEST(a.in({"ACK", 1, 201}) == "");
    BOOST_TEST(!a.c.deadline().has_value());
}

BOOST_AUTO_TEST_CASE(a_window_that_opens_begins_the_patience_anew) {
    client a{small, 100};
    (void)a.write(letters(200));
    (void)a.in({"ACK", 1, 101, "", 0});
    for (auto const from = a.now; a.now < from + 300s;) {
        a.now = a.c.deadline().value();
        BOOST_TEST(a.out() == "ACK 101/1 w1024 w");
        BOOST_TEST(a.in({"ACK", 1, 101, "", 0}) == "");
    }
    auto const rest = "ACK 101/1 w1024 " + letters(200).substr(100);
    BOOST_TEST(a.in({"ACK", 1, 101, "", 500}) == rest);
    // Which is lost, and sent again as if there had been no probes.
    for (auto const wait : {1s, 2s, 4s, 8s, 16s, 32s}) BOOST_TEST(a.after_deadline(wait) == rest);
    BOOST_TEST(a.after_deadline(60s) == "");
    BOOST_TEST(a.failure() == "the peer did not answer in time");
}

BOOST_AUTO_TEST_CASE(patience_begins_when_there_is_something_to_wait_for) {
    for (bool const closes : {false, true}) {
        client a{small, 0};
        a.now += 200s;
        BOOST_TEST((closes ? a.close() : a.write("x")) == (closes ? "FIN ACK 1/1 w1024" : ""));
        for (auto const wait : {1s, 2s, 4s, 8s, 16s, 32s})
            BOOST_TEST(a.after_deadline(wait) == (closes ? "FIN ACK 1/1 w1024" : "ACK 1/1 w1024 x"));
        BOOST_TEST(a.after_deadline(60s) == "");
        BOOST_TEST(a.failure() == "the peer did not answer in time");
    }
}

BOOST_AUTO_TEST_CASE(a_probe_may_be_taken) {
    client a{small, 100};
    (void)a.write(letters(200));
    (void)a.in({"ACK", 1, 101, "", 0});
    BOOST_TEST(a.after_deadline(1s) == "ACK 101/1 w1024 w");
    BOOST_TEST(a.in({"ACK", 1, 102, "", 0}) == "");
    a.now = a.c.deadline().value();
    BOOST_TEST(a.out() == "ACK 102/1 w1024 x");
    BOOST_TEST(a.in({"ACK", 1, 103, "", 500}) == "ACK 103/1 w1024 " + letters(200).substr(102));
}

BOOST_AUTO_TEST_CASE(a_peer_that_does_not_answer_probes_is_given_up) {
    client a{small, 100};
    (void)a.write(letters(200));
    (void)a.in({"ACK", 1, 101, "", 0});
    int probes = 0;
    while (auto const at = a.c.deadline()) {
        a.now = *at;
        if (a.out() != "") ++probes;
        BOOST_TEST_REQUIRE(probes < 20);
    }
    BOOST_TEST(probes == 6);
    BOOST_TEST(a.failure() == "the peer did not answer in time");
}

BOOST_AUTO_TEST_CASE(equal_answers_to_a_probe_tell_no_loss) {
    client a{small, 100};
    (void)a.write(letters(200));
    (void)a.in({"ACK", 1, 101, "", 0});
    (void)a.after_deadline(1s);
    for (int i = 0; i < 5; ++i) BOOST_TEST(a.in({"ACK", 1, 101, "", 0}) == "");
}

// A window that opens too little for a segment is used in the end.
BOOST_AUTO_TEST_CASE(a_crumb_of_a_window_is_used_after_a_while) {
    client a{small, 100};
    (void)a.write(letters(200));
    BOOST_TEST(a.in({"ACK", 1, 101, "", 10}) == "");
    BOOST_TEST(a.after_deadline(1s) == "ACK 101/1 w1024 " + letters(200).substr(100, 10));
}

// §3.8.6.2.2
BOOST_AUTO_TEST_CASE(reading_opens_the_window_by_a_segment_or_not_at_all) {
    client a;
    std::string const full = letters(1'024);
    for (std::uint32_t at = 0; at < 1'000; at += 100)
        (void)a.in({"ACK", 1 + at, 1, std::string_view{full}.substr(at, 100)});
    BOOST_TEST(a.in({"ACK", 1'001, 1, std::string_view{full}.substr(1'000)}) == "ACK 1/1025 w0");
    BOOST_TEST(a.read(99) == full.substr(0, 99));
    BOOST_TEST(a.out() == "");
    BOOST_TEST(a.read(1) == full.substr(99, 1));
    BOOST_TEST(a.out() == "ACK 1/1025 w100");
    BOOST_TEST(a.read(50) == full.substr(100, 50));
    BOOST_TEST(a.out() == "");
    BOOST_TEST(a.read() == full.substr(150));
    BOOST_TEST(a.out() == "ACK 1/1025 w1024");
}

// MUST-39: so does whatever else is said.
BOOST_AUTO_TEST_CASE(no_segment_offers_a_crumb_of_a_window) {
    client a;
    BOOST_TEST(a.in({"ACK", 1, 1, letters(1'024)}) == "ACK 1/1025 w0");
    (void)a.read(60);
    // What there is room for is taken.
    BOOST_TEST(a.in({"ACK", 1'025, 1, "x"}) == "ACK 1/1026 w0");
    BOOST_TEST(a.write("y") == "ACK 1/1026 w0 y");
    (void)a.read(40);
    BOOST_TEST(a.in({"ACK", 1'026, 2, "z"}) == "ACK 2/1027 w0");
    (void)a.read(2);
    BOOST_TEST(a.out() == "ACK 2/1027 w100");
}

// Without a scale a window beyond 64 KiB cannot be told, and is no news.
BOOST_AUTO_TEST_CASE(reading_does_not_tell_the_same_window_again) {
    auto options = small;
    options.receive_buffer = 1 << 20;
    lab a{tcp::active{}, options};
    (void)a.out();
    (void)a.in({"SYN ACK", 0, 1});
    BOOST_TEST(a.in({"ACK", 1, 1, letters(200)}) == "ACK 1/201 w65535");
    for (int i = 0; i < 20; ++i) {
        BOOST_TEST(a.read(10).size() == 10u);
        BOOST_TEST(a.out() == "");
    }
}

// §3.8.6.1, MUST-66: while the window is zero, acknowledgments, RST and probes are still answered.
BOOST_AUTO_TEST_CASE(with_a_window_of_zero_of_our_own) {
    auto options = small;
    options.receive_buffer = 64;
    client a{options};
    BOOST_TEST(a.in({"ACK", 1, 1, letters(64)}) == "ACK 1/65 w0");
    BOOST_TEST(a.in({"ACK", 65, 1, "x"}) == "ACK 1/65 w0");
    BOOST_TEST(a.write("y") == "ACK 1/65 w0 y");
    BOOST_TEST(a.in({"ACK", 65, 2}) == "");
    BOOST_TEST(a.c.unacknowledged() == 0u);
    // Of a probe the acknowledgment counts as well.
    BOOST_TEST(a.write("z") == "ACK 2/65 w0 z");
    BOOST_TEST(a.in({"ACK", 65, 3, "x"}) == "ACK 3/65 w0");
    BOOST_TEST(a.c.unacknowledged() == 0u);
    BOOST_TEST(a.c.readable() == 64u);
    BOOST_TEST(a.in({"RST", 65}) == "");
    BOOST_TEST(a.failure() == "the peer reset the connection");
}

// Where both windows are zero, what this side says has a number that the other takes, though a probe is out.
BOOST_AUTO_TEST_CASE(acknowledgments_stay_within_the_peers_window) {
    client a{small, 100};
    (void)a.write(letters(200));
    (void)a.in({"ACK", 1, 101, "", 0});
    (void)a.after_deadline(1s);
    BOOST_TEST(a.in({"ACK", 1, 101, "hello", 0}) == "ACK 101/6 w1019");
}

// RFC 7323 §2.4, §3.8.6.2: what was offered is not taken back.
BOOST_AUTO_TEST_CASE(a_window_does_not_shrink) {
    client a;
    std::uint32_t edge = 0;
    std::mt19937 random{5};
    std::string const all = letters(5'000);
    std::uint32_t at = 0;
    while (at + 100 < all.size()) {
        auto const count = 1 + random() % 90;
        if (at + count <= edge || edge == 0) {
            auto const said = a.in({"ACK", 1 + at, 1, std::string_view{all}.substr(at, count)});
            at += static_cast<std::uint32_t>(count);
            auto const w = said.rfind('w');
            BOOST_TEST_REQUIRE(w != std::string::npos);
            auto const next = at + static_cast<std::uint32_t>(std::stoul(said.substr(w + 1)));
            BOOST_TEST_REQUIRE(next >= edge);
            edge = next;
        }
        (void)a.read(random() % 100);
        if (auto const said = a.out(); !said.empty()) {
            auto const next = at + static_cast<std::uint32_t>(std::stoul(said.substr(said.rfind('w') + 1)));
            BOOST_TEST_REQUIRE(next >= edge);
            edge = next;
        }
    }
}

// §3.8.6: SND.WL1 and SND.WL2
BOOST_AUTO_TEST_CASE(an_old_segment_does_not_change_the_window) {
    client a{small, 100};
    (void)a.write(letters(300));
    BOOST_TEST(a.in({"ACK", 2, 101, "b", 0}) == "ACK 101/1 w1024");
    // Sent before that, with another window.
    BOOST_TEST(a.in({"ACK", 1, 1, "a", 500}) == "ACK 101/3 w1022");
}

// --- what is not acceptable: §3.10.7.4 ----------------------------------------------------------

BOOST_AUTO_TEST_CASE(what_is_outside_the_window_is_answered) {
    client a;
    BOOST_TEST(a.in({"ACK", 0, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"ACK", 1 + 1'024, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"ACK", 1 + 1'024, 1, "data"}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"FIN ACK", 1 + 1'024, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.state() == "ESTABLISHED");
    BOOST_TEST(a.c.readable() == 0u);
    // At its edge, and within.
    BOOST_TEST(a.in({"ACK", 1'024, 1}) == "");
    BOOST_TEST(a.in({"ACK", 1'020, 1, "edge and beyond"}) == "ACK 1/1 w1024");
}

BOOST_AUTO_TEST_CASE(an_acknowledgment_of_what_was_not_sent) {
    client a;
    (void)a.write("x");
    BOOST_TEST(a.in({"ACK", 1, 3}) == "ACK 2/1 w1024");
    BOOST_TEST(a.in({"ACK", 1, 3, "data"}) == "ACK 2/1 w1024");
    BOOST_TEST(a.c.readable() == 0u);
    BOOST_TEST(a.c.unacknowledged() == 1u);
}

// RFC 5961 §5.2: an acknowledgment older than any window that the peer had is somebody else's.
BOOST_AUTO_TEST_CASE(an_acknowledgment_that_is_too_old) {
    client a{small, 300};
    (void)a.write(letters(300));
    (void)a.in({"ACK", 1, 301, "", 300});
    BOOST_TEST(a.in({"ACK", 1, 1, "data", 300}) == "ACK 301/5 w1020");
    auto const too_old = static_cast<std::uint32_t>(-1);
    BOOST_TEST(a.in({"ACK", 5, too_old, "evil", 300}) == "ACK 301/5 w1020");
    BOOST_TEST(a.read() == "data");
}

// RFC 5961 §3.2
BOOST_AUTO_TEST_CASE(a_reset) {
    {
        client a;
        BOOST_TEST(a.in({"RST", 2}) == "ACK 1/1 w1024");
        BOOST_TEST(a.in({"RST", 1'024}) == "ACK 1/1 w1024");
        BOOST_TEST(a.in({"RST", 0}) == "");
        BOOST_TEST(a.in({"RST", 1'025}) == "");
        BOOST_TEST(a.state() == "ESTABLISHED");
        (void)a.in({"ACK", 1, 1, "hello"});
        BOOST_TEST(a.in({"RST", 6}) == "");
        BOOST_TEST(a.state() == "CLOSED");
        BOOST_TEST(a.failure() == "the peer reset the connection");
        // What came before it can be read.
        BOOST_TEST(a.read() == "hello");
    }
    {
        client a;
        BOOST_TEST(a.in({"RST ACK", 1, 1}) == "");
        BOOST_TEST(a.failure() == "the peer reset the connection");
    }
}

// RFC 5961 §4.2
BOOST_AUTO_TEST_CASE(a_syn_in_a_synchronised_state) {
    client a;
    BOOST_TEST(a.in({"SYN", 0}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"SYN", 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"SYN ACK", 0, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"SYN ACK", 5, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"SYN", 100'000}) == "ACK 1/1 w1024");
    BOOST_TEST(a.state() == "ESTABLISHED");
    // Before RST, if both are there: RST is looked at first.
    BOOST_TEST(a.in({"SYN RST", 1}) == "");
    BOOST_TEST(a.state() == "CLOSED");
}

// RFC 5961 §7
BOOST_AUTO_TEST_CASE(challenges_are_ten_a_second_at_most) {
    client a;
    auto const answered = [&] {
        int count = 0;
        for (int i = 0; i < 100; ++i) count += a.in({"SYN", 1}).empty() ? 0 : 1;
        return count;
    };
    BOOST_TEST(answered() == 10);
    a.now += 999ms;
    BOOST_TEST(answered() == 0);
    a.now += 1ms;
    BOOST_TEST(answered() == 10);
}

// --- closing: §3.6 ------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(we_close_first) {
    client a;
    BOOST_TEST(!a.c.is_closing());
    BOOST_TEST(a.close() == "FIN ACK 1/1 w1024");
    BOOST_TEST(a.state() == "FIN-WAIT-1");
    BOOST_TEST(a.c.is_closing());
    BOOST_TEST(a.c.write(hf::as_bytes("no")) == 0u);
    BOOST_TEST(a.in({"ACK", 1, 2}) == "");
    BOOST_TEST(a.state() == "FIN-WAIT-2");
    BOOST_TEST(!a.c.deadline().has_value());
    // The other half is open for as long as the peer wants.
    a.now += 1h;
    BOOST_TEST(a.in({"ACK", 1, 2, "more"}) == "ACK 2/5 w1020");
    BOOST_TEST(a.in({"FIN ACK", 5, 2}) == "ACK 2/6 w1020");
    BOOST_TEST(a.state() == "TIME-WAIT");
    BOOST_TEST(!a.c.at_end());
    BOOST_TEST(a.read() == "more");
    BOOST_TEST(a.c.at_end());
    BOOST_TEST((a.c.end_of_sent() == our_initial + 2));
    BOOST_TEST(a.after_deadline(240s) == "");
    BOOST_TEST(a.state() == "CLOSED");
    BOOST_TEST(a.failure() == "none");
    BOOST_TEST(!a.c.is_closing());
}

BOOST_AUTO_TEST_CASE(the_peer_closes_first) {
    client a;
    BOOST_TEST(a.in({"FIN ACK", 1, 1, "bye"}) == "ACK 1/5 w1021");
    BOOST_TEST(a.state() == "CLOSE-WAIT");
    BOOST_TEST(a.read() == "bye");
    BOOST_TEST(a.c.at_end());
    // Our half is open.
    BOOST_TEST(a.write("more") == "ACK 1/5 w1021 more");
    BOOST_TEST(a.in({"ACK", 5, 5}) == "");
    BOOST_TEST(a.close() == "FIN ACK 5/5 w1021");
    BOOST_TEST(a.state() == "LAST-ACK");
    BOOST_TEST(a.after_deadline(1s) == "FIN ACK 5/5 w1021");
    BOOST_TEST(a.in({"ACK", 5, 6}) == "");
    BOOST_TEST(a.state() == "CLOSED");
    BOOST_TEST(a.failure() == "none");
    BOOST_TEST(!a.c.deadline().has_value());
}

// Figure 13
BOOST_AUTO_TEST_CASE(both_close_at_once) {
    client a;
    BOOST_TEST(a.close() == "FIN ACK 1/1 w1024");
    BOOST_TEST(a.in({"FIN ACK", 1, 1}) == "ACK 2/2 w1024");
    BOOST_TEST(a.state() == "CLOSING");
    BOOST_TEST(a.in({"ACK", 2, 2}) == "");
    BOOST_TEST(a.state() == "TIME-WAIT");
    BOOST_TEST(a.after_deadline(240s) == "");
    BOOST_TEST(a.state() == "CLOSED");
}

BOOST_AUTO_TEST_CASE(fin_and_the_acknowledgment_of_ours_in_one) {
    client a;
    (void)a.close();
    BOOST_TEST(a.in({"FIN ACK", 1, 2}) == "ACK 2/2 w1024");
    BOOST_TEST(a.state() == "TIME-WAIT");
}

BOOST_AUTO_TEST_CASE(fin_waits_for_the_data) {
    client a{small, 100};
    (void)a.write(letters(150));
    BOOST_TEST(a.close() == "");
    BOOST_TEST(a.state() == "ESTABLISHED");
    BOOST_TEST(a.in({"ACK", 1, 101, "", 100}) == "FIN ACK 101/1 w1024 " + letters(150).substr(100));
    BOOST_TEST(a.state() == "FIN-WAIT-1");
    BOOST_TEST(a.in({"ACK", 1, 151}) == "");
    BOOST_TEST(a.state() == "FIN-WAIT-1");
    BOOST_TEST(a.after_deadline(1s) == "FIN ACK 151/1 w1024");
    BOOST_TEST(a.in({"ACK", 1, 152}) == "");
    BOOST_TEST(a.state() == "FIN-WAIT-2");
}

BOOST_AUTO_TEST_CASE(a_fin_that_comes_early_waits_for_the_data) {
    client a;
    BOOST_TEST(a.in({"FIN ACK", 4, 1, "de"}) == "ACK 1/1 w1024");
    BOOST_TEST(a.state() == "ESTABLISHED");
    BOOST_TEST(a.in({"ACK", 1, 1, "abc"}) == "ACK 1/7 w1019");
    BOOST_TEST(a.state() == "CLOSE-WAIT");
    BOOST_TEST(a.read() == "abcde");
    BOOST_TEST(a.c.at_end());
}

// Octets beyond the peer's FIN do not exist; they neither are read nor keep the FIN from counting.
BOOST_AUTO_TEST_CASE(there_is_nothing_behind_a_fin) {
    {
        client a;
        (void)a.in({"FIN ACK", 4, 1, "de"});
        BOOST_TEST(a.in({"ACK", 1, 1, "abcdefgh"}) == "ACK 1/7 w1019");
        BOOST_TEST(a.state() == "CLOSE-WAIT");
        BOOST_TEST(a.read() == "abcde");
    }
    {
        client a;
        (void)a.in({"FIN ACK", 1, 1, "abc"});
        BOOST_TEST(a.in({"ACK", 5, 1, "more"}) == "ACK 1/5 w1021");
        BOOST_TEST(a.read() == "abc");
        BOOST_TEST(a.c.at_end());
    }
}

BOOST_AUTO_TEST_CASE(a_fin_again_is_acknowledged_again) {
    client a;
    BOOST_TEST(a.in({"FIN ACK", 1, 1}) == "ACK 1/2 w1024");
    BOOST_TEST(a.in({"FIN ACK", 1, 1}) == "ACK 1/2 w1024");
    BOOST_TEST(a.state() == "CLOSE-WAIT");
}

// §3.10.7.4: "restart the 2 MSL time-wait timeout"
BOOST_AUTO_TEST_CASE(in_time_wait) {
    client a;
    (void)a.close();
    (void)a.in({"FIN ACK", 1, 2});
    a.now += 200s;
    BOOST_TEST(a.in({"FIN ACK", 1, 2}) == "ACK 2/2 w1024");
    BOOST_TEST((a.c.deadline().value() - a.now == 240s));
    a.now += 200s;
    // Anything else does not.
    BOOST_TEST(a.in({"ACK", 1, 2}) == "ACK 2/2 w1024");
    BOOST_TEST(a.in({"SYN", 2}) == "ACK 2/2 w1024");
    BOOST_TEST((a.c.deadline().value() - a.now == 40s));
    BOOST_TEST(a.abort() == "");
    BOOST_TEST(a.state() == "CLOSED");
}

// RFC 6191 §2, §3.10.7.4
BOOST_AUTO_TEST_CASE(a_new_syn_may_take_the_place_of_time_wait) {
    client a;
    tcp::segment syn{};
    syn.syn = true;
    syn.sequence_number = (their_initial + 10'000).value;
    BOOST_TEST(!a.c.makes_room_for(syn));
    (void)a.close();
    (void)a.in({"FIN ACK", 1, 2});
    BOOST_TEST(a.c.makes_room_for(syn));
    auto other = syn;
    other.ack = true;
    BOOST_TEST(!a.c.makes_room_for(other));
    other = syn;
    other.rst = true;
    BOOST_TEST(!a.c.makes_room_for(other));
    other = syn;
    other.sequence_number = (their_initial + 2).value;
    BOOST_TEST(!a.c.makes_room_for(other));
    other.sequence_number = (their_initial + 3).value;
    BOOST_TEST(a.c.makes_room_for(other));
}

// §3.10.7.4, second: in CLOSING, LAST-ACK and TIME-WAIT RST is an end like another; before, data may be lost.
BOOST_AUTO_TEST_CASE(a_reset_while_closing) {
    auto const after_reset = [](auto&& prepare) {
        client a;
        auto const at = prepare(a);
        (void)a.in({"RST", at});
        BOOST_TEST(a.state() == "CLOSED");
        return a.failure();
    };
    auto const reset = "the peer reset the connection";
    BOOST_TEST(after_reset([](client& a) {  // FIN-WAIT-1
                   (void)a.close();
                   return 1u;
               }) == reset);
    BOOST_TEST(after_reset([](client& a) {  // FIN-WAIT-2
                   (void)a.close();
                   (void)a.in({"ACK", 1, 2});
                   return 1u;
               }) == reset);
    BOOST_TEST(after_reset([](client& a) {  // CLOSE-WAIT
                   (void)a.in({"FIN ACK", 1, 1});
                   return 2u;
               }) == reset);
    BOOST_TEST(after_reset([](client& a) {  // LAST-ACK, with data that has not arrived
                   (void)a.in({"FIN ACK", 1, 1});
                   (void)a.write("x");
                   (void)a.close();
                   return 2u;
               }) == reset);
    BOOST_TEST(after_reset([](client& a) {  // LAST-ACK
                   (void)a.in({"FIN ACK", 1, 1});
                   (void)a.close();
                   return 2u;
               }) == "none");
    BOOST_TEST(after_reset([](client& a) {  // CLOSING
                   (void)a.close();
                   (void)a.in({"FIN ACK", 1, 1});
                   return 2u;
               }) == "none");
    BOOST_TEST(after_reset([](client& a) {  // TIME-WAIT
                   (void)a.close();
                   (void)a.in({"FIN ACK", 1, 2});
                   return 2u;
               }) == "none");
}

// §3.10.5
BOOST_AUTO_TEST_CASE(abort_tells_the_peer) {
    client a;
    (void)a.write("hello");
    (void)a.in({"ACK", 1, 6, "you"});
    BOOST_TEST(a.abort() == "RST ACK 6/4");
    BOOST_TEST(a.state() == "CLOSED");
    BOOST_TEST(a.failure() == "the connection was aborted here");
    BOOST_TEST(a.abort() == "");
    BOOST_TEST(a.in({"ACK", 4, 6, "more"}) == "");
    BOOST_TEST(a.read() == "you");
}

BOOST_AUTO_TEST_CASE(what_is_over_is_over) {
    client a;
    (void)a.in({"RST", 1});
    BOOST_TEST(a.in({"SYN", 0}) == "");
    BOOST_TEST(a.in({"ACK", 1, 1, "data"}) == "");
    BOOST_TEST(a.close() == "");
    BOOST_TEST(a.c.write(hf::as_bytes("x")) == 0u);
    BOOST_TEST(a.read() == "");
    BOOST_TEST(a.failure() == "the peer reset the connection");
    BOOST_TEST(!a.c.deadline().has_value());
}

// --- keep-alive: §3.8.4 -------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(nobody_is_asked_by_default) {
    client a;
    a.now += 24h;
    BOOST_TEST(a.out() == "");
    BOOST_TEST(a.state() == "ESTABLISHED");
}

BOOST_AUTO_TEST_CASE(a_silent_peer_is_asked_whether_it_is_there) {
    auto options = small;
    options.keep_alive = 10s;
    {
        client a{options};
        // MUST-29: one lost answer is no dead connection.
        for (int i = 0; i < 4; ++i) BOOST_TEST(a.after_deadline(10s) == "ACK 0/1 w1024");
        BOOST_TEST(a.in({"ACK", 1, 1}) == "");
        for (int i = 0; i < 5; ++i) BOOST_TEST(a.after_deadline(10s) == "ACK 0/1 w1024");
        BOOST_TEST(a.after_deadline(10s) == "");
        BOOST_TEST(a.failure() == "the peer did not answer in time");
    }
    {  // What lies outside the window may be anybody's, and tells nothing of the peer.
        client a{options};
        for (int i = 0; i < 5; ++i) {
            BOOST_TEST(a.after_deadline(10s) == "ACK 0/1 w1024");
            BOOST_TEST(a.in({"ACK", 100'000, 1}) == "ACK 1/1 w1024");
        }
        (void)a.after_deadline(10s);
        BOOST_TEST(a.state() == "CLOSED");
    }
}

// The answer to another's probe, which is one octet too old
BOOST_AUTO_TEST_CASE(it_answers_a_probe) {
    client a;
    BOOST_TEST(a.in({"ACK", 0, 1}) == "ACK 1/1 w1024");
    BOOST_TEST(a.in({"ACK", 0, 1, "x"}) == "ACK 1/1 w1024");
}

// --- all of it ----------------------------------------------------------------------------------

struct both_ends {
    instant now{};
    tcp::connection a, b;
    std::string to_a{}, to_b{};

    explicit both_ends(tcp::connection_options const& options = {})
        : a(tcp::active{}, options, here, there, our_initial, now),
          b(tcp::passive{}, options, there, here, their_initial, now) {}

    /// Until neither has anything to say, or so many segments.
    int exchange() {
        int count = 0;
        for (bool more = true; more && count < 100'000;) {
            more = false;
            while (auto const s = a.next(now)) b.received(*s, now), more = true, ++count;
            while (auto const s = b.next(now)) a.received(*s, now), more = true, ++count;
        }
        return count;
    }
};

BOOST_AUTO_TEST_CASE(two_connections_speak_with_one_another) {
    both_ends it;
    it.exchange();
    BOOST_TEST((it.a.state() == established && it.b.state() == established));
    std::string const text = letters(1'000'000);
    std::string got;
    std::size_t written = 0;
    std::array<std::uint8_t, 5'000> buffer;
    while (got.size() < text.size()) {
        written += it.a.write(hf::as_bytes(text).subspan(written));
        BOOST_TEST_REQUIRE(it.exchange() < 1'000);
        auto const count = it.b.read(buffer);
        got.append(hf::as_chars(hf::byte_view{buffer}.first(count)));
        BOOST_TEST_REQUIRE((count > 0 || written < text.size() || got.size() == text.size()));
    }
    BOOST_TEST((got == text));
    it.a.close();
    it.b.close();
    it.exchange();
    it.now += 1h;
    it.exchange();
    BOOST_TEST((it.a.state() == closed && it.b.state() == closed));
    BOOST_TEST((!it.a.failure() && !it.b.failure()));
}

BOOST_AUTO_TEST_CASE(two_active_ends_meet) {
    instant now{};
    tcp::connection a{tcp::active{}, small, here, there, our_initial, now};
    tcp::connection b{tcp::active{}, small, there, here, their_initial, now};
    // Both SYNs cross.
    auto const from_a = a.next(now).value(), from_b = b.next(now).value();
    b.received(from_a, now);
    a.received(from_b, now);
    for (int i = 0; i < 10; ++i) {
        while (auto const s = a.next(now)) b.received(*s, now);
        while (auto const s = b.next(now)) a.received(*s, now);
    }
    BOOST_TEST((a.state() == established && b.state() == established));
    BOOST_TEST(a.write(hf::as_bytes("hello")) == 5u);
    while (auto const s = a.next(now)) b.received(*s, now);
    BOOST_TEST(b.readable() == 5u);
}

BOOST_AUTO_TEST_CASE(no_memory_is_taken_after_it_was_made) {
    both_ends it{{.send_buffer = 4096, .receive_buffer = 4096, .maximum_segment_size = 500}};
    std::array<std::uint8_t, 4096> data{}, buffer{};
    auto const before = laws::allocated_bytes();
    it.exchange();
    for (int round = 0; round < 50; ++round) {
        (void)it.a.write(data);
        // Every third segment is lost, so that there is something to keep, and to send again.
        int n = 0;
        for (int step = 0; step < 10; ++step) {
            while (auto const s = it.a.next(it.now))
                if (++n % 3 != 0) it.b.received(*s, it.now);
            (void)it.b.read(buffer);
            while (auto const s = it.b.next(it.now)) it.a.received(*s, it.now);
            it.now += 1s;
        }
    }
    it.a.close();
    it.b.close();
    it.exchange();
    auto const after = laws::allocated_bytes();
    BOOST_TEST(after - before == 0u);
    BOOST_TEST((it.a.state() == time_wait));
}

// Segments that overlap, come twice, early and late, against the text.
BOOST_AUTO_TEST_CASE(segments_in_any_order_give_the_text) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        std::mt19937 random{seed};
        client a;
        std::string const text = letters(3'000, static_cast<char>('A' + seed % 20));
        std::string got;
        std::uint32_t acknowledged = 0;
        for (int steps = 0; steps < 5'000 && got.size() < text.size(); ++steps) {
            auto const from = static_cast<std::uint32_t>(
                std::max<int>(0, static_cast<int>(acknowledged) + static_cast<int>(random() % 300) - 100));
            if (from < text.size()) {
                auto const said = a.in({"ACK", 1 + from, 1, std::string_view{text}.substr(from, random() % 100)});
                if (auto const slash = said.find('/'); slash != std::string::npos)
                    acknowledged = static_cast<std::uint32_t>(std::stoul(said.substr(slash + 1))) - 1;
            }
            got += a.read(random() % 200);
            BOOST_TEST_REQUIRE(got.size() + a.c.readable() >= acknowledged);
        }
        BOOST_TEST(got == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
