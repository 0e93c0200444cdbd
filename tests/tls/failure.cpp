// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/failure.hpp>

#include <array>
#include <cstddef>

#include <handfast/tls/alert_words.hpp>
#include <handfast/tls/certificate_failure.hpp>
#include <handfast/tls/error.hpp>

namespace tls = handfast::tls;
namespace x509 = handfast::x509;
using tls::alert_description;
using tls::alert_for;
using tls::failure;

namespace {

constexpr bool is_known(int value) { return to_string(failure(value)) != "unknown failure"; }

// Each failure has words of its own, and 0 is none: an error code of 0 says that nothing failed.
static_assert([] {
    for (int a = 0; a < 256; ++a) {
        if (!is_known(a)) continue;
        if (a == 0 || to_string(failure(a)).empty()) return false;
        for (int b = 0; b < a; ++b)
            if (to_string(failure(a)) == to_string(failure(b))) return false;
    }
    return true;
}());
static_assert(is_known(static_cast<int>(failure::malformed_message)) && is_known(static_cast<int>(failure::internal)));

// Which alert tells of what (RFC 5246 §7.2.2; RFC 5746 §3.4; RFC 7627 §5).
static_assert(alert_for(failure::unexpected_message) == alert_description::unexpected_message);
static_assert(alert_for(failure::too_many_messages) == alert_description::unexpected_message);
static_assert(alert_for(failure::bad_record_mac) == alert_description::bad_record_mac);
static_assert(alert_for(failure::record_overflow) == alert_description::record_overflow);
static_assert(alert_for(failure::malformed_message) == alert_description::decode_error);
static_assert(alert_for(failure::wrong_finished) == alert_description::decrypt_error);
static_assert(alert_for(failure::no_common_version) == alert_description::protocol_version);
static_assert(alert_for(failure::wrong_record_version) == alert_description::protocol_version);
static_assert(alert_for(failure::no_common_suite) == alert_description::handshake_failure);
static_assert(alert_for(failure::renegotiation_not_secured) == alert_description::handshake_failure);
static_assert(alert_for(failure::extended_master_secret_missing) == alert_description::handshake_failure);
static_assert(alert_for(failure::no_common_compression) == alert_description::illegal_parameter);
static_assert(alert_for(failure::not_offered) == alert_description::illegal_parameter);
static_assert(alert_for(failure::no_common_application_protocol) == alert_description::no_application_protocol);
static_assert(alert_for(failure::unrecognized_name) == alert_description::unrecognized_name);
static_assert(alert_for(failure::extension_not_asked_for) == alert_description::unsupported_extension);
static_assert(alert_for(failure::certificate_malformed) == alert_description::bad_certificate);
static_assert(alert_for(failure::certificate_unacceptable) == alert_description::bad_certificate);
static_assert(alert_for(failure::certificate_expired) == alert_description::certificate_expired);
static_assert(alert_for(failure::certificate_unsupported) == alert_description::unsupported_certificate);
static_assert(alert_for(failure::certificate_unknown_issuer) == alert_description::unknown_ca);

// Who has ended the connection, or has none, is told nothing.
static_assert([] {
    for (auto const f :
         {failure::alert_received, failure::closed_by_peer, failure::truncated, failure::timed_out,
          failure::cipher_unavailable, failure::invalid_server_name, failure::invalid_protocol_name,
          failure::not_established, failure::export_refused, failure::stream_failed, failure::closed_by_us})
        if (alert_for(f)) return false;
    return true;
}());

// A bad premaster secret has no failure of its own, or there would be somebody to tell it.
static_assert(alert_for(failure::bad_record_mac) != alert_for(failure::wrong_finished));

// What is wrong with a certificate, as TLS has it.
static_assert(tls::failure_of(x509::failure::expired) == failure::certificate_expired);
static_assert(tls::failure_of(x509::failure::not_yet_valid) == failure::certificate_expired);
static_assert(tls::failure_of(x509::failure::issuer_not_trusted) == failure::certificate_unknown_issuer);
static_assert(tls::failure_of(x509::failure::wrong_key_usage) == failure::certificate_unsupported);
static_assert(tls::failure_of(x509::failure::unknown_critical_extension) == failure::certificate_unsupported);
static_assert(tls::failure_of(x509::failure::malformed) == failure::certificate_malformed);

// One line.
static_assert(describe(tls::error{.what = failure::record_overflow}) == "a record is longer than allowed");
static_assert(describe(tls::error{.what = failure::record_overflow,
                                  .path = tls::error::alert_path::sent,
                                  .alert = alert_description::record_overflow}) ==
              "a record is longer than allowed (sent alert record_overflow)");
static_assert(describe(tls::error{.what = failure::alert_received,
                                  .path = tls::error::alert_path::received,
                                  .alert = alert_description{211},
                                  .words = "said so"}) == "said so (received alert 211)");

// Whatever alert comes, there are words for it.
static_assert([] {
    for (int a = 0; a < 256; ++a)
        if (tls::explain(alert_description(a)).empty()) return false;
    return true;
}());

}  // namespace
