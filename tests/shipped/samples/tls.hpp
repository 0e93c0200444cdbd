// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_SHIPPED_SAMPLES_TLS_HPP
#define HANDFAST_TESTS_SHIPPED_SAMPLES_TLS_HPP

#include <cstdint>
#include <type_traits>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/handshake/alert_kind.hpp>
#include <handfast/tls/handshake/certificate_kind.hpp>
#include <handfast/tls/handshake/server_hello_kind.hpp>

#include "choreography/mock_end.hpp"

namespace shipped {

/// Messages of TLS of which only that is real which decides what kind they are.
struct tls_samples {
    static constexpr std::uint8_t session[]{1, 2, 3};         ///< what the client offers to resume
    static constexpr std::uint8_t certificate[]{0, 0, 1, 7};  ///< one of a byte

    [[nodiscard]] handfast::byte_view offered_session() const { return session; }

    template <class T>
    static T make() {
        using namespace handfast::tls;
        if constexpr (std::is_same_v<T, warning_alert>) return {alert_description::no_renegotiation};
        else if constexpr (std::is_same_v<T, fatal_alert>) return {alert_description::handshake_failure};
        else if constexpr (std::is_same_v<T, presented_certificate>)
            return *T::of({.certificate_list = decltype(T::certificate_list)::of_encoded(certificate)});
        else if constexpr (std::is_same_v<T, resuming_server_hello>) {
            server_hello repeats{};
            repeats.session_id = handfast::byte_view{session};
            return *T::of(repeats, tls_samples{});
        } else return driving::plain_samples::make<T>();
    }
};

}  // namespace shipped

#endif
