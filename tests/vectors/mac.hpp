// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_MAC_HPP
#define HANDFAST_TESTS_VECTORS_MAC_HPP

#include <handfast/crypto/hmac.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

#include "wycheproof.hpp"

namespace vectors {

/// A test of mac_test_schema_v1.json through HMAC.
template <handfast::crypto::hash Hash>
verdict run_hmac(test_case const& c) {
    std::size_t const size = number(c.group, "tagSize") / 8;
    if (size != Hash::size) return not_offered("codes cut to " + bits(size));
    auto const message = hex(c.test, "msg");
    handfast::crypto::hmac<Hash> mac{hex(c.test, "key")};
    mac.update(message);
    return judge(c, mac.verify(hex(c.test, "tag")));
}

inline verdict mac(test_case const& c) {
    auto const algorithm = string(c.file, "algorithm");
    if (algorithm == "HMACSHA256") return run_hmac<handfast::crypto::sha256>(c);
    if (algorithm == "HMACSHA384") return run_hmac<handfast::crypto::sha384>(c);
    if (algorithm == "HMACSHA512") return run_hmac<handfast::crypto::sha512>(c);
    return not_offered(algorithm);
}

}  // namespace vectors

#endif
