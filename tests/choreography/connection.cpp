// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <utility>

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

// A server that checks a proof before it answers, and has no time to lose.
class guard;
struct checked_proof : chor::token<guard> {
    using token::token;
};
class guard {
public:
    static checked_proof check() { return checked_proof{checked_proof::permit{}}; }
};

// clang-format off
struct guarded : hf::protocol<
    hf::within<hf::seconds<5>, hf::message<proof, client, server>>, hf::evidence<checked_proof, server>,
    hf::message<welcome, server, client>,
    hf::loop<hf::message<line, client, server>>,
    hf::message<bye, client, server>> {};
// clang-format on
using guarded_connection = hf::connection<guarded, server, server_end>;

struct guarded_handler {
    int lines = 0;
    void operator()(proof) {}
    void operator()(line) { ++lines; }
    void operator()(bye) {}
};

struct pair_of_ends {
    wires wire;
    client_connection c{client_end{&wire}};
    server_connection s{server_end{&wire}};
    client_handler on_client;
    server_handler on_server;
};

// Takes whatever comes, anywhere.
struct anything {
    template <class M>
    void operator()(M) {}
};

/// A connection in `State`, with one M from its peer on the wire and under the right keys.
template <class Role, int State, class M>
void check_pair() {
    constexpr auto& machine = chor::machine_of<login, Role>;
    using connection_type = hf::connection<login, Role, end_of<Role>>;
    auto const connection_in_state = [](wires& wires) {
        return connection_type{
            chor::detail::session_access::make<hf::session<login, Role, State, end_of<Role>>>(end_of<Role>{&wires})};
    };
    BOOST_TEST_CONTEXT(chor::name_of<Role>() << ", state " << State << ", " << chor::name_of<M>()) {
        wires incoming;
        auto receiver = connection_in_state(incoming);
        auto& inbox = end_of<Role>{&incoming}.in();
        inbox.push_back({chor::id_of<M>, 1, receiver.receive_epoch()});
        auto const expected = machine.find(State, chor::id_of<M>, false);
        auto const got = receiver.feed(anything{});
        BOOST_TEST(receiver.state() == (expected.allowed ? expected.to : State));
        BOOST_TEST(inbox.empty() == expected.allowed);
        bool const ahead = machine.has_step(State, true) && !machine.has_step(State, false);
        BOOST_TEST((got == (expected.allowed              ? progress::moved
                            : machine.over(State)         ? progress::ended
                            : !machine.may_receive(State) ? progress::your_turn
                            : ahead                       ? progress::your_turn
                                                          : progress::refused)));
        if constexpr (chor::detail::ever<login, Role, M, true>) {
            wires outgoing;
            auto sender = connection_in_state(outgoing);
            auto const step = machine.find(State, chor::id_of<M>, true);
            BOOST_TEST(sender.template may_send<M>() == step.allowed);
            BOOST_TEST(sender.send(M{}) == step.allowed);
            BOOST_TEST(sender.state() == (step.allowed ? step.to : State));
            BOOST_TEST(end_of<Role>{&outgoing}.out().size() == (step.allowed ? 1U : 0U));
            if (step.allowed) BOOST_TEST(end_of<Role>{&outgoing}.out().front().epoch == step.epoch);
        }
    }
}

template <class Role, int... State>
void check_states(std::integer_sequence<int, State...>) {
    auto const one = []<int S>(std::integral_constant<int, S>) {
        check_pair<Role, S, hello>();
        check_pair<Role, S, challenge>();
        check_pair<Role, S, proof>();
        check_pair<Role, S, welcome>();
        check_pair<Role, S, refusal>();
        check_pair<Role, S, line>();
        check_pair<Role, S, bye>();
        check_pair<Role, S, ping>();
        check_pair<Role, S, panic>();
    };
    (one(std::integral_constant<int, State>{}), ...);
}

// A message that is taken with its session in some states and alone in others: each call is the right one.
struct ask_back : hf::protocol<hf::message<hello, client, server>, hf::message<line, client, server>,
                               hf::message<line, client, server>, hf::message<hello, client, server>,
                               hf::message<bye, client, server>> {};
struct here_and_there {
    int alone = 0, with_session = 0;
    void operator()(hello) { ++alone; }
    void operator()(bye) {}
    void operator()(line) { ++alone; }
    template <class Session>
        requires(Session::state == 2)
    auto operator()(line, Session s) {
        ++with_session;
        return s;
    }
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
    BOOST_TEST(p.c.final());
    BOOST_TEST(!p.c.has_given_up());
    BOOST_TEST(p.c.allowed().view() == "the client, at the end, has nothing left to do");
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

BOOST_AUTO_TEST_CASE(every_pair_of_state_and_message) {
    constexpr int states = chor::machine_of<login, client>.state_count + 1;
    check_states<client>(std::make_integer_sequence<int, states>{});
    check_states<server>(std::make_integer_sequence<int, states>{});
}

BOOST_AUTO_TEST_CASE(a_connection_goes_on_from_a_position) {
    wires wires;
    auto waiting = hf::start<login, client>(client_end{&wires}).send(hello{});
    client_connection::position_type const place{std::move(waiting)};
    client_connection c{client_end{&wires}, place};
    BOOST_TEST(c.position().state() == place.state());
    BOOST_TEST(c.state() == 1);
    BOOST_TEST(c.may_receive<challenge>());
    BOOST_TEST(!c.may_receive<welcome>());
    BOOST_TEST(!c.final());
    c.resume(chor::abandoned{});
    BOOST_TEST(c.ended());
    BOOST_TEST(c.has_given_up());
    BOOST_TEST(!c.final());
    BOOST_TEST(c.allowed().view() == "the client has given up");
    BOOST_TEST((c.feed(anything{}) == progress::ended));
    BOOST_TEST(!c.send(panic{}));
    BOOST_TEST(!c.may_receive<challenge>());
    c.go_on([](auto&&) -> client_connection::position_type { throw 0; });
    client_connection const copy{client_end{&wires}, c.position()};
    BOOST_TEST(copy.has_given_up());
    c.resume(place);
    BOOST_TEST(!c.has_given_up());
    BOOST_TEST(c.may_receive<challenge>());
    c.abandon();
    BOOST_TEST(c.has_given_up());
}

BOOST_AUTO_TEST_CASE(evidence_may_take_its_time) {
    wires wires;
    guarded_connection c{server_end{&wires}};
    guarded_handler handler;
    BOOST_TEST(c.deadline() == 5000U);
    BOOST_TEST(!c.show(guard::check()));
    client_end{&wires}.put<proof>(proof{1}, 0);
    client_end{&wires}.put<line>(line{1}, 0);
    BOOST_TEST((c.poll(handler) == progress::your_turn));
    BOOST_TEST(c.deadline() == 0U);
    BOOST_TEST(!c.send(welcome{}));
    BOOST_TEST(c.allowed().view() == "the server, after receiving proof, may do this: show checked_proof");
    BOOST_TEST((c.feed(handler) == progress::your_turn));  // the line that is there comes early, but rightly
    BOOST_TEST(c.show(guard::check()));
    BOOST_TEST(!c.show(guard::check()));
    BOOST_TEST(c.send(welcome{}));
    BOOST_TEST((c.poll(handler) == progress::need_bytes));
    BOOST_TEST(handler.lines == 1);
}

BOOST_AUTO_TEST_CASE(a_connection_goes_on_by_typed_steps) {
    wires wires;
    guarded_connection c{server_end{&wires}};
    client_end{&wires}.put<proof>(proof{1}, 0);
    BOOST_TEST((c.poll(guarded_handler{}) == progress::your_turn));
    c.go_on([]<class Session>(Session s) -> guarded_connection::position_type {
        if constexpr (chor::can_show<guarded, server, Session::state, checked_proof>)
            return std::move(s).show(guard::check()).send(welcome{});
        else return chor::abandoned{};
    });
    BOOST_TEST((wires.to_client.front().label == chor::id_of<welcome>));
    BOOST_TEST(c.may_receive<line>());
    c.go_on([](auto) { return chor::abandoned{}; });
    BOOST_TEST(c.ended());
}

BOOST_AUTO_TEST_CASE(a_handler_of_a_message_alone_gives_up) {
    wires wires;
    guarded_connection c{server_end{&wires}};
    client_end{&wires}.put<proof>(proof{1}, 0);
    struct {
        guarded_connection* whole;
        void operator()(proof) { whole->abandon(); }
        chor::abandoned operator()(line) { return {}; }
        void operator()(bye) {}
    } handler{&c};
    BOOST_TEST((c.feed(handler) == progress::moved));
    BOOST_TEST(c.has_given_up());

    guarded_connection other{server_end{&wires}};
    client_end{&wires}.put<proof>(proof{1}, 0);
    client_end{&wires}.put<line>(line{1}, 0);
    handler.whole = &c;
    BOOST_TEST((other.feed(handler) == progress::moved));
    BOOST_TEST((other.show(guard::check()) && other.send(welcome{})));
    BOOST_TEST((other.feed(handler) == progress::moved));
    BOOST_TEST(other.has_given_up());
}

BOOST_AUTO_TEST_CASE(a_handler_with_a_session_that_gives_up_has_given_up) {
    wires wires;
    guarded_connection c{server_end{&wires}};
    client_end{&wires}.put<proof>(proof{1}, 0);
    auto const handler = [&c]<class M, class Session>(M, Session s) {
        c.abandon();
        return s;
    };
    BOOST_TEST((c.feed(handler) == progress::moved));
    BOOST_TEST(c.has_given_up());
}

BOOST_AUTO_TEST_CASE(a_message_with_a_session_here_and_alone_there) {
    wires wires;
    auto const out = client_end{&wires};
    auto sender = out;
    sender.put<hello>(hello{1}, 0);
    sender.put<line>(line{2}, 0);
    sender.put<line>(line{3}, 0);
    sender.put<hello>(hello{4}, 0);
    sender.put<bye>(bye{}, 0);
    here_and_there handler;
    hf::connection<ask_back, server, server_end> c{server_end{&wires}};
    BOOST_TEST((c.poll(handler) == progress::ended));
    BOOST_TEST(handler.alone == 3);
    BOOST_TEST(handler.with_session == 1);
    BOOST_TEST(c.final());
}

BOOST_AUTO_TEST_SUITE_END()
