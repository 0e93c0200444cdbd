// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>

#include <handfast/crypto/rsa/detail/field.hpp>

namespace detail = handfast::rsa::detail;
using detail::limb;

// What a field does is checked for each of them in montgomery.cpp, vector_field.cpp and fields.cpp.
namespace {

static_assert(detail::words_for(detail::whole_capacity) >= detail::whole_capacity);
static_assert(HANDFAST_RSA_HAS_LANES == 0 || detail::words_for(detail::limbs_for(4096)) >= 4098 / 52 + 2);
static_assert(alignof(detail::element) % 64 == 0);

/// Integers as they are: no modulus, no form. Tells what a table of powers asks for.
class counting final : public detail::field {
public:
    counting() : field{{.ways = 1, .size = 1, .words = 2, .radix_bits = 0}} {}
    int products = 0, squares = 0;

    void multiply(detail::element& r, detail::element const& a, detail::element const& b) noexcept override {
        ++products;
        r.data()[0] = static_cast<limb>(a.data()[0] * b.data()[0]);
    }
    void square(detail::element& r, detail::element const& a) noexcept override {
        ++squares;
        r.data()[0] = static_cast<limb>(a.data()[0] * a.data()[0]);
    }
    using field::enter;
    void enter(detail::element& r, std::array<limb const*, 2> a) noexcept override { r.data()[0] = *a[0]; }
    void enter_double(detail::element&, limb const*) noexcept override {}
    void leave(std::array<limb*, 2> r, detail::element const& a) noexcept override { *r[0] = a.data()[0]; }
    void take(detail::element& r, limb const* a) noexcept override { r.data()[0] = *a; }
    void give(limb* words, detail::element const& a) noexcept override { *words = a.data()[0]; }
    void select(detail::element&, detail::power_table const&, std::array<limb, 2>) const noexcept override {}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(crypto_rsa_detail_field)

BOOST_AUTO_TEST_CASE(a_table_of_powers) {
    counting f;
    detail::element three;
    three.data()[0] = 3;
    detail::power_table const table{f, three};
    limb expected = 1;
    for (std::size_t i = 0; i < detail::power_table::count; ++i) {
        BOOST_TEST(*table.entry(i) == expected);
        expected = static_cast<limb>(expected * 3);
    }
    // Half of them are squares, which may be cheaper.
    BOOST_TEST(f.squares == 15);
    BOOST_TEST(f.products == 15);
}

BOOST_AUTO_TEST_CASE(elements_and_tables_are_wiped) {
    alignas(detail::element) unsigned char memory[sizeof(detail::element)];
    auto* const x = new (memory) detail::element;
    auto const* const seen = static_cast<unsigned char const volatile*>(memory);
    auto const zero = [&] { return std::all_of(seen, seen + sizeof memory, [](auto byte) { return byte == 0; }); };
    BOOST_TEST(zero());
    x->data()[5] = 7;
    BOOST_TEST(!zero());
    x->~element();
    BOOST_TEST(zero());

    // Of a table, the words that are used.
    counting f;
    detail::element three;
    three.data()[0] = 3;
    auto const room = std::make_unique<unsigned char[]>(sizeof(detail::power_table) + alignof(detail::power_table));
    auto const address = reinterpret_cast<std::uintptr_t>(room.get());
    auto* const at = room.get() + (alignof(detail::power_table) - address % alignof(detail::power_table));
    auto* const table = new (at) detail::power_table{f, three};
    auto const volatile* const words = table->entry(0);
    auto const count = detail::power_table::count * f.words();
    auto const wiped = [&] { return std::all_of(words, words + count, [](limb word) { return word == 0; }); };
    BOOST_TEST(!wiped());
    table->~power_table();
    BOOST_TEST(wiped());
}

BOOST_AUTO_TEST_SUITE_END()
