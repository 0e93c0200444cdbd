// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include <handfast/choreography/same_language.hpp>

// Figure 1 of RFC 5246 §7.3 for RSA key transport. The machine of either end, written down from the RFC and not from
// the order of the library, allows exactly what the library's allows, under the same keys.
namespace {

namespace chor = handfast::choreography;
using namespace handfast::tls;
using namespace chor::written;
using protocol = rsa_key_transport;

enum : int { start, certified, asked, keyless, keyed, established, half_closed_by_client, half_closed_by_server, over };

// Under RSA key transport there is always a Certificate of the server (§7.4.2), and ServerKeyExchange is not legal
// (§7.4.3).
constexpr chor::language hellos = path(start, {sends<client_hello>, receives<server_hello>, receives<certificate>},
                                       certified);

// CertificateRequest is optional. Who is asked must answer with a Certificate; this client has none to put into it
// (§7.4.6), and so there is no CertificateVerify (§7.4.8).
constexpr chor::language answers{path(certified, {receives<server_hello_done>}, keyless),
                                 path(certified, {receives<certificate_request>, receives<server_hello_done>}, asked),
                                 path(asked, {sends<empty_certificate>}, keyless)};

// A Finished comes right after ChangeCipherSpec, and is the first message under the new keys (§7.4.9).
constexpr chor::language finishes{path(keyless, {sends<client_key_exchange>}, keyed),
                                  path(keyed,
                                       {sends<change_cipher_spec>, sends<finished, traffic>,
                                        receives<change_cipher_spec>, receives<finished, traffic>},
                                       established)};

// Application Data <-------> Application Data, until each end has sent close_notify (§7.2.1).
constexpr chor::language data{path(established, {sends<application_data, traffic>}, established),
                              path(established, {receives<application_data, traffic>}, established),
                              path(established, {sends<close_notify, traffic>}, half_closed_by_client),
                              path(half_closed_by_client, {receives<application_data, traffic>}, half_closed_by_client),
                              path(half_closed_by_client, {receives<close_notify, traffic>}, over),
                              path(established, {receives<close_notify, traffic>}, half_closed_by_server),
                              path(half_closed_by_server, {sends<application_data, traffic>}, half_closed_by_server),
                              path(half_closed_by_server, {sends<close_notify, traffic>}, over),
                              finish(over)};

// Alerts and HelloRequest may come at any time and stay out.
constexpr chor::language client{hellos, answers, finishes, data};
constexpr chor::language server = mirrored(client);

static_assert(chor::check_same_language<chor::language_of<protocol, role::client>, client>());
static_assert(chor::check_same_language<chor::language_of<protocol, role::server>, server>());
// Neither has a state too many, nor one too few.
static_assert(chor::minimal_state_count(client) == 15 && chor::state_count(client) == 15);
static_assert(chor::state_count(chor::language_of<protocol, role::client>) == 15);
static_assert(chor::state_count(chor::language_of<protocol, role::server>) == 15);

// What a text that is not the RFC's would differ in.
constexpr auto same_but = [](auto const&... parts) { return chor::language{parts..., finishes, data}; };
constexpr auto words = [](auto const& other) {
    return chor::difference(chor::language_of<protocol, role::client>, other, {.keys = false});
};
static_assert(
    words(same_but(hellos, path(certified, {receives<server_hello_done>}, keyless))) ==
    "only the first may receive CertificateRequest after sending ClientHello, receiving ServerHello, receiving "
    "Certificate");
static_assert(words(same_but(hellos, answers, path(asked, {silently}, keyless))) ==
              "only the second may send ClientKeyExchange after sending ClientHello, receiving ServerHello, receiving "
              "Certificate, receiving CertificateRequest, receiving ServerHelloDone");
static_assert(
    words(same_but(hellos, answers, path(keyed, {sends<finished>}, established))) ==
    "only the second may send Finished after sending ClientHello, receiving ServerHello, receiving Certificate, "
    "receiving ServerHelloDone, sending ClientKeyExchange");
static_assert(words(same_but(path(start, {sends<client_hello>, receives<server_hello>}, certified), answers)) ==
              "only the first may receive Certificate after sending ClientHello, receiving ServerHello");

}  // namespace
