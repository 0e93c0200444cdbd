// SPDX-License-Identifier: BSL-1.0
// Montgomery's arithmetic of the kernel in use, for one modulus and for two at once, beside OpenSSL's divisions.
#include "subjects.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <vector>

#include <handfast/crypto/rsa/detail/modulus.hpp>

#include "libcrypto.hpp"

namespace detail = handfast::rsa::detail;
using detail::element;
using detail::limb;

namespace handfast_tests::openssl {
namespace {

/// One input: for each way two numbers of the modulus's limbs, and an exponent; for both, a number twice as long.
template <std::size_t Ways>
struct input {
    std::array<rsa_value, 2> a;
    std::array<rsa_value, 2> b;
    std::array<limb, 2> exponent{};
    detail::natural<2 * detail::whole_capacity> whole;
};

std::array<limb const*, 2> views(std::array<rsa_value, 2> const& x) { return {x[0].data(), x[1].data()}; }

/// `Number` is `detail::modulus` for one way, `detail::prime_modulus` for two.
template <class Number, std::size_t Ways>
class comparison {
public:
    comparison(drawn& source, std::size_t bits) : source_(source), size_(detail::limbs_for(bits)) {}

    bool agrees_on(std::size_t count) {
        // A power takes as long as a hundred products: some inputs have one.
        for (std::size_t done = 0; done < count; ++done) {
            if (done % inputs_a_modulus == 0) set_moduli();
            input<Ways> const x = draw();
            bool const good = in_field([&](detail::field& f) { return agrees(f, x, done % 16 == 0); });
            if (!good) {
                std::printf("# they differ at input %zu of %zu limbs, ways %zu\n", done, size_, Ways);
                return false;
            }
        }
        return true;
    }

private:
    static constexpr std::size_t inputs_a_modulus = 32;

    void set_moduli() {
        for (std::size_t i = 0; i < Ways; ++i) {
            source_.modulus(n_[i].data(), size_);
            m_[i].set(n_[i].data(), size_);
            number_[i] = read_number(n_[i].data(), size_);
        }
    }

    input<Ways> draw() {
        input<Ways> x;
        std::size_t least = 0;
        for (std::size_t i = 0; i < Ways; ++i) {
            // What enters need not be below the modulus.
            source_.number(x.a[i].data(), size_);
            source_.number_below(x.b[i].data(), n_[i].data(), size_);
            source_.number(&x.exponent[i], 1);
            if (detail::is_less(n_[i].data(), n_[least].data(), size_) != 0) least = i;
        }
        source_.number(x.whole.data(), size_);
        source_.number_below(x.whole.data() + size_, n_[least].data(), size_);
        return x;
    }

    template <class Use>
    bool in_field(Use const& use) {
        if constexpr (Ways == 1) return detail::with_field(m_[0].view(), use);
        else return detail::with_field(m_[0].view(), m_[1].view(), use);
    }

    /// Whether `x` leaves as the number that `expected` gives for each way.
    template <class Expected>
    bool leaves_as(detail::field& f, element const& x, Expected const& expected) {
        std::array<rsa_value, 2> left;
        f.leave({left[0].data(), left[1].data()}, x);
        for (std::size_t i = 0; i < Ways; ++i)
            if (BN_cmp(read_number(left[i].data(), size_).get(), expected(i).get()) != 0) return false;
        return true;
    }

    bool agrees(detail::field& f, input<Ways> const& x, bool powers) {
        element a, b, r;
        f.enter(a, views(x.a));
        f.enter(b, views(x.b));
        f.multiply(r, a, b);
        std::array<number, 2> base, product;
        for (std::size_t i = 0; i < Ways; ++i) {
            base[i] = read_number(x.a[i].data(), size_);
            product[i] = calculator_.product(base[i], read_number(x.b[i].data(), size_), number_[i]);
        }
        bool good = leaves_as(f, r, [&](std::size_t i) { return number{BN_dup(product[i].get())}; });
        // Between products elements are as the kernel leaves them, which may be at or above the modulus.
        f.square(r, r);
        f.multiply(r, r, a);
        f.square(r, r);
        good = good && leaves_as(f, r, [&](std::size_t i) {
                   auto const cube = calculator_.product(calculator_.square(product[i], number_[i]), base[i],
                                                         number_[i]);
                   return calculator_.square(cube, number_[i]);
               });
        f.enter_double(r, x.whole.data());
        good = good && leaves_as(f, r, [&](std::size_t i) {
                   return calculator_.remainder(read_number(x.whole.data(), 2 * size_), number_[i]);
               });
        if (!good || !powers) return good;

        detail::power_secret(f, r, a, {&x.exponent[0], &x.exponent[Ways - 1]}, 1);
        good = leaves_as(f, r, [&](std::size_t i) {
            return calculator_.power(base[i], read_number(&x.exponent[i], 1), number_[i]);
        });
        auto const exponent = std::uint64_t{x.exponent[0] & 0x1ffff} | 1;
        limb const limbs = static_cast<limb>(exponent);
        detail::power_public(f, r, b, exponent);
        return good && leaves_as(f, r, [&](std::size_t i) {
                   return calculator_.power(read_number(x.b[i].data(), size_), read_number(&limbs, 1), number_[i]);
               });
    }

    drawn& source_;
    std::size_t size_;
    std::array<rsa_value, Ways> n_;
    std::array<Number, Ways> m_;
    std::array<number, Ways> number_;
    calculator calculator_;
};

}  // namespace

bool fields_compute_the_same(drawn& source, std::size_t count) {
    // The sizes of whole moduli and of their factors: those that kernels are made for, and others.
    constexpr std::array whole_sizes{2048u, 2112u, 3072u, 4096u};
    constexpr std::array half_sizes{1024u, 1088u, 1536u, 2048u};
    std::size_t const share = (count + whole_sizes.size() + half_sizes.size() - 1) /
                              (whole_sizes.size() + half_sizes.size());
    std::printf("# %zu inputs\n", share * (whole_sizes.size() + half_sizes.size()));
    for (std::size_t const bits : whole_sizes)
        if (!comparison<detail::modulus, 1>{source, bits}.agrees_on(share)) return false;
    for (std::size_t const bits : half_sizes)
        if (!comparison<detail::prime_modulus, 2>{source, bits}.agrees_on(share)) return false;
    return true;
}

}  // namespace handfast_tests::openssl
