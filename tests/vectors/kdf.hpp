// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_KDF_HPP
#define HANDFAST_TESTS_VECTORS_KDF_HPP

#include <handfast/crypto/hkdf.hpp>
#include <handfast/crypto/sha256.hpp>
#include <handfast/crypto/sha384.hpp>
#include <handfast/crypto/sha512.hpp>

#include "wycheproof.hpp"

namespace vectors {

/// A test of hkdf_test_schema_v1.json.
template <handfast::crypto::hash Hash>
verdict run_hkdf(test_case const& c) {
    auto const key = handfast::crypto::hkdf_extract<Hash>(hex(c.test, "salt"), hex(c.test, "ikm"));
    bytes made(number(c.test, "size"));
    bool const done{handfast::crypto::hkdf_expand<Hash>(key.reveal(), {hex(c.test, "info")}, made)};
    if (done && expects_success(c) && made != hex(c.test, "okm")) return failed("derived something else");
    return judge(c, done);
}

inline verdict hkdf(test_case const& c) {
    auto const algorithm = string(c.file, "algorithm");
    if (algorithm == "HKDF-SHA-256") return run_hkdf<handfast::crypto::sha256>(c);
    if (algorithm == "HKDF-SHA-384") return run_hkdf<handfast::crypto::sha384>(c);
    if (algorithm == "HKDF-SHA-512") return run_hkdf<handfast::crypto::sha512>(c);
    return not_offered(algorithm);
}

}  // namespace vectors

#endif
