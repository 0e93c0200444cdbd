// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_TLS12_KEY_SCHEDULE_HPP
#define HANDFAST_TLS_TLS12_KEY_SCHEDULE_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/tls12_prf.hpp>
#include <handfast/tls/handshake/finished_check.hpp>
#include <handfast/tls/record/protection.hpp>
#include <handfast/tls/transcript.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// `client_random` and `server_random` (RFC 5246 §7.4.1.2).
using random_bytes = std::array<std::uint8_t, 32>;
/// The secret that RSA wraps (RFC 5246 §7.4.7.1).
using pre_master_secret = secret<48>;
/// What Finished says (RFC 5246 §7.4.9).
using verify_data = std::array<std::uint8_t, 12>;

/// Which end of the connection we are.
enum class side : std::uint8_t { client, server };

/// The secrets of one TLS 1.2 connection, from the pre-master secret to the keys of its records, and the hash over
/// the handshake that binds them to it. `Hash` and `Cipher` are those of the cipher suite.
template <crypto::hash Hash, crypto::aead Cipher>
class tls12_key_schedule {
public:
    using sealing_key = gcm_sealing_key<Cipher>;
    using opening_key = gcm_opening_key<Cipher>;

    /// The epoch under which records are protected; epoch 0 is in the clear.
    static constexpr int traffic_epoch = 1;

    explicit tls12_key_schedule(side ours) noexcept : ours_(ours) {}
    tls12_key_schedule(tls12_key_schedule const&) = delete;
    tls12_key_schedule& operator=(tls12_key_schedule const&) = delete;

    // The handshake's messages.

    void add_to_transcript(byte_view message) noexcept { transcript_.add(message); }
    /// Marks the end of what the peer's Finished, which is about to be added, speaks of (RFC 5246 §7.4.9).
    void begin_finished() noexcept { before_finished_ = transcript_.value(); }

    // The secrets.

    void client_random(std::span<std::uint8_t const, 32> random) noexcept {
        std::ranges::copy(random, client_random_.begin());
    }
    void server_random(std::span<std::uint8_t const, 32> random) noexcept {
        std::ranges::copy(random, server_random_.begin());
    }
    [[nodiscard]] random_bytes const& client_random() const noexcept { return client_random_; }

    /// Derives the master secret (RFC 5246 §8.1; RFC 7627 §4 where `extended`, then ClientKeyExchange must be the
    /// last message in the transcript) and the keys of both directions (§6.3).
    void derive(pre_master_secret const& pre_master, bool extended) noexcept {
        if (extended) {
            auto const session_hash = transcript_.value();
            prf(pre_master.reveal(), "extended master secret", {session_hash}, master_secret_.writable());
        } else {
            prf(pre_master.reveal(), "master secret", {client_random_, server_random_}, master_secret_.writable());
        }
        prf(master_secret_.reveal(), "key expansion", {server_random_, client_random_}, key_block_.writable());
        derived_ = true;
    }

    /// What our own Finished says of all that was sent and received so far (RFC 5246 §7.4.9).
    [[nodiscard]] verify_data our_finished() const noexcept { return finished_of(ours_, transcript_.value()); }

    /// The evidence where `seen` is what the peer's Finished must say. Call it after the message was taken.
    [[nodiscard]] std::optional<verified_finished> verify_finished(
        std::span<std::uint8_t const, 12> seen) const noexcept {
        auto const peers = ours_ == side::client ? side::server : side::client;
        return finished_check::compare(finished_of(peers, before_finished_), seen);
    }

    // The keys of an epoch, each to be had once, when the epoch begins.

    [[nodiscard]] std::optional<sealing_key> key_for_sealing(int epoch) noexcept {
        return key_of<sealing_key>(epoch, ours_ == side::client ? 0 : 1);
    }
    [[nodiscard]] std::optional<opening_key> key_for_opening(int epoch) noexcept {
        return key_of<opening_key>(epoch, ours_ == side::client ? 1 : 0);
    }

    /// Wipes what is left: no key can be had any more, and nothing exported.
    void forget() noexcept {
        master_secret_ = {};
        key_block_ = {};
        derived_ = false;
    }

    /// Keying material for the application (RFC 5705 §4): fills `out` from the label and, where there is one, the
    /// context. A context of no bytes is not the same as none.
    void export_keying_material(std::string_view label, std::optional<byte_view> context,
                                byte_span out) const noexcept {
        if (context) {
            std::array<std::uint8_t, 2> length;
            store_big_endian(static_cast<std::uint16_t>(context->size()), length.data());
            prf(master_secret_.reveal(), label, {client_random_, server_random_, length, *context}, out);
        } else {
            prf(master_secret_.reveal(), label, {client_random_, server_random_}, out);
        }
    }

    /// For the key log alone.
    [[nodiscard]] byte_view master_secret() const noexcept { return master_secret_.reveal(); }

private:
    static constexpr std::size_t key_size = Cipher::key_size;

    static void prf(byte_view secret_key, std::string_view label, std::initializer_list<byte_view> seed,
                    byte_span out) noexcept {
        crypto::tls12_prf<Hash>(secret_key, label, seed, out);
    }

    [[nodiscard]] verify_data finished_of(side whose, crypto::digest<Hash> const& messages) const noexcept {
        verify_data data;
        prf(master_secret_.reveal(), whose == side::client ? "client finished" : "server finished", {messages}, data);
        return data;
    }

    /// client_write_key, server_write_key, client_write_IV, server_write_IV (RFC 5246 §6.3; an AEAD has no MAC key).
    template <class RecordKey>
    [[nodiscard]] std::optional<RecordKey> key_of(int epoch, std::size_t which) noexcept {
        // A second key would count its records from 0 again.
        if (epoch != traffic_epoch || !derived_ || std::exchange(given_[which], true)) return std::nullopt;
        auto const block = key_block_.writable();
        auto const key_bytes = block.subspan(which * key_size).template first<key_size>();
        auto const salt_bytes = block.subspan(2 * key_size + which * gcm_salt_size).template first<gcm_salt_size>();
        secret<key_size> const key{key_bytes};
        gcm_salt salt{salt_bytes};
        wipe(key_bytes);
        wipe(salt_bytes);
        auto cipher = Cipher::with_key(key);
        if (!cipher) return std::nullopt;
        return RecordKey{std::move(*cipher), std::move(salt)};
    }

    transcript<Hash> transcript_;
    crypto::digest<Hash> before_finished_{};
    random_bytes client_random_{};
    random_bytes server_random_{};
    secret<48> master_secret_;
    secret<2 * (key_size + gcm_salt_size)> key_block_;
    side ours_;
    bool derived_ = false;
    std::array<bool, 2> given_{};
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
