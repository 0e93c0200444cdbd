// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_HANDLER_HPP
#define HANDFAST_TLS_HANDSHAKE_HANDLER_HPP

#include <optional>
#include <type_traits>
#include <utility>

#include <handfast/choreography/connection.hpp>
#include <handfast/tls/alert_words.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/transport.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What both ends' engines do alike with the messages of `rsa_key_transport`: data and the alerts.
template <class Role, class Steps>
class handler {
public:
    using link_type = link<typename Steps::key_schedule>;
    using connection_type = choreography::connection<rsa_key_transport, Role, link_type>;
    using position = typename connection_type::position_type;

    explicit handler(Steps& steps) noexcept : steps_(steps) {}

    template <class Session>
    position operator()(application_data const& message, Session&& s) {
        // A record of no data is legal (RFC 5246 §6.2.1) and nothing to tell.
        if (!message.data.empty()) data_ = message.data.view();
        return std::move(s);
    }

    template <class Session>
    position operator()(warning_alert, Session&& s) {
        return std::move(s);
    }

    template <class Session>
    position operator()(fatal_alert const& alert, Session&& s) {
        trouble_ = error{.what = failure::alert_received,
                         .path = error::alert_path::received,
                         .alert = alert.description,
                         .words = explain(alert.description)};
        return std::move(s);
    }

    template <class Session>
    position operator()(close_notify, Session&& s) {
        if (established_) {
            peer_closed_ = true;
        } else {
            trouble_ = error{.what = failure::closed_by_peer,
                             .path = error::alert_path::received,
                             .alert = alert_description::close_notify};
        }
        return std::move(s);
    }

    /// What came of the last message, each to be had once.
    [[nodiscard]] std::optional<byte_view> take_data() noexcept { return std::exchange(data_, std::nullopt); }
    [[nodiscard]] bool take_peer_closed() noexcept { return std::exchange(peer_closed_, false); }

    /// Whether both Finished have been exchanged and the peer's was right.
    [[nodiscard]] bool established() const noexcept { return established_; }
    [[nodiscard]] std::optional<error> const& trouble() const noexcept { return trouble_; }
    [[nodiscard]] Steps& steps() noexcept { return steps_; }
    [[nodiscard]] Steps const& steps() const noexcept { return steps_; }

protected:
    template <class Message, class Session>
    static constexpr bool sends =
        choreography::can_send<rsa_key_transport, Role, std::remove_cvref_t<Session>::state, Message>;

    void establish() noexcept { established_ = true; }

    /// Ends the session with the alert that tells why.
    template <class Session>
    position refuse(Session&& s, error const& why) {
        trouble_ = why;
        auto const alert = alert_for(why.what);
        if (!alert) return choreography::abandoned{};
        trouble_->path = error::alert_path::sent;
        trouble_->alert = *alert;
        return std::move(s).send(fatal_alert{*alert});
    }

private:
    Steps& steps_;
    std::optional<error> trouble_;
    std::optional<byte_view> data_;
    bool peer_closed_ = false;
    bool established_ = false;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
