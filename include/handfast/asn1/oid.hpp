// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_OID_HPP
#define HANDFAST_ASN1_OID_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include <handfast/core/bytes.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// An object identifier that the program knows by name, written as its arcs and held as the content
/// of its DER element: `oid{2, 5, 29, 15} == reader.oid().value()`.
class oid {
public:
    consteval oid(std::initializer_list<std::uint32_t> arcs) {
        auto const* arc = arcs.begin();
        if (arcs.size() < 2 || arc[0] > 2 || (arc[0] < 2 && arc[1] > 39))
            begins_with_0_1_or_2_and_a_second_arc_of_at_most_39_after_0_and_1();
        push(arc[0] * 40 + arc[1]);
        for (std::size_t i = 2; i < arcs.size(); ++i) push(arc[i]);
    }

    /// The content of the DER element, without tag and length.
    [[nodiscard]] constexpr byte_view content() const& noexcept { return byte_view{bytes_}.first(size_); }
    constexpr operator byte_view() const& noexcept { return content(); }

    friend constexpr bool operator==(oid const& a, oid const& b) noexcept {
        return same_bytes(a.content(), b.content());
    }
    friend constexpr bool operator==(oid const& a, byte_view b) noexcept { return same_bytes(a.content(), b); }

private:
    /// Not constexpr, so that a constant that calls it is an error which says this; a `throw` would ask for exceptions.
    static void begins_with_0_1_or_2_and_a_second_arc_of_at_most_39_after_0_and_1();

    constexpr void push(std::uint32_t arc) {
        for (int shift = 28; shift > 0; shift -= 7)
            if (arc >> shift != 0) bytes_.at(size_++) = static_cast<std::uint8_t>(0x80 | (arc >> shift & 0x7f));
        bytes_.at(size_++) = static_cast<std::uint8_t>(arc & 0x7f);
    }

    std::array<std::uint8_t, 15> bytes_{};
    std::size_t size_ = 0;
};

/// The object identifier with this content in dotted decimal. An arc of more than 64 bits is shown as "?".
[[nodiscard]] constexpr text<200> describe_oid(byte_view content) {
    text<200> words;
    std::uint64_t arc = 0;
    bool first = true;
    bool too_large = false;
    for (auto const byte : content) {
        too_large = too_large || arc >> 57 != 0;
        arc = arc << 7 | (byte & 0x7fu);
        if (byte >= 0x80) continue;
        if (first) {
            std::uint64_t const top = arc < 80 ? arc / 40 : 2;
            words << top << '.';
            arc -= top * 40;
        } else {
            words << '.';
        }
        if (too_large) words << '?';
        else words << arc;
        arc = 0;
        first = too_large = false;
    }
    return words;
}

namespace oids {

///@{
/// Algorithms: RFC 8017 appendix A and C, RFC 4055, RFC 5480, RFC 5758, RFC 8410.
inline constexpr oid rsa_encryption{1, 2, 840, 113549, 1, 1, 1};
inline constexpr oid rsaes_oaep{1, 2, 840, 113549, 1, 1, 7};
inline constexpr oid mgf1{1, 2, 840, 113549, 1, 1, 8};
inline constexpr oid rsassa_pss{1, 2, 840, 113549, 1, 1, 10};
inline constexpr oid sha256_with_rsa_encryption{1, 2, 840, 113549, 1, 1, 11};
inline constexpr oid sha384_with_rsa_encryption{1, 2, 840, 113549, 1, 1, 12};
inline constexpr oid sha512_with_rsa_encryption{1, 2, 840, 113549, 1, 1, 13};
inline constexpr oid sha1{1, 3, 14, 3, 2, 26};
inline constexpr oid sha256{2, 16, 840, 1, 101, 3, 4, 2, 1};
inline constexpr oid sha384{2, 16, 840, 1, 101, 3, 4, 2, 2};
inline constexpr oid sha512{2, 16, 840, 1, 101, 3, 4, 2, 3};
inline constexpr oid ec_public_key{1, 2, 840, 10045, 2, 1};
inline constexpr oid secp256r1{1, 2, 840, 10045, 3, 1, 7};
inline constexpr oid secp384r1{1, 3, 132, 0, 34};
inline constexpr oid ecdsa_with_sha256{1, 2, 840, 10045, 4, 3, 2};
inline constexpr oid ecdsa_with_sha384{1, 2, 840, 10045, 4, 3, 3};
inline constexpr oid ed25519{1, 3, 101, 112};
///@}

///@{
/// Extensions of certificates: RFC 5280 §4.2.
inline constexpr oid subject_key_identifier{2, 5, 29, 14};
inline constexpr oid key_usage{2, 5, 29, 15};
inline constexpr oid subject_alternative_name{2, 5, 29, 17};
inline constexpr oid issuer_alternative_name{2, 5, 29, 18};
inline constexpr oid basic_constraints{2, 5, 29, 19};
inline constexpr oid name_constraints{2, 5, 29, 30};
inline constexpr oid crl_distribution_points{2, 5, 29, 31};
inline constexpr oid certificate_policies{2, 5, 29, 32};
inline constexpr oid any_policy{2, 5, 29, 32, 0};
inline constexpr oid policy_mappings{2, 5, 29, 33};
inline constexpr oid authority_key_identifier{2, 5, 29, 35};
inline constexpr oid policy_constraints{2, 5, 29, 36};
inline constexpr oid extended_key_usage{2, 5, 29, 37};
inline constexpr oid freshest_crl{2, 5, 29, 46};
inline constexpr oid inhibit_any_policy{2, 5, 29, 54};
inline constexpr oid authority_information_access{1, 3, 6, 1, 5, 5, 7, 1, 1};
inline constexpr oid subject_information_access{1, 3, 6, 1, 5, 5, 7, 1, 11};
///@}

///@{
/// Purposes of keys: RFC 5280 §4.2.1.12.
inline constexpr oid any_extended_key_usage{2, 5, 29, 37, 0};
inline constexpr oid server_auth{1, 3, 6, 1, 5, 5, 7, 3, 1};
inline constexpr oid client_auth{1, 3, 6, 1, 5, 5, 7, 3, 2};
inline constexpr oid code_signing{1, 3, 6, 1, 5, 5, 7, 3, 3};
inline constexpr oid email_protection{1, 3, 6, 1, 5, 5, 7, 3, 4};
inline constexpr oid time_stamping{1, 3, 6, 1, 5, 5, 7, 3, 8};
inline constexpr oid ocsp_signing{1, 3, 6, 1, 5, 5, 7, 3, 9};
///@}

///@{
/// Attributes of names: RFC 5280 appendix A.1, RFC 4519.
inline constexpr oid common_name{2, 5, 4, 3};
inline constexpr oid surname{2, 5, 4, 4};
inline constexpr oid serial_number{2, 5, 4, 5};
inline constexpr oid country_name{2, 5, 4, 6};
inline constexpr oid locality_name{2, 5, 4, 7};
inline constexpr oid state_or_province_name{2, 5, 4, 8};
inline constexpr oid street_address{2, 5, 4, 9};
inline constexpr oid organization_name{2, 5, 4, 10};
inline constexpr oid organizational_unit_name{2, 5, 4, 11};
inline constexpr oid title{2, 5, 4, 12};
inline constexpr oid given_name{2, 5, 4, 42};
inline constexpr oid domain_component{0, 9, 2342, 19200300, 100, 1, 25};
inline constexpr oid email_address{1, 2, 840, 113549, 1, 9, 1};
///@}

}  // namespace oids

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
