// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_HOST_HPP
#define HANDFAST_TCP_HOST_HPP

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/connection.hpp>
#include <handfast/tcp/connection_options.hpp>
#include <handfast/tcp/endpoint.hpp>
#include <handfast/tcp/initial_sequence_number.hpp>
#include <handfast/tcp/instant.hpp>
#include <handfast/tcp/packet.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// What a host may take.
struct host_options {
    /// What each of its connections may.
    connection_options connection{};
    /// Connections at a time, those in TIME-WAIT included. A SYN more is dropped, and comes again.
    std::size_t most_connections = 256;
    /// Those of them that a listener has and nobody has accepted.
    std::size_t most_waiting = 16;
};

/// TCP of one address: it hands packets to the connections they belong to, and out the packets that these send; opens
/// and listens; answers with RST what belongs to nobody (RFC 9293 §3.10.7.1). It has no socket, thread or clock, and is
/// for what `connection` is for.
///
///     host.received(packet, now);                               // whatever came from the link
///     while (auto const p = host.next(now)) link.write(*p);     // after each call, and at host.deadline()
///
/// A connection lives until it is released. It stays at its place, and the host where it was made.
class host {
public:
    explicit host(ip_address address, host_options options = {}, initial_sequence_numbers numbers = {})
        : address_(address), options_(options), numbers_(std::move(numbers)),
          packet_(greatest_packet_header + 60 + std::max(options.connection.maximum_segment_size, least_segment_size)) {
    }
    host(host const&) = delete;
    host& operator=(host const&) = delete;
    ~host() = default;

    /// The one whose connections these are.
    [[nodiscard]] ip_address const& address() const noexcept { return address_; }

    /// Active OPEN from a port of this host's choice (RFC 6056 §3.3.1: a random one that is free); null where there are
    /// too many connections, or no port is left.
    [[nodiscard]] connection* connect(endpoint remote, instant now) {
        constexpr std::uint16_t first = 49152, count = 16384;
        auto const random = crypto::random_array<2>();
        auto const start = load_big_endian<std::uint16_t>(random.data());
        for (std::uint16_t i = 0; i < count; ++i) {
            endpoint const local{address_, static_cast<std::uint16_t>(first + (start + i) % count)};
            if (!connections_.contains({local.port, remote})) return connect(local.port, remote, now);
        }
        return nullptr;
    }
    /// The same from `port`; null where that has a connection to `remote` already.
    [[nodiscard]] connection* connect(std::uint16_t port, endpoint remote, instant now) {
        if (size() >= options_.most_connections || connections_.contains({port, remote})) return nullptr;
        return &add<active>({port, remote}, numbers_({address_, port}, remote, now), now);
    }

    /// Passive OPEN: who asks for `port` gets a connection, which `accept` hands out.
    void listen(std::uint16_t port) { listening_.insert(port); }
    /// Who asks from now on is refused. Those that came before go on, and wait to be accepted.
    void stop_listening(std::uint16_t port) { listening_.erase(port); }
    /// A connection that came to `port` and is established, once; null while there is none.
    [[nodiscard]] connection* accept(std::uint16_t port) {
        for (auto& [key, it] : connections_) {
            if (key.port != port || !it.waits || !it.connection.was_established()) continue;
            it.waits = false;
            return &it.connection;
        }
        return nullptr;
    }
    /// The caller has done with `it`, which is closed and goes on by itself until it is over, and then is no more. It
    /// is aborted where it makes no progress for `give_up_after`, TIME-WAIT apart.
    /// Where something was not read, or comes yet, the peer is told by RST that it is lost (SHLD-3), and it is over.
    void release(connection& it) {
        if (std::erase_if(displaced_, [&](auto const& node) { return &node.mapped().connection == &it; }) > 0) return;
        auto const found = connections_.find({it.local().port, it.remote()});
        if (found == connections_.end() || &found->second.connection != &it) return;
        found->second.released = true;
        if (it.readable() > 0) it.abort();
        else it.close();
    }

    /// Takes a packet as it came from the link. Returns why it was left alone, if it was.
    result<void, packet_error> received(byte_view packet, instant now) {
        auto const s = decode_packet(packet);
        if (!s) return fail(s.error());
        // §3.9.2.3: what is meant for many, or comes from nobody, is not answered.
        if (s->between.destination != address_ || !s->between.source.is_unicast()) return {};
        flow const key{s->destination_port, {s->between.source, s->source_port}};
        auto found = connections_.find(key);
        bool const there = found != connections_.end();
        bool const over = there && found->second.connection.state() == state::closed;
        if (asks_for_connection(*s) && (!there || over || found->second.connection.makes_room_for(*s)))
            open_for(*s, key, found, now);
        else if (!there || over) disown(*s);
        else deliver(found->second, *s, now);
        return {};
    }

    /// The next packet to be sent, until there is none; a view until the next call.
    [[nodiscard]] std::optional<byte_view> next(instant now) {
        if (!disowned_.empty()) {
            auto const s = disowned_.front();
            disowned_.pop_front();
            return encoded(s);
        }
        for (auto& it : displaced_) (void)it.mapped().connection.next(now);  // only so that TIME-WAIT ends
        for (auto it = connections_.begin(); it != connections_.end();) {
            auto& held = it->second;
            mind_the_peer(held, now);
            if (auto const s = held.connection.next(now)) return encoded(*s);
            // Who was never handed out is nobody's.
            auto const at = held.connection.state();
            if ((at == state::closed || at == state::listen) && (held.released || held.waits))
                it = connections_.erase(it);
            else ++it;
        }
        return std::nullopt;
    }

    /// When `next` is to be called though nothing has come.
    [[nodiscard]] std::optional<instant> deadline() const noexcept {
        std::optional<instant> first;
        auto const either = [&](std::optional<instant> at) {
            if (at && (!first || *at < *first)) first = at;
        };
        for (auto const& [key, held] : connections_) {
            either(held.connection.deadline());
            either(held.given_up);
        }
        for (auto const& it : displaced_) either(it.mapped().connection.deadline());
        return first;
    }

    /// How many connections there are.
    [[nodiscard]] std::size_t size() const noexcept { return connections_.size() + displaced_.size(); }

private:
    struct flow {
        std::uint16_t port;
        endpoint remote;
        friend auto operator<=>(flow const&, flow const&) noexcept = default;
    };
    struct entry {
        template <class Role, class... Args>
        explicit entry(Role role, Args const&... args)
            : connection(role, args...), waits(std::same_as<Role, passive>) {}
        tcp::connection connection;
        bool waits;  // to be accepted
        bool released = false;
        /// What was left to do when it last made progress after it was released, and when it is given up.
        std::pair<tcp::state, std::size_t> left{};
        std::optional<instant> given_up{};

        /// Whether somebody was handed it, and has not released it.
        [[nodiscard]] bool is_held() const noexcept { return !waits && !released; }
    };
    using connections = std::map<flow, entry>;

    template <class Role>
    connection& add(flow const& key, sequence_number initial, instant now) {
        auto const [place, _] = connections_.try_emplace(key, Role{}, options_.connection, endpoint{address_, key.port},
                                                         key.remote, initial, now);
        return place->second.connection;
    }
    // Passive OPEN for a SYN, in the place of `old`, if there is one: that is over, or only waits for old segments.
    void open_for(segment const& s, flow const& key, connections::iterator old, instant now) {
        bool const takes_place = old != connections_.end();
        if (!has_room(key.port, takes_place ? &old->second : nullptr)) return;
        auto initial = numbers_({address_, key.port}, key.remote, now);
        if (takes_place) {
            // §3.6.1, MAY-2: beyond all numbers that the old one has used, with a window's length between.
            initial = later(initial, old->second.connection.end_of_sent() + 0x1'0000);
            auto node = connections_.extract(old);
            // Whoever has it may still ask it for what came.
            if (node.mapped().is_held()) displaced_.push_back(std::move(node));
        }
        add<passive>(key, initial, now).received(s, now);
    }
    [[nodiscard]] bool asks_for_connection(segment const& s) const {
        return s.syn && !s.ack && !s.rst && listening_.contains(s.destination_port);
    }
    // Whether one more can wait at `port`, once `old` has gone that it takes the place of.
    [[nodiscard]] bool has_room(std::uint16_t port, entry const* old) const noexcept {
        auto const waiting = std::count_if(connections_.begin(), connections_.end(), [&](auto const& it) {
            return it.first.port == port && it.second.waits && &it.second != old;
        });
        auto const stay = size() - (old != nullptr && !old->is_held() ? 1 : 0);
        return stay < options_.most_connections && static_cast<std::size_t>(waiting) < options_.most_waiting;
    }

    static void deliver(entry& to, segment const& s, instant now) {
        to.connection.received(s, now);
        if (to.released && to.connection.readable() > 0) to.connection.abort();
    }
    // A peer may keep its window shut, or its side open, for as long as it wants; but not where nobody has the
    // connection any more. TIME-WAIT is as long as it is.
    void mind_the_peer(entry& it, instant now) const {
        if (!it.released) return;
        auto const left = std::pair{it.connection.state(), it.connection.unacknowledged()};
        if (left.first == state::closed || left.first == state::time_wait) return it.given_up.reset();
        if (it.given_up && it.left == left) {
            if (now >= *it.given_up) it.connection.abort();
            return;
        }
        it.left = left;
        it.given_up = now + options_.connection.give_up_after;
    }

    // §3.10.7.1
    void disown(segment const& s) {
        if (s.rst || disowned_.size() == 16) return;
        segment no{};
        no.between = {s.between.destination, s.between.source};
        no.source_port = s.destination_port;
        no.destination_port = s.source_port;
        no.rst = true;
        if (s.ack) {
            no.sequence_number = s.acknowledgment_number;
        } else {
            no.ack = true;
            no.acknowledgment_number = s.sequence_number + static_cast<std::uint32_t>(s.data.size()) +
                                       (s.syn ? 1u : 0u) + (s.fin ? 1u : 0u);
        }
        disowned_.push_back(no);
    }
    [[nodiscard]] byte_view encoded(segment const& s) {
        return byte_view{packet_}.first(encode_packet(s, packet_).value());
    }

    ip_address address_;
    host_options options_;
    initial_sequence_numbers numbers_;
    std::set<std::uint16_t> listening_{};
    connections connections_{};
    std::vector<connections::node_type> displaced_{};  // over or in TIME-WAIT, and not released
    std::deque<segment> disowned_{};
    std::vector<std::uint8_t> packet_;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
