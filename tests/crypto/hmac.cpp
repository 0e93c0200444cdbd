// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstring>
#include <new>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/hmac.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

namespace crypto = handfast::crypto;
using crypto::hmac;
using handfast::as_bytes;
using handfast::byte_view;
using handfast::from_hex;
using handfast::to_hex;

BOOST_AUTO_TEST_SUITE(crypto_hmac)

using models = std::tuple<crypto::sha256, crypto::sha384, crypto::sha512>;

namespace {

using bytes = std::vector<std::uint8_t>;

template <class Hash>
std::string code(byte_view key, byte_view data) {
    return to_hex(hmac<Hash>{key}.update(data).finish().reveal());
}

/// A test case of RFC 4231 §4: key, data, and the codes over SHA-256, SHA-384 and SHA-512.
struct row {
    int number;
    bytes key, data;
    std::string_view sha256, sha384, sha512;
};

bytes of(std::string_view text) { return {as_bytes(text).begin(), as_bytes(text).end()}; }

std::vector<row> const rfc_4231{
    {1, bytes(20, 0x0b), of("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
     "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
     "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702"
     "e696c203a126854"},
    {2, of("Jefe"), of("what do ya want for nothing?"),
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
     "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
     "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b6"
     "36e070a38bce737"},
    {3, bytes(20, 0xaa), bytes(50, 0xdd), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
     "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e3ab6e101a34f27",
     "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee894267"
     "4278859e13292fb"},
    {4, from_hex("0102030405060708090a0b0c0d0e0f10111213141516171819"), bytes(50, 0xcd),
     "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
     "3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679ccf8a386c674cffb",
     "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de"
     "2adebeb10a298dd"},
    {5, bytes(20, 0x0c), of("Test With Truncation"), "a3b6167473100ee06e0c796c2955552b",
     "3abf34c3503b2a23a46efc619baef897", "415fad6271580a531d4179bc891d87a6"},
    {6, bytes(131, 0xaa), of("Test Using Larger Than Block-Size Key - Hash Key First"),
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
     "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952",
     "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8"
     "b915a985d786598"},
    {7, bytes(131, 0xaa),
     of("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be "
        "hashed before being used by the HMAC algorithm."),
     "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
     "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d3860e6110c46523e",
     "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d5eeb55c3e4de15134676fb6de044606"
     "5c97440fa8c6a58"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(known_answers_of_rfc_4231) {
    for (auto const& r : rfc_4231) {
        // Test case 5 is cut to 128 bits.
        BOOST_TEST(code<crypto::sha256>(r.key, r.data).substr(0, r.sha256.size()) == r.sha256, "case " << r.number);
        BOOST_TEST(code<crypto::sha384>(r.key, r.data).substr(0, r.sha384.size()) == r.sha384, "case " << r.number);
        BOOST_TEST(code<crypto::sha512>(r.key, r.data).substr(0, r.sha512.size()) == r.sha512, "case " << r.number);
    }
}

// RFC 2104 §2: a key longer than a block is hashed first, one as long as a block is not.
BOOST_AUTO_TEST_CASE_TEMPLATE(keys_around_a_block, hash, models) {
    bytes const block(hash::block_size, 0x42);
    auto const one_more = bytes(hash::block_size + 1, 0x42);
    auto const hashed = crypto::digest_of<hash>(one_more);
    BOOST_TEST(code<hash>(one_more, {}) == code<hash>(hashed, {}));
    BOOST_TEST(code<hash>(block, {}) != code<hash>(crypto::digest_of<hash>(block), {}));
    // Shorter keys are padded with zeros.
    auto padded = of("key");
    padded.resize(hash::block_size);
    BOOST_TEST(code<hash>(of("key"), of("data")) == code<hash>(padded, of("data")));
    BOOST_TEST(code<hash>({}, of("data")) == code<hash>(bytes(1), of("data")));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_key_many_messages, hash, models) {
    hmac<hash> mac{as_bytes("key")};
    auto const alone = code<hash>(as_bytes("key"), as_bytes("second"));
    mac.update(as_bytes("first"));
    (void)mac.finish();
    mac.update(as_bytes("sec")).update(as_bytes("ond"));
    BOOST_TEST(to_hex(mac.finish().reveal()) == alone);
    BOOST_TEST(to_hex(mac.finish().reveal()) == code<hash>(as_bytes("key"), {}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(verify_wants_every_bit, hash, models) {
    hmac<hash> mac{as_bytes("key")};
    auto const right = from_hex(code<hash>(as_bytes("key"), as_bytes("data")));
    BOOST_TEST(mac.update(as_bytes("data")).verify(right));
    for (std::size_t bit = 0; bit < 8 * right.size(); ++bit) {
        auto wrong = right;
        wrong[bit / 8] = static_cast<std::uint8_t>(wrong[bit / 8] ^ 1u << bit % 8);
        BOOST_TEST(!mac.update(as_bytes("data")).verify(wrong));
    }
    BOOST_TEST(!mac.update(as_bytes("data")).verify(byte_view{right}.first(right.size() - 1)));
    BOOST_TEST(!mac.update(as_bytes("data")).verify({}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_end_wipes, hash, models) {
    using mac = hmac<hash>;
    alignas(mac) unsigned char memory[sizeof(mac)];
    auto* const m = new (memory) mac{as_bytes("key")};
    m->update(as_bytes("data"));
    m->~mac();
    auto const* const seen = static_cast<unsigned char const volatile*>(memory);
    BOOST_TEST(std::all_of(seen, seen + sizeof memory, [](auto byte) { return byte == 0; }));
}

static_assert(!std::is_copy_constructible_v<hmac<crypto::sha384>>);

BOOST_AUTO_TEST_SUITE_END()
