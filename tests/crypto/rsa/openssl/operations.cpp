// SPDX-License-Identifier: BSL-1.0
// The operations of keys without any padding.
#include "subjects.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

#include <handfast/crypto/rsa/detail/private_operation.hpp>
#include <handfast/crypto/rsa/private_key.hpp>

#include "crypto/rsa/keys.hpp"
#include "libcrypto.hpp"

namespace rsa = handfast::rsa;
namespace detail = handfast::rsa::detail;
using detail::limb;

namespace handfast_tests::openssl {
namespace {

/// Of the shorter keys more inputs, since longer ones take longer: each with its share of a hundred.
struct share_of_key {
    std::string_view pem;
    std::size_t percent;
};
constexpr std::array keys{share_of_key{key_2048, 60}, share_of_key{key_2050, 10}, share_of_key{key_2112, 10},
                          share_of_key{key_3072, 12}, share_of_key{key_4096, 8}};

/// Blinds with numbers of the test's choice, the least and the greatest among them.
struct blinding : detail::unwatched {
    void random(limb* r, std::size_t size) {
        rsa_value n;
        detail::copy(n.data(), modulus, size);
        do source.number_below(r, n.data(), size);
        while (detail::is_zero(r, size) != 0);
    }
    drawn& source;
    limb const* modulus;
};

bool differ(char const* what, std::size_t bits, std::size_t at) {
    std::printf("# %s differ with %zu bits at input %zu\n", what, bits, at);
    return false;
}

}  // namespace

bool public_operations_are_the_same(drawn& source, std::size_t count) {
    std::size_t done = 0;
    for (auto const& each : keys) {
        auto const pub = rsa::private_key::from_pem(each.pem).value().public_part();
        auto const view = pub.modulus_view();
        auto const n = read_number(pub.modulus());
        auto const e = new_number();
        require(BN_set_word(e.get(), pub.exponent()) == 1);
        calculator calculate;
        for (std::size_t i = 0; i < (count * each.percent + 99) / 100; ++i, ++done) {
            rsa_value base;
            source.number_below(base.data(), view.n, view.size);
            bytes given(pub.size());
            bytes result(pub.size());
            detail::to_bytes(given, base.data(), view.size);
            if (!detail::public_operation(pub, given, result) ||
                result != bytes_of(calculate.power(read_number(given), e, n), pub.size()))
                return differ("public operations", pub.bits(), i);
        }
        if (bytes result(pub.size()); detail::public_operation(pub, pub.modulus(), result))
            return differ("public operations of n itself", pub.bits(), 0);
    }
    std::printf("# %zu inputs\n", done);
    return done >= count;
}

bool private_operations_are_the_same(drawn& source, std::size_t count) {
    std::size_t done = 0;
    for (auto const& each : keys) {
        auto const ours = rsa::private_key::from_pem(each.pem).value();
        auto const theirs = key::from_private_pem(each.pem);
        auto const view = ours.public_part().modulus_view();
        detail::unwatched unwatched;
        blinding chosen{{}, source, view.n};
        for (std::size_t i = 0; i < (count * each.percent + 99) / 100; ++i, ++done) {
            rsa_value c, m;
            source.number_below(c.data(), view.n, view.size);
            bytes given(ours.size());
            bytes result(ours.size());
            detail::to_bytes(given, c.data(), view.size);
            auto const operate = [&](auto& watch) {
                return detail::private_operation(ours.public_part(), *ours.numbers(), m.data(), c.data(), watch);
            };
            limb const right = i % 2 == 0 ? operate(unwatched) : operate(chosen);
            detail::to_bytes(result, m.data(), view.size);
            if (right != static_cast<limb>(~limb{0}) || theirs.decrypt({RSA_NO_PADDING}, given) != result)
                return differ("private operations", ours.bits(), i);
        }
    }
    std::printf("# %zu inputs\n", done);
    return done >= count;
}

}  // namespace handfast_tests::openssl
