// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/asn1/oid.hpp>
#include <handfast/asn1/reader.hpp>
#include <handfast/core/hex.hpp>

namespace asn1 = handfast::asn1;
using asn1::failure;
using asn1::reader;
using handfast::byte_view;
using handfast::from_hex;
using handfast::to_hex;

BOOST_AUTO_TEST_SUITE(asn1_reader)

namespace {

/// The sentence of what goes wrong when `read` is applied to the bytes; empty where nothing does.
template <class Read>
std::string outcome(std::string_view hex, Read read) {
    auto const bytes = from_hex(hex);
    BOOST_TEST_REQUIRE(2 * bytes.size() ==
                       static_cast<std::size_t>(std::ranges::count_if(hex, [](char c) { return c != ' '; })));
    reader r{bytes};
    auto const value = read(r);
    if (value) return {};
    // A call that fails leaves the reader where it was.
    BOOST_TEST(r.offset() == 0u);
    return std::string{describe(value.error().what)};
}

std::string words(failure what) { return std::string{describe(what)}; }

auto const any = [](reader& r) { return r.any(); };
auto const boolean = [](reader& r) { return r.boolean(); };
auto const integer = [](reader& r) { return r.integer(); };
auto const unsigned_integer = [](reader& r) { return r.unsigned_integer(); };
auto const small_integer = [](reader& r) { return r.small_integer(); };
auto const oid = [](reader& r) { return r.oid(); };
auto const bit_string = [](reader& r) { return r.bit_string(); };
auto const bit_string_with_unused = [](reader& r) { return r.bit_string_with_unused(); };
auto const named_bits = [](reader& r) { return r.named_bits(); };
auto const null = [](reader& r) { return r.null(); };
auto const utc_time = [](reader& r) { return r.utc_time(); };
auto const generalized_time = [](reader& r) { return r.generalized_time(); };
auto const time = [](reader& r) { return r.time(); };

/// An element with this tag around characters.
std::string around(std::string_view tag, std::string_view characters) {
    std::uint8_t const length[1]{static_cast<std::uint8_t>(characters.size())};
    return std::string{tag} + to_hex(length) + to_hex(handfast::as_bytes(characters));
}

}  // namespace

BOOST_AUTO_TEST_CASE(headers_that_der_refuses) {
    struct row {
        std::string_view hex;
        failure what;
    };
    for (auto const& [hex, what] : {
             row{"", failure::truncated},
             row{"02", failure::truncated},
             row{"0201", failure::truncated},
             row{"0281", failure::truncated},
             row{"028201", failure::truncated},
             row{"0484ffffffff", failure::truncated},
             row{"048180", failure::truncated},
             row{"3080020105 0000", failure::length_indefinite},
             row{"028105 0000000000", failure::length_not_minimal},
             row{"02817f 00", failure::length_not_minimal},
             row{"04820080 00", failure::length_not_minimal},
             row{"0483000100", failure::length_not_minimal},
             row{"04850000000001 00", failure::length_too_large},
             row{"04ff", failure::length_too_large},
             row{"1f0100", failure::tag_not_supported},
             row{"bf810100", failure::tag_not_supported},
             row{"0000", failure::tag_not_supported},
             row{"2403040100", failure::wrong_form},
             row{"2203020105", failure::wrong_form},
             row{"1000", failure::wrong_form},
             row{"1100", failure::wrong_form},
         })
        BOOST_TEST(outcome(hex, any) == words(what), "for " << hex);
    // Bytes after the element are finish()'s business.
    BOOST_TEST(outcome("3003020105 00", any) == "");
}

BOOST_AUTO_TEST_CASE(lengths_at_the_edges_of_their_forms) {
    for (std::size_t const size : {0u, 1u, 0x7fu, 0x80u, 0xffu, 0x100u, 0xffffu, 0x10000u}) {
        std::vector<std::uint8_t> der{0x04};
        if (size < 0x80) der.push_back(static_cast<std::uint8_t>(size));
        else if (size < 0x100) der.insert(der.end(), {0x81, static_cast<std::uint8_t>(size)});
        else if (size < 0x10000)
            der.insert(der.end(), {0x82, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)});
        else der.insert(der.end(), {0x83, 1, 0, 0});
        auto const header = der.size();
        der.resize(header + size, 0xab);
        reader r{der};
        auto const e = r.any();
        BOOST_REQUIRE(e);
        BOOST_TEST(e->content.size() == size);
        BOOST_TEST(e->whole.size() == header + size);
        BOOST_TEST(e->content.data() == der.data() + header);
        BOOST_TEST(r.empty());
        if (size > 0) {
            reader shorter{byte_view{der}.first(der.size() - 1)};
            BOOST_CHECK(shorter.any().error() == (asn1::error{failure::truncated, 0}));
        }
    }
}

// Whatever two bytes begin an element, no more is read than there is, and whatever is read is within the input.
BOOST_AUTO_TEST_CASE(every_header_over_a_short_input) {
    for (unsigned first = 0; first < 256; ++first)
        for (unsigned second = 0; second < 256; ++second)
            for (std::size_t const more : {0u, 1u, 2u, 5u}) {
                // On the heap and exactly as long, so that a read past the end is seen by a sanitizer.
                std::vector<std::uint8_t> der{static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
                der.resize(2 + more, 0x81);
                der.shrink_to_fit();
                reader r{der};
                auto const e = r.any();
                bool const fits = second < 0x80 && second <= more;
                if (e.has_value() && !fits) BOOST_ERROR("read too much after " << first << ' ' << second);
                if (e && (e->whole.size() > der.size() || r.rest().size() + e->whole.size() != der.size()))
                    BOOST_ERROR("lost bytes after " << first << ' ' << second);
            }
}

BOOST_AUTO_TEST_CASE(booleans) {
    BOOST_TEST(outcome("010100", boolean) == "");
    BOOST_TEST(outcome("0101ff", boolean) == "");
    for (auto const hex : {"0100", "01020000", "010101", "0101fe", "010180"})
        BOOST_TEST(outcome(hex, boolean) == words(failure::bad_boolean), "for " << hex);
    BOOST_TEST(outcome("020100", boolean) == words(failure::unexpected_tag));
    auto const two = from_hex("0101ff010100");
    reader r{two};
    BOOST_TEST(r.boolean().value());
    BOOST_TEST(!r.boolean().value());
}

BOOST_AUTO_TEST_CASE(integers_in_their_fewest_bytes) {
    for (auto const hex : {"020100", "02017f", "020180", "0201ff", "02020080", "0202ff7f", "0203008000"})
        BOOST_TEST(outcome(hex, integer) == "", "for " << hex);
    for (auto const hex : {"0200", "02020000", "0202007f", "0202ffff", "0202ff80", "0203000001"})
        BOOST_TEST(outcome(hex, integer) == words(failure::bad_integer), "for " << hex);
    BOOST_TEST(outcome("0a0100", integer) == words(failure::unexpected_tag));
}

BOOST_AUTO_TEST_CASE(magnitudes_have_no_leading_zeros) {
    struct row {
        std::string_view hex, magnitude;
    };
    for (auto const& [hex, magnitude] : {row{"020100", ""}, row{"020101", "01"}, row{"02020080", "80"},
                                         row{"020300ff00", "ff00"}, row{"02027fff", "7fff"}}) {
        auto const der = from_hex(hex);
        reader r{der};
        BOOST_TEST(to_hex(r.unsigned_integer().value()) == magnitude);
        BOOST_TEST(r.empty());
    }
    for (auto const hex : {"0201ff", "020180", "0202ff7f"})
        BOOST_TEST(outcome(hex, unsigned_integer) == words(failure::integer_negative), "for " << hex);
}

BOOST_AUTO_TEST_CASE(small_integers_fit_64_bits) {
    auto const largest = from_hex("020900ffffffffffffffff");
    BOOST_TEST(reader{largest}.small_integer().value() == 0xffffffffffffffffu);
    auto const zero = from_hex("020100");
    BOOST_TEST(reader{zero}.small_integer().value() == 0u);
    auto const e = from_hex("0203010001");
    BOOST_TEST(reader{e}.small_integer().value() == 65537u);
    BOOST_TEST(outcome("0209010000000000000000", small_integer) == words(failure::integer_too_large));
    BOOST_TEST(outcome("0201ff", small_integer) == words(failure::integer_negative));
}

BOOST_AUTO_TEST_CASE(object_identifiers) {
    auto const rsa = from_hex("06092a864886f70d010101");
    BOOST_CHECK(asn1::oids::rsa_encryption == reader{rsa}.oid().value());
    for (auto const hex : {"0600", "060180", "06022a80", "060381 2a80", "06032a8001", "06028001"})
        BOOST_TEST(outcome(hex, oid) == words(failure::bad_object_identifier), "for " << hex);
}

BOOST_AUTO_TEST_CASE(bit_strings) {
    auto const whole = from_hex("03030 0a5f0");
    BOOST_TEST(to_hex(reader{whole}.bit_string().value()) == "a5f0");
    auto const empty = from_hex("030100");
    BOOST_TEST(reader{empty}.bit_string().value().empty());
    for (auto const hex : {"0300", "030101", "030208 00", "03020101", "030207c0", "0302ff00"})
        BOOST_TEST(outcome(hex, bit_string_with_unused) == words(failure::bad_bit_string), "for " << hex);
    BOOST_TEST(outcome("030205a0", bit_string) == words(failure::unused_bits));
}

BOOST_AUTO_TEST_CASE(named_bits_count_from_the_most_significant) {
    auto const usage = from_hex("030205a0");  // digitalSignature (0) and keyEncipherment (2), RFC 5280 §4.2.1.3
    auto const bits = reader{usage}.named_bits().value();
    BOOST_TEST(bits.size() == 3u);
    BOOST_TEST(bits.test(0));
    BOOST_TEST(!bits.test(1));
    BOOST_TEST(bits.test(2));
    BOOST_TEST(!bits.test(3));
    BOOST_TEST(!bits.test(100));
    auto const decipher_only = from_hex("0303070080");
    BOOST_TEST(reader{decipher_only}.named_bits().value().test(8));
    BOOST_TEST(outcome("030100", named_bits) == "");
    BOOST_TEST(outcome("030204a0", named_bits) == words(failure::bad_bit_string));
    BOOST_TEST(outcome("030300a000", named_bits) == words(failure::bad_bit_string));
    BOOST_TEST(outcome("03020780", named_bits) == "");
}

BOOST_AUTO_TEST_CASE(nulls) {
    BOOST_TEST(outcome("0500", null) == "");
    BOOST_TEST(outcome("050100", null) == words(failure::bad_null));
    BOOST_TEST(outcome("0400", null) == words(failure::unexpected_tag));
}

BOOST_AUTO_TEST_CASE(utc_times) {
    auto const at = [](std::string_view text) {
        auto const der = from_hex(around("17", text));
        return reader{der}.utc_time().value();
    };
    BOOST_TEST(at("700101000000Z") == 0);
    BOOST_TEST(at("500101000000Z") == -631'152'000);
    BOOST_TEST(at("491231235959Z") == 2'524'607'999);
    BOOST_TEST(at("000229000000Z") == 951'782'400);
    for (auto const text : {"",
                            "Z",
                            "7001010000Z",
                            "700101000000",
                            "700101000000z",
                            "700101000000+0000",
                            "700101000000.0Z",
                            "700001000000Z",
                            "701301000000Z",
                            "700100000000Z",
                            "700132000000Z",
                            "010229000000Z",
                            "700431000000Z",
                            "700101240000Z",
                            "700101006000Z",
                            "700101000060Z",
                            "70010100000 Z",
                            "7001010000/0Z",
                            "70010100000:Z",
                            "19700101000000Z",
                            "-70101000000Z"})
        BOOST_TEST(outcome(around("17", text), utc_time) == words(failure::bad_time), "for " << text);
}

BOOST_AUTO_TEST_CASE(generalized_times) {
    auto const at = [](std::string_view text) {
        auto const der = from_hex(around("18", text));
        return reader{der}.generalized_time().value();
    };
    BOOST_TEST(at("19700101000000Z") == 0);
    BOOST_TEST(at("20500101000000Z") == 2'524'608'000);
    BOOST_TEST(at("99991231235959Z") == 253'402'300'799);
    for (auto const text : {"700101000000Z", "19700101000000", "19700101000000.0Z", "19700101000000+0000",
                            "197001010000Z", "21000229000000Z", "19701301000000Z"})
        BOOST_TEST(outcome(around("18", text), generalized_time) == words(failure::bad_time), "for " << text);
}

BOOST_AUTO_TEST_CASE(validity_changes_form_at_2050) {
    BOOST_TEST(outcome(around("17", "491231235959Z"), time) == "");
    BOOST_TEST(outcome(around("18", "20500101000000Z"), time) == "");
    BOOST_TEST(outcome(around("18", "20491231235959Z"), time) == words(failure::bad_time));
    BOOST_TEST(outcome("020100", time) == words(failure::unexpected_tag));
}

BOOST_AUTO_TEST_CASE(structures_know_where_they_are) {
    auto const cut = from_hex("300b a003020102 0500 03030102");
    reader outer{cut};
    auto short_of_one = outer.sequence().value();
    BOOST_CHECK(short_of_one.any());
    BOOST_CHECK(short_of_one.null());
    BOOST_CHECK(short_of_one.any().error() == (asn1::error{failure::truncated, 9}));

    auto const right = from_hex("300b a003020102 0500 03020102 00");
    reader whole{right};
    auto inner = whole.sequence().value();
    BOOST_TEST(inner.offset() == 2u);
    auto version = inner.context(0).value();
    BOOST_TEST(version.offset() == 4u);
    BOOST_TEST(version.small_integer().value() == 2u);
    BOOST_CHECK(version.finish());
    BOOST_CHECK(!inner.optional(asn1::tag::boolean).value());
    BOOST_CHECK(!inner.optional_inside(asn1::constructed_context(1)).value());
    BOOST_CHECK(inner.finish().error() == (asn1::error{failure::trailing_bytes, 7}));
    BOOST_CHECK(inner.optional(asn1::tag::null).value());
    BOOST_CHECK(inner.octet_string().error() == (asn1::error{failure::unexpected_tag, 9}));
    BOOST_CHECK(inner.bit_string().error() == (asn1::error{failure::unused_bits, 9}));
    auto const bits = inner.expect(asn1::tag::bit_string).value();
    BOOST_TEST(inner.within(bits).offset() == 11u);
    BOOST_CHECK(inner.finish());
    BOOST_CHECK(inner.any().error() == (asn1::error{failure::truncated, 13}));
    BOOST_CHECK(!inner.optional(asn1::tag::null).value());
    BOOST_CHECK(whole.finish().error() == (asn1::error{failure::trailing_bytes, 13}));
}

// An AlgorithmIdentifier and a key in a SubjectPublicKeyInfo (RFC 5280 §4.1), read to the end.
namespace {
asn1::read_result<std::uint64_t> read_spki(byte_view der) {
    reader r{der};
    auto spki = r.sequence();
    if (!spki) return handfast::fail(spki.error());
    auto algorithm = spki->sequence();
    if (!algorithm) return handfast::fail(algorithm.error());
    if (auto const id = algorithm->oid(); !id) return handfast::fail(id.error());
    if (auto const none = algorithm->null(); !none) return handfast::fail(none.error());
    if (auto const end = algorithm->finish(); !end) return handfast::fail(end.error());
    auto const bits = spki->bit_string();
    if (!bits) return handfast::fail(bits.error());
    if (auto const end = spki->finish(); !end) return handfast::fail(end.error());
    if (auto const end = r.finish(); !end) return handfast::fail(end.error());
    reader key{*bits};
    auto sequence = key.sequence();
    if (!sequence) return handfast::fail(sequence.error());
    if (auto const modulus = sequence->unsigned_integer(); !modulus) return handfast::fail(modulus.error());
    auto const exponent = sequence->small_integer();
    if (!exponent) return exponent;
    if (auto const end = sequence->finish(); !end) return handfast::fail(end.error());
    if (auto const end = key.finish(); !end) return handfast::fail(end.error());
    return exponent;
}
auto const spki = "301f300d06092a864886f70d0101010500030e00300b020400c0ffee0203010001";
}  // namespace

BOOST_AUTO_TEST_CASE(every_truncation_of_a_structure_is_refused) {
    auto const der = from_hex(spki);
    BOOST_TEST(read_spki(der).value() == 65537u);
    for (std::size_t size = 0; size < der.size(); ++size) {
        std::vector<std::uint8_t> const cut(der.begin(), der.begin() + static_cast<std::ptrdiff_t>(size));
        BOOST_TEST(!read_spki(cut), "cut to " << size);
    }
    auto longer = der;
    longer.push_back(0);
    BOOST_CHECK(read_spki(longer).error() == (asn1::error{failure::trailing_bytes, der.size()}));
}

// No change of one byte reads outside the input (a sanitizer sees that); a change outside the values is refused.
BOOST_AUTO_TEST_CASE(every_change_of_one_byte_is_survived) {
    auto const der = from_hex(spki);
    std::size_t accepted = 0;
    for (std::size_t at = 0; at < der.size(); ++at)
        for (unsigned value = 0; value < 256; ++value) {
            auto changed = der;
            changed[at] = static_cast<std::uint8_t>(value);
            changed.shrink_to_fit();
            if (read_spki(changed)) ++accepted;
        }
    // What may change: nine bytes of the identifier, four of the modulus, three of the exponent, within DER's rules.
    BOOST_TEST(accepted > der.size());
    BOOST_TEST(accepted < 16u * 256u + der.size());
    auto structure = der;
    structure[1] = 0x1e;
    BOOST_TEST(!read_spki(structure));
}

// The same as a constant expression, where reading out of bounds would not compile.
namespace {
constexpr std::array<std::uint8_t, 8> pair{0x30, 0x06, 0x02, 0x01, 0x05, 0x01, 0x01, 0xff};
constexpr bool reads_pair() {
    reader r{pair};
    auto inside = r.sequence();
    return inside && *inside->small_integer() == 5 && *inside->boolean() && inside->finish() && r.finish();
}
static_assert(reads_pair());
}  // namespace

BOOST_AUTO_TEST_SUITE_END()
