// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CRYPTO_RSA_OPENSSL_SUBJECTS_HPP
#define HANDFAST_TESTS_CRYPTO_RSA_OPENSSL_SUBJECTS_HPP

#include <cstddef>

#include "crypto/rsa/drawn.hpp"

namespace handfast_tests::openssl {

// What is compared with OpenSSL: each is true where both agree on `count` inputs, and says on what they do not.

[[nodiscard]] bool fields_compute_the_same(drawn& source, std::size_t count);
[[nodiscard]] bool public_operations_are_the_same(drawn& source, std::size_t count);
[[nodiscard]] bool private_operations_are_the_same(drawn& source, std::size_t count);
[[nodiscard]] bool each_opens_what_the_other_wrapped(drawn& source, std::size_t count);
[[nodiscard]] bool each_verifies_what_the_other_signed(drawn& source, std::size_t count);

}  // namespace handfast_tests::openssl

#endif
