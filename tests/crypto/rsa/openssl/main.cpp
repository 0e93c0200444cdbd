// SPDX-License-Identifier: BSL-1.0
// Everything RSA beside OpenSSL on random inputs, with each kernel that can run here; all kernels get the same inputs.
//
//     openssl COUNT [SEED]
//
// COUNT inputs go through the fields, fewer through what takes longer. Without a SEED each run draws one.
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#ifdef HAS_LIBCRYPTO

#include "crypto/rsa/kernels.hpp"
#include "subjects.hpp"

namespace {

using namespace handfast_tests;

subject comparing(char const* name, bool (*agree)(drawn&, std::size_t), std::size_t count, std::uint64_t seed) {
    return {name, [=] {
                drawn source{seed};
                bool const good = agree(source, count);
                if (!good) std::printf("# the seed was %llu\n", static_cast<unsigned long long>(seed));
                return good;
            }};
}

}  // namespace

int main(int count, char** arguments) {
    auto const argument = [&](int i) { return std::strtoull(arguments[i], nullptr, 10); };
    if (count < 2) return 2;
    auto const inputs = static_cast<std::size_t>(argument(1));
    auto const seed = count > 2 ? argument(2) : std::random_device{}();
    return run_with_every_kernel({
        comparing("arithmetic in fields", openssl::fields_compute_the_same, inputs, seed),
        comparing("public operations", openssl::public_operations_are_the_same, inputs / 5, seed),
        comparing("private operations", openssl::private_operations_are_the_same, inputs / 50, seed),
        comparing("wrapping and unwrapping", openssl::each_opens_what_the_other_wrapped, inputs / 500, seed),
        comparing("signing and verifying", openssl::each_verifies_what_the_other_signed, inputs / 500, seed),
    });
}

#else

int main() { std::printf("1..0 # SKIP libcrypto (libssl-dev) was not there when this was built\n"); }

#endif
