// SPDX-License-Identifier: BSL-1.0
// Reads any bytes as RSA keys: DER and PEM, private and public. What is accepted is written again as the very bytes it
// was read from, where these hold nothing else, and what is written is read as the same key.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <handfast/rsa.hpp>

namespace hf = handfast;
namespace rsa = handfast::rsa;
namespace asn1 = handfast::asn1;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_words(rsa::failure why) { require(!describe(why).empty()); }

bool same(rsa::private_key const& a, rsa::private_key const& b) {
    return a.public_part() == b.public_part() && hf::same_bytes(a.pkcs1_der().reveal(), b.pkcs1_der().reveal());
}

void written_and_read(rsa::private_key const& key) {
    for (auto const& der : {key.pkcs8_der(), key.pkcs1_der()}) {
        auto const again = rsa::private_key::from_der(der.reveal());
        require(again && same(*again, key));
    }
    auto const again = rsa::private_key::from_pem(hf::as_chars(key.pkcs8_pem().reveal()));
    require(again && same(*again, key));
}

void written_and_read(rsa::public_key const& key) {
    auto const from_der = rsa::public_key::from_der(key.spki_der());
    require(from_der && *from_der == key);
    auto const from_pem = rsa::public_key::from_pem(key.spki_pem());
    require(from_pem && *from_pem == key);
}

/// Whether a PrivateKeyInfo holds anything but the key: attributes, or the public key of version 1.
bool holds_more(hf::byte_view der) {
    asn1::reader whole{der};
    auto outer = whole.sequence();
    auto const version = outer->small_integer();
    (void)outer->sequence();
    (void)outer->octet_string();
    return *version != 0 || !outer->finish();
}

/// What is a byte longer or shorter than a key is none.
template <class Key>
void require_exact(hf::byte_view der) {
    std::vector<std::uint8_t> longer(der.begin(), der.end());
    longer.push_back(0);
    require(!Key::from_der(longer) && !Key::from_der(der.first(der.size() - 1)));
}

void read_private(hf::byte_view input) {
    auto const key = rsa::private_key::from_der(input);
    if (!key) return require_words(key.error());
    bool const is_itself = hf::same_bytes(key->pkcs1_der().reveal(), input) ||
                           hf::same_bytes(key->pkcs8_der().reveal(), input);
    require(is_itself || holds_more(input));
    require_exact<rsa::private_key>(input);
    written_and_read(*key);
}

void read_public(hf::byte_view input) {
    auto const key = rsa::public_key::from_der(input);
    if (!key) return require_words(key.error());
    // An RSAPublicKey stands at the end of a SubjectPublicKeyInfo.
    auto const spki = key->spki_der();
    require(spki.size() >= input.size() && hf::same_bytes(hf::byte_view{spki}.last(input.size()), input));
    require_exact<rsa::public_key>(input);
    written_and_read(*key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    hf::byte_view const input{data, size};
    read_private(input);
    read_public(input);
    auto const text = hf::as_chars(input);
    if (auto const key = rsa::private_key::from_pem(text)) written_and_read(*key);
    else require_words(key.error());
    if (auto const key = rsa::public_key::from_pem(text)) written_and_read(*key);
    else require_words(key.error());
    return 0;
}
