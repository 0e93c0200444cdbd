// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_READER_HPP
#define HANDFAST_ASN1_READER_HPP

#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/asn1/error.hpp>
#include <handfast/asn1/tag.hpp>
#include <handfast/asn1/time.hpp>
#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// One element: its tag, its content, and the whole of it with tag and length (what signatures cover).
struct element {
    asn1::tag tag{};
    byte_view content;
    byte_view whole;
};

/// The content of a BIT STRING. Bit 0 is the most significant bit of the first byte (X.690 §8.6.2.1).
struct bits {
    byte_view bytes;
    unsigned unused = 0;

    [[nodiscard]] constexpr std::size_t size() const noexcept { return bytes.size() * 8 - unused; }
    /// Whether bit `n` is there and set.
    [[nodiscard]] constexpr bool test(std::size_t n) const noexcept {
        return n < size() && (bytes[n / 8] >> (7 - n % 8) & 1) != 0;
    }
};

/// Reads strict DER (X.690 §8 and §10 to §11) from bytes that the caller keeps alive; what it returns are views
/// into them. A call that fails leaves the reader where it was. It never reads past its bytes, never
/// allocates and never recurses: structures nest as deep as the caller's own code descends.
class reader {
public:
    constexpr reader() = default;
    constexpr explicit reader(byte_view input) noexcept : origin_(input.data()), rest_(input) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return rest_.empty(); }
    /// What has not been read yet.
    [[nodiscard]] constexpr byte_view rest() const noexcept { return rest_; }
    /// How far the next element is from the start of what the outermost reader was given.
    [[nodiscard]] constexpr std::size_t offset() const noexcept {
        return static_cast<std::size_t>(rest_.data() - origin_);
    }
    /// Whether an element with this tag comes next. Says nothing of its length or content.
    [[nodiscard]] constexpr bool next_is(tag expected) const noexcept {
        return !rest_.empty() && rest_[0] == static_cast<std::uint8_t>(expected);
    }

    /// The next element, whatever its type.
    constexpr read_result<element> any() noexcept {
        auto const e = peek();
        if (e) rest_ = rest_.subspan(e->whole.size());
        return e;
    }

    /// The next element, which must have this tag.
    constexpr read_result<element> expect(tag expected) noexcept {
        if (rest_.empty()) return fault(failure::truncated);
        if (!next_is(expected)) return fault(failure::unexpected_tag);
        return any();
    }

    /// The next element where it has this tag, nothing where it has another or where there is none.
    constexpr read_result<std::optional<element>> optional(tag expected) noexcept {
        if (!next_is(expected)) return std::optional<element>{};
        auto const e = any();
        if (!e) return fail(e.error());
        return std::optional<element>{*e};
    }

    /// A reader over the content of the next element, which must have this (constructed) tag.
    constexpr read_result<reader> inside(tag expected) noexcept {
        auto const e = expect(expected);
        if (!e) return fail(e.error());
        return reader{origin_, e->content};
    }
    /// The same, or nothing where the next element has another tag or there is none.
    constexpr read_result<std::optional<reader>> optional_inside(tag expected) noexcept {
        if (!next_is(expected)) return std::optional<reader>{};
        auto const r = inside(expected);
        if (!r) return fail(r.error());
        return std::optional<reader>{*r};
    }
    constexpr read_result<reader> sequence() noexcept { return inside(tag::sequence); }
    /// The order of a SET OF's elements (X.690 §11.6) is not looked at.
    constexpr read_result<reader> set() noexcept { return inside(tag::set); }
    /// [number] EXPLICIT, or IMPLICIT over a SEQUENCE or SET.
    constexpr read_result<reader> context(unsigned number) noexcept { return inside(constructed_context(number)); }

    /// A reader over the content of an element that this reader or one inside it returned: keeps the offsets right.
    [[nodiscard]] constexpr reader within(element const& e) const noexcept { return reader{origin_, e.content}; }

    /// BOOLEAN: 00 or FF (X.690 §11.1).
    constexpr read_result<bool> boolean() noexcept {
        auto const c = sound(tag::boolean, failure::bad_boolean, is_boolean);
        if (!c) return fail(c.error());
        return (*c)[0] == 0xff;
    }

    /// INTEGER: its content, two's complement in the fewest bytes (X.690 §8.3).
    constexpr read_result<byte_view> integer() noexcept {
        return sound(tag::integer, failure::bad_integer, is_minimal_integer);
    }

    /// INTEGER that is not negative: its magnitude, most significant byte first, without leading zeros; empty for 0.
    constexpr read_result<byte_view> unsigned_integer() noexcept {
        auto const before = *this;
        auto const content = integer();
        if (!content) return content;
        if (((*content)[0] & 0x80) != 0) return before.rewind(*this, failure::integer_negative);
        return (*content)[0] == 0 ? content->subspan(1) : *content;
    }

    /// INTEGER from 0 to 2^64 - 1.
    constexpr read_result<std::uint64_t> small_integer() noexcept {
        auto const before = *this;
        auto const magnitude = unsigned_integer();
        if (!magnitude) return fail(magnitude.error());
        if (magnitude->size() > 8) return before.rewind(*this, failure::integer_too_large);
        std::uint64_t value = 0;
        for (auto const byte : *magnitude) value = value << 8 | byte;
        return value;
    }

    /// OBJECT IDENTIFIER: its content, each arc in the fewest bytes (X.690 §8.19). Compare with those of asn1/oid.hpp.
    constexpr read_result<byte_view> oid() noexcept {
        return sound(tag::object_identifier, failure::bad_object_identifier, is_minimal_oid);
    }

    /// BIT STRING. The unused bits are zero (X.690 §11.2.1).
    constexpr read_result<bits> bit_string_with_unused() noexcept {
        auto const c = sound(tag::bit_string, failure::bad_bit_string, is_zero_padded);
        if (!c) return fail(c.error());
        return bits{c->subspan(1), (*c)[0]};
    }

    /// BIT STRING of whole bytes, as keys and signatures are.
    constexpr read_result<byte_view> bit_string() noexcept {
        auto const before = *this;
        auto const value = bit_string_with_unused();
        if (!value) return fail(value.error());
        if (value->unused != 0) return before.rewind(*this, failure::unused_bits);
        return value->bytes;
    }

    /// BIT STRING with a list of named bits, as keyUsage is: it ends with a bit that is set (X.690 §11.2.2).
    constexpr read_result<bits> named_bits() noexcept {
        auto const before = *this;
        auto const value = bit_string_with_unused();
        if (value && value->size() != 0 && !value->test(value->size() - 1))
            return before.rewind(*this, failure::bad_bit_string);
        return value;
    }

    constexpr read_result<byte_view> octet_string() noexcept {
        auto const e = expect(tag::octet_string);
        if (!e) return fail(e.error());
        return e->content;
    }

    constexpr read_result<void> null() noexcept {
        auto const before = *this;
        auto const e = expect(tag::null);
        if (!e) return fail(e.error());
        if (!e->content.empty()) return before.rewind(*this, failure::bad_null);
        return {};
    }

    /// YYMMDDHHMMSSZ; YY from 50 on is 19YY (RFC 5280 §4.1.2.5.1).
    constexpr read_result<seconds> utc_time() noexcept {
        auto const c = sound(tag::utc_time, failure::bad_time, is_utc_time);
        if (!c) return fail(c.error());
        return *detail::parse_time(*c, 2);
    }
    /// YYYYMMDDHHMMSSZ, without fractions (RFC 5280 §4.1.2.5.2).
    constexpr read_result<seconds> generalized_time() noexcept {
        auto const c = sound(tag::generalized_time, failure::bad_time, is_generalized_time);
        if (!c) return fail(c.error());
        return *detail::parse_time(*c, 4);
    }
    /// Time of a certificate's validity: UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5).
    constexpr read_result<seconds> time() noexcept {
        if (next_is(tag::utc_time)) return utc_time();
        auto const before = *this;
        auto const value = generalized_time();
        if (value && *value < to_seconds({.year = 2050})) return before.rewind(*this, failure::bad_time);
        return value;
    }

    /// Refuses what was left unread.
    constexpr read_result<void> finish() const noexcept {
        if (!rest_.empty()) return fault(failure::trailing_bytes);
        return {};
    }

    /// An error at this place: for what the caller finds wrong with a value.
    [[nodiscard]] constexpr failed<error> fault(failure what) const noexcept { return fail(error{what, offset()}); }

private:
    constexpr reader(std::uint8_t const* origin, byte_view input) noexcept : origin_(origin), rest_(input) {}

    /// Puts `moved` back to where this reader stands, and fails there.
    constexpr failed<error> rewind(reader& moved, failure what) const noexcept {
        moved = *this;
        return fault(what);
    }

    constexpr read_result<element> peek() const noexcept {
        if (rest_.empty()) return fault(failure::truncated);
        std::uint8_t const first = rest_[0];
        unsigned const number = first & 0x1fu;
        bool const universal = (first & 0xc0) == 0;
        bool const constructed = (first & 0x20) != 0;
        if (number == 0x1f || (universal && number == 0)) return fault(failure::tag_not_supported);
        if (universal && constructed != (number == 16 || number == 17)) return fault(failure::wrong_form);

        if (rest_.size() < 2) return fault(failure::truncated);
        std::size_t length = rest_[1];
        std::size_t header = 2;
        if (length == 0x80) return fault(failure::length_indefinite);
        if (length > 0x80) {
            std::size_t const count = length & 0x7f;
            if (count > 4) return fault(failure::length_too_large);
            if (rest_.size() - 2 < count) return fault(failure::truncated);
            length = 0;
            for (std::size_t i = 0; i < count; ++i) length = length << 8 | rest_[2 + i];
            // The first byte is not zero, and the short form would not have done (X.690 §10.1).
            if (rest_[2] == 0 || length < 0x80) return fault(failure::length_not_minimal);
            header += count;
        }
        if (rest_.size() - header < length) return fault(failure::truncated);
        return element{tag{first}, rest_.subspan(header, length), rest_.first(header + length)};
    }

    /// The content of the next element, which must have this tag and satisfy `is_sound`.
    constexpr read_result<byte_view> sound(tag expected, failure otherwise, bool (*is_sound)(byte_view)) noexcept {
        auto const before = *this;
        auto const e = expect(expected);
        if (!e) return fail(e.error());
        if (!is_sound(e->content)) return before.rewind(*this, otherwise);
        return e->content;
    }

    static constexpr bool is_boolean(byte_view c) noexcept { return c.size() == 1 && (c[0] == 0x00 || c[0] == 0xff); }

    static constexpr bool is_minimal_integer(byte_view c) noexcept {
        if (c.empty()) return false;
        return c.size() == 1 || !((c[0] == 0x00 && c[1] < 0x80) || (c[0] == 0xff && c[1] >= 0x80));
    }

    static constexpr bool is_minimal_oid(byte_view c) noexcept {
        bool starts = true;
        for (auto const byte : c) {
            if (starts && byte == 0x80) return false;
            starts = byte < 0x80;
        }
        return !c.empty() && starts;
    }

    static constexpr bool is_zero_padded(byte_view c) noexcept {
        if (c.empty() || c[0] > 7) return false;
        return c.size() == 1 ? c[0] == 0 : (c.back() & ((1u << c[0]) - 1)) == 0;
    }

    static constexpr bool is_utc_time(byte_view c) noexcept { return detail::parse_time(c, 2).has_value(); }
    static constexpr bool is_generalized_time(byte_view c) noexcept { return detail::parse_time(c, 4).has_value(); }

    std::uint8_t const* origin_ = nullptr;
    byte_view rest_;
};

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
