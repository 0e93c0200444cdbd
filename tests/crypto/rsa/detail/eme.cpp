// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <limits>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/rsa/detail/eme.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
namespace detail = handfast::rsa::detail;
using detail::limb;
using bytes = std::vector<std::uint8_t>;

namespace {
constexpr limb yes = std::numeric_limits<limb>::max();
}

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_eme)

BOOST_AUTO_TEST_CASE(numbers_under_masks) {
    for (std::size_t a : {0u, 1u, 10u, 245u, 65535u})
        for (std::size_t b : {0u, 1u, 10u, 245u, 65535u}) BOOST_TEST(detail::mask_if_less(a, b) == (a < b ? yes : 0));
    BOOST_TEST(detail::choose_size(yes, 7, 1000) == 7u);
    BOOST_TEST(detail::choose_size(0, 7, 1000) == 1000u);
}

BOOST_AUTO_TEST_CASE(where_a_message_begins) {
    // 00 02, padding, 00 at every place that there is.
    for (std::size_t zero_at = 2; zero_at < 64; ++zero_at) {
        bytes block(64, 0xa5);
        block[0] = 0;
        block[1] = 2;
        block[zero_at] = 0;
        auto const found = detail::find_pkcs1(block);
        BOOST_TEST(found.begin == zero_at + 1);
        BOOST_TEST(found.right == (zero_at >= 10 ? yes : 0));
        block[1] = 1;
        BOOST_TEST(detail::find_pkcs1(block).right == 0u);
    }
    bytes never(64, 0xa5);
    never[0] = 0;
    never[1] = 2;
    BOOST_TEST(detail::find_pkcs1(never).right == 0u);
}

BOOST_AUTO_TEST_CASE(oaep_of_every_length) {
    using hash = crypto::sha256;
    bytes const label{1, 2, 3}, seed(hash::size, 0x42);
    for (std::size_t size = 0; size <= 128 - 2 * hash::size - 2; ++size) {
        bytes const message(size, 1);
        bytes block(128);
        detail::encode_oaep<hash>(message, label, seed, block);
        BOOST_TEST(block[0] == 0);
        auto const found = detail::find_oaep<hash>(label, block);
        BOOST_TEST(found.right == yes);
        BOOST_TEST(found.begin == block.size() - size);
        BOOST_TEST(bytes(block.end() - static_cast<std::ptrdiff_t>(size), block.end()) == message);
        // In the clear: the hash of the label, zeros, a one.
        auto const label_hash = crypto::digest_of<hash>(label);
        BOOST_TEST(std::equal(label_hash.begin(), label_hash.end(), block.begin() + 33));
        BOOST_TEST(std::equal(seed.begin(), seed.end(), block.begin() + 1));
    }
}

BOOST_AUTO_TEST_CASE(what_stands_in_is_made_of_counter_label_and_length) {
    bytes const key(32, 9);
    crypto::hmac<crypto::sha256> mac{key};
    bytes out(40);
    detail::fill_rejection(mac, "length", out);
    // Two blocks: 0000, 0001, then the label and 320 bits.
    for (std::uint8_t counter : {std::uint8_t{0}, std::uint8_t{1}}) {
        bytes const input{0, counter, 'l', 'e', 'n', 'g', 't', 'h', 0x01, 0x40};
        auto const block = crypto::hmac<crypto::sha256>{key}.update(input).finish();
        std::size_t const at = counter * 32u, size = counter == 0 ? 32 : 8;
        BOOST_TEST(hf::to_hex(hf::byte_view{out}.subspan(at, size)) == hf::to_hex(block.reveal().first(size)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
