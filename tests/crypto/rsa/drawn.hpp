// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CRYPTO_RSA_DRAWN_HPP
#define HANDFAST_TESTS_CRYPTO_RSA_DRAWN_HPP

// Random inputs made of a seed, with those among them where arithmetic goes wrong: the least and the greatest, all
// ones, few ones, and long rows of ones and zeros, through which carries run.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <handfast/crypto/rsa/detail/natural.hpp>

namespace handfast_tests {

using rsa_value = handfast::rsa::detail::natural<handfast::rsa::detail::whole_capacity>;

class drawn {
    using limb = handfast::rsa::detail::limb;
    static constexpr std::size_t limb_bits = handfast::rsa::detail::limb_bits;

public:
    explicit drawn(std::uint64_t seed) : random_(seed) {}

    std::uint64_t word() { return random_(); }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

    std::vector<std::uint8_t> bytes(std::size_t size) {
        std::vector<std::uint8_t> made(size);
        for (auto& byte : made) byte = static_cast<std::uint8_t>(random_());
        return made;
    }

    /// Any number of `size` limbs.
    void number(limb* r, std::size_t size) {
        switch (below(8)) {
            case 0: std::fill_n(r, size, static_cast<limb>(~limb{0})); break;
            case 1: few_ones(r, size); break;
            case 2: rows(r, size); break;
            case 3:
                few_ones(r, size);
                for (std::size_t i = 0; i < size; ++i) r[i] = static_cast<limb>(~r[i]);
                break;
            default: uniform(r, size); break;
        }
    }
    /// A number below n, which has `size` limbs, the highest of which is not zero.
    void number_below(limb* r, limb const* n, std::size_t size) {
        auto const kind = below(16);
        if (kind < 4) {
            std::fill_n(r, size, limb{0});
            r[0] = static_cast<limb>(kind & 1);
            // 0, 1; n - 1, n - 2.
            if (kind >= 2) handfast::rsa::detail::subtract_small(r, n, static_cast<limb>(kind - 1), size);
            return;
        }
        number(r, size);
        auto const top = std::max(n[size - 1], limb{1});
        r[size - 1] = static_cast<limb>(r[size - 1] % top);
    }
    /// An odd modulus of `size` limbs, now and then of some bits less.
    void modulus(limb* n, std::size_t size) {
        number(n, size);
        n[0] |= 1;
        n[size - 1] |= limb{1} << (limb_bits - 1);
        if (below(2) == 0) n[size - 1] >>= below(limb_bits);
    }

private:
    void uniform(limb* r, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) r[i] = static_cast<limb>(random_());
    }
    void few_ones(limb* r, std::size_t size) {
        std::fill_n(r, size, limb{0});
        for (std::size_t left = 1 + below(3); left > 0; --left) {
            auto const bit = below(size * limb_bits);
            r[bit / limb_bits] |= limb{1} << bit % limb_bits;
        }
    }
    void rows(limb* r, std::size_t size) {
        std::fill_n(r, size, limb{0});
        bool one = below(2) == 0;
        for (std::size_t bit = 0; bit < size * limb_bits; one = !one)
            for (std::size_t left = 1 + below(size * 16); left > 0 && bit < size * limb_bits; --left, ++bit)
                if (one) r[bit / limb_bits] |= limb{1} << bit % limb_bits;
    }

    std::mt19937_64 random_;
};

}  // namespace handfast_tests

#endif
