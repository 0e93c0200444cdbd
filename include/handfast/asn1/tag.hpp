// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_TAG_HPP
#define HANDFAST_ASN1_TAG_HPP

#include <cstdint>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// The identifier octet of an element: class, form and number in one byte (X.690 §8.1.2).
/// Any byte is a value of it; the names are those of the universal types that PKIX uses.
enum class tag : std::uint8_t {
    boolean = 0x01,
    integer = 0x02,
    bit_string = 0x03,
    octet_string = 0x04,
    null = 0x05,
    object_identifier = 0x06,
    enumerated = 0x0a,
    utf8_string = 0x0c,
    sequence = 0x30,
    set = 0x31,
    printable_string = 0x13,
    teletex_string = 0x14,
    ia5_string = 0x16,
    utc_time = 0x17,
    generalized_time = 0x18,
    visible_string = 0x1a,
    universal_string = 0x1c,
    bmp_string = 0x1e,
};

/// [number] around a primitive value: IMPLICIT tagging of a primitive type. `number` is below 31.
[[nodiscard]] constexpr tag primitive_context(unsigned number) noexcept {
    return static_cast<tag>(0x80u | (number & 0x1fu));
}

/// [number] around whole elements: EXPLICIT tagging, or IMPLICIT tagging of a SEQUENCE or SET.
[[nodiscard]] constexpr tag constructed_context(unsigned number) noexcept {
    return static_cast<tag>(0xa0u | (number & 0x1fu));
}

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
