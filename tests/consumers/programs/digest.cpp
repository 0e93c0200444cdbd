// SPDX-License-Identifier: BSL-1.0
#include <cstdint>

#include <handfast/crypto/sha256.hpp>

int main() {
    auto const digest = handfast::crypto::digest_of<handfast::crypto::sha256>(handfast::as_bytes("abc"));
    return digest[0] == 0xba && digest[31] == 0xad ? 0 : 1;  // FIPS 180-2, appendix B.1
}
