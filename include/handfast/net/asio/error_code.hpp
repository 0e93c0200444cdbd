// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_ERROR_CODE_HPP
#define HANDFAST_NET_ASIO_ERROR_CODE_HPP

#include <string>
#include <type_traits>

#include <handfast/net/asio/library.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/failure.hpp>

// Failures of TLS as the error codes of the translation unit's Asio. They stand where `failure` is, to be found by it.
namespace handfast::inline HANDFAST_ABI::tls::inline HANDFAST_ASIO_ABI {

/// What an error code of TLS is compared with where its kind alone matters: `if (ec == tls::errc::certificate)`. Each
/// failure is of one kind. The values are stable.
enum class errc {
    /// The peer broke the protocol, or somebody between changed what it sent.
    protocol = 1,
    /// Nothing that both ends can do.
    no_agreement = 2,
    /// The peer's certificate was not accepted.
    certificate = 3,
    /// The peer ended the connection with an alert; `asio_stream::last_error` has its name.
    peer_alert = 4,
    /// The connection was closed before the handshake was complete.
    closed = 5,
    /// The peer's data ended without close_notify: some may be missing.
    truncated = 6,
    /// Something that this end cannot do, or was not set up for.
    this_end = 7,
    /// The peer took longer than the deadline.
    timed_out = 8,
};

/// The kind of a failure.
[[nodiscard]] constexpr errc kind_of(failure f) noexcept {
    switch (f) {
        case failure::malformed_message:
        case failure::unexpected_message:
        case failure::bad_record_mac:
        case failure::record_overflow:
        case failure::wrong_record_version:
        case failure::message_too_large:
        case failure::too_many_messages:
        case failure::not_offered:
        case failure::extension_not_asked_for:
        case failure::wrong_finished: return errc::protocol;
        case failure::no_common_version:
        case failure::no_common_suite:
        case failure::no_common_compression:
        case failure::renegotiation_not_secured:
        case failure::extended_master_secret_missing:
        case failure::no_common_application_protocol:
        case failure::unrecognized_name: return errc::no_agreement;
        case failure::certificate_malformed:
        case failure::certificate_expired:
        case failure::certificate_unsupported:
        case failure::certificate_unknown_issuer:
        case failure::certificate_unacceptable: return errc::certificate;
        case failure::alert_received: return errc::peer_alert;
        case failure::closed_by_peer:
        case failure::closed_by_us: return errc::closed;
        case failure::truncated: return errc::truncated;
        case failure::timed_out: return errc::timed_out;
        case failure::cipher_unavailable:
        case failure::invalid_server_name:
        case failure::buffer_too_small:
        case failure::key_exhausted:
        case failure::not_established:
        case failure::export_refused:
        case failure::stream_failed:
        case failure::internal:
        case failure::invalid_protocol_name: return errc::this_end;
    }
    return errc::this_end;
}

}  // namespace handfast::inline HANDFAST_ABI::tls::inline HANDFAST_ASIO_ABI

namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI {

class errc_category final : public asio_error_category {
public:
    [[nodiscard]] char const* name() const noexcept override { return "handfast.tls.errc"; }
    [[nodiscard]] std::string message(int value) const override {
        using tls::errc;
        switch (static_cast<errc>(value)) {
            case errc::protocol: return "the peer broke the protocol";
            case errc::no_agreement: return "the two ends have nothing in common";
            case errc::certificate: return "the peer's certificate was not accepted";
            case errc::timed_out: return "the peer took longer than the deadline";
            case errc::peer_alert: return "the peer ended the connection with an alert";
            case errc::closed: return "the connection was closed before the handshake was complete";
            case errc::truncated: return "the peer's data ended without close_notify";
            case errc::this_end: return "this end cannot do what was wanted";
        }
        return "unknown kind of failure";
    }
};

class failure_category final : public asio_error_category {
public:
    [[nodiscard]] char const* name() const noexcept override { return "handfast.tls"; }
    [[nodiscard]] std::string message(int value) const override {
        return std::string{to_string(static_cast<tls::failure>(value))};
    }
    [[nodiscard]] asio_error_condition default_error_condition(int value) const noexcept override;
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail::inline HANDFAST_ASIO_ABI

namespace handfast::inline HANDFAST_ABI::tls::inline HANDFAST_ASIO_ABI {

/// The category of `errc`.
[[nodiscard]] inline net::asio_error_category const& errc_category() noexcept {
    static net::detail::errc_category const instance{};
    return instance;
}

/// The category of `failure`, by name "handfast.tls"; a code's value is the failure's.
[[nodiscard]] inline net::asio_error_category const& error_category() noexcept {
    static net::detail::failure_category const instance{};
    return instance;
}

[[nodiscard]] inline net::asio_error_condition make_error_condition(errc kind) noexcept {
    return {static_cast<int>(kind), errc_category()};
}

[[nodiscard]] inline net::asio_error_code make_error_code(failure what) noexcept {
    return {static_cast<int>(what), error_category()};
}
/// Of an error, its failure: a code has no room for the words.
[[nodiscard]] inline net::asio_error_code make_error_code(error const& e) noexcept { return make_error_code(e.what); }

}  // namespace handfast::inline HANDFAST_ABI::tls::inline HANDFAST_ASIO_ABI

inline handfast::net::asio_error_condition handfast::net::detail::failure_category::default_error_condition(
    int value) const noexcept {
    return make_error_condition(tls::kind_of(static_cast<tls::failure>(value)));
}

#if defined(HANDFAST_STANDALONE_ASIO)
namespace std {
#else
namespace boost::system {
#endif
template <>
struct is_error_code_enum<handfast::tls::failure> : ::std::true_type {};
template <>
struct is_error_condition_enum<handfast::tls::errc> : ::std::true_type {};
}

#endif
