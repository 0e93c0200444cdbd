// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <utility>
#include <variant>

#include "toy.hpp"

using namespace toy;
using chor::progress;

namespace {

using client_end = end_of<client>;
using server_end = end_of<server>;
using client_connection = hf::connection<login, client, client_end>;
using server_connection = hf::connection<login, server, server_end>;

struct client_handler {
    int lines = 0, pings = 0;
    void operator()(ping) { ++pings; }
    void operator()(panic) {}
    void operator()(welcome) {}
    void operator()(refusal) {}
    void operator()(line) { ++lines; }
    template <class Session>
    auto operator()(challenge c, Session s) {
        return std::move(s).send(proof{c.value + 1});
    }
    template <class Session>
    chor::position<login, client, client_end> operator()(bye, Session s) {
        if constexpr (chor::can_send<login, client, Session::state, bye>) return std::move(s).send(bye{});
        else return s;
    }
};

struct server_handler {
    int proved = 0;
    void operator()(panic) {}
    void operator()(line) {}
    void operator()(bye) {}
    template <class Session>
    auto operator()(hello h, Session s) {
        return std::move(s).send(ping{}).send(challenge{h.value});
    }
    template <class Session>
    chor::position<login, server, server_end> operator()(proof p, Session s) {
        proved = p.value;
        if (p.value == 0) return chor::abandoned{};
        if (p.value == 1) return std::move(s).send(refusal{});
        return std::move(s).send(welcome{});
    }
};

struct pair_of_ends {
    wires wire;
    client_connection c{client_end{&wire}};
    server_connection s{server_end{&wire}};
    client_handler on_client;
    server_handler on_server;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_connection)

BOOST_AUTO_TEST_CASE(a_login_from_both_ends) {
    pair_of_ends p;
    BOOST_TEST((p.c.feed(p.on_client) == progress::your_turn));
    BOOST_TEST((p.s.feed(p.on_server) == progress::need_bytes));
    BOOST_TEST(p.c.send(hello{7}));
    BOOST_TEST(!p.c.send(hello{7}));
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    BOOST_TEST((p.c.feed(p.on_client) == progress::moved));
    BOOST_TEST(p.on_client.pings == 1);
    BOOST_TEST((p.c.feed(p.on_client) == progress::moved));
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    BOOST_TEST(p.on_server.proved == 8);
    BOOST_TEST(p.s.send_epoch() == 1);
    BOOST_TEST((p.c.feed(p.on_client) == progress::moved));
    BOOST_TEST(p.s.send(line{}));
    BOOST_TEST(p.c.send(line{}));
    BOOST_TEST(p.s.send(bye{}));
    BOOST_TEST(!p.s.send(line{}));
    BOOST_TEST(!p.s.send(bye{}));
    BOOST_TEST(!p.s.send(ping{}));
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    BOOST_TEST((p.c.feed(p.on_client) == progress::moved));
    BOOST_TEST((p.c.feed(p.on_client) == progress::moved));
    BOOST_TEST(p.c.ended());
    BOOST_TEST((p.c.feed(p.on_client) == progress::ended));
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    BOOST_TEST(p.s.ended());
}

BOOST_AUTO_TEST_CASE(what_comes_too_early_is_refused_and_stays_unread) {
    pair_of_ends p;
    client_end{&p.wire}.put<proof>(proof{1}, 0);
    BOOST_TEST((p.s.feed(p.on_server) == progress::refused));
    BOOST_TEST(p.wire.to_server.size() == 1U);
    BOOST_TEST(p.s.state() == 0);
    BOOST_TEST(
        p.s.allowed().view() ==
        "the server, at the start, may do this: receive hello; at any time: send ping, receive panic, send panic, "
        "send bye");
}

BOOST_AUTO_TEST_CASE(a_panic_ends_it) {
    pair_of_ends p;
    BOOST_TEST(p.c.send(panic{}));
    BOOST_TEST(p.c.ended());
    BOOST_TEST(!p.c.send(panic{}));
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    BOOST_TEST(p.s.ended());
}

BOOST_AUTO_TEST_CASE(a_malformed_message_is_a_failure) {
    pair_of_ends p;
    BOOST_TEST(p.c.send(hello{-1}));
    BOOST_TEST((p.s.feed(p.on_server) == progress::failed));  // malformed on this wire
}

BOOST_AUTO_TEST_CASE(abandoning_from_a_handler) {
    pair_of_ends p;
    BOOST_TEST(p.c.send(hello{0}));
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    client_end{&p.wire}.put<proof>(proof{0}, 0);
    BOOST_TEST((p.s.feed(p.on_server) == progress::moved));
    BOOST_TEST(p.s.ended());
}

BOOST_AUTO_TEST_SUITE_END()
