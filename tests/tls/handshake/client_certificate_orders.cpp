// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/handshake/rsa_key_transport_with_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>

#include <handfast/choreography/assertions.hpp>
#include <handfast/choreography/check.hpp>
#include <handfast/choreography/compatible.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "tls/handshake/walk.hpp"

// What the security of the orders with a client's certificate rests on, and texts that would undermine it.
namespace {

namespace chor = handfast::choreography;
namespace parts = handfast::tls::parts;
using namespace handfast::tls;
using namespace walk;
using client = role::client;
using server = role::server;
using required = rsa_key_transport_with_client_certificate;
using optional = rsa_key_transport_with_optional_client_certificate;

template <class Evidence, class Role>
using proof = chor::evidence<Evidence, Role>;

static_assert(chor::check<required>());
static_assert(chor::check<optional>());

// Whatever was asked of the client, what rsa_key_transport asks for is asked for.
template <class P>
constexpr bool as_safe_as_without = chor::after<P, application_data, proof<verified_certificate, client>> &&
                                    chor::after<P, application_data, proof<verified_finished, client>> &&
                                    chor::after<P, application_data, proof<verified_finished, server>> &&
                                    chor::after<P, client_key_exchange, proof<verified_certificate, client>> &&
                                    chor::after<P, chor::from<finished, server>, proof<verified_finished, server>> &&
                                    chor::under<P, finished, traffic> && chor::under<P, application_data, traffic> &&
                                    chor::under<P, certificate_verify, chor::unprotected> &&
                                    chor::under<P, presented_certificate, chor::unprotected> &&
                                    chor::never<P, client_hello, server_hello> &&
                                    chor::never<P, change_cipher_spec, application_data> &&
                                    chor::never<P, certificate_request, client_key_exchange>;
static_assert(as_safe_as_without<required> && as_safe_as_without<optional>);

template <class P>
constexpr bool asked_before_shown = chor::after<P, presented_certificate, certificate_request> &&
                                    chor::after<P, presented_certificate, server_hello_done> &&
                                    chor::after<P, certificate_verify, client_key_exchange> &&
                                    chor::after<P, certificate_verify, proof<verified_client_certificate, server>> &&
                                    chor::after<P, proof<verified_possession, server>, certificate_verify> &&
                                    chor::never<P, certificate_verify, change_cipher_spec> &&
                                    chor::never<P, presented_certificate, client_key_exchange>;
static_assert(asked_before_shown<required> && asked_before_shown<optional>);

template <class P>
constexpr bool said_by_whom = chor::sent_by<P, certificate_request, server> && !chor::sent_by<P, certificate, server> &&
                              chor::sent_by<P, presented_certificate, client> &&
                              chor::sent_by<P, certificate_verify, client> &&
                              !chor::sent_by<P, verified_possession, client>;
static_assert(said_by_whom<required> && said_by_whom<optional>);

// Where a certificate is required, there is no data and no Finished of the server without it.
template <class P, class... Unless>
constexpr bool knows_its_client =
    chor::after<P, application_data, proof<verified_client_certificate, server>, Unless...> &&
    chor::after<P, application_data, proof<verified_possession, server>, Unless...> &&
    chor::after<P, chor::from<change_cipher_spec, server>, proof<verified_possession, server>, Unless...> &&
    chor::after<P, chor::from<finished, client>, certificate_verify, Unless...>;
static_assert(knows_its_client<required>);
static_assert(chor::never<required, empty_certificate>, "a client without a certificate has no place in it");
// Where it is optional, only Certificate with nothing in it does without.
static_assert(!knows_its_client<optional> && knows_its_client<optional, empty_certificate>);
static_assert(chor::never<optional, certificate_verify, empty_certificate>);
static_assert(chor::never<optional, empty_certificate, presented_certificate>);

// A server that waits for the certificate takes nothing else in its place.
constexpr int waits = state_after<required, server>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                                     sends<certificate_request>, sends<server_hello_done>});
static_assert(chor::can_receive<required, server, waits, presented_certificate>);
static_assert(!chor::can_receive<required, server, waits, empty_certificate> &&
              !chor::can_receive<required, server, waits, certificate> &&
              !chor::can_receive<required, server, waits, client_key_exchange>);
constexpr int seen = after<required, server>(waits, {receives<presented_certificate>});
static_assert(chor::can_show<required, server, seen, verified_client_certificate> &&
              !chor::can_receive<required, server, seen, client_key_exchange>);
constexpr int exchanged = after<required, server>(seen,
                                                  {shows<verified_client_certificate>, receives<client_key_exchange>});
static_assert(chor::can_receive<required, server, exchanged, certificate_verify> &&
              !chor::can_receive<required, server, exchanged, change_cipher_spec>);
constexpr int signed_by_client = after<required, server>(exchanged, {receives<certificate_verify>});
static_assert(chor::can_show<required, server, signed_by_client, verified_possession> &&
              !chor::can_receive<required, server, signed_by_client, change_cipher_spec>);
static_assert(!chor::can_show<required, server, signed_by_client, verified_client_certificate>);

// What the open connection rests on.
template <class P, int From>
constexpr int opened = after<P, server>(From, {receives<change_cipher_spec>, receives<finished>,
                                               shows<verified_finished>, sends<change_cipher_spec>, sends<finished>});
template <class P, int State>
constexpr bool knows_client = chor::holds<P, server, State, verified_client_certificate> &&
                              chor::holds<P, server, State, verified_possession>;
constexpr int required_open = opened<required, after<required, server>(signed_by_client, {shows<verified_possession>})>;
static_assert(chor::can_send<required, server, required_open, application_data> &&
              chor::can_receive<required, server, required_open, application_data>);
static_assert(knows_client<required, required_open> && chor::holds<required, server, required_open, verified_finished>);

constexpr int asked = state_after<optional, server>({receives<client_hello>, sends<server_hello>, sends<certificate>,
                                                     sends<certificate_request>, sends<server_hello_done>});
constexpr int stranger =
    opened<optional, after<optional, server>(asked, {receives<empty_certificate>, receives<client_key_exchange>})>;
constexpr int known =
    opened<optional, after<optional, server>(asked, {receives<presented_certificate>,
                                                     shows<verified_client_certificate>, receives<client_key_exchange>,
                                                     receives<certificate_verify>, shows<verified_possession>})>;
static_assert(stranger != known, "the type of the session tells whether the client is known");
static_assert(knows_client<optional, known> && !knows_client<optional, stranger>);
static_assert(
    !chor::can_receive<optional, server,
                       after<optional, server>(asked, {receives<empty_certificate>, receives<client_key_exchange>}),
                       certificate_verify>);

// The orders among each other: a client that has a certificate serves both; one that may have none, only a server that
// does without. The client of rsa_key_transport, which answers with an empty one, is such a client.
static_assert(chor::compatible<required, client, optional, server>);
static_assert(!chor::compatible<optional, client, required, server>);
static_assert(chor::compatible<rsa_key_transport, client, optional, server>);
static_assert(!chor::compatible<rsa_key_transport, client, required, server>);

// Texts that look alike and are refused.

/// Everything but what the client says between ServerHelloDone and its ChangeCipherSpec.
template <class... Answer>
struct asking : chor::protocol<chor::message<client_hello, client, server>, chor::message<server_hello, server, client>,
                               parts::server_identity, chor::message<certificate_request, server, client>,
                               chor::message<server_hello_done, server, client>, Answer...,
                               parts::change_and_finish<client, server>, parts::change_and_finish<server, client>,
                               parts::established, parts::at_any_time> {};
using key_exchange = chor::message<client_key_exchange, client, server>;
static_assert(chor::sound<asking<parts::client_identity, key_exchange, parts::client_possession>>);

// A CertificateVerify that is settled by the next message: leave it out, and be believed without the key.
using unproven = asking<parts::client_identity, key_exchange, chor::optional<parts::client_possession>>;
static_assert(!chor::sound<unproven> && chor::flaw_of<unproven, server> == chor::flaw::skips_authentication);
// Evidence that is asked for only if it comes.
using unchecked = asking<parts::client_identity, key_exchange,
                         chor::optional<chor::authenticates<chor::message<certificate_verify, client, server>>>>;
static_assert(!chor::sound<unchecked> && chor::flaw_of<unchecked, server> == chor::flaw::skips_authentication);

// A Certificate that is left out rather than empty.
using anonymous = asking<chor::optional<parts::client_identity>, key_exchange>;
static_assert(!chor::sound<anonymous> && chor::flaw_of<anonymous, server> == chor::flaw::skips_authentication);
using all_or_nothing =
    asking<chor::choice<key_exchange, chor::sequence<parts::client_identity, key_exchange, parts::client_possession>>>;
static_assert(!chor::sound<all_or_nothing> &&
              chor::flaw_of<all_or_nothing, server> == chor::flaw::skips_authentication);

// One that may say anything, beside one that says something: what comes after would decide.
using either = asking<chor::choice<chor::sequence<chor::message<certificate, client, server>, key_exchange>,
                                   chor::sequence<parts::client_identity, key_exchange, parts::client_possession>>>;
static_assert(!chor::sound<either> && chor::flaw_of<either, server> == chor::flaw::ambiguous);

// The server's own Certificate left out.
struct faceless
    : chor::protocol<chor::message<client_hello, client, server>, chor::message<server_hello, server, client>,
                     chor::optional<parts::server_identity>, chor::message<certificate_request, server, client>,
                     chor::message<server_hello_done, server, client>, parts::client_identity, key_exchange,
                     parts::client_possession, parts::change_and_finish<client, server>,
                     parts::change_and_finish<server, client>> {};
static_assert(!chor::sound<faceless> && chor::flaw_of<faceless, client> == chor::flaw::skips_authentication);

}  // namespace
