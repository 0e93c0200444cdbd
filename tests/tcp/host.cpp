// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <chrono>
#include <set>

#include <handfast/tcp/host.hpp>

// A host, whose peers are played by hand: what comes and goes are packets.

namespace {

namespace hf = handfast;
namespace tcp = handfast::tcp;
using tcp::instant;
using namespace std::chrono_literals;
using bytes = std::vector<std::uint8_t>;

auto const ours = handfast::ip_address::v4(10, 0, 0, 1);
auto const theirs = handfast::ip_address::v4(10, 0, 0, 2);

tcp::host_options const small{.connection = {.send_buffer = 1024,
                                             .receive_buffer = 1024,
                                             .maximum_segment_size = 100,
                                             .give_up_after = 100s,
                                             .segment_lifetime = 120s},
                              .most_connections = 8,
                              .most_waiting = 3};

struct said {
    std::string_view flags{};
    std::uint16_t from = 0, to = 0;
    std::uint32_t seq = 0, ack = 0;
    std::string_view data{};
    handfast::ip_address source = theirs, destination = ours;
    std::uint16_t window = 1'000;
};

bytes packet_of(said const& it) {
    tcp::segment s{};
    s.between = {it.source, it.destination};
    s.source_port = it.from;
    s.destination_port = it.to;
    s.sequence_number = it.seq;
    s.acknowledgment_number = it.ack;
    auto const has = [&](std::string_view flag) { return it.flags.find(flag) != std::string_view::npos; };
    s.syn = has("SYN");
    s.ack = has("ACK");
    s.fin = has("FIN");
    s.rst = has("RST");
    s.window = it.window;
    s.data = hf::as_bytes(it.data);
    bytes out(200);
    out.resize(tcp::encode_packet(s, out).value());
    return out;
}

/// A segment that the host sent, whose data are kept.
struct heard {
    tcp::segment segment;
    std::string data;

    explicit heard(hf::byte_view packet)
        : segment(tcp::decode_packet(packet).value()), data(hf::as_chars(segment.data.view())) {
        segment.data = hf::byte_view{};
        segment.options = {};
    }
    /// "SYN ACK 80>4000"
    [[nodiscard]] std::string words() const {
        std::string all;
        for (auto const& [set, name] : {std::pair{bool{segment.syn}, "SYN "},
                                        {bool{segment.fin}, "FIN "},
                                        {bool{segment.rst}, "RST "},
                                        {bool{segment.ack}, "ACK "}})
            if (set) all += name;
        return all + std::to_string(segment.source_port) + '>' + std::to_string(segment.destination_port) +
               (data.empty() ? "" : ' ' + data);
    }
};

struct lab {
    instant now{1h};
    tcp::host host;
    std::vector<heard> last{};

    explicit lab(tcp::host_options const& options = small) : host(ours, options) {}

    std::string out() {
        last.clear();
        std::string all;
        while (auto const packet = host.next(now)) {
            BOOST_TEST_REQUIRE(last.size() < 1'000u);
            last.emplace_back(*packet);
            all += (all.empty() ? "" : "; ") + last.back().words();
        }
        return all;
    }
    std::string in(said const& it) {
        BOOST_TEST(host.received(packet_of(it), now).has_value());
        return out();
    }
    /// What the host says when it is refused to be known to whom.
    std::string words_of_last() const {
        auto const& s = last.at(0).segment;
        return std::to_string(s.sequence_number) + '/' + (s.ack ? std::to_string(s.acknowledgment_number) : "-");
    }
    /// A client that has connected from `port`; the number that it is to acknowledge.
    std::uint32_t arrives(std::uint16_t port, std::uint16_t at = 80) {
        BOOST_TEST_REQUIRE(in({"SYN", port, at, 100}) == "SYN ACK " + std::to_string(at) + '>' + std::to_string(port));
        auto const next = last.at(0).segment.sequence_number + 1;
        BOOST_TEST(in({"ACK", port, at, 101, next}) == "");
        return next;
    }
    /// A connection that this side has opened to port 80, and the number that it sends next.
    std::pair<tcp::connection*, std::uint32_t> opened(std::uint16_t port) {
        auto* const c = host.connect(port, {theirs, 80}, now);
        BOOST_TEST_REQUIRE(c != nullptr);
        (void)out();
        auto const next = last.at(0).segment.sequence_number + 1;
        (void)in({"SYN ACK", 80, port, 500, next});
        BOOST_TEST((c->state() == tcp::state::established));
        return {c, next};
    }
};

std::string read(tcp::connection& from) {
    bytes to(1'000);
    to.resize(from.read(to));
    return {to.begin(), to.end()};
}

BOOST_AUTO_TEST_SUITE(tcp_host)

// RFC 9293 §3.10.7.1
BOOST_AUTO_TEST_CASE(what_belongs_to_nobody_is_reset) {
    lab a;
    BOOST_TEST(a.in({"SYN", 4000, 80, 100}) == "RST ACK 80>4000");
    BOOST_TEST(a.words_of_last() == "0/101");
    BOOST_TEST(a.in({"FIN", 4000, 80, 100, 0, "abc"}) == "RST ACK 80>4000");
    BOOST_TEST(a.words_of_last() == "0/104");
    BOOST_TEST(a.in({"SYN ACK", 4000, 80, 100, 77}) == "RST 80>4000");
    BOOST_TEST(a.words_of_last() == "77/-");
    BOOST_TEST(a.in({"ACK", 4000, 80, 100, 78, "data"}) == "RST 80>4000");
    BOOST_TEST(a.words_of_last() == "78/-");
    BOOST_TEST(a.in({"RST", 4000, 80, 100}) == "");
    BOOST_TEST(a.in({"RST ACK", 4000, 80, 100, 5}) == "");
    BOOST_TEST(a.host.size() == 0u);
}

BOOST_AUTO_TEST_CASE(answers_to_nobody_are_bounded) {
    lab a;
    for (int i = 0; i < 100; ++i) (void)a.host.received(packet_of({"SYN", 4000, 80, 100}), a.now);
    (void)a.out();
    BOOST_TEST(a.last.size() == 16u);
}

BOOST_AUTO_TEST_CASE(what_is_not_for_this_host_is_left_alone) {
    lab a;
    a.host.listen(80);
    auto const from = [&](handfast::ip_address const& source, handfast::ip_address const& destination) {
        return a.in({"SYN", 4000, 80, 100, 0, "", source, destination});
    };
    BOOST_TEST(from(theirs, handfast::ip_address::v4(10, 0, 0, 3)) == "");
    BOOST_TEST(from(theirs, handfast::ip_address::v4(224, 0, 0, 1)) == "");
    // MUST-63
    BOOST_TEST(from(handfast::ip_address::v4(224, 0, 0, 1), ours) == "");
    BOOST_TEST(from(handfast::ip_address::v4(255, 255, 255, 255), ours) == "");
    BOOST_TEST(from(handfast::ip_address{}, ours) == "");
    BOOST_TEST(a.host.size() == 0u);
    BOOST_TEST(from(theirs, ours) != "");
}

BOOST_AUTO_TEST_CASE(what_is_no_packet_is_said_to_be_none) {
    lab a;
    BOOST_TEST((a.host.received({}, a.now).error().why == tcp::packet_error::reason::version));
    auto packet = packet_of({"SYN", 4000, 80});
    packet.back() ^= 1;
    BOOST_TEST((a.host.received(packet, a.now).error().why == tcp::packet_error::reason::malformed));
    BOOST_TEST(a.out() == "");
}

BOOST_AUTO_TEST_CASE(a_server) {
    lab a;
    a.host.listen(80);
    BOOST_TEST(a.host.accept(80) == nullptr);
    BOOST_TEST(a.in({"SYN", 4000, 80, 100}) == "SYN ACK 80>4000");
    auto const next = a.last.at(0).segment.sequence_number + 1;
    BOOST_TEST(a.host.accept(80) == nullptr);
    BOOST_TEST(a.in({"ACK", 4000, 80, 101, next, "hello"}) == "ACK 80>4000");
    BOOST_TEST(a.host.accept(81) == nullptr);
    auto* const c = a.host.accept(80);
    BOOST_TEST_REQUIRE(c != nullptr);
    BOOST_TEST(a.host.accept(80) == nullptr);
    BOOST_TEST((c->local() == tcp::endpoint{ours, 80} && c->remote() == tcp::endpoint{theirs, 4000}));
    BOOST_TEST(read(*c) == "hello");
    BOOST_TEST(c->write(hf::as_bytes("you")) == 3u);
    BOOST_TEST(a.out() == "ACK 80>4000 you");
    BOOST_TEST(a.in({"FIN ACK", 4000, 80, 106, next + 3}) == "ACK 80>4000");
    a.host.release(*c);
    BOOST_TEST(a.out() == "FIN ACK 80>4000");
    BOOST_TEST(a.host.size() == 1u);
    BOOST_TEST(a.in({"ACK", 4000, 80, 107, next + 4}) == "");
    BOOST_TEST(a.host.size() == 0u);
}

BOOST_AUTO_TEST_CASE(connections_are_told_apart) {
    lab a;
    a.host.listen(80);
    a.host.listen(81);
    auto const first = a.arrives(4000), second = a.arrives(4001), third = a.arrives(4000, 81);
    (void)a.in({"ACK", 4000, 80, 101, first, "one"});
    (void)a.in({"ACK", 4001, 80, 101, second, "two"});
    (void)a.in({"ACK", 4000, 81, 101, third, "three"});
    std::set<std::string> at_80;
    at_80.insert(read(*a.host.accept(80)));
    at_80.insert(read(*a.host.accept(80)));
    BOOST_TEST((at_80 == std::set<std::string>{"one", "two"}));
    BOOST_TEST(read(*a.host.accept(81)) == "three");
}

BOOST_AUTO_TEST_CASE(those_that_wait_are_bounded) {
    lab a;
    a.host.listen(80);
    (void)a.arrives(4000);
    BOOST_TEST(a.in({"SYN", 4001, 80, 100}) != "");
    BOOST_TEST(a.in({"SYN", 4002, 80, 100}) != "");
    // One too many is dropped, and may come again.
    BOOST_TEST(a.in({"SYN", 4003, 80, 100}) == "");
    BOOST_TEST(a.host.size() == 3u);
    BOOST_TEST_REQUIRE(a.host.accept(80) != nullptr);
    BOOST_TEST(a.in({"SYN", 4003, 80, 100}) == "SYN ACK 80>4003");
}

BOOST_AUTO_TEST_CASE(connections_are_bounded) {
    lab a;
    a.host.listen(80);
    for (std::uint16_t port = 1; port <= 8; ++port) BOOST_TEST((a.host.connect(port, {theirs, 80}, a.now) != nullptr));
    BOOST_TEST(a.host.connect(9, {theirs, 80}, a.now) == nullptr);
    BOOST_TEST(a.host.connect({theirs, 80}, a.now) == nullptr);
    (void)a.out();
    BOOST_TEST(a.in({"SYN", 4000, 80, 100}) == "");
    BOOST_TEST(a.host.size() == 8u);
}

BOOST_AUTO_TEST_CASE(who_never_comes_in_is_forgotten) {
    lab a;
    a.host.listen(80);
    (void)a.in({"SYN", 4000, 80, 100});
    (void)a.in({"SYN", 4001, 80, 100});
    BOOST_TEST(a.host.size() == 2u);
    // Figure 8: its SYN was an old one.
    BOOST_TEST(a.in({"RST", 4001, 80, 101}) == "");
    BOOST_TEST(a.host.size() == 1u);
    for (int i = 0; a.host.deadline() && i < 100; ++i) {
        a.now = *a.host.deadline();
        (void)a.out();
    }
    BOOST_TEST(a.host.size() == 0u);
    BOOST_TEST((a.now == instant{1h + 180s}));
}

BOOST_AUTO_TEST_CASE(nobody_comes_any_more) {
    lab a;
    a.host.listen(80);
    auto const next = a.arrives(4000);
    a.host.stop_listening(80);
    BOOST_TEST(a.in({"SYN", 4001, 80, 100}) == "RST ACK 80>4001");
    // Who is there stays.
    BOOST_TEST(a.in({"ACK", 4000, 80, 101, next, "hello"}) == "ACK 80>4000");
}

BOOST_AUTO_TEST_CASE(a_client) {
    lab a;
    auto const [c, next] = a.opened(4000);
    BOOST_TEST((c->local() == tcp::endpoint{ours, 4000}));
    BOOST_TEST(a.host.connect(4000, {theirs, 80}, a.now) == nullptr);
    BOOST_TEST((a.host.connect(4000, {theirs, 81}, a.now) != nullptr));
    (void)a.out();
    BOOST_TEST(a.in({"ACK", 80, 4000, 501, next, "hello"}) == "ACK 4000>80");
    BOOST_TEST(read(*c) == "hello");
    BOOST_TEST(a.host.accept(4000) == nullptr);
}

BOOST_AUTO_TEST_CASE(ports_of_its_own_choice) {
    lab a{{.most_connections = 1'000}};
    std::set<std::uint16_t> ports;
    for (int i = 0; i < 300; ++i) {
        auto const* const c = a.host.connect({theirs, 80}, a.now);
        BOOST_TEST_REQUIRE(c != nullptr);
        BOOST_TEST(c->local().port >= 49'152);
        ports.insert(c->local().port);
    }
    BOOST_TEST(ports.size() == 300u);
    // RFC 6056: that they all followed one another is a chance of one in 16384^299.
    BOOST_TEST(*ports.rbegin() - *ports.begin() > 300);
}

BOOST_AUTO_TEST_CASE(a_port_is_free_again) {
    lab a;
    auto* const c = a.host.connect(4000, {theirs, 80}, a.now);
    (void)a.out();
    (void)a.in({"RST ACK", 80, 4000, 0, a.last.at(0).segment.sequence_number + 1});
    BOOST_TEST((c->failure() == tcp::failure::refused));
    BOOST_TEST(a.host.connect(4000, {theirs, 80}, a.now) == nullptr);
    a.host.release(*c);
    (void)a.out();
    BOOST_TEST(a.host.size() == 0u);
    BOOST_TEST((a.host.connect(4000, {theirs, 80}, a.now) != nullptr));
}

BOOST_AUTO_TEST_CASE(who_is_closed_answers_with_a_reset) {
    lab a;
    auto const [c, next] = a.opened(4000);
    c->abort();
    BOOST_TEST(a.out() == "RST ACK 4000>80");
    BOOST_TEST(a.in({"ACK", 80, 4000, 501, next, "data"}) == "RST 4000>80");
}

// SHLD-3: after CLOSE there is nobody to read what comes.
BOOST_AUTO_TEST_CASE(data_for_nobody_are_answered_with_a_reset) {
    {
        lab a;
        auto const [c, next] = a.opened(4000);
        a.host.release(*c);
        BOOST_TEST(a.out() == "FIN ACK 4000>80");
        BOOST_TEST(a.in({"ACK", 80, 4000, 501, next + 1}) == "");
        BOOST_TEST(a.in({"ACK", 80, 4000, 501, next + 1, "data"}) == "RST ACK 4000>80");
        BOOST_TEST(a.host.size() == 0u);
    }
    {
        lab a;
        auto const [c, next] = a.opened(4000);
        (void)a.in({"ACK", 80, 4000, 501, next, "data"});
        a.host.release(*c);
        BOOST_TEST(a.out() == "RST ACK 4000>80");
        BOOST_TEST(a.host.size() == 0u);
    }
}

BOOST_AUTO_TEST_CASE(a_peer_that_never_closes_is_given_up_once_it_is_released) {
    lab a;
    auto const [c, next] = a.opened(4000);
    c->close();
    (void)a.out();
    BOOST_TEST(a.in({"ACK", 80, 4000, 501, next + 1}) == "");
    BOOST_TEST(!a.host.deadline());
    a.now += 1h;
    BOOST_TEST(a.out() == "");
    a.host.release(*c);
    BOOST_TEST(a.out() == "");
    BOOST_TEST((a.host.deadline() == a.now + 100s));
    a.now += 100s;
    BOOST_TEST(a.out() == "RST ACK 4000>80");
    BOOST_TEST(a.host.size() == 0u);
}

// A peer may keep its window shut for as long as it answers; but not where nobody has the connection any more.
BOOST_AUTO_TEST_CASE(a_peer_that_keeps_its_window_shut_is_given_up_once_the_connection_is_released) {
    lab a;
    auto const [c, next] = a.opened(4000);
    auto const shut = [&, first = next](std::uint32_t taken) {
        return a.in({"ACK", 80, 4000, 501, first + taken, "", theirs, ours, 0});
    };
    (void)shut(0);
    (void)c->write(hf::as_bytes("words"));
    a.host.release(*c);
    BOOST_TEST(a.out() == "");
    auto const released = a.now;
    std::uint32_t taken = 0;
    while (a.host.size() > 0 && a.now < released + 1h) {
        a.now = a.host.deadline().value();
        (void)a.out();
        // What is taken puts it off.
        if (a.now > released + 50s) taken = 1;
        if (a.host.size() > 0) (void)shut(taken);
    }
    BOOST_TEST(a.last.at(0).words() == "RST ACK 4000>80");
    BOOST_TEST(a.host.size() == 0u);
    BOOST_TEST((a.now >= released + 150s && a.now <= released + 200s));
}

BOOST_AUTO_TEST_CASE(the_largest_segments_fit_into_packets) {
    tcp::host_options options;
    options.connection.maximum_segment_size = 0xffff;
    options.connection.send_buffer = options.connection.receive_buffer = 1 << 18;
    for (bool const six : {false, true}) {
        auto const address = [&](std::uint8_t last) {
            return six ? handfast::ip_address::v6({0xfd, last}) : handfast::ip_address::v4(10, 0, 0, last);
        };
        tcp::host left{address(1), options}, right{address(2), options};
        instant const now{};
        right.listen(80);
        auto* const c = left.connect({address(2), 80}, now);
        BOOST_TEST(c->write(bytes(200'000)) == 200'000u);
        std::size_t largest = 0;
        for (bool more = true; more;) {
            more = false;
            while (auto const packet = left.next(now)) {
                largest = std::max(largest, packet->size());
                BOOST_TEST(right.received(*packet, now).has_value());
            }
            while (auto const packet = right.next(now)) more = left.received(*packet, now).has_value();
        }
        BOOST_TEST(right.accept(80)->readable() == 200'000u);
        BOOST_TEST(largest == (six ? 0xffffu + 40 : 0xffffu));
    }
}

/// A server's connection that has closed first, and waits for old segments.
tcp::connection* in_time_wait(lab& a) {
    a.host.listen(80);
    auto const next = a.arrives(4000);
    auto* const c = a.host.accept(80);
    c->close();
    (void)a.out();
    (void)a.in({"FIN ACK", 4000, 80, 101, next + 1});
    BOOST_TEST((c->state() == tcp::state::time_wait));
    return c;
}

// §3.10.7.4
BOOST_AUTO_TEST_CASE(a_new_connection_takes_the_place_of_one_in_time_wait) {
    lab a;
    auto* const c = in_time_wait(a);
    a.host.release(*c);
    BOOST_TEST(a.in({"SYN", 4000, 80, 50}) == "ACK 80>4000");
    BOOST_TEST(a.in({"SYN", 4000, 80, 200}) == "SYN ACK 80>4000");
    BOOST_TEST(a.words_of_last().ends_with("/201"));
    BOOST_TEST(a.host.size() == 1u);
}

// §3.6.1, MAY-2: whatever the clock says, it begins beyond what the old one has used.
BOOST_AUTO_TEST_CASE(whoever_takes_the_place_of_another_has_later_numbers) {
    lab a;
    auto* const c = in_time_wait(a);
    auto const used = c->end_of_sent();
    BOOST_TEST(a.in({"SYN", 4000, 80, 200}) == "SYN ACK 80>4000");
    BOOST_TEST((tcp::sequence_number{a.last.at(0).segment.sequence_number} > used));
}

BOOST_AUTO_TEST_CASE(one_in_time_wait_stays_where_there_is_no_room) {
    {  // for one more that waits
        lab a;
        a.host.release(*in_time_wait(a));
        for (std::uint16_t port = 1; port <= 3; ++port) (void)a.in({"SYN", port, 80, 100});
        BOOST_TEST(a.host.size() == 4u);
        BOOST_TEST(a.in({"SYN", 4000, 80, 200}) == "");
        BOOST_TEST(a.host.size() == 4u);
        BOOST_TEST(a.in({"FIN ACK", 4000, 80, 101, 0}) == "ACK 80>4000");
    }
    for (bool const held : {false, true}) {  // for one more at all
        lab a;
        auto* const c = in_time_wait(a);
        if (!held) a.host.release(*c);
        for (std::uint16_t port = 1; port <= 7; ++port) (void)a.host.connect(port, {theirs, 80}, a.now);
        (void)a.out();
        BOOST_TEST(a.host.size() == 8u);
        // One that nobody holds goes, and leaves room.
        BOOST_TEST(a.in({"SYN", 4000, 80, 200}) == (held ? "" : "SYN ACK 80>4000"));
        BOOST_TEST(a.host.size() == 8u);
        BOOST_TEST(a.in({"FIN ACK", 4000, 80, 101, 0}) == (held ? "ACK 80>4000" : "SYN ACK 80>4000"));
    }
}

// A peer whose own TIME-WAIT is over may come again before the program here has let go.
BOOST_AUTO_TEST_CASE(a_new_connection_takes_the_place_of_one_that_is_over) {
    lab a;
    a.host.listen(80);
    auto const next = a.arrives(4000);
    auto* const c = a.host.accept(80);
    (void)a.in({"FIN ACK", 4000, 80, 101, next, "word"});
    c->close();
    (void)a.out();
    BOOST_TEST(a.in({"ACK", 4000, 80, 106, next + 1}) == "");
    BOOST_TEST((c->state() == tcp::state::closed));
    auto const used = c->end_of_sent();
    BOOST_TEST(a.in({"SYN", 4000, 80, 50}) == "SYN ACK 80>4000");
    BOOST_TEST((tcp::sequence_number{a.last.at(0).segment.sequence_number} > used));
    BOOST_TEST(a.host.size() == 2u);
    (void)a.in({"ACK", 4000, 80, 51, a.last.at(0).segment.sequence_number + 1});
    auto const* const other = a.host.accept(80);
    BOOST_TEST_REQUIRE(other != nullptr);
    BOOST_TEST(read(*c) == "word");
    a.host.release(*c);
    BOOST_TEST(a.host.size() == 1u);
    BOOST_TEST((other->state() == tcp::state::established));
    // But not where nobody listens.
    (void)a.in({"RST", 4000, 80, 51});
    BOOST_TEST((other->state() == tcp::state::closed));
    a.host.stop_listening(80);
    BOOST_TEST(a.in({"SYN", 4000, 80, 300}) == "RST ACK 80>4000");
}

// A connection lives until it is released, though another takes its place.
BOOST_AUTO_TEST_CASE(who_holds_one_in_time_wait_still_has_it) {
    lab a;
    a.host.listen(80);
    auto const next = a.arrives(4000);
    auto* const c = a.host.accept(80);
    c->close();
    (void)a.out();
    (void)a.in({"FIN ACK", 4000, 80, 101, next + 1, "word"});
    BOOST_TEST((c->state() == tcp::state::time_wait));
    BOOST_TEST(a.in({"SYN", 4000, 80, 200}) == "SYN ACK 80>4000");
    BOOST_TEST(a.host.size() == 2u);
    (void)a.in({"ACK", 4000, 80, 201, a.last.at(0).segment.sequence_number + 1});
    auto const* const other = a.host.accept(80);
    BOOST_TEST_REQUIRE(other != nullptr);
    BOOST_TEST(other != c);
    BOOST_TEST(read(*c) == "word");
    BOOST_TEST((a.host.deadline() == a.now + 240s));
    a.now += 240s;
    BOOST_TEST(a.out() == "");
    BOOST_TEST((c->state() == tcp::state::closed));
    BOOST_TEST(!c->failure());
    a.host.release(*c);
    BOOST_TEST(a.host.size() == 1u);
    BOOST_TEST((other->state() == tcp::state::established));
}

BOOST_AUTO_TEST_CASE(one_in_time_wait_stays_where_nobody_listens) {
    lab a;
    auto* const c = in_time_wait(a);
    a.host.release(*c);
    a.host.stop_listening(80);
    BOOST_TEST(a.in({"SYN", 4000, 80, 200}) == "ACK 80>4000");
    BOOST_TEST(a.host.size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_first_deadline_of_any) {
    lab a;
    BOOST_TEST(!a.host.deadline());
    (void)a.host.connect(4000, {theirs, 80}, a.now);
    (void)a.out();
    a.now += 300ms;
    (void)a.host.connect(4001, {theirs, 80}, a.now);
    (void)a.out();
    BOOST_TEST((a.host.deadline() == instant{1h + 1s}));
    a.now = instant{1h + 1s};
    BOOST_TEST(a.out() == "SYN 4000>80");
    BOOST_TEST((a.host.deadline() == instant{1h + 1'300ms}));
}

BOOST_AUTO_TEST_CASE(of_version_6) {
    auto const here = handfast::ip_address::v6({0xfd, 1}), there = handfast::ip_address::v6({0xfd, 2});
    tcp::host host{here, small};
    host.listen(80);
    instant const now{};
    BOOST_TEST(host.received(packet_of({"SYN", 4000, 80, 100, 0, "", there, here}), now).has_value());
    auto const packet = host.next(now);
    BOOST_TEST_REQUIRE(packet.has_value());
    heard const answer{*packet};
    BOOST_TEST(answer.words() == "SYN ACK 80>4000");
    BOOST_TEST((answer.segment.between == tcp::addresses{here, there}));
    BOOST_TEST((host.address() == here));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
