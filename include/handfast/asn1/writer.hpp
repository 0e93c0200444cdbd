// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_WRITER_HPP
#define HANDFAST_ASN1_WRITER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/asn1/tag.hpp>
#include <handfast/asn1/time.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// Builds DER (X.690) in a vector. The body of a constructed element is a callable that writes into the same
/// writer, so that the code reads as the ASN.1 does:
///
///     asn1::writer w;
///     w.sequence([&] {
///         w.unsigned_integer(modulus);
///         w.unsigned_integer(exponent);
///     });
///     auto const der = w.take();
///
/// `writer` is for public bytes; `secret_writer`, for private keys, wipes every buffer that it grew out of
/// and gives `secret_bytes`.
template <class Allocator>
class basic_writer {
public:
    /// The elements written so far.
    [[nodiscard]] byte_view bytes() const noexcept { return bytes_; }

    /// Hands over what was written and starts anew.
    [[nodiscard]] std::vector<std::uint8_t, Allocator> take() noexcept { return std::exchange(bytes_, {}); }

    /// An element with this tag and whatever `body` writes as its content.
    template <class Body>
    void constructed(tag t, Body&& body) {
        bytes_.push_back(static_cast<std::uint8_t>(t));
        auto const start = bytes_.size();
        body();
        insert_length(start);
    }
    template <class Body>
    void sequence(Body&& body) {
        constructed(tag::sequence, body);
    }
    /// The caller puts the elements of a SET OF in order (X.690 §11.6).
    template <class Body>
    void set(Body&& body) {
        constructed(tag::set, body);
    }
    /// [number] EXPLICIT, or IMPLICIT over a SEQUENCE or SET.
    template <class Body>
    void context(unsigned number, Body&& body) {
        constructed(constructed_context(number), body);
    }
    /// An OCTET STRING that holds elements, as a certificate's extension does.
    template <class Body>
        requires requires(Body& body) { body(); }
    void octet_string(Body&& body) {
        constructed(tag::octet_string, body);
    }
    /// A BIT STRING that holds elements, as a public key does.
    template <class Body>
        requires requires(Body& body) { body(); }
    void bit_string(Body&& body) {
        constructed(tag::bit_string, [&] {
            bytes_.push_back(0);
            body();
        });
    }

    /// An element with this tag and content.
    void primitive(tag t, byte_view content) {
        bytes_.push_back(static_cast<std::uint8_t>(t));
        append(content);
        insert_length(bytes_.size() - content.size());
    }
    /// Whole elements, as they are.
    void raw(byte_view elements) { append(elements); }

    void boolean(bool value) {
        primitive(tag::boolean, std::array<std::uint8_t, 1>{value ? std::uint8_t{0xff} : std::uint8_t{0}});
    }
    void null() { primitive(tag::null, {}); }
    void oid(byte_view content) { primitive(tag::object_identifier, content); }
    void octet_string(byte_view content) { primitive(tag::octet_string, content); }

    /// INTEGER with this magnitude, most significant byte first; leading zeros are left out.
    void unsigned_integer(byte_view magnitude) {
        while (!magnitude.empty() && magnitude[0] == 0) magnitude = magnitude.subspan(1);
        bytes_.push_back(static_cast<std::uint8_t>(tag::integer));
        auto const start = bytes_.size();
        if (magnitude.empty() || magnitude[0] >= 0x80) bytes_.push_back(0);
        append(magnitude);
        insert_length(start);
    }
    void small_integer(std::uint64_t value) {
        std::array<std::uint8_t, 8> magnitude;
        store_big_endian(value, magnitude.data());
        unsigned_integer(magnitude);
    }

    /// BIT STRING; the low `unused` bits (0 to 7) of the last byte are zero and not part of it.
    void bit_string(byte_view content, unsigned unused = 0) {
        bytes_.push_back(static_cast<std::uint8_t>(tag::bit_string));
        auto const start = bytes_.size();
        bytes_.push_back(static_cast<std::uint8_t>(unused));
        append(content);
        insert_length(start);
    }
    /// BIT STRING of named bits: bit n of it is bit n of `set_bits`, counted from the least significant one there.
    void named_bits(std::uint32_t set_bits) {
        std::array<std::uint8_t, 4> content{};
        std::size_t size = 0;
        for (std::size_t n = 0; n < 32; ++n)
            if ((set_bits >> n & 1) != 0) {
                content[n / 8] = static_cast<std::uint8_t>(content[n / 8] | 0x80u >> n % 8);
                size = n + 1;
            }
        bit_string(byte_view{content}.first((size + 7) / 8), static_cast<unsigned>((8 - size % 8) % 8));
    }

    /// A character string of the type that `t` names. The caller answers for the characters.
    void text(tag t, std::string_view characters) { primitive(t, as_bytes(characters)); }

    /// Time: UTCTime from 1950 through 2049, GeneralizedTime otherwise (RFC 5280 §4.1.2.5). Years 0 to 9999.
    void time(seconds s) {
        auto const t = to_calendar(s);
        std::array<std::uint8_t, 15> digits{};
        auto const put = [&](std::size_t at, int value) {
            digits[at] = static_cast<std::uint8_t>('0' + value / 10 % 10);
            digits[at + 1] = static_cast<std::uint8_t>('0' + value % 10);
        };
        put(0, t.year / 100);
        put(2, t.year % 100);
        put(4, t.month);
        put(6, t.day);
        put(8, t.hour);
        put(10, t.minute);
        put(12, t.second);
        digits[14] = 'Z';
        if (t.year >= 1950 && t.year <= 2049) primitive(tag::utc_time, byte_view{digits}.subspan(2));
        else primitive(tag::generalized_time, digits);
    }

private:
    void append(byte_view more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); }

    /// Puts the length of what was written from `start` on in front of it, in the fewest bytes (X.690 §10.1).
    void insert_length(std::size_t start) {
        std::size_t const length = bytes_.size() - start;
        std::array<std::uint8_t, 1 + sizeof length> field{};
        std::size_t used = 0;
        if (length < 0x80) {
            field[used++] = static_cast<std::uint8_t>(length);
        } else {
            std::size_t count = 1;
            while (count < sizeof length && length >> 8 * count != 0) ++count;
            field[used++] = static_cast<std::uint8_t>(0x80 | count);
            while (count-- > 0) field[used++] = static_cast<std::uint8_t>(length >> 8 * count);
        }
        bytes_.insert(bytes_.begin() + static_cast<std::ptrdiff_t>(start), field.begin(),
                      field.begin() + static_cast<std::ptrdiff_t>(used));
    }

    std::vector<std::uint8_t, Allocator> bytes_;
};

/// A writer into memory of the usual kind; `secret_writer` wipes its own.
using writer = basic_writer<std::allocator<std::uint8_t>>;

namespace detail {
/// Memory of `Upstream` that is wiped before it goes back, so that a vector that grows leaves no copy behind.
template <class Upstream>
struct wiping_allocator {
    using value_type = typename Upstream::value_type;
    static_assert(sizeof(value_type) == 1, "`wiping_allocator<Upstream>` requires an allocator of bytes");
    // Without it a container would take `Upstream` for the value's type.
    template <class Same>
    struct rebind {
        using other = wiping_allocator;
    };

    wiping_allocator() = default;

    [[nodiscard]] value_type* allocate(std::size_t count) { return Upstream{}.allocate(count); }
    void deallocate(value_type* memory, std::size_t count) noexcept {
        wipe({memory, count});
        Upstream{}.deallocate(memory, count);
    }
    friend bool operator==(wiping_allocator const&, wiping_allocator const&) = default;
};
}  // namespace detail

/// The writer for private keys.
class secret_writer : public basic_writer<detail::wiping_allocator<std::allocator<std::uint8_t>>> {
public:
    /// Hands over what was written and starts anew.
    [[nodiscard]] secret_bytes take() {
        auto const written = basic_writer::take();
        return secret_bytes{byte_view{written}};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
