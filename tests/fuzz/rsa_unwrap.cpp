// SPDX-License-Identifier: BSL-1.0
// Unwraps whatever somebody may send, with a fixed key. The first byte says what the rest is: a ciphertext; a block
// that is to be encrypted; or changes to a block with padding that is right, so that every way in which padding can be
// wrong is come to. What the block decodes to is found out here a second time, the plain way, and by OpenSSL where its
// library was there when this was built.
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include <handfast/rsa.hpp>

#include "../crypto/rsa/keys.hpp"
#ifdef HAS_LIBCRYPTO
#include "../crypto/rsa/openssl/libcrypto.hpp"
#endif

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
using sha256 = hf::crypto::sha256;

namespace {

using bytes = std::vector<std::uint8_t>;

void require(bool holds) {
    if (!holds) std::abort();
}

rsa::private_key const& key() {
    static auto const k = rsa::private_key::from_pem(handfast_tests::key_2048).value();
    return k;
}

constexpr std::string_view label = "a label";

// --- what a block decodes to, with branches ---------------------------------------------------------

std::optional<bytes> plain_pkcs1(bytes const& block) {
    if (block[0] != 0 || block[1] != 2) return std::nullopt;
    auto const zero = std::find(block.begin() + 2, block.end(), 0);
    if (zero == block.end() || zero - block.begin() < 10) return std::nullopt;
    return bytes(zero + 1, block.end());
}

void plain_mask(hf::byte_view seed, std::uint8_t* out, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
        std::array<std::uint8_t, 4> const counter{0, 0, 0, static_cast<std::uint8_t>(i / 32)};
        out[i] ^= hf::crypto::digest_of<sha256>({seed, counter})[i % 32];
    }
}

std::optional<bytes> plain_oaep(bytes block) {
    plain_mask(hf::byte_view{block}.subspan(33), block.data() + 1, 32);
    plain_mask(hf::byte_view{block}.subspan(1, 32), block.data() + 33, block.size() - 33);
    auto const hash = hf::crypto::digest_of<sha256>(hf::as_bytes(label));
    if (block[0] != 0 || !std::equal(hash.begin(), hash.end(), block.begin() + 33)) return std::nullopt;
    auto const one = std::find_if(block.begin() + 65, block.end(), [](std::uint8_t byte) { return byte != 0; });
    if (one == block.end() || *one != 1) return std::nullopt;
    return bytes(one + 1, block.end());
}

/// What stands in for a message (draft-irtf-cfrg-rsa-guidance).
bytes plain_stand_in(hf::byte_view sent) {
    std::size_t const size = key().size();
    bytes d(size);
    detail::to_bytes(d, key().numbers()->d.data(), key().public_part().modulus_view().size);
    hf::crypto::hmac<sha256> outer{hf::crypto::digest_of<sha256>(d)};
    auto const derived = outer.update(sent).finish();
    auto const stream = [&](std::string_view word, std::size_t wanted) {
        bytes made;
        for (std::uint8_t i = 0; made.size() < wanted; ++i) {
            bytes text{0, i};
            text.insert(text.end(), word.begin(), word.end());
            text.push_back(static_cast<std::uint8_t>(wanted * 8 >> 8));
            text.push_back(static_cast<std::uint8_t>(wanted * 8));
            hf::crypto::hmac<sha256> mac{derived.reveal()};
            auto const block = mac.update(text).finish();
            made.insert(made.end(), block.reveal().begin(), block.reveal().end());
        }
        made.resize(wanted);
        return made;
    };
    auto const lengths = stream("length", 256);
    auto const message = stream("message", size);
    std::size_t length = 0;
    for (std::size_t i = 0; i < 256; i += 2) {
        auto const candidate = (lengths[i] * 256U + lengths[i + 1]) % std::bit_ceil(size - 10);
        if (candidate < size - 10) length = candidate;
    }
    return bytes(message.end() - static_cast<std::ptrdiff_t>(length), message.end());
}

// --- the library beside it --------------------------------------------------------------------------

void check_pkcs1(bytes const& sent, bytes const& block, std::size_t length) {
    auto const message = plain_pkcs1(block);
    bytes const fallback(length, 0x55);
    bytes chosen = fallback;
    require(rsa::unwrap_into(key(), sent, chosen).has_value());
    require(chosen == (message && message->size() == length ? *message : fallback));

    std::array<std::uint8_t, 48> drawn;
    drawn.fill(0x77);
    bool const right = message && message->size() == 48 && (*message)[0] == 3 && (*message)[1] == 3;
    auto const premaster = rsa::unwrap_premaster(key(), sent, 0x0303, hf::secret<48>{drawn});
    require(hf::same_bytes(premaster.reveal(), right ? hf::byte_view{*message} : hf::byte_view{drawn}));

    auto const opened = rsa::unwrap(key(), sent).value();
    require(hf::same_bytes(opened.reveal(), message ? *message : plain_stand_in(sent)));
}

void check_oaep(bytes const& sent, bytes const& block) {
    auto const message = plain_oaep(block);
    auto const opened = rsa::unwrap_oaep<sha256>(key(), sent, hf::as_bytes(label));
    require(opened.has_value() == message.has_value());
    if (opened) require(hf::same_bytes(opened->reveal(), *message));
    else require(opened.error() == rsa::failure::bad_padding);
}

void check_refused(hf::byte_view sent) {
    bytes chosen(48, 0x55);
    auto const done = rsa::unwrap_into(key(), sent, chosen);
    require(!done && done.error() == rsa::failure::invalid_ciphertext && chosen == bytes(48, 0x55));
    require(!rsa::unwrap(key(), sent) && !rsa::unwrap_oaep<sha256>(key(), sent, hf::as_bytes(label)));
    std::array<std::uint8_t, 48> drawn{};
    require(hf::same_bytes(rsa::unwrap_premaster(key(), sent, 0x0303, hf::secret<48>{drawn}).reveal(), drawn));
}

#ifdef HAS_LIBCRYPTO
namespace openssl = handfast_tests::openssl;

openssl::key const& theirs() {
    static auto const k = openssl::key::from_private_pem(handfast_tests::key_2048);
    return k;
}

/// The block that a ciphertext below n was made of.
std::optional<bytes> opened_block(bytes const& sent) { return theirs().decrypt({RSA_NO_PADDING}, sent); }

void compare_pkcs1(bytes const& sent, bytes const& block) {
    auto const message = theirs().decrypt({RSA_PKCS1_PADDING}, sent);
    // Before OpenSSL 3.2 there was no implicit rejection.
    if (message) require(hf::same_bytes(rsa::unwrap(key(), sent).value().reveal(), *message));
    else require(!plain_pkcs1(block));
}
void compare_oaep(bytes const& sent, bytes const& block) {
    auto const view = hf::as_bytes(label);
    require(theirs().decrypt({RSA_PKCS1_OAEP_PADDING, EVP_sha256(), {view.begin(), view.end()}}, sent) ==
            plain_oaep(block));
}
#else
std::optional<bytes> opened_block(bytes const&) { return std::nullopt; }
void compare_pkcs1(bytes const&, bytes const&) {}
void compare_oaep(bytes const&, bytes const&) {}
#endif

// --- what an input is -------------------------------------------------------------------------------

/// Changes a block: two bytes for the place, one for what is there then.
void change(bytes& block, hf::byte_view changes) {
    for (; changes.size() >= 3; changes = changes.subspan(3))
        block[(changes[0] * 256U + changes[1]) % block.size()] = changes[2];
}

/// With a message of `length` bytes.
bytes pkcs1_block(std::size_t length, hf::byte_view changes) {
    bytes block(key().size(), 0x99);
    std::fill(block.end() - static_cast<std::ptrdiff_t>(length), block.end(), std::uint8_t{3});
    block[0] = 0;
    block[1] = 2;
    block[block.size() - length - 1] = 0;
    change(block, changes);
    return block;
}
bytes oaep_block(std::size_t length, hf::byte_view changes) {
    bytes block(key().size());
    auto const hash = hf::crypto::digest_of<sha256>(hf::as_bytes(label));
    std::copy(hash.begin(), hash.end(), block.begin() + 33);
    block[block.size() - length - 1] = 1;
    change(block, changes);
    plain_mask(hf::byte_view{block}.subspan(1, 32), block.data() + 33, block.size() - 33);
    plain_mask(hf::byte_view{block}.subspan(33), block.data() + 1, 32);
    return block;
}

void check(bytes const& sent, bytes const& block, std::size_t length, bool oaep) {
    if (oaep) {
        check_oaep(sent, block);
        compare_oaep(sent, block);
    } else {
        check_pkcs1(sent, block, length);
        compare_pkcs1(sent, block);
    }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
#ifndef HAS_LIBCRYPTO
    std::fprintf(stderr, "built without libcrypto (libssl-dev): nothing is compared with OpenSSL\n");
#endif
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 2) return -1;
    hf::byte_view const rest{data + 2, size - 2};
    auto const modulus = key().public_part().modulus();
    bool const oaep = (data[0] & 4) != 0;
    std::size_t const length = std::min<std::size_t>(data[1], modulus.size() - (oaep ? 66 : rsa::wrap_overhead));
    if (data[0] % 4 == 0) {
        bytes const sent(rest.begin(), rest.end());
        if (sent.size() != modulus.size() || !std::ranges::lexicographical_compare(sent, modulus)) {
            check_refused(sent);
            return 0;
        }
        if (auto const block = opened_block(sent)) check(sent, *block, length, oaep);
        else (void)rsa::unwrap(key(), sent).value();
        return 0;
    }
    bytes block(modulus.size());
    if (data[0] % 4 == 1) std::copy_n(rest.begin(), std::min(rest.size(), block.size()), block.begin());
    else block = oaep ? oaep_block(length, rest) : pkcs1_block(length, rest);
    if (!std::ranges::lexicographical_compare(block, modulus)) block[0] &= 0x7f;
    bytes sent(modulus.size());
    require(detail::public_operation(key().public_part(), block, sent));
    check(sent, block, length, oaep);
    return 0;
}
