// SPDX-License-Identifier: BSL-1.0
// What takes secrets, RSA apart, under valgrind with these marked (see tests/constant_time.hpp). libsodium's own code
// runs with the marks too. Valgrind tells programs of no SHA-NI, so that SHA-256 is libsodium's here.
#include "constant_time.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include <handfast/asn1/pem.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/aes_gcm.hpp>
#include <handfast/crypto/chacha20_poly1305.hpp>
#include <handfast/crypto/ed25519.hpp>
#include <handfast/crypto/hkdf.hpp>
#include <handfast/crypto/hmac.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>
#include <handfast/crypto/siphash.hpp>
#include <handfast/crypto/sodium/aes256_gcm.hpp>
#include <handfast/crypto/tls12_prf.hpp>
#include <handfast/crypto/tls13_expand_label.hpp>
#include <handfast/crypto/x25519.hpp>

namespace hf = handfast;
namespace crypto = handfast::crypto;
using handfast_tests::constant_time_run;
using handfast_tests::expected;
using handfast_tests::hide;
using handfast_tests::is_hidden;
using handfast_tests::show;
using handfast_tests::sink;
using handfast_tests::told;

namespace {

template <std::size_t Size>
hf::secret<Size> hidden_secret(std::uint8_t first) {
    hf::secret<Size> made;
    for (auto& byte : made.writable()) byte = first++;
    hide(made.reveal());
    return made;
}

std::string named(std::string_view what, std::string_view of) { return std::string{what}.append(of); }

// Each check also says that what came out carries marks: something secret did go in.

void check_comparison(constant_time_run& run) {
    auto const a = hidden_secret<48>(1);
    auto const same = hidden_secret<48>(1);
    auto const other = hidden_secret<48>(2);
    bool equal = false;
    bool differs = false;
    run.check("comparison of secrets", expected::nothing, [&] {
        equal = told(a == same);
        differs = !told(a == other);
    });
    run.point(equal && differs, "comparison of secrets: the answers");
    hf::secret_bytes const long_one{a.reveal()};
    run.check("comparison of secrets of any length", expected::nothing,
              [&] { equal = told(long_one == hf::secret_bytes{same.reveal()}); });
    run.point(equal, "comparison of secrets of any length: the answer");
}

template <crypto::hash Hash>
void check_derivations(constant_time_run& run) {
    auto const premaster = hidden_secret<48>(3);
    std::array<std::uint8_t, 32> const seed{7};
    run.check(named("hashing a secret of 48 bytes, ", Hash::name), expected::nothing, [&] {
        Hash hash;
        hash.update(premaster.reveal());
        run.point(is_hidden(hash.clone().finish()), "the digest is marked");
    });
    auto const long_secret = hidden_secret<300>(3);
    for (auto const key : {hf::byte_view{premaster.reveal()}, hf::byte_view{long_secret.reveal()}})
        run.check(named("HMAC with a key of " + std::to_string(key.size()) + " bytes, ", Hash::name), expected::nothing,
                  [&] {
                      crypto::hmac<Hash> mac{key};
                      auto const code = mac.update(seed).finish();
                      run.point(is_hidden(code.reveal()), "the code is marked");
                      auto right = code.clone();
                      auto wrong = code.clone();
                      wrong.writable()[0] ^= 1;
                      show(right.reveal());
                      show(wrong.reveal());
                      bool const accepted = told(mac.update(seed).verify(right.reveal()));
                      bool const refused = !told(mac.update(seed).verify(wrong.reveal()));
                      run.point(accepted && refused, "the code verifies, another does not");
                  });
    std::array<std::uint8_t, 136> out;
    run.check(named("the PRF of TLS 1.2, ", Hash::name), expected::nothing,
              [&] { crypto::tls12_prf<Hash>(premaster.reveal(), "key expansion", {seed, seed}, out); });
    run.point(is_hidden(out), "what the PRF gives is marked");
    run.check(named("HKDF, ", Hash::name), expected::nothing, [&] {
        auto const key = crypto::hkdf_extract<Hash>(seed, premaster.reveal());
        show(out);
        (void)crypto::hkdf_expand<Hash>(key.reveal(), {seed}, out).value();
    });
    run.point(is_hidden(out), "what HKDF gives is marked");
    run.check(named("Expand-Label of TLS 1.3, ", Hash::name), expected::nothing, [&] {
        show(out);
        (void)crypto::tls13_expand_label<Hash>(premaster.reveal(), "key", seed, out).value();
    });
    run.point(is_hidden(out), "what Expand-Label gives is marked");
}

/// A cipher's key and what it seals are secret; a ciphertext is not, nor is the answer whether it is authentic.
template <crypto::aead Cipher>
void check_cipher(constant_time_run& run, std::string_view whose) {
    std::string const name = named(named(whose, " "), Cipher::name);
    if (!Cipher::available()) {
        run.skip(name, "this processor, as valgrind shows it, has not what it needs");
        return;
    }
    auto const key = hidden_secret<Cipher::key_size>(5);
    std::array<std::uint8_t, Cipher::nonce_size> const nonce{1};
    std::array<std::uint8_t, 13> const associated{2};
    std::array<std::uint8_t, Cipher::tag_size> tag;
    // Whole blocks, several at once, and a rest.
    std::array<std::uint8_t, 301> text{};
    hide(text);
    run.check("sealing, " + name, expected::nothing, [&] {
        auto cipher = Cipher::with_key(key).value();
        cipher.seal(nonce, associated, text, tag).value();
    });
    run.point(is_hidden(text) && is_hidden(tag), "ciphertext and tag are marked");
    show(text);
    show(tag);
    unsigned of_refusing = 0;
    for (bool const authentic : {false, true}) {
        auto opened = text;
        auto seen = tag;
        if (!authentic) seen[0] ^= 1;
        bool accepted = false;
        auto const reports = run.check((authentic ? "opening, " : "refusing, ") + name, expected::an_answer, [&] {
            auto cipher = Cipher::with_key(key).value();
            accepted = told(cipher.open(nonce, associated, opened, seen).has_value());
        });
        run.point(accepted == authentic, authentic ? "it is opened" : "it is refused");
        if (authentic) {
            run.point(is_hidden(opened), "the plaintext is marked");
            // libsodium's ChaCha20-Poly1305 looks at its answer again before it decrypts.
            unsigned const more = std::is_same_v<Cipher, crypto::chacha20_poly1305> ? 1 : 0;
            run.point(reports <= of_refusing + more, "opening branches on nothing but the answer");
        }
        of_refusing = reports;
    }
}

template <crypto::key_exchange Pair>
void check_key_exchange(constant_time_run& run) {
    auto const scalar = hidden_secret<Pair::private_size>(9);
    auto const theirs = Pair::generate().public_value();
    run.check(named("a public value, ", Pair::name), expected::nothing,
              [&] { run.point(is_hidden(Pair::from_private(scalar).public_value()), "the public value is marked"); });
    // Whether all of the result is zero is told.
    run.check(named("agreeing, ", Pair::name), expected::an_answer, [&] {
        auto const shared = Pair::from_private(scalar).agree(theirs).value();
        run.point(is_hidden(shared.reveal()), "the secret is marked");
    });
}

template <crypto::signing_key Key>
void check_signing(constant_time_run& run) {
    auto const seed = hidden_secret<Key::private_size>(11);
    std::array<std::uint8_t, 100> const message{1};
    std::array<std::uint8_t, Key::public_size> key{};
    std::array<std::uint8_t, Key::signature_size> signature{};
    run.check(named("signing, ", Key::name), expected::nothing, [&] {
        auto const own = Key::from_private(seed);
        key = own.public_key();
        signature = own.sign(message).value();
    });
    run.point(is_hidden(key) && is_hidden(signature), "key and signature are marked");
    show(key);
    show(signature);
    run.point(Key::verify(key, message, signature).has_value(), "the signature is one");
}

void check_siphash(constant_time_run& run) {
    std::array<std::uint8_t, 38> const message{1, 2, 3};
    crypto::siphash const hash{hidden_secret<crypto::siphash::key_size>(1)};
    std::array<std::uint8_t, crypto::siphash::size> out{};
    run.check("SipHash-2-4", expected::nothing, [&] { out = hash(message); });
    run.point(is_hidden(out), "what SipHash gives is marked");
}

/// The base64 of a key file. libsodium decodes it without a table, but asks of each character whether it is one of
/// base64; so do the lines' ends have to be found. That alone is what memcheck reports: nothing of which character.
void check_pem(constant_time_run& run) {
    auto const der = hidden_secret<64>(13);
    run.check("writing a key as PEM", expected::nothing, [&] {
        auto const text = hf::asn1::encode_secret_pem("PRIVATE KEY", der.reveal());
        show(text.reveal());
    });
    auto text = hf::asn1::encode_secret_pem("PRIVATE KEY", der.reveal());
    show(text.reveal());
    std::size_t const begin = std::string_view{"-----BEGIN PRIVATE KEY-----\n"}.size();
    hide(text.reveal().subspan(begin, 20));
    run.check("reading a key from PEM branches on which characters are base64", expected::a_leak,
              [&] { sink = hf::asn1::parse_pem(hf::as_chars(text.reveal())).value().size(); });
}

/// SHA-256 that looks at its digest before it gives it.
struct leaking_sha256 : crypto::sha256 {
    leaking_sha256() = default;
    explicit leaking_sha256(crypto::sha256 from) : crypto::sha256(std::move(from)) {}
    [[nodiscard]] leaking_sha256 clone() const noexcept { return leaking_sha256{crypto::sha256::clone()}; }
    void finish(std::span<std::uint8_t, size> out) noexcept {
        crypto::sha256::finish(out);
        if (out[0] == 0) sink = 1;
    }
    [[nodiscard]] crypto::digest<crypto::sha256> finish() noexcept {
        crypto::digest<crypto::sha256> out;
        finish(out);
        return out;
    }
};
static_assert(crypto::hash<leaking_sha256>);

void check_leaks(constant_time_run& run) {
    std::printf("# leaks made on purpose\n");
    auto const a = hidden_secret<48>(1);
    auto const b = hidden_secret<48>(1);
    auto const reports = run.check("a comparison that ends at the first difference", expected::a_leak, [&] {
        std::size_t i = 0;
        while (i < a.size() && a.reveal()[i] == b.reveal()[i]) ++i;
        sink = i;
    });
    run.point(reports > handfast_tests::answer_reports, "it is not taken for an answer");
    run.check("a substitution by table", expected::a_leak, [&] {
        std::array<std::uint8_t volatile, 256> table{};
        sink = table[a.reveal()[0]];
    });
    // Raccoon (2020): a shared secret that is shorter is hashed in less time.
    run.check("a secret whose leading zeros are stripped", expected::a_leak, [&] {
        auto key = hf::byte_view{a.reveal()};
        while (!key.empty() && key[0] == 0) key = key.subspan(1);
        auto const code = crypto::hmac<crypto::sha256>{key}.finish();
        sink = key.size();
    });
    // The marks go all the way through HMAC and libsodium to the last hash.
    std::array<std::uint8_t, 12> out;
    run.check("a branch within the PRF's hash", expected::a_leak,
              [&] { crypto::tls12_prf<leaking_sha256>(a.reveal(), "client finished", {}, out); });
    run.check("a branch within HKDF's hash", expected::a_leak,
              [&] { crypto::hkdf_expand<leaking_sha256>(a.reveal(), {}, out).value(); });
    auto const pair = crypto::x25519::from_private(hidden_secret<32>(9));
    auto const shared = pair.agree(crypto::x25519::generate().public_value()).value();
    run.check("a branch on what an agreement gave", expected::a_leak, [&] {
        if ((shared.reveal()[0] & 1) != 0) sink = 1;
    });
}

}  // namespace

int main(int count, char** arguments) {
    return handfast_tests::run_under_valgrind(count, arguments, [](constant_time_run& run) {
        check_comparison(run);
        check_derivations<crypto::sha256>(run);
        check_derivations<crypto::sha384>(run);
        check_derivations<crypto::sha512>(run);
        check_cipher<crypto::aes_gcm<16, crypto::portable::aes_gcm_kernel>>(run, "portable");
        check_cipher<crypto::aes_gcm<32, crypto::portable::aes_gcm_kernel>>(run, "portable");
        check_cipher<crypto::aes_gcm<16, crypto::native::aes_gcm_kernel>>(run, "native");
        check_cipher<crypto::aes_gcm<32, crypto::native::aes_gcm_kernel>>(run, "native");
        check_cipher<crypto::sodium::aes256_gcm>(run, "libsodium's");
        check_cipher<crypto::chacha20_poly1305>(run, "libsodium's");
        check_key_exchange<crypto::x25519>(run);
        check_signing<crypto::ed25519>(run);
        check_pem(run);
        check_siphash(run);
        check_leaks(run);
    });
}
