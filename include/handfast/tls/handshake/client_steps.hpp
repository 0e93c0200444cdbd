// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HANDSHAKE_CLIENT_STEPS_HPP
#define HANDFAST_TLS_HANDSHAKE_CLIENT_STEPS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/rsa/wrap.hpp>
#include <handfast/tls/certificate_failure.hpp>
#include <handfast/tls/client_config.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/handshake/rsa_key_transport.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/session_info.hpp>
#include <handfast/tls/suite.hpp>
#include <handfast/x509/server_name.hpp>
#include <handfast/x509/verify.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// What a client computes on its way through `rsa_key_transport`: the content of each message that it sends, and
/// the verdict on each that it receives. When each is due is not its business: that the choreography knows.
class client_steps {
public:
    using suite = tls::suite::rsa_with_aes_256_gcm_sha384;
    using key_schedule = suite::key_schedule;

    /// `keys` must outlive the steps.
    client_steps(held_config<client_config> config, x509::server_name const& name, key_schedule& keys)
        : config_(std::move(config)), name_(name), keys_(keys) {}
    client_steps(client_steps const&) = delete;
    client_steps& operator=(client_steps const&) = delete;

    /// What stands in the way of a beginning.
    [[nodiscard]] std::optional<error> before_start() const {
        if (!name_.valid()) return error_of(name_.invalid());
        if (!config_->policy().application_protocols.valid()) return error{failure::invalid_protocol_name};
        return std::nullopt;
    }

    /// The message refers to these steps, which must live until it is sent.
    [[nodiscard]] basic_client_hello<wire::borrowed> hello() {
        auto const random = crypto::random_array<32>();
        keys_.client_random(random);

        std::size_t count = 0;
        // A host name is sent, an address is not (RFC 6066 §3).
        if (auto const host_name = name_.host_name(); !host_name.empty()) {
            names_[0] = {name_type::host_name, as_bytes(host_name)};
            extensions_[count++] = basic_server_name_list<wire::borrowed>{names_};
        }
        extensions_[count++] = basic_signature_algorithms<wire::borrowed>{understood_signatures};
        extensions_[count++] = extended_master_secret{};
        extensions_[count++] = basic_renegotiation_info<wire::borrowed>{};
        if (auto const offered = config_->policy().application_protocols.names(); !offered.empty()) {
            std::ranges::transform(offered, protocols_.begin(), [](auto const& name) { return as_bytes(name); });
            extensions_[count++] = basic_protocol_name_list<wire::borrowed>{
                std::span{protocols_}.first(offered.size())};
        }

        basic_client_hello<wire::borrowed> hello;
        hello.client_version = protocol_version::tls_1_2;
        hello.random = random;
        hello.cipher_suites = offered_suites;
        hello.compression_methods = offered_compressions;
        hello.extensions.emplace(std::span{extensions_}.first(count));
        return hello;
    }

    [[nodiscard]] result<void, error> accept(server_hello const& hello) {
        if (hello.server_version != protocol_version::tls_1_2) return refuse(failure::no_common_version);
        if (hello.cipher_suite != suite::id || hello.compression_method != compression_method::null)
            return refuse(failure::not_offered);
        // No session was offered for resumption, so that the server cannot have resumed one.
        bool extended = false;
        bool secure_renegotiation = false;
        if (hello.extensions) {
            std::size_t count = 0;
            for (auto const& extension : *hello.extensions) {
                if (++count > config_->policy().limits.extensions) return refuse(failure::message_too_large);
                auto const tag = extension.tag();
                if (tag == extension_type::extended_master_secret) {
                    extended = true;
                } else if (tag == extension_type::renegotiation_info) {
                    // Of the first handshake, nothing can have been carried over (RFC 5746 §3.4).
                    if (auto const info = extension.template get<renegotiation_info>();
                        !info || !info->renegotiated_connection.empty())
                        return refuse(failure::renegotiation_not_secured);
                    secure_renegotiation = true;
                } else if (tag == extension_type::application_layer_protocol_negotiation) {
                    if (auto const agreed = accept_protocol(extension); !agreed) return agreed;
                } else if (tag != extension_type::server_name || name_.host_name().empty()) {
                    return refuse(failure::extension_not_asked_for);
                }
            }
        }
        if (!secure_renegotiation && config_->policy().require_secure_renegotiation)
            return refuse(failure::renegotiation_not_secured);
        // Without it, a man in the middle can give two connections one master secret (the triple handshake): it is
        // used whenever the server has it, can be required, and nothing is exported without it (RFC 7627 §5.4).
        if (!extended && config_->policy().require_extended_master_secret)
            return refuse(failure::extended_master_secret_missing);
        keys_.server_random(hello.random);
        info_.version = protocol_version::tls_1_2;
        info_.suite = suite::id;
        info_.server_name = name_.host_name();
        info_.extended_master_secret = extended;
        return {};
    }

    /// The certificates must stay where they are for the life of the connection.
    [[nodiscard]] result<verified_certificate, error> accept(certificate const& message) {
        auto const& bounds = config_->policy().limits;
        std::size_t count = 0;
        for (auto const& der : message.certificate_list) {
            if (count == chain_.size() || count == bounds.certificates)
                return refuse(failure::certificate_unacceptable, "too many certificates were presented");
            chain_[count++] = der.view();
        }
        info_.peer_chain = std::span{chain_}.first(count);
        // Under RSA key transport it is the server's key that we encrypt to (RFC 5246 §7.4.2): a key certified for
        // signatures alone is not misused for that.
        auto verified = x509::verify_server_chain(info_.peer_chain, config_->trust(), name_, config_->policy().now(),
                                                  x509::key_usage::key_encipherment,
                                                  {.certificates = bounds.certificates,
                                                   .path = bounds.certificate_path,
                                                   .signature_checks = bounds.signature_checks});
        if (!verified) return fail(error_of(verified.error()));
        peer_.emplace(std::move(*verified));
        return verified_certificate{*peer_};
    }

    /// The answer to CertificateRequest of a client that has no certificate (RFC 5246 §7.4.6).
    [[nodiscard]] static basic_empty_certificate<wire::borrowed> no_certificate() {
        return *basic_empty_certificate<wire::borrowed>::of({});
    }

    /// Draws the pre-master secret and encrypts it to the server's verified key (RFC 5246 §7.4.7.1). Once it has
    /// been sent, `derive_keys` makes the keys. The message refers to these steps.
    [[nodiscard]] result<basic_client_key_exchange<wire::borrowed>, error> key_exchange() {
        if (!peer_) return refuse(failure::internal, "there is no verified certificate to encrypt to");
        pre_master_ = crypto::random_secret<48>();
        store_big_endian(static_cast<std::uint16_t>(protocol_version::tls_1_2), pre_master_.writable().data());
        auto const size = peer_->key().size();
        auto const place = std::span{encrypted_}.first(size);
        if (auto const wrapped = rsa::wrap(peer_->key(), pre_master_.reveal(), place); !wrapped)
            return refuse(failure::internal, describe(wrapped.error()));
        basic_client_key_exchange<wire::borrowed> message;
        message.encrypted_pre_master_secret = byte_view{place};
        return message;
    }

    /// To be called when ClientKeyExchange has been sent and nothing after it.
    void derive_keys() {
        keys_.derive(pre_master_, info_.extended_master_secret);
        pre_master_ = {};
        peer_.reset();
        if (auto* const log = config_->policy().key_log)
            log->log("CLIENT_RANDOM", keys_.client_random(), keys_.master_secret());
    }

    [[nodiscard]] finished our_finished() const { return {keys_.our_finished()}; }

    [[nodiscard]] result<verified_finished, error> accept(finished const& message) {
        auto verified = keys_.verify_finished(message.verify_data);
        if (!verified) return refuse(failure::wrong_finished);
        return *std::move(verified);
    }

    [[nodiscard]] session_info const& info() const noexcept { return info_; }

private:
    static constexpr std::array<wire::open_enum<cipher_suite>, 1> offered_suites{suite::id};
    static constexpr std::array<wire::open_enum<compression_method>, 1> offered_compressions{compression_method::null};
    /// What `x509::verify_server_chain` can check.
    static constexpr std::array<wire::open_enum<signature_scheme>, 6> understood_signatures{
        signature_scheme::rsa_pss_rsae_sha512, signature_scheme::rsa_pss_rsae_sha384,
        signature_scheme::rsa_pss_rsae_sha256, signature_scheme::rsa_pkcs1_sha512,
        signature_scheme::rsa_pkcs1_sha384,    signature_scheme::rsa_pkcs1_sha256};

    /// The server names exactly one, of those it was offered (RFC 7301 §3.1).
    [[nodiscard]] result<void, error> accept_protocol(server_extension const& extension) {
        auto const& ours = config_->policy().application_protocols;
        if (ours.empty()) return refuse(failure::extension_not_asked_for);
        auto const chosen = extension.get<protocol_name_list>();
        if (!chosen || chosen->protocol_name_list.size() != 1) return refuse(failure::not_offered);
        auto const known = ours.find(as_chars((*chosen->protocol_name_list.begin()).view()));
        if (!known) return refuse(failure::not_offered);
        info_.application_protocol = *known;
        return {};
    }

    [[nodiscard]] static failed<error> refuse(failure what, std::string_view words = {}) {
        return fail(error{.what = what, .words = words});
    }

    held_config<client_config> config_;
    x509::server_name name_;
    key_schedule& keys_;
    session_info info_;
    std::array<byte_view, x509::verify_limits::capacity> chain_{};
    std::optional<x509::verified_peer> peer_;
    pre_master_secret pre_master_;
    std::array<std::uint8_t, rsa::greatest_size> encrypted_;
    std::array<basic_server_name<wire::borrowed>, 1> names_{};
    std::array<wire::opaque<1, 255, wire::borrowed>, application_protocols::greatest_count> protocols_{};
    std::array<basic_client_extension<wire::borrowed>, 5> extensions_{};
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
