// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <array>
#include <tuple>
#include <vector>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/hkdf.hpp>
#include <handfast/crypto/kdf.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/tls12_prf.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;

// The laws of `crypto::kdf`, for each of its models.
BOOST_AUTO_TEST_SUITE(crypto_kdf)

using models = std::tuple<crypto::hkdf<crypto::sha256>, crypto::hkdf<crypto::sha384>, crypto::tls12_kdf<crypto::sha256>,
                          crypto::tls12_kdf<crypto::sha384>>;

namespace {

template <crypto::kdf Kdf>
std::string derived(std::string_view key, std::initializer_list<hf::byte_view> context, std::size_t size) {
    std::vector<std::uint8_t> out(size);
    BOOST_REQUIRE(Kdf::derive(hf::as_bytes(key), context, out));
    return hf::to_hex(out);
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(parts_of_a_context_are_what_they_are_together, model, models) {
    auto const whole = derived<model>("key", {hf::as_bytes("context")}, 100);
    BOOST_TEST((derived<model>("key", {hf::as_bytes("con"), {}, hf::as_bytes("text")}, 100) == whole));
    BOOST_TEST((derived<model>("key", {hf::as_bytes("contexts")}, 100) != whole));
    BOOST_TEST((derived<model>("keys", {hf::as_bytes("context")}, 100) != whole));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(less_is_the_beginning_of_more, model, models) {
    auto const whole = derived<model>("key", {hf::as_bytes("context")}, 200);
    for (std::size_t size = 0; size < 200; size += 7)
        BOOST_TEST((derived<model>("key", {hf::as_bytes("context")}, size) == whole.substr(0, 2 * size)));
}

BOOST_AUTO_TEST_CASE(more_than_there_is) {
    std::vector<std::uint8_t> out(255 * 32 + 1);
    BOOST_CHECK(crypto::hkdf<crypto::sha256>::derive({}, {}, out).error() == crypto::failure::output_too_long);
    out.pop_back();
    BOOST_CHECK(crypto::hkdf<crypto::sha256>::derive({}, {}, out));
}

BOOST_AUTO_TEST_SUITE_END()
