// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_RECORD_PROTECTION_HPP
#define HANDFAST_TLS_RECORD_PROTECTION_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/aead.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/message/protocol_version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

///@{
/// The sizes of AES-GCM's nonce in TLS 1.2, in bytes: the salt comes with the key, the rest with each record
/// (RFC 5288 §3).
inline constexpr std::size_t gcm_salt_size = 4;
inline constexpr std::size_t gcm_explicit_nonce_size = 8;
///@}

/// The part of the nonce that comes with the key.
using gcm_salt = secret<gcm_salt_size>;

namespace detail {

/// One direction's key for AES-GCM records and the number of the next one. The number is part of the key's type
/// so that the two cannot come apart: a nonce cannot occur twice (RFC 5288 §3 lets it be the sequence number).
template <crypto::aead Cipher>
class gcm_record_key {
public:
    /// What protection adds to a fragment, in bytes.
    static constexpr std::size_t overhead = gcm_explicit_nonce_size + Cipher::tag_size;

    gcm_record_key(Cipher cipher, gcm_salt salt) noexcept : cipher_(std::move(cipher)), salt_(std::move(salt)) {}

protected:
    using nonce_bytes = std::array<std::uint8_t, Cipher::nonce_size>;
    using associated_data = std::array<std::uint8_t, 13>;
    static_assert(Cipher::nonce_size == gcm_salt_size + gcm_explicit_nonce_size);

    [[nodiscard]] nonce_bytes nonce_with(byte_view explicit_part) const noexcept {
        nonce_bytes n;
        std::ranges::copy(salt_.reveal(), n.begin());
        std::ranges::copy(explicit_part, n.begin() + gcm_salt_size);
        return n;
    }

    /// seq_num + type + version + length (RFC 5246 §6.2.3.3).
    [[nodiscard]] associated_data data_for(content_type content, std::size_t length) const noexcept {
        associated_data d;
        store_big_endian(sequence_number_, d.data());
        d[8] = static_cast<std::uint8_t>(content);
        store_big_endian(static_cast<std::uint16_t>(protocol_version::tls_1_2), d.data() + 9);
        store_big_endian(static_cast<std::uint16_t>(length), d.data() + 11);
        return d;
    }

    Cipher cipher_;
    gcm_salt salt_;
    std::uint64_t sequence_number_ = 0;
};

}  // namespace detail

/// Protects the records of one direction, in order (RFC 5246 §6.2.3.3, RFC 5288).
template <crypto::aead Cipher>
class gcm_sealing_key : public detail::gcm_record_key<Cipher> {
    using base = detail::gcm_record_key<Cipher>;

public:
    using base::base;
    using base::overhead;

    /// Seals `fragment` into the front of `to`; the two may overlap where `fragment` does not begin before `to`
    /// plus the explicit nonce. Gives the bytes written, `fragment`'s and the overhead, or nothing where the key
    /// has sealed as many records as it may.
    [[nodiscard]] std::optional<std::size_t> seal(content_type content, byte_view fragment, byte_span to) noexcept {
        auto const associated = this->data_for(content, fragment.size());
        auto const text = to.subspan(gcm_explicit_nonce_size, fragment.size());
        if (!fragment.empty()) std::memmove(text.data(), fragment.data(), fragment.size());
        store_big_endian(this->sequence_number_, to.data());
        auto const nonce = this->nonce_with(to.first(gcm_explicit_nonce_size));
        auto const tag = to.subspan(gcm_explicit_nonce_size + fragment.size()).template first<Cipher::tag_size>();
        if (!this->cipher_.seal(nonce, associated, text, tag)) {
            wipe(text);
            return std::nullopt;
        }
        ++this->sequence_number_;
        return fragment.size() + overhead;
    }
};

/// Opens the records of one direction, in order.
template <crypto::aead Cipher>
class gcm_opening_key : public detail::gcm_record_key<Cipher> {
    using base = detail::gcm_record_key<Cipher>;

public:
    using base::base;
    using base::overhead;

    /// Opens a record's fragment where it stands and gives the part of it that is the content, or nothing where
    /// the record is not authentic: too short, changed, repeated, left out or out of turn are all the same.
    [[nodiscard]] std::optional<byte_span> open(content_type content, byte_span fragment) noexcept {
        // 2^64 records do not come; a number that came round would accept an old record.
        if (this->sequence_number_ == std::numeric_limits<std::uint64_t>::max()) return std::nullopt;
        if (fragment.size() < overhead) return std::nullopt;
        auto const text = fragment.subspan(gcm_explicit_nonce_size, fragment.size() - overhead);
        auto const associated = this->data_for(content, text.size());
        auto const nonce = this->nonce_with(fragment.first(gcm_explicit_nonce_size));
        auto const tag = fragment.template last<Cipher::tag_size>();
        if (!this->cipher_.open(nonce, associated, text, tag)) return std::nullopt;
        ++this->sequence_number_;
        return text;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
