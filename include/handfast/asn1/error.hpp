// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_ERROR_HPP
#define HANDFAST_ASN1_ERROR_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// Everything that can be wrong with DER (X.690) or PEM (RFC 7468) input.
enum class failure : std::uint8_t {
    truncated,
    tag_not_supported,
    wrong_form,
    length_indefinite,
    length_not_minimal,
    length_too_large,
    unexpected_tag,
    trailing_bytes,
    bad_boolean,
    bad_integer,
    integer_negative,
    integer_too_large,
    bad_null,
    bad_object_identifier,
    bad_bit_string,
    unused_bits,
    bad_time,
    pem_label,
    pem_without_end,
    pem_base64,
};

/// What went wrong, and where: `offset` counts bytes (characters, in PEM) from the start of what
/// the outermost reader was given.
struct error {
    failure what{};
    std::size_t offset = 0;

    friend constexpr bool operator==(error const&, error const&) = default;
};

/// The failure in words.
[[nodiscard]] constexpr sentence describe(failure what) {
    switch (what) {
        case failure::truncated: return "the input ends inside an element";
        case failure::tag_not_supported: return "a tag number of 31 or more, or the reserved tag 0";
        case failure::wrong_form: return "a primitive type in constructed form, or the reverse";
        case failure::length_indefinite: return "a length of indefinite form, which DER forbids";
        case failure::length_not_minimal: return "a length in more bytes than it needs";
        case failure::length_too_large: return "a length of more than four bytes";
        case failure::unexpected_tag: return "an element of another type than the one expected";
        case failure::trailing_bytes: return "bytes follow where the structure ends";
        case failure::bad_boolean: return "a BOOLEAN that is neither 00 nor FF";
        case failure::bad_integer: return "an INTEGER that is empty or longer than its value needs";
        case failure::integer_negative: return "a negative INTEGER where none may stand";
        case failure::integer_too_large: return "an INTEGER too large for its place";
        case failure::bad_null: return "a NULL with content";
        case failure::bad_object_identifier: return "a malformed OBJECT IDENTIFIER";
        case failure::bad_bit_string: return "a malformed BIT STRING";
        case failure::unused_bits: return "a BIT STRING with unused bits where whole bytes are expected";
        case failure::bad_time: return "a time that is malformed or in the wrong form for its date";
        case failure::pem_label: return "PEM boundary lines that are malformed or do not match";
        case failure::pem_without_end: return "a PEM block without its END line";
        case failure::pem_base64: return "a PEM block whose text is not base64";
    }
    return "an unknown failure";
}

/// The error in words: "at offset 4: a length in more bytes than it needs".
[[nodiscard]] constexpr sentence describe(error const& e) {
    sentence words;
    words << "at offset " << e.offset << ": " << describe(e.what);
    return words;
}

/// Either a value read, or what was wrong with the input.
template <class Value>
using read_result = result<Value, error>;

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
