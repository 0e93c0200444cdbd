// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/handshake/rsa_key_transport_resumed.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_resumption.hpp>

#include <handfast/choreography/assertions.hpp>
#include <handfast/choreography/check.hpp>
#include <handfast/choreography/compatible.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "tls/handshake/walk.hpp"

// What the security of the orders with a resumed session rests on, and texts that would undermine it.
namespace {

namespace chor = handfast::choreography;
namespace parts = handfast::tls::parts;
using namespace handfast::tls;
using namespace walk;
using client = role::client;
using server = role::server;
using resumed = rsa_key_transport_resumed;
using either = rsa_key_transport_with_resumption;

template <class Evidence, class Role>
using proof = chor::evidence<Evidence, Role>;

static_assert(chor::check<resumed>());
static_assert(chor::check<either>());

// Resumed or not, nobody sends or reads data before both have verified the other's Finished.
template <class P>
constexpr bool both_finished = chor::after<P, application_data, proof<verified_finished, client>> &&
                               chor::after<P, application_data, proof<verified_finished, server>> &&
                               chor::after<P, application_data, chor::from<finished, client>> &&
                               chor::after<P, application_data, chor::from<finished, server>> &&
                               chor::under<P, finished, traffic> && chor::under<P, application_data, traffic> &&
                               chor::never<P, change_cipher_spec, application_data> &&
                               chor::never<P, finished, application_data>;
static_assert(both_finished<resumed> && both_finished<either>);

// In a session that is resumed the server finishes first, and nobody shows who he is.
static_assert(chor::after<resumed, chor::from<finished, client>, proof<verified_finished, client>>);
static_assert(chor::after<resumed, chor::from<finished, client>, chor::from<finished, server>>);
static_assert(chor::after<resumed, finished, resuming_server_hello>);
static_assert(chor::never<resumed, certificate> && chor::never<resumed, client_key_exchange> &&
              chor::never<resumed, full_server_hello> && chor::never<resumed, verified_certificate>);

// No data without a verified certificate, unless the session was resumed; and that alone is an excuse.
static_assert(chor::after<either, application_data, proof<verified_certificate, client>, resuming_server_hello>);
static_assert(!chor::after<either, application_data, proof<verified_certificate, client>>);
static_assert(!chor::after<either, application_data, proof<verified_certificate, client>, certificate_request>);
static_assert(chor::after<either, client_key_exchange, proof<verified_certificate, client>>);
static_assert(chor::after<either, finished, client_key_exchange, resuming_server_hello>);
static_assert(chor::never<either, certificate, resuming_server_hello> &&
              chor::never<either, client_key_exchange, resuming_server_hello> &&
              chor::never<either, resuming_server_hello, full_server_hello> &&
              chor::never<either, full_server_hello, resuming_server_hello>);
static_assert(
    chor::after<either, chor::from<finished, server>, proof<verified_finished, server>, resuming_server_hello>);
static_assert(chor::sent_by<either, resuming_server_hello, server> && chor::sent_by<either, full_server_hello, server>);

// The session's type tells what the open connection rests on.
constexpr int greeted = state_after<either, client>({sends<client_hello>});
constexpr int open_resumed = after<either, client>(
    greeted, {receives<resuming_server_hello>, receives<change_cipher_spec>, receives<finished>,
              shows<verified_finished>, sends<change_cipher_spec>, sends<finished>});
constexpr int open_new = after<either, client>(
    greeted, {receives<full_server_hello>, receives<certificate>, shows<verified_certificate>,
              receives<server_hello_done>, sends<client_key_exchange>, sends<change_cipher_spec>, sends<finished>,
              receives<change_cipher_spec>, receives<finished>, shows<verified_finished>});
static_assert(open_resumed != open_new);
static_assert(chor::can_send<either, client, open_resumed, application_data> &&
              chor::can_send<either, client, open_new, application_data>);
static_assert(chor::holds<either, client, open_new, verified_certificate> &&
              !chor::holds<either, client, open_resumed, verified_certificate>);
static_assert(chor::holds<either, client, open_new, verified_finished> &&
              chor::holds<either, client, open_resumed, verified_finished>);

// After a ServerHello that resumes, nothing of a full handshake is taken, and the other way about.
constexpr int resuming = after<either, client>(greeted, {receives<resuming_server_hello>});
constexpr int anew = after<either, client>(greeted, {receives<full_server_hello>});
static_assert(chor::can_receive<either, client, resuming, change_cipher_spec> &&
              !chor::can_receive<either, client, resuming, certificate>);
static_assert(chor::can_receive<either, client, anew, certificate> &&
              !chor::can_receive<either, client, anew, change_cipher_spec>);
static_assert(!chor::can_receive<either, client, greeted, server_hello>, "it must be one of the two");

// A client that can do both serves a server that only resumes, as far as the order goes; one that can do only one of
// them does not serve a server that may choose.
static_assert(chor::compatible<either, client, resumed, server>);
static_assert(!chor::compatible<resumed, client, either, server>);
static_assert(!chor::compatible<rsa_key_transport, client, resumed, server>);

// Texts that look alike and are refused.

/// Everything but how it comes to an open connection after ClientHello.
template <class... Way>
struct beginning
    : chor::protocol<chor::message<client_hello, client, server>, Way..., parts::established, parts::at_any_time> {};
using full = chor::sequence<parts::server_identity, chor::message<server_hello_done, server, client>,
                            chor::message<client_key_exchange, client, server>,
                            parts::change_and_finish<client, server>, parts::change_and_finish<server, client>>;
using abbreviated = chor::sequence<parts::change_and_finish<server, client>, parts::change_and_finish<client, server>>;
static_assert(
    chor::sound<beginning<
        chor::choice<parts::resumption, chor::sequence<chor::message<full_server_hello, server, client>, full>>>>);

// What comes after ServerHello decides: a server that goes on with ChangeCipherSpec needs no certificate (SKIP, early
// ChangeCipherSpec).
using settled_later = beginning<chor::message<server_hello, server, client>, chor::choice<full, abbreviated>>;
static_assert(!chor::sound<settled_later> && chor::flaw_of<settled_later, client> == chor::flaw::skips_authentication);
// One ServerHello that may say anything, beside one that resumes.
using anything =
    beginning<chor::choice<parts::resumption, chor::sequence<chor::message<server_hello, server, client>, full>>>;
static_assert(!chor::sound<anything> && chor::flaw_of<anything, client> == chor::flaw::ambiguous);

// The kinds are told apart by what was offered: both cannot be, and one must.
struct end_of_client {
    handfast::byte_view offered;
    [[nodiscard]] constexpr handfast::byte_view offered_session() const { return offered; }
};
constexpr std::uint8_t id[]{1, 2, 3, 4};
constexpr handfast::byte_view whole{id};

constexpr bool told_apart(handfast::byte_view said, handfast::byte_view offered, bool resumes) {
    server_hello hello;
    hello.session_id = said;
    return resuming_server_hello::matches(hello, end_of_client{offered}) == resumes &&
           full_server_hello::matches(hello, end_of_client{offered}) == !resumes;
}
static_assert(told_apart(whole, whole, true));
static_assert(told_apart({}, whole, false), "the session will not be one to resume");
static_assert(told_apart(whole, {}, false), "none was offered");
static_assert(told_apart({}, {}, false), "an empty one is none");
static_assert(told_apart(whole.first(3), whole, false) && told_apart(whole, whole.first(3), false));
static_assert(told_apart(whole.first(2), whole.last(2), false));
static_assert(!knows_offered_session<int> && knows_offered_session<end_of_client>);

}  // namespace
