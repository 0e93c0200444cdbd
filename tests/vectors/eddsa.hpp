// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_EDDSA_HPP
#define HANDFAST_TESTS_VECTORS_EDDSA_HPP

#include <algorithm>
#include <span>

#include <handfast/crypto/ed25519.hpp>

#include "wycheproof.hpp"

namespace vectors {

/// A test of eddsa_verify_schema_v1.json: verification.
inline verdict eddsa_verify(test_case const& c) {
    using handfast::crypto::ed25519;
    auto const& named = c.group.at("publicKey").as_object();
    if (auto const curve = string(named, "curve"); curve != "edwards25519") return not_offered(curve);
    auto const key = hex(named, "pk");
    auto const message = hex(c.test, "msg");
    auto const signature = hex(c.test, "sig");
    if (key.size() != ed25519::public_size || signature.size() != ed25519::signature_size) return judge(c, false);
    bool const good = ed25519::verify(
                          std::span<std::uint8_t const, ed25519::public_size>{key.data(), key.size()}, message,
                          std::span<std::uint8_t const, ed25519::signature_size>{signature.data(), signature.size()})
                          .has_value();
    return judge(c, good);
}

}  // namespace vectors

#endif
