// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/handshake/rsa_key_transport_resumed.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_optional_client_certificate.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_resumption.hpp>

#include <handfast/choreography/same_language.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>

// The figures of RFC 5246 §7.3 for RSA key transport, with a client's certificate (figure 1) and for a session that is
// resumed (figure 2), written down from the RFC message by message; both ends of the library's orders say just that.
namespace {

namespace chor = handfast::choreography;
using namespace handfast::tls;
using namespace handfast::choreography::written;
using chor::check_same_language;
using chor::language;
using chor::language_of;
using client = role::client;
using server = role::server;

enum : int { start, greeted, requested, proven, open, said_bye, heard_bye, over };

/// "Application Data <-------> Application Data", and the end of each direction (§7.2.1).
constexpr language data{path(open, {sends<application_data, traffic>}, open),
                        path(open, {receives<application_data, traffic>}, open),
                        path(open, {sends<close_notify, traffic>}, said_bye),
                        path(open, {receives<close_notify, traffic>}, heard_bye),
                        path(said_bye, {receives<application_data, traffic>}, said_bye),
                        path(said_bye, {receives<close_notify, traffic>}, over),
                        path(heard_bye, {sends<application_data, traffic>}, heard_bye),
                        path(heard_bye, {sends<close_notify, traffic>}, over),
                        finish(over)};

/// "[ChangeCipherSpec] Finished" of both, the client's first: figure 1.
constexpr language client_finishes_first{path(proven,
                                              {sends<change_cipher_spec>, sends<finished, traffic>,
                                               receives<change_cipher_spec>, receives<finished, traffic>},
                                              open),
                                         data};

/// Up to where the client answers a server that asks for a certificate.
constexpr language request{path(start,
                                {sends<client_hello>, receives<server_hello>, receives<certificate>,
                                 receives<certificate_request>, receives<server_hello_done>},
                                requested)};

// Figure 1, with every message that is marked as optional there but ServerKeyExchange, which RSA key transport has not.
constexpr language client_that_must{
    request,
    path(requested, {sends<presented_certificate>, sends<client_key_exchange>, sends<certificate_verify>}, proven),
    client_finishes_first};
constexpr auto server_that_requires = mirrored(client_that_must);
static_assert(check_same_language<language_of<rsa_key_transport_with_client_certificate, client>, client_that_must>());
static_assert(
    check_same_language<language_of<rsa_key_transport_with_client_certificate, server>, server_that_requires>());

// §7.4.6: "If no suitable certificate is available, the client MUST send a certificate message containing no
// certificates." §7.4.8: CertificateVerify "is only sent following a client certificate that has signing capability".
constexpr language client_that_may{
    request,
    path(requested, {sends<presented_certificate>, sends<client_key_exchange>, sends<certificate_verify>}, proven),
    path(requested, {sends<empty_certificate>, sends<client_key_exchange>}, proven), client_finishes_first};
constexpr auto server_that_asks = mirrored(client_that_may);
static_assert(
    check_same_language<language_of<rsa_key_transport_with_optional_client_certificate, client>, client_that_may>());
static_assert(
    check_same_language<language_of<rsa_key_transport_with_optional_client_certificate, server>, server_that_asks>());

// Figure 2.
constexpr language client_that_resumes{
    path(start,
         {sends<client_hello>, receives<resuming_server_hello>, receives<change_cipher_spec>,
          receives<finished, traffic>, sends<change_cipher_spec>, sends<finished, traffic>},
         open),
    data};
constexpr auto server_that_resumes = mirrored(client_that_resumes);
static_assert(check_same_language<language_of<rsa_key_transport_resumed, client>, client_that_resumes>());
static_assert(check_same_language<language_of<rsa_key_transport_resumed, server>, server_that_resumes>());

// Both figures, without a certificate of the client but with the request for one.
constexpr language client_that_offers{
    path(start, {sends<client_hello>}, greeted),
    path(greeted,
         {receives<resuming_server_hello>, receives<change_cipher_spec>, receives<finished, traffic>,
          sends<change_cipher_spec>, sends<finished, traffic>},
         open),
    path(greeted, {receives<full_server_hello>, receives<certificate>}, requested),
    path(requested, {receives<server_hello_done>, sends<client_key_exchange>}, proven),
    path(requested,
         {receives<certificate_request>, receives<server_hello_done>, sends<empty_certificate>,
          sends<client_key_exchange>},
         proven),
    client_finishes_first};
constexpr auto server_that_may_resume = mirrored(client_that_offers);
static_assert(check_same_language<language_of<rsa_key_transport_with_resumption, client>, client_that_offers>());
static_assert(check_same_language<language_of<rsa_key_transport_with_resumption, server>, server_that_may_resume>());

// No machine has a state too many; where the same may be said and heard after it has been shown who the client is and
// after it has not, it has two.
template <class Protocol, class Role>
constexpr int states = chor::state_count(language_of<Protocol, Role>);
static_assert(states<rsa_key_transport_with_client_certificate, client> == chor::minimal_state_count(client_that_must));
static_assert(states<rsa_key_transport_with_client_certificate, server> ==
              chor::minimal_state_count(server_that_requires));
static_assert(states<rsa_key_transport_resumed, client> == chor::minimal_state_count(client_that_resumes));
static_assert(states<rsa_key_transport_resumed, server> == chor::minimal_state_count(server_that_resumes));
static_assert(states<rsa_key_transport_with_optional_client_certificate, server> >
              chor::minimal_state_count(server_that_asks));
static_assert(states<rsa_key_transport_with_resumption, client> > chor::minimal_state_count(client_that_offers));

// Each of its two ways is an order of its own, that of the engines among them: the same text twice says the same.

/// What is left of `of` where `never` does not come.
template <class Language>
constexpr Language without(Language of, chor::type_id never) {
    for (auto& edge : of.edges)
        if (edge.says.message == never) edge.to = edge.from = over + 1'000;
    return of;
}
template <class Role, class M>
constexpr auto resumption_without = without(language_of<rsa_key_transport_with_resumption, Role>, chor::id_of<M>);
constexpr chor::compared as_carriers{.kinds = false};
static_assert(check_same_language<resumption_without<client, resuming_server_hello>,
                                  language_of<rsa_key_transport, client>, as_carriers>());
static_assert(check_same_language<resumption_without<server, resuming_server_hello>,
                                  language_of<rsa_key_transport, server>, as_carriers>());
static_assert(check_same_language<resumption_without<client, full_server_hello>,
                                  language_of<rsa_key_transport_resumed, client>>());
static_assert(check_same_language<resumption_without<server, full_server_hello>,
                                  language_of<rsa_key_transport_resumed, server>>());

}  // namespace
