// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_KEY_EXCHANGE_HPP
#define HANDFAST_TESTS_VECTORS_KEY_EXCHANGE_HPP

#include <algorithm>

#include <handfast/crypto/x25519.hpp>

#include "wycheproof.hpp"

namespace vectors {

/// A test of xdh_comp_schema_v1.json through a model of `crypto::key_exchange`. What agrees on a secret must agree on
/// the right one, acceptable or not; what is refused can only be acceptable, for a secret of zeros.
template <handfast::crypto::key_exchange Pair>
verdict run_key_exchange(test_case const& c) {
    auto const scalar = hex(c.test, "private");
    auto const theirs = hex(c.test, "public");
    auto const expected = hex(c.test, "shared");
    if (scalar.size() != Pair::private_size || theirs.size() != Pair::public_size) return judge(c, false);
    auto const own = Pair::from_private(handfast::secret<Pair::private_size>{
        std::span<std::uint8_t const, Pair::private_size>{scalar.data(), Pair::private_size}});
    auto const shared = own.agree(std::span<std::uint8_t const, Pair::public_size>{theirs.data(), Pair::public_size});
    bool const zeros = std::ranges::all_of(expected, [](auto byte) { return byte == 0; });
    if (shared.has_value() == zeros) return failed(zeros ? "agreed on zeros" : "refused to agree");
    if (shared && !std::ranges::equal(shared->reveal(), expected)) return failed("agreed on another secret");
    return judge(c, shared.has_value());
}

inline verdict key_exchange(test_case const& c) {
    auto const curve = string(c.group, "curve");
    if (curve == "curve25519") return run_key_exchange<handfast::crypto::x25519>(c);
    return not_offered(curve);
}

}  // namespace vectors

#endif
