// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstddef>
#include <cstdint>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/aes256_gcm.hpp>
#include <handfast/tls/record/protection.hpp>

using namespace handfast;

BOOST_AUTO_TEST_SUITE(tls_record_protection)

namespace {

using bytes = std::vector<std::uint8_t>;
using sealing_key = tls::gcm_sealing_key<crypto::aes256_gcm>;
using opening_key = tls::gcm_opening_key<crypto::aes256_gcm>;
constexpr auto data = tls::content_type::application_data;

secret<32> key_bytes() {
    secret<32> key;
    for (std::size_t i = 0; i < 32; ++i) key.writable()[i] = static_cast<std::uint8_t>(i);
    return key;
}
tls::gcm_salt salt() {
    tls::gcm_salt s;
    for (std::size_t i = 0; i < 4; ++i) s.writable()[i] = static_cast<std::uint8_t>(0xf0 + i);
    return s;
}
sealing_key to_seal(std::uint64_t records = crypto::aes256_gcm::seal_limit) {
    return {crypto::aes256_gcm::with_key(key_bytes(), records).value(), salt()};
}
opening_key to_open() { return {crypto::aes256_gcm::with_key(key_bytes()).value(), salt()}; }

bytes sealed(sealing_key& key, std::string_view text, tls::content_type content = data) {
    bytes out(text.size() + sealing_key::overhead);
    BOOST_REQUIRE(key.seal(content, as_bytes(text), out) == out.size());
    return out;
}

std::optional<std::string> opened(opening_key& key, bytes record, tls::content_type content = data) {
    auto const text = key.open(content, record);
    if (!text) return std::nullopt;
    return std::string{as_chars(*text)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_sealed_is_opened_in_order) {
    auto seal = to_seal();
    auto open = to_open();
    for (auto const* text : {"hello", "", "a", "a longer one, of more than sixteen bytes"})
        BOOST_TEST(opened(open, sealed(seal, text)).value() == text);
}

BOOST_AUTO_TEST_CASE(a_record_is_built_as_rfc_5288_says) {
    // The nonce is the salt and the eight bytes in front; the associated data is the sequence number, the type, the
    // version and the length of the plaintext (RFC 5246 §6.2.3.3).
    auto seal = to_seal();
    (void)sealed(seal, "the first");
    auto const record = sealed(seal, "hello", tls::content_type::alert);
    BOOST_REQUIRE(record.size() == 8U + 5 + 16);

    bytes nonce{0xf0, 0xf1, 0xf2, 0xf3};
    nonce.insert(nonce.end(), record.begin(), record.begin() + 8);
    bytes const associated{0, 0, 0, 0, 0, 0, 0, 1, 21, 3, 3, 0, 5};
    bytes text{record.begin() + 8, record.begin() + 13};
    auto const cipher = crypto::aes256_gcm::with_key(key_bytes()).value();
    auto const tag = byte_view{record}.last<16>();
    BOOST_REQUIRE(cipher.open(byte_view{nonce}.first<12>(), associated, text, tag).has_value());
    BOOST_TEST(as_chars(text) == "hello");
}

BOOST_AUTO_TEST_CASE(no_nonce_occurs_twice) {
    auto seal = to_seal();
    std::vector<bytes> nonces;
    for (int i = 0; i < 1000; ++i) {
        auto const record = sealed(seal, "x");
        nonces.emplace_back(record.begin(), record.begin() + 8);
    }
    std::sort(nonces.begin(), nonces.end());
    BOOST_CHECK(std::adjacent_find(nonces.begin(), nonces.end()) == nonces.end());
}

BOOST_AUTO_TEST_CASE(every_bit_counts) {
    auto seal = to_seal();
    auto const record = sealed(seal, "hello");
    for (std::size_t bit = 0; bit < 8 * record.size(); ++bit) {
        auto open = to_open();
        auto changed = record;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << bit % 8));
        BOOST_TEST(!opened(open, changed).has_value());
    }
    for (std::size_t size = 0; size < record.size(); ++size) {
        auto open = to_open();
        BOOST_TEST(!opened(open, {record.begin(), record.begin() + static_cast<int>(size)}).has_value());
    }
    auto open = to_open();
    BOOST_TEST(!opened(open, record, tls::content_type::handshake).has_value());
    BOOST_TEST(opened(open, record).value() == "hello");
}

BOOST_AUTO_TEST_CASE(repeated_left_out_and_swapped_records_are_not_authentic) {
    auto seal = to_seal();
    auto const first = sealed(seal, "first");
    auto const second = sealed(seal, "second");
    auto open = to_open();
    BOOST_TEST(!opened(open, second).has_value());
    BOOST_TEST(opened(open, first).has_value());
    BOOST_TEST(!opened(open, first).has_value());
    BOOST_TEST(opened(open, second).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_not_authentic_leaves_nothing_behind) {
    auto seal = to_seal();
    auto record = sealed(seal, "hello");
    record.back() ^= 1;
    auto open = to_open();
    BOOST_TEST(!open.open(data, record).has_value());
    BOOST_TEST(as_chars(byte_view{record}.subspan(8, 5)) == std::string_view("\0\0\0\0\0", 5));
}

BOOST_AUTO_TEST_CASE(plaintext_and_record_may_overlap) {
    // As the transport has it: the fragment lies behind where the record will be.
    std::string const text(1000, 'q');
    for (std::size_t const at : {8U, 9U, 24U, 40U, 2000U}) {
        auto seal = to_seal();
        auto open = to_open();
        bytes room(4000);
        std::ranges::copy(text, room.begin() + static_cast<int>(at));
        auto const size = seal.seal(data, byte_view{room}.subspan(at, text.size()), room).value();
        room.resize(size);
        BOOST_TEST(opened(open, room).value() == text);
    }
}

BOOST_AUTO_TEST_CASE(sealing_stops_at_the_limit_before_it_is_passed) {
    auto seal = to_seal(3);
    auto open = to_open();
    for (int i = 0; i < 3; ++i) BOOST_TEST(opened(open, sealed(seal, "x")).has_value());
    bytes out(1 + sealing_key::overhead, 0xee);
    BOOST_TEST(!seal.seal(data, as_bytes("y"), out).has_value());
    BOOST_TEST(!seal.seal(data, as_bytes("y"), out).has_value());
    BOOST_TEST(out[8] == 0);                                      // nor does the plaintext stay there
    static_assert(crypto::aes256_gcm::seal_limit == 23'726'566);  // 2^24.5
}

// A key and its sequence number cannot come apart, and neither can be had twice.
static_assert(!std::is_copy_constructible_v<sealing_key> && !std::is_copy_assignable_v<sealing_key>);
static_assert(!std::is_copy_constructible_v<opening_key> && !std::is_copy_assignable_v<opening_key>);

BOOST_AUTO_TEST_SUITE_END()
