// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <type_traits>
#include <utility>

#include <handfast/core/secret.hpp>

BOOST_AUTO_TEST_SUITE(core_secret)

using handfast::secret;
using handfast::secret_bytes;

static_assert(!std::is_copy_constructible_v<secret<16>> && !std::is_copy_assignable_v<secret<16>>);
static_assert(!std::is_copy_constructible_v<secret_bytes> && !std::is_copy_assignable_v<secret_bytes>);

namespace {

bool all_zero(handfast::byte_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b == 0; });
}

secret<32> filled() {
    secret<32> s;
    std::ranges::fill(s.writable(), std::uint8_t{0xa5});
    return s;
}

}  // namespace

BOOST_AUTO_TEST_CASE(is_wiped_when_it_dies) {
    alignas(secret<32>) std::array<std::uint8_t, sizeof(secret<32>)> memory;
    auto* const s = new (memory.data()) secret<32>{filled()};
    BOOST_TEST(!all_zero(memory));
    s->~secret();
    BOOST_TEST(all_zero(memory));
}

BOOST_AUTO_TEST_CASE(is_wiped_when_it_is_moved_from) {
    auto from = filled();
    secret<32> const to = std::move(from);
    BOOST_TEST(all_zero(from.reveal()));
    BOOST_TEST((to == filled()));
    auto again = filled();
    secret<32> assigned;
    assigned = std::move(again);
    BOOST_TEST(all_zero(again.reveal()));
    BOOST_TEST((assigned == filled()));
}

BOOST_AUTO_TEST_CASE(compares_every_byte) {
    for (std::size_t i = 0; i < 32; ++i) {
        auto changed = filled();
        changed.writable()[i] ^= 1;
        BOOST_TEST(!(changed == filled()));
    }
    BOOST_TEST((filled().clone() == filled()));
}

BOOST_AUTO_TEST_CASE(bytes_of_any_number) {
    std::array<std::uint8_t, 3> const three{1, 2, 3};
    secret_bytes const a{handfast::byte_view{three}};
    BOOST_TEST((a.clone() == a));
    BOOST_TEST(!(a == secret_bytes{handfast::byte_view{three}.first(2)}));
    BOOST_TEST((secret_bytes{} == secret_bytes{}));
    BOOST_TEST(secret_bytes{5}.size() == 5U);
    secret_bytes b{handfast::byte_view{three}};
    b = secret_bytes{};
    BOOST_TEST(b.empty());
}

BOOST_AUTO_TEST_CASE(equality_of_public_length) {
    std::array<std::uint8_t, 2> const a{1, 2};
    BOOST_TEST(handfast::equal_in_constant_time(a, a));
    BOOST_TEST(!handfast::equal_in_constant_time(a, handfast::byte_view{a}.first(1)));
    BOOST_TEST(handfast::equal_in_constant_time({}, {}));
}

BOOST_AUTO_TEST_SUITE_END()
