// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/portable/aes.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;

namespace {

template <std::size_t KeySize>
auto expanded(std::string_view hex) {
    auto const key = hf::from_hex(hex);
    std::array<std::uint8_t, crypto::round_keys_size(KeySize)> round_keys{};
    crypto::expand_key<KeySize>(round_keys, std::span{key}.template first<KeySize>(), crypto::portable::sub_word);
    return round_keys;
}

/// A block, encrypted: what is added to zeros.
template <class Word, std::size_t KeySize>
std::string encrypted(std::string_view key, std::string_view block) {
    auto const round_keys = expanded<KeySize>(key);
    auto const bytes = hf::from_hex(block);
    std::array<std::uint8_t, 16> out{};
    crypto::portable::bitsliced_aes<Word>{crypto::round_keys_view{round_keys}}.add_stream(std::span{bytes}.first<16>(),
                                                                                          out);
    return hf::to_hex(out);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_portable_aes)

// Which may be one and the same.
using words = std::conditional_t<std::is_same_v<std::uint64_t, crypto::portable::aes_word>, std::tuple<std::uint64_t>,
                                 std::tuple<std::uint64_t, crypto::portable::aes_word>>;

// FIPS 197, appendix C.
BOOST_AUTO_TEST_CASE_TEMPLATE(known_answers, word, words) {
    BOOST_TEST((encrypted<word, 16>("000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff")) ==
               "69c4e0d86a7b0430d8cdb78070b4c55a");
    BOOST_TEST((encrypted<word, 24>("000102030405060708090a0b0c0d0e0f1011121314151617",
                                    "00112233445566778899aabbccddeeff")) == "dda97ca4864cdfe06eaf70a0ec0d7191");
    BOOST_TEST((encrypted<word, 32>("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                                    "00112233445566778899aabbccddeeff")) == "8ea2b7ca516745bfeafc49904b496089");
}

// However many blocks a word has: each is its counter's, wherever it stands among them.
BOOST_AUTO_TEST_CASE_TEMPLATE(every_block_is_its_counters, word, words) {
    auto const round_keys = expanded<16>("000102030405060708090a0b0c0d0e0f");
    crypto::portable::bitsliced_aes<word> const aes{crypto::round_keys_view{round_keys}};
    std::array<std::uint8_t, 16> counter{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0xff, 0xff, 0xff, 0xfa};
    std::vector<std::uint8_t> all(16 * 21 + 3);
    aes.add_stream(counter, all);
    for (std::size_t at = 0; at < all.size(); at += 16) {
        std::array<std::uint8_t, 16> one{};
        aes.add_stream(counter, one);
        BOOST_TEST(hf::same_bytes(hf::byte_view{all}.subspan(at).first(std::min<std::size_t>(16, all.size() - at)),
                                  hf::byte_view{one}.first(std::min<std::size_t>(16, all.size() - at))));
        hf::store_big_endian(hf::load_big_endian<std::uint32_t>(counter.data() + 12) + 1, counter.data() + 12);
    }
}

BOOST_AUTO_TEST_SUITE_END()
