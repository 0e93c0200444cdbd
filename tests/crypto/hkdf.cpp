// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/hex.hpp>
#include <handfast/crypto/hkdf.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using crypto::sha256;

namespace {
std::string range(unsigned first, unsigned last) {
    std::vector<std::uint8_t> bytes;
    for (unsigned byte = first; byte <= last; ++byte) bytes.push_back(static_cast<std::uint8_t>(byte));
    return hf::to_hex(bytes);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_hkdf)

// RFC 5869 appendix A.1 to A.3.
BOOST_AUTO_TEST_CASE(the_rfcs_test_cases) {
    struct row {
        std::string keying, salt, info;
        std::string_view key, out;
    };
    std::string const zero_b(44, '0');
    std::string keying;
    for (int i = 0; i < 22; ++i) keying += "0b";
    for (auto const& [ikm, salt, info, key, out] : {
             row{keying, range(0, 0x0c), range(0xf0, 0xf9),
                 "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                 "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"},
             row{range(0, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff),
                 "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
                 "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                 "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"},
             row{keying, "", "", "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                 "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"},
         }) {
        auto const prk = crypto::hkdf_extract<sha256>(hf::from_hex(salt), hf::from_hex(ikm));
        BOOST_TEST(hf::to_hex(prk.reveal()) == key);
        std::vector<std::uint8_t> made(out.size() / 2);
        BOOST_TEST(crypto::hkdf_expand<sha256>(prk.reveal(), {hf::from_hex(info)}, made).has_value());
        BOOST_TEST(hf::to_hex(made) == out);
        // Info in parts is the same info.
        auto const parts = hf::from_hex(info);
        std::size_t const half = parts.size() / 2;
        std::vector<std::uint8_t> again(made.size());
        hf::byte_view const whole{parts};
        BOOST_TEST(
            crypto::hkdf_expand<sha256>(prk.reveal(), {whole.first(half), whole.subspan(half)}, again).has_value());
        BOOST_TEST(made == again);
    }
}

BOOST_AUTO_TEST_CASE(as_much_as_there_is_and_no_more) {
    auto const key = crypto::hkdf_extract<crypto::sha384>({}, hf::as_bytes("keying material"));
    std::vector<std::uint8_t> all(255 * 48), more(255 * 48 + 1), none;
    BOOST_TEST(crypto::hkdf_expand<crypto::sha384>(key.reveal(), {}, all).has_value());
    BOOST_TEST(crypto::hkdf_expand<crypto::sha384>(key.reveal(), {}, none).has_value());
    auto const refused = crypto::hkdf_expand<crypto::sha384>(key.reveal(), {}, more);
    BOOST_TEST((!refused.has_value() && refused.error() == crypto::failure::output_too_long));
    BOOST_TEST((more == std::vector<std::uint8_t>(more.size())));
    // A prefix of a longer output.
    std::vector<std::uint8_t> less(100);
    BOOST_TEST(crypto::hkdf_expand<crypto::sha384>(key.reveal(), {}, less).has_value());
    BOOST_TEST(std::equal(less.begin(), less.end(), all.begin()));
}

BOOST_AUTO_TEST_SUITE_END()
