// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/advice.hpp>

#include <handfast/tls/certificate_failure.hpp>
#include <handfast/tls/error.hpp>

namespace tls = handfast::tls;
namespace x509 = handfast::x509;
using tls::alert_description;
using tls::failure;

namespace {

// What the person is told depends on what is known: of a certificate its own failure, of an alert the alert.
static_assert(explain(tls::error{.what = failure::wrong_record_version}) ==
              "a record is not of TLS: look whether the peer speaks TLS on this port, or something else");
static_assert(explain(tls::error_of(x509::error{x509::failure::wrong_name, "wanted a, it has b"}.at(0))) ==
              "certificate is not valid for this name (depth 0: wanted a, it has b): connect by a name that it has, or "
              "have it issued with this one as a subjectAltName");
static_assert(explain(tls::error{.what = failure::alert_received,
                                 .path = tls::error::alert_path::received,
                                 .alert = alert_description::unknown_ca,
                                 .words = "the peer does not trust the issuer of our certificate"}) ==
              "the peer does not trust the issuer of our certificate (received alert unknown_ca): give the peer the "
              "certificate of our authority, or present those that lead to one it knows");
static_assert(explain(tls::error{.what = failure::internal}) == "internal error");

// Every failure of a certificate's keeps what it was.
static_assert(tls::error_of(x509::error{x509::failure::weak_key}).certificate == x509::failure::weak_key);

// Whatever a peer may do wrong, there is advice; of certificates the failure itself has none, for they have their own.
static_assert([] {
    for (int f = 1; f < static_cast<int>(failure::certificate_malformed) && to_string(failure(f)) != "unknown failure";
         ++f)
        if (advice(failure(f)).empty()) return false;
    return true;
}());
static_assert([] {
    for (int a = 0; a < 256; ++a)
        if (advice(alert_description(a)).empty()) return false;
    return true;
}());

}  // namespace
