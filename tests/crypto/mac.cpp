// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include <handfast/crypto/hmac.hpp>
#include <handfast/crypto/mac.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;

// The laws of `crypto::mac`, for each of its models.
BOOST_AUTO_TEST_SUITE(crypto_mac)

using models = std::tuple<crypto::hmac<crypto::sha256>, crypto::hmac<crypto::sha384>, crypto::hmac<crypto::sha512>>;

BOOST_AUTO_TEST_CASE_TEMPLATE(however_a_message_is_cut, model, models) {
    static_assert(crypto::mac<model>);
    model m{hf::as_bytes("key")};
    m.update(hf::as_bytes("a message"));
    auto const code = m.finish();
    m.update(hf::as_bytes("a mes"));
    m.update({});
    m.update(hf::as_bytes("sage"));
    BOOST_TEST((m.finish() == code));
    std::array<std::uint8_t, model::size> written{};
    m.update(hf::as_bytes("a message"));
    m.finish(written);
    BOOST_TEST(hf::same_bytes(written, code.reveal()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(only_the_code_of_what_came_is_right, model, models) {
    model m{hf::as_bytes("key")};
    m.update(hf::as_bytes("a message"));
    auto const code = m.finish();
    auto const verified = [&](std::string_view message, hf::byte_view with) {
        m.update(hf::as_bytes(message));
        return m.verify(with);
    };
    BOOST_TEST(verified("a message", code.reveal()));
    BOOST_TEST(!verified("a massage", code.reveal()));
    BOOST_TEST(!verified("", code.reveal()));
    BOOST_TEST(!verified("a message", {}));
    BOOST_TEST(!verified("a message", code.reveal().first(model::size - 1)));
    std::vector<std::uint8_t> changed(code.reveal().begin(), code.reveal().end());
    for (auto& byte : changed) {
        byte ^= 0x10;
        BOOST_TEST(!verified("a message", changed));
        byte ^= 0x10;
    }
    model other{hf::as_bytes("another key")};
    other.update(hf::as_bytes("a message"));
    BOOST_TEST(!other.verify(code.reveal()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_moved_one_goes_on, model, models) {
    model m{hf::as_bytes("key")};
    m.update(hf::as_bytes("a message"));
    auto const code = m.finish();
    m.update(hf::as_bytes("a mes"));
    model moved{std::move(m)};
    moved.update(hf::as_bytes("sage"));
    BOOST_TEST((moved.finish() == code));
}

BOOST_AUTO_TEST_SUITE_END()
