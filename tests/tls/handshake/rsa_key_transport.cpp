// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include <array>
#include <initializer_list>
#include <type_traits>
#include <utility>

#include <handfast/choreography/assertions.hpp>
#include <handfast/choreography/check.hpp>
#include <handfast/choreography/machine.hpp>
#include <handfast/choreography/session.hpp>

#include "choreography/nowhere.hpp"
#include "tls/handshake/walk.hpp"

// The order of the messages, written down a second time, by hand, as what each end may do in each of its states.
// Every (state, message) pair of both roles is compared with the machine and with what compiles.

namespace {

namespace chor = handfast::choreography;
namespace tls = handfast::tls;
using namespace handfast::tls;
using protocol = rsa_key_transport;
using walk::receives, walk::sends, walk::shows;

static_assert(chor::check<protocol>());

template <class... M>
struct list {};
using all_messages = list<client_hello, server_hello, certificate, empty_certificate, certificate_request,
                          server_hello_done, client_key_exchange, change_cipher_spec, finished, application_data,
                          close_notify, hello_request, warning_alert, fatal_alert>;

template <class Role>
consteval int state_after(std::initializer_list<walk::step> way) {
    return walk::state_after<protocol, Role>(way);
}

template <class Session, class M>
concept lets_send = requires(Session s, M m) { std::move(s).send(m); };
template <class Session>
concept lets_receive = requires(Session s) { std::move(s).receive(); };
template <class Session>
concept lets_finish = requires(Session s) { std::move(s).finish(); };

template <class M, class... Ms>
constexpr bool among(list<Ms...>) {
    return (std::is_same_v<M, Ms> || ...);
}

template <class A, class B>
struct concatenation;
template <class... A, class... B>
struct concatenation<list<A...>, list<B...>> {
    using type = list<A..., B...>;
};

enum class direction { open, closed };

/// Compares a state with what it must be: what it sends and receives as steps of the order, and which of
/// its directions are open for what may come at any time.
template <class Role, int State, class Sends, class Receives, direction Out = direction::open,
          direction In = direction::open>
consteval bool is_as_written() {
    using alerts = list<warning_alert, fatal_alert, close_notify>;
    constexpr bool is_client = std::is_same_v<Role, role::client>;
    using from_server = list<warning_alert, fatal_alert, close_notify, hello_request>;
    using any_out =
        std::conditional_t<Out == direction::closed, list<>, std::conditional_t<is_client, alerts, from_server>>;
    using any_in =
        std::conditional_t<In == direction::closed, list<>, std::conditional_t<is_client, from_server, alerts>>;
    using may_send = typename concatenation<Sends, any_out>::type;
    using may_receive = typename concatenation<Receives, any_in>::type;
    using session = chor::session<protocol, Role, State, tests::nowhere>;

    constexpr auto& machine = chor::machine_of<protocol, Role>;
    bool right = true;
    [&]<class... M>(list<M...>) {
        ((right = right && machine.find(State, chor::id_of<M>, true).allowed == among<M>(may_send{})), ...);
        ((right = right && machine.find(State, chor::id_of<M>, false).allowed == among<M>(may_receive{})), ...);
        ((right = right && chor::can_send<protocol, Role, State, M> == among<M>(may_send{})), ...);
        ((right = right && chor::can_receive<protocol, Role, State, M> == among<M>(may_receive{})), ...);
        ((right = right && lets_send<session, M> == among<M>(may_send{})), ...);
    }(all_messages{});
    right = right && lets_receive<session> == !std::is_same_v<Receives, list<>>;
    right = right && lets_finish<session> == (Out == direction::closed && In == direction::closed);
    return right;
}

/// The epochs in which a state sends and receives.
template <class Role>
consteval bool under(int state, int sending, int receiving) {
    constexpr auto& machine = chor::machine_of<protocol, Role>;
    return machine.epoch(state, true) == sending && machine.epoch(state, false) == receiving;
}

/// Whether `State` asks for `Evidence`, and nowhere else does the role get by.
template <class Role, class Evidence, int State>
consteval bool shown_in() {
    constexpr auto& machine = chor::machine_of<protocol, Role>;
    for (int t = machine.states[State].first; t < machine.states[State].last; ++t)
        if (!machine.transitions[t].local) return false;
    return chor::can_show<protocol, Role, State, Evidence> && !chor::can_send<protocol, Role, State, Evidence>;
}

namespace as_client {
using role = handfast::tls::role::client;

constexpr int start = 0;
constexpr int greeted = state_after<role>({sends<client_hello>});
constexpr int chosen = state_after<role>({sends<client_hello>, receives<server_hello>});
constexpr int unverified = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>});
constexpr int identified = state_after<role>(
    {sends<client_hello>, receives<server_hello>, receives<certificate>, shows<verified_certificate>});
constexpr int asked = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                         shows<verified_certificate>, receives<certificate_request>});
constexpr int to_answer = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                             shows<verified_certificate>, receives<certificate_request>,
                                             receives<server_hello_done>});
constexpr int to_exchange = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                               shows<verified_certificate>, receives<server_hello_done>});
constexpr int to_change = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                             shows<verified_certificate>, receives<server_hello_done>,
                                             sends<client_key_exchange>});
constexpr int to_finish = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                             shows<verified_certificate>, receives<server_hello_done>,
                                             sends<client_key_exchange>, sends<change_cipher_spec>});
constexpr int has_finished = state_after<role>(
    {sends<client_hello>, receives<server_hello>, receives<certificate>, shows<verified_certificate>,
     receives<server_hello_done>, sends<client_key_exchange>, sends<change_cipher_spec>, sends<finished>});
constexpr int changed = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                           shows<verified_certificate>, receives<server_hello_done>,
                                           sends<client_key_exchange>, sends<change_cipher_spec>, sends<finished>,
                                           receives<change_cipher_spec>});
constexpr int finish_unverified = state_after<role>(
    {sends<client_hello>, receives<server_hello>, receives<certificate>, shows<verified_certificate>,
     receives<server_hello_done>, sends<client_key_exchange>, sends<change_cipher_spec>, sends<finished>,
     receives<change_cipher_spec>, receives<finished>});
constexpr int open = state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                        shows<verified_certificate>, receives<server_hello_done>,
                                        sends<client_key_exchange>, sends<change_cipher_spec>, sends<finished>,
                                        receives<change_cipher_spec>, receives<finished>, shows<verified_finished>});
constexpr int said_bye = chor::machine_of<protocol, role>.find(open, chor::id_of<close_notify>, true).to;
constexpr int heard_bye = chor::machine_of<protocol, role>.find(open, chor::id_of<close_notify>, false).to;
constexpr int over = chor::machine_of<protocol, role>.find(said_bye, chor::id_of<close_notify>, false).to;
constexpr int ended = chor::machine_of<protocol, role>.ended;

static_assert(is_as_written<role, start, list<client_hello>, list<>>());
static_assert(is_as_written<role, greeted, list<>, list<server_hello>>());
static_assert(is_as_written<role, chosen, list<>, list<certificate>>());
static_assert(is_as_written<role, unverified, list<>, list<>>());
static_assert(is_as_written<role, identified, list<>, list<certificate_request, server_hello_done>>());
static_assert(is_as_written<role, asked, list<>, list<server_hello_done>>());
static_assert(is_as_written<role, to_answer, list<empty_certificate>, list<>>());
static_assert(is_as_written<role, to_exchange, list<client_key_exchange>, list<>>());
static_assert(is_as_written<role, to_change, list<change_cipher_spec>, list<>>());
static_assert(is_as_written<role, to_finish, list<finished>, list<>>());
static_assert(is_as_written<role, has_finished, list<>, list<change_cipher_spec>>());
static_assert(is_as_written<role, changed, list<>, list<finished>>());
static_assert(is_as_written<role, finish_unverified, list<>, list<>>());
static_assert(is_as_written<role, open, list<application_data>, list<application_data, close_notify>>());
static_assert(is_as_written<role, said_bye, list<>, list<application_data, close_notify>, direction::closed>());
static_assert(is_as_written<role, heard_bye, list<application_data>, list<>, direction::open, direction::closed>());
static_assert(is_as_written<role, over, list<>, list<>, direction::closed, direction::closed>());
static_assert(is_as_written<role, ended, list<>, list<>, direction::closed, direction::closed>());

// A client that was asked for a certificate and has answered goes on like one that was not.
static_assert(state_after<role>({sends<client_hello>, receives<server_hello>, receives<certificate>,
                                 shows<verified_certificate>, receives<certificate_request>,
                                 receives<server_hello_done>, sends<empty_certificate>}) == to_exchange);
// A HelloRequest changes nothing, wherever it comes; an alert that is fatal ends everything.
constexpr bool anytime_is_harmless = [] {
    constexpr auto& machine = chor::machine_of<protocol, role>;
    for (int const s : {start, greeted, chosen, unverified, identified, asked, to_answer, to_exchange, to_change,
                        to_finish, has_finished, changed, finish_unverified, open, said_bye}) {
        if (machine.find(s, chor::id_of<hello_request>, false).to != s) return false;
        if (machine.find(s, chor::id_of<warning_alert>, false).to != s) return false;
        if (machine.find(s, chor::id_of<fatal_alert>, false).to != ended) return false;
        if (s != open && s != said_bye && machine.find(s, chor::id_of<close_notify>, false).to != ended) return false;
    }
    return true;
}();
static_assert(anytime_is_harmless);

// There is no other state.
static_assert([] {
    std::array const known{unverified, finish_unverified, start,     greeted,   chosen,       identified, asked,
                           to_answer,  to_exchange,       to_change, to_finish, has_finished, changed,    open,
                           said_bye,   heard_bye};
    for (int s = 0; s < chor::machine_of<protocol, role>.state_count; ++s) {
        bool found = s == over;
        for (int const k : known) found = found || k == s;
        if (!found) return false;
    }
    return true;
}());

// What each state rests on: nothing is sent on a certificate that was not verified, and no data before all was.
static_assert(shown_in<role, verified_certificate, unverified>() &&
              shown_in<role, verified_finished, finish_unverified>());
static_assert(!chor::holds<protocol, role, unverified, verified_certificate>);
static_assert(chor::holds<protocol, role, to_exchange, verified_certificate>);
static_assert(!chor::holds<protocol, role, finish_unverified, verified_finished>);
static_assert(chor::holds<protocol, role, open, verified_certificate> &&
              chor::holds<protocol, role, open, verified_finished>);

static_assert(under<role>(greeted, 0, 0) && under<role>(to_change, 0, 0));
static_assert(under<role>(to_finish, 1, 0) && under<role>(has_finished, 1, 0));
static_assert(under<role>(changed, 1, 1) && under<role>(open, 1, 1));
}  // namespace as_client

namespace as_server {
using role = handfast::tls::role::server;

constexpr int start = 0;
constexpr int greeted = state_after<role>({receives<client_hello>});
constexpr int chosen = state_after<role>({receives<client_hello>, sends<server_hello>});
constexpr int identified = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>});
constexpr int has_asked = state_after<role>(
    {receives<client_hello>, sends<server_hello>, sends<certificate>, sends<certificate_request>});
constexpr int waits_for_answer = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                                    sends<certificate_request>, sends<server_hello_done>});
constexpr int waits_for_keys = state_after<role>(
    {receives<client_hello>, sends<server_hello>, sends<certificate>, sends<server_hello_done>});
constexpr int has_keys = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                            sends<server_hello_done>, receives<client_key_exchange>});
constexpr int changed = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                           sends<server_hello_done>, receives<client_key_exchange>,
                                           receives<change_cipher_spec>});
constexpr int unverified = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                              sends<server_hello_done>, receives<client_key_exchange>,
                                              receives<change_cipher_spec>, receives<finished>});
constexpr int to_change = state_after<role>(
    {receives<client_hello>, sends<server_hello>, sends<certificate>, sends<server_hello_done>,
     receives<client_key_exchange>, receives<change_cipher_spec>, receives<finished>, shows<verified_finished>});
constexpr int to_finish = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                             sends<server_hello_done>, receives<client_key_exchange>,
                                             receives<change_cipher_spec>, receives<finished>, shows<verified_finished>,
                                             sends<change_cipher_spec>});
constexpr int open = state_after<role>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                        sends<server_hello_done>, receives<client_key_exchange>,
                                        receives<change_cipher_spec>, receives<finished>, shows<verified_finished>,
                                        sends<change_cipher_spec>, sends<finished>});
constexpr int said_bye = chor::machine_of<protocol, role>.find(open, chor::id_of<close_notify>, true).to;
constexpr int heard_bye = chor::machine_of<protocol, role>.find(open, chor::id_of<close_notify>, false).to;
constexpr int over = chor::machine_of<protocol, role>.find(said_bye, chor::id_of<close_notify>, false).to;
constexpr int ended = chor::machine_of<protocol, role>.ended;

static_assert(is_as_written<role, start, list<>, list<client_hello>>());
static_assert(is_as_written<role, greeted, list<server_hello>, list<>>());
static_assert(is_as_written<role, chosen, list<certificate>, list<>>());
static_assert(is_as_written<role, identified, list<certificate_request, server_hello_done>, list<>>());
static_assert(is_as_written<role, has_asked, list<server_hello_done>, list<>>());
static_assert(is_as_written<role, waits_for_answer, list<>, list<empty_certificate>>());
static_assert(is_as_written<role, waits_for_keys, list<>, list<client_key_exchange>>());
static_assert(is_as_written<role, has_keys, list<>, list<change_cipher_spec>>());
static_assert(is_as_written<role, changed, list<>, list<finished>>());
static_assert(is_as_written<role, unverified, list<>, list<>>());
static_assert(is_as_written<role, to_change, list<change_cipher_spec>, list<>>());
static_assert(is_as_written<role, to_finish, list<finished>, list<>>());
static_assert(is_as_written<role, open, list<application_data>, list<application_data, close_notify>>());
static_assert(is_as_written<role, said_bye, list<>, list<application_data, close_notify>, direction::closed>());
static_assert(is_as_written<role, heard_bye, list<application_data>, list<>, direction::open, direction::closed>());
static_assert(is_as_written<role, over, list<>, list<>, direction::closed, direction::closed>());
static_assert(is_as_written<role, ended, list<>, list<>, direction::closed, direction::closed>());

static_assert([] {
    std::array const known{unverified,     start,    greeted, chosen,    identified, has_asked, waits_for_answer,
                           waits_for_keys, has_keys, changed, to_change, to_finish,  open,      said_bye,
                           heard_bye};
    for (int s = 0; s < chor::machine_of<protocol, role>.state_count; ++s) {
        bool found = s == over;
        for (int const k : known) found = found || k == s;
        if (!found) return false;
    }
    return true;
}());

static_assert(shown_in<role, verified_finished, unverified>());
static_assert(!chor::holds<protocol, role, unverified, verified_finished>);
static_assert(chor::holds<protocol, role, to_change, verified_finished> &&
              chor::holds<protocol, role, open, verified_finished>);

static_assert(under<role>(waits_for_keys, 0, 0) && under<role>(has_keys, 0, 0));
static_assert(under<role>(changed, 0, 1) && under<role>(to_change, 0, 1));
static_assert(under<role>(to_finish, 1, 1) && under<role>(open, 1, 1));
}  // namespace as_server

// What the security of it rests on, said over all ways through the order.
static_assert(chor::after<protocol, application_data, chor::from<finished, role::client>>);
static_assert(chor::after<protocol, application_data, chor::from<finished, role::server>>);
static_assert(chor::after<protocol, client_key_exchange, chor::from<certificate, role::server>>);
static_assert(chor::after<protocol, client_key_exchange, chor::evidence<verified_certificate, role::client>>);
static_assert(chor::after<protocol, application_data, chor::evidence<verified_certificate, role::client>>);
static_assert(chor::after<protocol, application_data, chor::evidence<verified_finished, role::client>>);
static_assert(chor::after<protocol, application_data, chor::evidence<verified_finished, role::server>>);
static_assert(
    chor::after<protocol, chor::evidence<verified_finished, role::client>, chor::from<finished, role::server>>);
static_assert(chor::sent_by<protocol, client_key_exchange, role::client> &&
              chor::sent_by<protocol, certificate_request, role::server>);
static_assert(chor::never<protocol, client_hello, server_hello> && chor::never<protocol, finished, application_data>);
static_assert(chor::never<protocol, change_cipher_spec, application_data>);
static_assert(chor::after<protocol, chor::from<finished, role::server>, chor::from<finished, role::client>>);
static_assert(chor::under<protocol, finished, traffic>);
static_assert(chor::under<protocol, application_data, traffic>);

}  // namespace
