// SPDX-License-Identifier: BSL-1.0
// The arithmetic of RSA on numbers that are read from the input: integers, fields of every kernel that can run here,
// and what makes keys, each beside the same done bit by bit, with branches.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <vector>

#include <handfast/crypto/rsa/generate.hpp>

#include "../crypto/rsa/kernels.hpp"

namespace hf = handfast;
namespace detail = handfast::rsa::detail;
using detail::element;
using detail::limb;
using number = detail::natural<detail::whole_capacity>;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

// --- the slow way -----------------------------------------------------------------------------------

/// Digits to the base of 2^32, least significant first, without zeros at the end.
using slow = std::vector<std::uint32_t>;

slow trim(slow a) {
    while (!a.empty() && a.back() == 0) a.pop_back();
    return a;
}
slow plain(limb const* a, std::size_t size) {
    slow r;
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t bit = 0; bit < detail::limb_bits; bit += 32)
            r.push_back(static_cast<std::uint32_t>(a[i] >> bit));
    return trim(r);
}
bool less(slow const& a, slow const& b) {
    if (a.size() != b.size()) return a.size() < b.size();
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}
slow plus(slow a, slow const& b) {
    a.resize(std::max(a.size(), b.size()) + 1);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        carry += std::uint64_t{a[i]} + (i < b.size() ? b[i] : 0);
        a[i] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    return trim(a);
}
/// a - b, for b not above a.
slow minus(slow a, slow const& b) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t const taken = (i < b.size() ? b[i] : 0) + borrow;
        borrow = a[i] < taken;
        a[i] = static_cast<std::uint32_t>(a[i] - taken);
    }
    return trim(a);
}
slow times(slow const& a, slow const& b) {
    slow r(a.size() + b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            carry += std::uint64_t{a[i]} * b[j] + r[i + j];
            r[i + j] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        r[i + b.size()] = static_cast<std::uint32_t>(carry);
    }
    return trim(r);
}
slow modulo(slow const& a, slow const& m) {
    slow rest;
    for (std::size_t i = 32 * a.size(); i-- > 0;) {
        std::uint32_t bit = a[i / 32] >> i % 32 & 1;
        for (auto& digit : rest) {
            auto const out = digit >> 31;
            digit = digit << 1 | bit;
            bit = out;
        }
        if (bit != 0) rest.push_back(bit);
        if (!less(rest, m)) rest = minus(std::move(rest), m);
    }
    return rest;
}

// --- numbers of the input ---------------------------------------------------------------------------

/// Takes the input from its front; behind its end are zeros.
class source {
public:
    explicit source(hf::byte_view input) : left_(input) {}

    std::uint8_t byte() {
        if (left_.empty()) return 0;
        auto const first = left_[0];
        left_ = left_.subspan(1);
        return first;
    }
    std::size_t below(std::size_t bound) { return byte() % bound; }

    /// Its bytes, one byte again and again, one bit, or all ones but one bit: so that a short input makes long numbers.
    void number(limb* r, std::size_t size) {
        auto const kind = below(4);
        detail::set_zero(r, size);
        if (kind >= 2) {
            auto const bit = (byte() * std::size_t{256} + byte()) % (size * detail::limb_bits);
            r[bit / detail::limb_bits] = limb{1} << bit % detail::limb_bits;
            for (std::size_t i = 0; kind == 3 && i < size; ++i) r[i] = static_cast<limb>(~r[i]);
            return;
        }
        auto const again = kind == 1 ? byte() : std::uint8_t{0};
        for (std::size_t i = 0; i < size * sizeof(limb); ++i)
            r[i / sizeof(limb)] |= static_cast<limb>(kind == 1 ? again : byte()) << 8 * (i % sizeof(limb));
    }
    void modulus(limb* n, std::size_t size) {
        number(n, size);
        n[0] |= 1;
        n[size - 1] |= limb{1} << (detail::limb_bits - 1);
        n[size - 1] >>= below(detail::limb_bits);
        n[0] |= 1;
        if (size == 1 && n[0] == 1) n[0] = 3;
    }

private:
    hf::byte_view left_;
};

// --- integers ---------------------------------------------------------------------------------------

void check_integers(source& from) {
    std::size_t const a_size = 1 + from.below(12);
    std::size_t const m_size = 1 + from.below(8);
    detail::natural<24> a, b, m, r, quotient, rest;
    from.number(a.data(), a_size);
    from.number(b.data(), a_size);
    from.number(m.data(), m_size);
    auto const x = plain(a.data(), a_size);
    auto const y = plain(b.data(), a_size);
    auto const z = plain(m.data(), m_size);

    r[a_size] = detail::add(r.data(), a.data(), b.data(), a_size);
    require(plain(r.data(), a_size + 1) == plus(x, y));
    bool const borrows = detail::subtract(r.data(), a.data(), b.data(), a_size) != 0;
    require(borrows == less(x, y));
    require(plain(r.data(), a_size) ==
            (borrows ? minus(plus(x, slow(a_size * sizeof(limb) / 4, 0xffffffff)), minus(y, slow{1})) : minus(x, y)));
    require((detail::is_less(a.data(), b.data(), a_size) != 0) == less(x, y));
    require((detail::is_equal(a.data(), b.data(), a_size) != 0) == (x == y));
    require((detail::is_zero(a.data(), a_size) != 0) == x.empty());
    std::size_t length = 32 * x.size();
    while (length > 0 && (x[(length - 1) / 32] >> (length - 1) % 32 & 1) == 0) --length;
    require(detail::bit_length(a.data(), a_size) == length);
    detail::halve(r.data(), a.data(), 0, a_size);
    require(plus(times(plain(r.data(), a_size), slow{2}), trim(slow{x.empty() ? 0 : x[0] & 1})) == x);

    detail::multiply(r.data(), a.data(), a_size, m.data(), m_size);
    require(plain(r.data(), a_size + m_size) == times(x, z));
    if (z.empty()) return;
    detail::divide(quotient.data(), rest.data(), a.data(), a_size, m.data(), m_size);
    auto const remainder = plain(rest.data(), m_size);
    require(less(remainder, z));
    require(plus(times(plain(quotient.data(), a_size), z), remainder) == x);

    std::array<std::uint8_t, 24 * sizeof(limb)> bytes;
    detail::to_bytes(bytes, a.data(), a_size);
    detail::from_bytes(r.data(), a_size, bytes);
    require(detail::is_equal(r.data(), a.data(), a_size) != 0);
}

// --- fields -----------------------------------------------------------------------------------------

using numbers = std::array<number, 2>;

template <class Number, std::size_t Ways>
void check_fields(source& from, std::size_t size) {
    numbers n, a, b;
    std::array<slow, 2> modulus, x, y, product, cube, power;
    limb const exponent = from.byte() | static_cast<limb>(from.byte()) << 8;
    for (std::size_t i = 0; i < Ways; ++i) {
        from.modulus(n[i].data(), size);
        from.number(a[i].data(), size);
        from.number(b[i].data(), size);
        modulus[i] = plain(n[i].data(), size);
        x[i] = plain(a[i].data(), size);
        y[i] = plain(b[i].data(), size);
        product[i] = modulo(times(x[i], y[i]), modulus[i]);
        cube[i] = modulo(times(modulo(times(product[i], product[i]), modulus[i]), x[i]), modulus[i]);
        power[i] = modulo(slow{1}, modulus[i]);
        for (std::size_t bit = 16; bit-- > 0;) {
            power[i] = modulo(times(power[i], power[i]), modulus[i]);
            if ((exponent >> bit & 1) != 0) power[i] = modulo(times(power[i], x[i]), modulus[i]);
        }
    }
    for (auto const used : detail::kernels) {
        if (!detail::available(used)) continue;
        std::array<Number, 2> m;
        for (std::size_t i = 0; i < Ways; ++i) m[i].set(n[i].data(), size, used);
        auto const check = [&](detail::field& f) {
            auto const leaves_as = [&](element const& e, std::array<slow, 2> const& expected) {
                numbers left;
                f.leave({left[0].data(), left[1].data()}, e);
                for (std::size_t i = 0; i < Ways; ++i) require(plain(left[i].data(), size) == expected[i]);
            };
            element p, q, r;
            f.enter(p, {a[0].data(), a[1].data()});
            f.enter(q, {b[0].data(), b[1].data()});
            f.multiply(r, p, q);
            leaves_as(r, product);
            f.square(r, r);
            f.multiply(r, r, p);
            leaves_as(r, cube);
            detail::power_secret(f, r, p, &exponent, 1);
            leaves_as(r, power);
            if (exponent == 0) return;
            detail::power_public(f, r, p, exponent);
            leaves_as(r, power);
        };
        if constexpr (Ways == 1) detail::with_field(m[0].view(), check);
        else detail::with_field(m[0].view(), m[1].view(), check);
    }
}

// --- what makes keys --------------------------------------------------------------------------------

void check_inverses(source& from) {
    limb const residue = 1 + (from.byte() * 256U + from.byte()) % (detail::generated_exponent - 1);
    require(std::uint64_t{residue} * detail::inverse_modulo_exponent(residue) % detail::generated_exponent == 1);

    detail::natural<detail::half_capacity> a, b, divisor, prime, inverse;
    from.number(a.data(), 1);
    from.number(b.data(), 1);
    a[0] |= 1;
    b[0] |= 1;
    detail::odd_divisor(divisor.data(), a.data(), b.data(), 1);
    require(divisor[0] == std::gcd(a[0], b[0]));

    // Modulo 2^521 - 1, a prime.
    std::size_t const size = detail::limbs_for(521);
    for (std::size_t bit = 0; bit < 521; ++bit) prime[bit / detail::limb_bits] |= limb{1} << bit % detail::limb_bits;
    from.number(a.data(), size);
    a[size - 1] &= prime[size - 1];
    auto const m = plain(prime.data(), size);
    auto const x = modulo(plain(a.data(), size), m);
    if (x.empty()) return;
    detail::inverse_modulo_prime(inverse.data(), a.data(), prime.data(), size);
    require(modulo(times(plain(inverse.data(), size), x), m) == slow{1});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 3) return -1;
    source from{{data, size}};
    // The sizes that kernels are made for, and small ones that are quick.
    constexpr std::array whole_bits{2048u, 3072u, 4096u, 2112u};
    constexpr std::array half_bits{1024u, 1536u, 2048u, 512u};
    switch (from.below(8)) {
        case 0:
        case 1: check_integers(from); break;
        case 2: check_inverses(from); break;
        case 3: check_fields<detail::modulus, 1>(from, 1 + from.below(8)); break;
        case 4: check_fields<detail::modulus, 1>(from, detail::limbs_for(whole_bits[from.below(4)])); break;
        case 5: check_fields<detail::prime_modulus, 2>(from, 1 + from.below(8)); break;
        default: check_fields<detail::prime_modulus, 2>(from, detail::limbs_for(half_bits[from.below(4)])); break;
    }
    return 0;
}
