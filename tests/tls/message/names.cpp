// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message.hpp>

// The names that the registries give, as they stand in a trace.
namespace tls = handfast::tls;

namespace {

static_assert(to_string(tls::content_type::change_cipher_spec) == "change_cipher_spec");
static_assert(to_string(tls::content_type{99}).empty());
static_assert(to_string(tls::handshake_type::client_key_exchange) == "client_key_exchange");
static_assert(to_string(tls::protocol_version::tls_1_2) == "TLS 1.2");
static_assert(to_string(tls::protocol_version{0x7f1c}).empty());
static_assert(to_string(tls::cipher_suite::tls_rsa_with_aes_256_gcm_sha384) == "TLS_RSA_WITH_AES_256_GCM_SHA384");
static_assert(to_string(tls::alert_level::fatal) == "fatal");
static_assert(to_string(tls::alert_description::close_notify) == "close_notify");
static_assert(to_string(tls::compression_method::null) == "null");
static_assert(to_string(tls::client_certificate_type::rsa_sign) == "rsa_sign");
static_assert(to_string(tls::extension_type::renegotiation_info) == "renegotiation_info");
static_assert(to_string(tls::named_group::x25519) == "x25519");
static_assert(to_string(tls::ec_point_format::uncompressed) == "uncompressed");
static_assert(to_string(tls::signature_scheme::rsa_pkcs1_sha256) == "rsa_pkcs1_sha256");
static_assert(to_string(tls::name_type::host_name) == "host_name");

// RFC 5288 §3, RFC 5246 §7.2 and §7.4, RFC 5746 §3.2 and §3.3, RFC 7627 §5.1.
static_assert(static_cast<int>(tls::cipher_suite::tls_rsa_with_aes_256_gcm_sha384) == 0x009d);
static_assert(static_cast<int>(tls::cipher_suite::tls_empty_renegotiation_info_scsv) == 0x00ff);
static_assert(static_cast<int>(tls::alert_description::unexpected_message) == 10);
static_assert(static_cast<int>(tls::handshake_type::finished) == 20);
static_assert(static_cast<int>(tls::extension_type::renegotiation_info) == 0xff01);
static_assert(static_cast<int>(tls::extension_type::extended_master_secret) == 23);

}  // namespace
