// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_HANDSHAKE_WIRE_END_HPP
#define HANDFAST_TESTS_TLS_HANDSHAKE_WIRE_END_HPP

#include <cstdint>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <handfast/choreography/session.hpp>
#include <handfast/tls/transport.hpp>

// Typed sessions of any order of TLS over real records.
namespace handfast::tests {

/// What a session by hand stands on: memory, keys, records.
template <class Schedule>
struct wire_end {
    template <class... Arguments>
    explicit wire_end(tls::side ours, Arguments&&... arguments)
        : keys(ours, std::forward<Arguments>(arguments)...),
          transport({in, out}, bounds, keys, nullptr, ours == tls::side::server) {}

    std::vector<std::uint8_t> in = std::vector<std::uint8_t>(tls::in_buffer_size(32 * 1024));
    std::vector<std::uint8_t> out = std::vector<std::uint8_t>(tls::out_buffer_size);
    tls::limits bounds{};
    Schedule keys;
    tls::transport<Schedule> transport;
};

/// Everything that one end has to send, to the other.
void carry(auto& from, auto& to) {
    auto const bytes = from.transport.out().pending();
    auto const room = to.transport.in().space();
    BOOST_REQUIRE(!bytes.empty());
    BOOST_REQUIRE(bytes.size() <= room.size());
    std::ranges::copy(bytes, room.begin());
    to.transport.in().received(bytes.size());
    from.transport.out().sent(bytes.size());
}

/// The `M` that `s` receives, and the session after it.
template <class M, class Protocol, class Role, int State, class IO>
auto expect(choreography::session<Protocol, Role, State, IO> s) {
    return get<M>(std::move(s).receive());
}

/// Whether what came has no place where `s` is. (It is to be so: a session that goes on is dropped.)
template <class Session>
bool is_refused(Session s) {
    auto outcome = std::move(s).receive();
    bool const refused = outcome.refused();
    if (refused) (void)std::move(outcome).here().abandon();
    return refused;
}

/// Data in both directions, and the end of both: `c` and `s` are where a handshake leads.
void use_and_close(auto c, auto s, auto& client, auto& server) {
    auto c1 = std::move(c).send(tls::application_data{.data = as_bytes("hello")});
    carry(client, server);
    auto s1 = expect<tls::application_data>(std::move(s));
    BOOST_TEST(as_chars(s1.message.data.view()) == "hello");
    auto s2 = std::move(s1.next).send(tls::application_data{.data = as_bytes("world")});
    carry(server, client);
    auto c2 = expect<tls::application_data>(std::move(c1));
    BOOST_TEST(as_chars(c2.message.data.view()) == "world");
    auto c3 = std::move(c2.next).send(tls::close_notify{});
    carry(client, server);
    auto s3 = expect<tls::close_notify>(std::move(s2)).next.send(tls::close_notify{});
    carry(server, client);
    (void)expect<tls::close_notify>(std::move(c3)).next.finish();
    (void)std::move(s3).finish();
}

}  // namespace handfast::tests

#endif
