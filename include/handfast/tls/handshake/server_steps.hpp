// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_SERVER_STEPS_HPP
#define HANDFAST_TLS_HANDSHAKE_SERVER_STEPS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/wrap.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/server_config.hpp>
#include <handfast/tls/session_info.hpp>
#include <handfast/tls/suite.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a server computes on its way through `rsa_key_transport`: the content of each message that it sends, and
/// the verdict on each that it receives.
class server_steps {
public:
    using suite = tls::suite::rsa_with_aes_256_gcm_sha384;
    using key_schedule = suite::key_schedule;

    /// `keys` must outlive the steps.
    server_steps(held_config<server_config> config, key_schedule& keys) : config_(std::move(config)), keys_(keys) {}
    server_steps(server_steps const&) = delete;
    server_steps& operator=(server_steps const&) = delete;

    /// What stands in the way of a beginning.
    [[nodiscard]] std::optional<error> before_start() const { return config_->trouble(); }

    [[nodiscard]] result<void, error> accept(client_hello const& hello) {
        // A client of a later version says 1.2 here, and a later one still would be answered with 1.2.
        client_version_ = hello.client_version.raw();
        if (client_version_ < static_cast<std::uint16_t>(protocol_version::tls_1_2))
            return refuse(failure::no_common_version);
        if (!hello.compression_methods.contains(compression_method::null))
            return refuse(failure::no_common_compression);
        if (!hello.cipher_suites.contains(suite::id)) return refuse(failure::no_common_suite);

        bool extended = false;
        // The signalling suite number stands for an empty extension (RFC 5746 §3.6).
        secure_renegotiation_ = hello.cipher_suites.contains(cipher_suite::tls_empty_renegotiation_info_scsv);
        if (hello.extensions) {
            std::size_t count = 0;
            for (auto const& extension : *hello.extensions) {
                if (++count > config_->policy().limits.extensions) return refuse(failure::message_too_large);
                if (extension.tag() == extension_type::extended_master_secret) extended = true;
                if (auto const names = extension.template get<server_name_list>()) accept_names(*names);
                if (auto const offer = extension.template get<protocol_name_list>())
                    if (auto const agreed = accept_protocols(*offer); !agreed) return agreed;
                if (extension.tag() == extension_type::renegotiation_info) {
                    if (auto const info = extension.template get<renegotiation_info>();
                        !info || !info->renegotiated_connection.empty())
                        return refuse(failure::renegotiation_not_secured);
                    secure_renegotiation_ = true;
                }
            }
        }
        if (auto const known = choose_identity(); !known) return known;
        // Against the triple handshake: used whenever the client has it, and can be required (RFC 7627).
        if (!extended && config_->policy().require_extended_master_secret)
            return refuse(failure::extended_master_secret_missing);
        keys_.client_random(hello.random);
        info_.version = protocol_version::tls_1_2;
        info_.suite = suite::id;
        if (asked_) info_.server_name = asked_->text();
        info_.extended_master_secret = extended;
        return {};
    }

    /// The message refers to these steps, which must live until it is sent.
    [[nodiscard]] basic_server_hello<wire::borrowed> hello() {
        auto const random = crypto::random_array<32>();
        keys_.server_random(random);
        // Only what the client asked for may be answered (RFC 5246 §7.4.1.4).
        std::size_t count = 0;
        if (info_.extended_master_secret) extensions_[count++] = extended_master_secret{};
        if (secure_renegotiation_) extensions_[count++] = basic_renegotiation_info<wire::borrowed>{};
        if (name_used_) extensions_[count++] = server_name_acknowledged{};
        if (auto const agreed = info_.application_protocol; !agreed.empty()) {
            protocol_[0] = as_bytes(agreed);
            extensions_[count++] = basic_protocol_name_list<wire::borrowed>{protocol_};
        }

        basic_server_hello<wire::borrowed> hello;
        hello.server_version = protocol_version::tls_1_2;
        hello.random = random;
        // No session is kept for resumption: the empty session_id says so.
        hello.cipher_suite = suite::id;
        hello.compression_method = compression_method::null;
        if (count > 0) hello.extensions.emplace(std::span{extensions_}.first(count));
        return hello;
    }

    /// The message refers to these steps and to the configuration.
    [[nodiscard]] basic_certificate<wire::borrowed> our_certificate() {
        std::size_t count = 0;
        for (auto const der : identity_->chain().der()) chain_[count++] = der;
        basic_certificate<wire::borrowed> message;
        message.certificate_list = std::span{chain_}.first(count);
        return message;
    }

    /// Decrypts the pre-master secret and makes the keys. Nothing is refused here: what was encrypted wrongly gives
    /// keys that nobody knows, and shows only when the client's Finished cannot be opened (RFC 5246 §7.4.7.1). To
    /// be called before anything is sent or received after the message.
    void accept(client_key_exchange const& message) {
        auto const pre_master = rsa::unwrap_premaster(identity_->key(), message.encrypted_pre_master_secret.view(),
                                                      client_version_, crypto::random_secret<48>());
        keys_.derive(pre_master, info_.extended_master_secret);
        if (auto* const log = config_->policy().key_log)
            log->log("CLIENT_RANDOM", keys_.client_random(), keys_.master_secret());
    }

    [[nodiscard]] result<verified_finished, error> accept(finished const& message) {
        auto verified = keys_.verify_finished(message.verify_data);
        if (!verified) return refuse(failure::wrong_finished);
        return *std::move(verified);
    }

    [[nodiscard]] finished our_finished() const { return {keys_.our_finished()}; }

    [[nodiscard]] session_info const& info() const noexcept { return info_; }

private:
    using certificate_entry = decltype(basic_certificate<wire::borrowed>::certificate_list)::value_type;

    /// Only host names are defined, and of those one (RFC 6066 §3).
    void accept_names(server_name_list const& names) {
        for (auto const& name : names.server_name_list) {
            if (name.name_type != name_type::host_name || asked_) continue;
            x509::server_name const it{as_chars(name.host_name.view())};
            if (!it.host_name().empty()) asked_ = it;
            else name_is_none_ = true;
        }
    }
    /// Ours is the choice (RFC 7301 §3.2).
    [[nodiscard]] result<void, error> accept_protocols(protocol_name_list const& offer) {
        auto const& ours = config_->policy().application_protocols;
        if (ours.empty()) return {};
        for (auto const& name : ours.names()) {
            for (auto const& offered : offer.protocol_name_list) {
                if (as_chars(offered.view()) != name) continue;
                info_.application_protocol = name;
                return {};
            }
        }
        return refuse(failure::no_common_application_protocol);
    }
    [[nodiscard]] result<void, error> choose_identity() {
        auto const* const known = asked_ ? config_->find(*asked_) : nullptr;
        bool const unknown = known == nullptr && (asked_ || name_is_none_);
        if (unknown && config_->policy().require_known_name)
            return refuse(failure::unrecognized_name);
        name_used_ = known != nullptr;
        identity_ = known != nullptr ? known : &config_->identities().front();
        return {};
    }

    [[nodiscard]] static failed<error> refuse(failure what, std::string_view words = {}) {
        return fail(error{.what = what, .words = words});
    }

    held_config<server_config> config_;
    key_schedule& keys_;
    session_info info_;
    std::uint16_t client_version_ = 0;
    bool secure_renegotiation_ = false;
    std::optional<x509::server_name> asked_{};
    bool name_is_none_ = false;  // what was asked for is no host name
    bool name_used_ = false;
    server_identity const* identity_ = nullptr;  // the configuration's
    std::array<wire::opaque<1, 255, wire::borrowed>, 1> protocol_{};
    std::array<basic_server_extension<wire::borrowed>, 4> extensions_{};
    std::array<certificate_entry, server_identity::greatest_chain> chain_{};
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
