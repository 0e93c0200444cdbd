// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <numeric>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/siphash.hpp>

namespace {

namespace hf = handfast;
using hf::crypto::siphash;

/// 00 01 02 ...
template <std::size_t Size>
std::array<std::uint8_t, Size> counted() {
    std::array<std::uint8_t, Size> out;
    std::iota(out.begin(), out.end(), std::uint8_t{0});
    return out;
}

siphash keyed() { return siphash{hf::secret<16>{counted<16>()}}; }

BOOST_AUTO_TEST_SUITE(crypto_siphash)

// Aumasson, Bernstein: SipHash: a fast short-input PRF (2012), appendix A: a129ca6149be45e5, its lowest byte first.
BOOST_AUTO_TEST_CASE(the_example_of_the_paper) { BOOST_TEST(hf::to_hex(keyed()(counted<15>())) == "e545be4961ca29a1"); }

// The authors' reference implementation, vectors.h, vectors_sip64: messages of 0, 1, 2 ... bytes.
BOOST_AUTO_TEST_CASE(the_vectors_of_the_reference_implementation) {
    constexpr std::array<std::string_view, 10> expected{
        "310e0edd47db6f72", "fd67dc93c539f874", "5a4fa9d909806c0d", "2d7efbd796666785", "b7877127e09427cf",
        "8da699cd64557618", "cee3fe586e46c9cb", "37d1018bf50002ab", "6224939a79f5f593", "b0e4a90bdf82009e"};
    auto const message = counted<10>();
    for (std::size_t size = 0; size < expected.size(); ++size)
        BOOST_TEST(hf::to_hex(keyed()(hf::byte_view{message}.first(size))) == expected[size]);
}

BOOST_AUTO_TEST_CASE(another_key_gives_another_hash) {
    auto key = counted<16>();
    key[15] ^= 1;
    BOOST_TEST((siphash{hf::secret<16>{key}}(counted<15>()) != keyed()(counted<15>())));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
