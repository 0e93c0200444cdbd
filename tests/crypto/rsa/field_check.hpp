// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CRYPTO_RSA_FIELD_CHECK_HPP
#define HANDFAST_TESTS_CRYPTO_RSA_FIELD_CHECK_HPP

// Every operation of a field against the same on paper, whichever kernel it is and whether it takes one modulus or two.

#include <array>
#include <cstddef>
#include <memory>

#include <handfast/crypto/rsa/detail/modulus.hpp>

#include "boost_test.hpp"
#include "crypto/rsa/slow.hpp"

namespace handfast_tests {

namespace detail = handfast::rsa::detail;

using rsa_number = detail::natural<detail::whole_capacity>;

/// An odd modulus of `size` limbs; `gap` of its highest bits are zero.
inline void make_modulus(slow::limbs_source& source, rsa_number& n, std::size_t size, std::size_t gap) {
    source.fill(n.data(), size);
    n[0] |= 1;
    n[size - 1] |= slow::limb{1} << (detail::limb_bits - 1);
    n[size - 1] >>= gap;
    n[0] |= 1;
}

inline void fill_below(slow::limbs_source& source, rsa_number& a, rsa_number const& n, std::size_t size) {
    rsa_number any;
    source.fill(any.data(), size);
    detail::divide(nullptr, a.data(), any.data(), size, n.data(), size);
}

/// `Number` is `detail::modulus` or `detail::prime_modulus`, as the field takes them.
template <class Number>
class field_check {
    using element = detail::element;
    using numbers = std::array<rsa_number, 2>;

public:
    /// Moduli of `size` limbs for a field that `make` makes of one view or of two.
    template <class Make>
    field_check(slow::limbs_source& source, std::size_t size, std::size_t gap, detail::kernel used, Make&& make)
        : source_(source), size_(size) {
        for (std::size_t i = 0; i < 2; ++i) {
            make_modulus(source_, n_[i], size_, gap);
            m_[i].set(n_[i].data(), size_, used);
        }
        make(m_[0].view(), m_[1].view(), [this](detail::field& f) { run(f); });
    }

private:
    static slow::number plain(rsa_number const& x) { return slow::from_limbs(x.data(), x.capacity()); }
    static std::array<slow::limb const*, 2> views(numbers const& x) { return {x[0].data(), x[1].data()}; }
    numbers left(detail::field& field, element const& x) {
        numbers r;
        field.leave({r[0].data(), r[1].data()}, x);
        return r;
    }
    numbers random() {
        numbers r;
        for (std::size_t i = 0; i < 2; ++i) fill_below(source_, r[i], n_[i], size_);
        return r;
    }
    slow::number product(std::size_t way, rsa_number const& a, rsa_number const& b) {
        return slow::modulo(slow::multiply(plain(a), plain(b)), plain(n_[way]));
    }

    void run(detail::field& field) {
        BOOST_TEST(field.size() == size_);
        std::size_t const ways = field.ways();
        element x, y, z;
        auto const a = random();
        auto const b = random();
        field.enter(x, views(a));
        field.enter(y, views(b));
        for (std::size_t i = 0; i < ways; ++i) BOOST_TEST(plain(left(field, x)[i]) == plain(a[i]));

        field.multiply(z, x, y);
        for (std::size_t i = 0; i < ways; ++i) BOOST_TEST(plain(left(field, z)[i]) == product(i, a[i], b[i]));
        // Results may stand where arguments stood.
        z = x;
        field.multiply(z, z, y);
        for (std::size_t i = 0; i < ways; ++i) BOOST_TEST(plain(left(field, z)[i]) == product(i, a[i], b[i]));
        field.square(z, x);
        for (std::size_t i = 0; i < ways; ++i) BOOST_TEST(plain(left(field, z)[i]) == product(i, a[i], a[i]));
        field.square(x, x);
        for (std::size_t i = 0; i < ways; ++i) BOOST_TEST(plain(left(field, x)[i]) == product(i, a[i], a[i]));

        largest_and_smallest(field);
        beyond_the_modulus(field);
        double_length(field);
        selecting(field);
    }

    void largest_and_smallest(detail::field& field) {
        numbers less_one, zero;
        for (std::size_t i = 0; i < 2; ++i) detail::subtract_small(less_one[i].data(), n_[i].data(), 1, size_);
        element x, y;
        field.enter(x, views(less_one));
        field.square(y, x);
        for (std::size_t i = 0; i < field.ways(); ++i) BOOST_TEST(plain(left(field, y)[i]) == slow::number{1});
        field.enter(y, views(zero));
        field.multiply(y, x, y);
        for (std::size_t i = 0; i < field.ways(); ++i) BOOST_TEST(plain(left(field, y)[i]) == slow::number{});
        field.enter(y, views(n_));
        for (std::size_t i = 0; i < field.ways(); ++i) BOOST_TEST(plain(left(field, y)[i]) == slow::number{});
    }

    void beyond_the_modulus(detail::field& field) {
        numbers a;
        for (auto& number : a)
            for (std::size_t i = 0; i < size_; ++i) number[i] = static_cast<slow::limb>(~slow::limb{0});
        element x;
        field.enter(x, views(a));
        for (std::size_t i = 0; i < field.ways(); ++i)
            BOOST_TEST(plain(left(field, x)[i]) == slow::modulo(plain(a[i]), plain(n_[i])));
    }

    void double_length(detail::field& field) {
        // Below each n * R: its upper half is below the least of the moduli.
        detail::natural<2 * detail::whole_capacity> whole;
        source_.fill(whole.data(), size_);
        std::size_t least = 0;
        for (std::size_t i = 1; i < field.ways(); ++i)
            if (detail::is_less(n_[i].data(), n_[least].data(), size_) != 0) least = i;
        rsa_number upper;
        fill_below(source_, upper, n_[least], size_);
        detail::copy(whole.data() + size_, upper.data(), size_);
        element x;
        field.enter_double(x, whole.data());
        for (std::size_t i = 0; i < field.ways(); ++i)
            BOOST_TEST(plain(left(field, x)[i]) ==
                       slow::modulo(slow::from_limbs(whole.data(), 2 * size_), plain(n_[i])));
    }

    void selecting(detail::field& field) {
        // Of powers of two: the first way takes them in order, the second from the end.
        numbers two;
        for (auto& number : two) number[0] = 2;
        element x, y;
        field.enter(x, views(two));
        detail::power_table const table{field, x};
        for (std::size_t wanted = 0; wanted < detail::power_table::count; ++wanted) {
            field.select(y, table, {static_cast<slow::limb>(wanted), static_cast<slow::limb>(31 - wanted)});
            auto const r = left(field, y);
            BOOST_TEST(r[0][0] == slow::limb{1} << wanted);
            if (field.ways() == 2) BOOST_TEST(r[1][0] == slow::limb{1} << (31 - wanted));
            for (std::size_t i = 0; i < field.ways(); ++i) BOOST_TEST(detail::is_zero(r[i].data() + 1, size_ - 1) != 0);
        }
    }

    slow::limbs_source& source_;
    std::size_t size_;
    numbers n_;
    std::array<Number, 2> m_;
};

/// The field that `Field` is for one modulus, for two.
template <class Field>
void check_one(slow::limbs_source& source, std::size_t size, std::size_t gap,
               detail::kernel used = detail::kernel::portable) {
    field_check<detail::modulus>{source, size, gap, used, [](auto const& m, auto const&, auto const& use) {
                                     auto const made = std::make_unique<Field>(m);
                                     use(*made);
                                 }};
}
template <class Field>
void check_two(slow::limbs_source& source, std::size_t size, std::size_t gap,
               detail::kernel used = detail::kernel::portable) {
    field_check<detail::prime_modulus>{source, size, gap, used, [](auto const& m, auto const& other, auto const& use) {
                                           auto const made = std::make_unique<Field>(m, other);
                                           use(*made);
                                       }};
}

}  // namespace handfast_tests

#endif
