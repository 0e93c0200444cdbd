// SPDX-License-Identifier: BSL-1.0
#include <handfast/crypto/sha256.hpp>
#include <handfast/wire.hpp>

int main() {
    auto const digest = handfast::crypto::digest_of<handfast::crypto::sha256>(handfast::as_bytes("abc"));
    auto const number = handfast::wire::decode<handfast::wire::u32>(handfast::byte_view{digest}.first(4));
    return number && *number == 0xba7816bf ? 0 : 1;
}
