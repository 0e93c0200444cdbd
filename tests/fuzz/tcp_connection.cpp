// SPDX-License-Identifier: BSL-1.0
// What a peer, and the program at this end, may do to a connection, or to a host with several: the input is a list of
// segments, calls and steps of time. Numbers of segments are told from those that would be right, so that many are.
// Whatever happens, `next` comes to an end, each thing that happens is answered by so many segments at most, a state is
// one of the RFC's, a deadline lies ahead, and no memory is taken. In either direction an octet is a hash of its
// sequence number, so that each that is sent or read is seen to be the right one, in its place and once.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include <sanitizer/allocator_interface.h>

#include <handfast/tcp/host.hpp>

namespace hf = handfast;
namespace tcp = handfast::tcp;
using namespace std::chrono_literals;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

class input {
public:
    explicit input(hf::byte_view bytes) : left_(bytes) {}
    [[nodiscard]] bool empty() const { return left_.empty(); }
    std::uint8_t byte() {
        if (left_.empty()) return 0;
        auto const it = left_.front();
        left_ = left_.subspan(1);
        return it;
    }
    std::uint32_t number() {
        std::uint32_t it = 0;
        for (int i = 0; i < 4; ++i) it = it << 8 | byte();
        return it;
    }

private:
    hf::byte_view left_;
};

tcp::endpoint const here{handfast::ip_address::v4(10, 0, 0, 1), 80};
tcp::endpoint const there{handfast::ip_address::v4(10, 0, 0, 2), 4000};
constexpr tcp::sequence_number initial{0xffff'ff00};

constexpr std::size_t buffer_size = 1'024;
constexpr tcp::connection_options options{.send_buffer = buffer_size,
                                          .receive_buffer = buffer_size,
                                          .maximum_segment_size = 100,
                                          .least_timeout = 200ms,
                                          .give_up_after = 20s,
                                          .segment_lifetime = 10s,
                                          .keep_alive = 30s};
// All that a buffer holds in the smallest segments that there are, and what else there is to say.
constexpr int most_at_once = buffer_size / tcp::least_segment_size + 4;

constexpr std::uint8_t octet_at(std::uint32_t number) { return static_cast<std::uint8_t>(number * 0x9e37'79b9u >> 24); }

/// The octets from a sequence number on; good until the next call.
hf::byte_view octets_at(std::uint32_t number, std::size_t count) {
    static std::array<std::uint8_t, 255> octets;
    for (std::size_t i = 0; i < count; ++i) octets[i] = octet_at(number + static_cast<std::uint32_t>(i));
    return hf::byte_view{octets}.first(count);
}
void require_octets_at(std::uint32_t number, hf::byte_view octets) {
    for (auto const it : octets) require(it == octet_at(number++));
}

/// What the peer's next segment would be if the peer were a good one.
struct expected {
    std::uint32_t theirs = 1'000;  // their next number
    std::uint32_t ours = initial.value + 1;
    std::uint32_t sent_last = initial.value + 1;  // the number behind what was sent last, and was no RST
    std::optional<std::uint32_t> first_of_ours{}, first_of_theirs{};  // octets, of the latest connection

    void sent(tcp::segment const& s) {
        require_octets_at(s.sequence_number, s.data.view());
        if (s.syn) {
            first_of_ours = s.sequence_number + 1;
            first_of_theirs.reset();
        }
        // The first that is acknowledged is the SYN.
        if (s.ack && !s.rst && !first_of_theirs) first_of_theirs = s.acknowledgment_number;
        ours = s.sequence_number + static_cast<std::uint32_t>(s.data.size()) + (s.syn ? 1u : 0u) + (s.fin ? 1u : 0u);
        if (!s.rst) sent_last = ours;
        if (s.ack) theirs = s.acknowledgment_number;
    }
};

/// A number that is right, a little off, near the other end of a window, or anything.
std::uint32_t near(input& in, std::uint32_t right) {
    auto const how = in.byte();
    if (how < 128) return right;
    if (how < 192) return right + how - 160;
    if (how < 224) return right + buffer_size + how - 208;
    if (how < 240) return right + 0x7fff'fff8 + how - 224;
    return in.number();
}

struct made {
    tcp::segment s{};
    tcp::option_block block{};
};

void make(input& in, expected const& right, made& to) {
    auto& s = to.s;
    auto const flags = in.byte();
    s.fin = (flags & 1) != 0;
    s.syn = (flags & 2) != 0;
    s.rst = (flags & 4) != 0;
    s.psh = (flags & 8) != 0;
    s.ack = (flags & 16) != 0;
    s.urg = (flags & 32) != 0;
    s.sequence_number = near(in, right.theirs) - (s.syn ? 1u : 0u);
    s.acknowledgment_number = s.ack ? near(in, right.ours) : 0;
    auto const window = in.byte();
    s.window = window < 128 ? 1'000 : static_cast<std::uint16_t>((window & 1) == 0 ? window - 128 : window << 8);
    if ((flags & 64) != 0) {
        tcp::segment_options said;
        said.maximum_segment_size = static_cast<std::uint16_t>(in.byte() * 8);
        said.window_scale = static_cast<std::uint8_t>(in.byte() % 20);
        to.block = tcp::option_block{said};
        s.options = to.block.view();
    }
    if ((flags & 128) != 0) s.data = octets_at(s.sequence_number + (s.syn ? 1u : 0u), in.byte());
}

tcp::instant::duration step_of(input& in) { return std::chrono::microseconds{std::uint64_t{1} << in.byte() % 28}; }

/// Where the program has come to in either direction, once it is known where that begins.
struct place {
    std::optional<std::uint32_t> written{}, read{};

    void begin(tcp::connection const& c, expected const& at) {
        if (!written) written = at.first_of_ours;
        if (!read && c.was_established()) read = at.first_of_theirs;
    }
};

/// What a program may call.
void call(input& in, tcp::connection& c, place& at) {
    static std::array<std::uint8_t, 255> buffer;
    switch (in.byte() % 8) {
        case 0: c.close(); break;
        case 1:
            if (in.byte() % 4 == 0) c.abort();
            break;
        case 2:
        case 3:
        case 4: {
            auto const room = c.writable();
            std::size_t const count = in.byte();
            auto const from = at.written.value_or(initial.value + 1);
            require(c.write(octets_at(from, count)) == std::min(count, room));
            at.written = from + static_cast<std::uint32_t>(std::min(count, room));
            break;
        }
        default: {
            auto const there_were = c.readable();
            auto const count = std::min<std::size_t>(in.byte(), there_were);
            require(c.read(hf::byte_span{buffer}.first(count)) == count);
            if (count == 0) break;
            require_octets_at(at.read.value(), hf::byte_view{buffer}.first(count));
            *at.read += static_cast<std::uint32_t>(count);
        }
    }
}

void check(tcp::connection const& c, tcp::instant now) {
    require(!to_string(c.state()).empty());
    require(!c.failure() || (!to_string(*c.failure()).empty() && c.state() == tcp::state::closed));
    require(c.readable() <= buffer_size && c.unacknowledged() <= buffer_size && c.writable() <= buffer_size);
    require(!c.deadline() || *c.deadline() > now);
    require(c.state() != tcp::state::closed || !c.deadline());
}

/// Nothing that was acknowledged is missing, and nothing is there that was not; but for a FIN at the end.
void check_totals(tcp::connection const& c, place const& at, expected const& right) {
    if (!c.was_established() || c.failure()) return;
    auto const beyond = right.theirs - *at.read - static_cast<std::uint32_t>(c.readable());
    require(beyond == 0 || (beyond == 1 && c.state() != tcp::state::established));
    // A probe is one octet too old; and FIN is behind the last.
    auto const unsent = *at.written - right.sent_last;
    require(c.state() == tcp::state::closed || unsent <= c.unacknowledged() + 1 || unsent == 0xffff'ffffu);
}

void drain(tcp::connection& c, tcp::instant now, expected& right) {
    for (int count = 0; auto const s = c.next(now); ++count) {
        require(count < most_at_once);
        require(s->data.size() <= 100);
        right.sent(*s);
    }
}

void one_connection(input in) {
    tcp::instant now{};
    auto const active = in.byte() % 2 == 0;
    std::optional<tcp::connection> c;
    if (active) c.emplace(tcp::active{}, options, here, there, initial, now);
    else c.emplace(tcp::passive{}, options, here, there, initial, now);
    expected right;
    place at;
    auto const before = __sanitizer_get_current_allocated_bytes();
    drain(*c, now, right);
    while (!in.empty()) {
        auto const what = in.byte();
        if (what < 160) {
            made it;
            make(in, right, it);
            c->received(it.s, now);
        } else if (what < 208) {
            call(in, *c, at);
        } else if (what < 232 && c->deadline()) {
            now = *c->deadline();
        } else {
            now += step_of(in);
        }
        drain(*c, now, right);
        check(*c, now);
        at.begin(*c, right);
        check_totals(*c, at, right);
    }
    require(__sanitizer_get_current_allocated_bytes() == before);
    // Whoever has closed, and whose peer is silent, is done in the end; but for one whose peer may still close, which
    // is asked whether it is there.
    c->close();
    for (int steps = 0; c->deadline(); ++steps) {
        require(steps < 200);
        now = *c->deadline();
        drain(*c, now, right);
    }
    require(c->state() == tcp::state::closed || c->state() == tcp::state::listen);
}

constexpr std::size_t most_connections = 4;

void one_host(input in) {
    tcp::instant now{};
    std::array<std::uint8_t, 16> const key{};
    tcp::host host{here.address,
                   {.connection = options, .most_connections = most_connections, .most_waiting = 2},
                   tcp::initial_sequence_numbers{hf::secret<16>{key}}};
    host.listen(80);
    struct peer {
        std::uint16_t ours, theirs;
        expected right{};
    };
    std::array<peer, 6> peers{{{80, 1}, {80, 2}, {80, 3}, {81, 1}, {50'000, 1}, {50'001, 1}}};
    struct holding {
        tcp::connection* c;
        place at{};
    };
    std::vector<holding> held;
    held.reserve(most_connections);
    auto const let_go = [&](std::size_t which) {
        host.release(*held[which].c);
        held.erase(held.begin() + static_cast<std::ptrdiff_t>(which));
    };
    auto const drained = [&] {
        int count = 0;
        while (auto const packet = host.next(now)) {
            require(count++ < static_cast<int>(most_connections) * most_at_once + 16);
            auto const s = tcp::decode_packet(*packet);
            require(s.has_value() && s->between.source == here.address);
            for (auto& p : peers)
                if (p.ours == s->source_port && p.theirs == s->destination_port) p.right.sent(*s);
        }
        require(host.size() <= most_connections);
        require(!host.deadline() || *host.deadline() > now);
        for (auto& it : held) {
            check(*it.c, now);
            // Before another can take its place in the flow.
            for (auto const& p : peers)
                if (p.ours == it.c->local().port && p.theirs == it.c->remote().port) it.at.begin(*it.c, p.right);
        }
    };
    std::array<std::uint8_t, 400> packet;
    while (!in.empty()) {
        auto const what = in.byte();
        if (what < 160) {
            auto& p = peers[what % peers.size()];
            made it;
            make(in, p.right, it);
            it.s.between = {there.address, here.address};
            it.s.source_port = p.theirs;
            it.s.destination_port = p.ours;
            auto const size = tcp::encode_packet(it.s, packet);
            require(size.has_value());
            require(host.received(hf::byte_view{packet}.first(*size), now).has_value());
        } else if (what < 176) {
            auto const& p = peers[4 + what % 2];
            if (auto* const c = host.connect(p.ours, {there.address, p.theirs}, now)) held.push_back({c});
        } else if (what < 192) {
            if (auto* const c = host.accept(80)) held.push_back({c});
        } else if (what < 200) {
            if (!held.empty()) let_go(in.byte() % held.size());
        } else if (what < 208) {
            if (what % 2 == 0) host.listen(80);
            else host.stop_listening(80);
        } else if (what < 232) {
            if (!held.empty()) {
                auto& it = held[in.byte() % held.size()];
                call(in, *it.c, it.at);
            }
        } else if (what < 244 && host.deadline()) {
            now = *host.deadline();
        } else {
            now += step_of(in);
        }
        drained();
    }
    // Once nobody holds or accepts anything, all of it ends.
    while (!held.empty()) let_go(0);
    host.stop_listening(80);
    for (int steps = 0; host.size() > 0; ++steps) {
        require(steps < 1'000);
        while (auto* const c = host.accept(80)) host.release(*c);
        drained();
        if (host.size() == 0) break;
        require(host.deadline().has_value());
        now = *host.deadline();
        drained();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return -1;
    input const in{{data + 1, size - 1}};
    if (data[0] % 2 == 0) one_connection(in);
    else one_host(in);
    return 0;
}
