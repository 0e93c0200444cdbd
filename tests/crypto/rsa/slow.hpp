// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CRYPTO_RSA_SLOW_HPP
#define HANDFAST_TESTS_CRYPTO_RSA_SLOW_HPP

// The same arithmetic as in the library, done as one does it on paper, in bytes and with branches: what the fast
// one is compared with. It shares nothing with it but the conversion from and to limbs.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <handfast/crypto/rsa/detail/limb.hpp>

namespace handfast_tests::slow {

using handfast::rsa::detail::limb;

/// Digits to the base of 256, least significant first, without zeros at the end.
using number = std::vector<std::uint8_t>;

inline number trim(number a) {
    while (!a.empty() && a.back() == 0) a.pop_back();
    return a;
}

inline bool less(number const& a, number const& b) {
    if (a.size() != b.size()) return a.size() < b.size();
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

inline number subtract(number a, number const& b) {
    int borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        int const digit = a[i] - (i < b.size() ? b[i] : 0) - borrow;
        borrow = digit < 0;
        a[i] = static_cast<std::uint8_t>(digit + 256 * borrow);
    }
    return trim(a);
}

inline number multiply(number const& a, number const& b) {
    number r(a.size() + b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        unsigned carry = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            unsigned const sum = r[i + j] + unsigned{a[i]} * b[j] + carry;
            r[i + j] = static_cast<std::uint8_t>(sum);
            carry = sum >> 8;
        }
        r[i + b.size()] = static_cast<std::uint8_t>(carry);
    }
    return trim(r);
}

/// The remainder; the quotient goes to `quotient`.
inline number divide(number const& a, number const& m, number& quotient) {
    number rest;
    quotient.assign(a.size(), 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        rest.insert(rest.begin(), a[i]);
        rest = trim(rest);
        while (!less(rest, m)) {
            rest = subtract(rest, m);
            ++quotient[i];
        }
    }
    quotient = trim(quotient);
    return rest;
}
inline number modulo(number const& a, number const& m) {
    number quotient;
    return divide(a, m, quotient);
}

inline number power(number const& base, number const& exponent, number const& m) {
    number r{1};
    for (std::size_t i = 8 * exponent.size(); i-- > 0;) {
        r = modulo(multiply(r, r), m);
        if ((exponent[i / 8] >> i % 8 & 1) != 0) r = modulo(multiply(r, base), m);
    }
    return r;
}

inline number from_limbs(limb const* a, std::size_t size) {
    number r;
    for (std::size_t i = 0; i < size * sizeof(limb); ++i)
        r.push_back(static_cast<std::uint8_t>(a[i / sizeof(limb)] >> 8 * (i % sizeof(limb))));
    return trim(r);
}

/// Random limbs, with runs of ones and zeros among them, where carries go wrong; the same in every run.
class limbs_source {
public:
    void fill(limb* to, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            switch (random_() % 4) {
                case 0: to[i] = 0; break;
                case 1: to[i] = static_cast<limb>(~limb{0}); break;
                default: to[i] = static_cast<limb>(random_()); break;
            }
        }
    }
    std::uint64_t operator()() { return random_(); }

private:
    std::mt19937_64 random_{20240229};
};

}  // namespace handfast_tests::slow

#endif
