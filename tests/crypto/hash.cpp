// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <cstring>
#include <new>

#include <handfast/core/hex.hpp>
#include <handfast/crypto/hash.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

namespace crypto = handfast::crypto;
using handfast::as_bytes;
using handfast::byte_view;
using handfast::to_hex;

// The laws of `crypto::hash`, for each of its models.
BOOST_AUTO_TEST_SUITE(crypto_hash)

using models = std::tuple<crypto::sha256, crypto::sha384, crypto::sha512>;

namespace {
std::vector<std::uint8_t> message(std::size_t size) {
    std::vector<std::uint8_t> bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + 7);
    return bytes;
}
}  // namespace

// However a message is cut, its digest is the same: across every boundary of the first two blocks.
BOOST_AUTO_TEST_CASE_TEMPLATE(cuts_do_not_matter, hash, models) {
    auto const bytes = message(2 * hash::block_size + 1);
    auto const whole = crypto::digest_of<hash>(bytes);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        auto const view = byte_view{bytes};
        BOOST_REQUIRE((crypto::digest_of<hash>({view.first(cut), {}, view.subspan(cut)}) == whole));
    }
    hash one_by_one;
    for (auto const& byte : bytes) one_by_one.update({&byte, 1});
    BOOST_CHECK(one_by_one.finish() == whole);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(finish_starts_anew, hash, models) {
    hash h;
    h.update(as_bytes("abc"));
    auto const first = h.finish();
    h.update(as_bytes("abc"));
    BOOST_CHECK(h.finish() == first);
    BOOST_CHECK(h.finish() == crypto::digest_of<hash>(byte_view{}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_clone_goes_its_own_way, hash, models) {
    hash transcript;
    transcript.update(as_bytes("ab"));
    auto so_far = transcript.clone();
    transcript.update(as_bytes("c"));
    BOOST_CHECK(so_far.finish() == crypto::digest_of<hash>(as_bytes("ab")));
    BOOST_CHECK(transcript.clone().finish() == crypto::digest_of<hash>(as_bytes("abc")));
    BOOST_CHECK(transcript.finish() == crypto::digest_of<hash>(as_bytes("abc")));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_move_leaves_an_empty_hash, hash, models) {
    hash h;
    h.update(as_bytes("ab"));
    hash taken{std::move(h)};
    BOOST_CHECK(h.finish() == crypto::digest_of<hash>(byte_view{}));
    h.update(as_bytes("x"));
    h = std::move(taken);
    BOOST_CHECK(taken.finish() == crypto::digest_of<hash>(byte_view{}));
    h.update(as_bytes("c"));
    BOOST_CHECK(h.finish() == crypto::digest_of<hash>(as_bytes("abc")));
}

// A transcript may have held secrets: its memory is zero after its end.
BOOST_AUTO_TEST_CASE_TEMPLATE(the_end_wipes, hash, models) {
    alignas(hash) unsigned char memory[sizeof(hash)];
    std::memset(memory, 0x5a, sizeof memory);
    auto* const h = new (memory) hash;
    h->update(as_bytes("a password"));
    h->~hash();
    auto const* const seen = static_cast<unsigned char const volatile*>(memory);
    BOOST_TEST(std::all_of(seen, seen + sizeof memory, [](auto byte) { return byte == 0; }));
}

static_assert(!std::is_copy_constructible_v<crypto::sha384>);
static_assert(!std::is_copy_assignable_v<crypto::sha384>);

BOOST_AUTO_TEST_SUITE_END()
