// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/sequence.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <ranges>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;
using handfast::byte_view;

// All of this happens in the compiler.
namespace {

struct point {
    wire::u16 x, y;
    HANDFAST_MESSAGE(point, x, y)
};

// What takes the same number of bytes everywhere can be gone to directly.
template <class T>
using in_view = wire::sequence<T, wire::view>;
template <class List>
concept random = std::ranges::random_access_range<List> && std::ranges::sized_range<List> &&
                 std::random_access_iterator<typename List::iterator>;
static_assert(random<in_view<wire::u8>> && random<in_view<wire::u24>> && random<in_view<wire::i40_le>>);
static_assert(random<in_view<std::uint32_t>> && random<in_view<double>> && random<in_view<bool>>);
static_assert(random<in_view<point>> && random<in_view<wire::bytes<3>>> && random<in_view<std::array<wire::u16, 2>>>);
static_assert(random<wire::vector<wire::u16, 0, 99>> && random<wire::list<wire::u16>>);

// Other elements are walked.
using words = in_view<wire::opaque<0, 9>>;
static_assert(std::ranges::forward_range<words> && !std::ranges::random_access_range<words>);
static_assert(std::forward_iterator<words::iterator>);
static_assert(std::ranges::forward_range<wire::vector<wire::varint, 0, 9>>);

// What is not in the input is contiguous.
static_assert(std::ranges::contiguous_range<wire::sequence<wire::u16, wire::owned>>);
static_assert(std::ranges::contiguous_range<wire::sequence<wire::opaque<0, 9, wire::owned>, wire::owned>>);
static_assert(std::ranges::contiguous_range<wire::sequence<wire::u16, wire::borrowed>>);

constexpr std::uint8_t bytes[]{0, 1, 0, 3, 0, 5, 0, 5, 1, 0, 0xff, 0xff};
constexpr auto list = in_view<wire::u16>::of_encoded(bytes);
static_assert(list.size() == 6 && !list.empty() && list.front() == 1 && list[5] == 0xffff &&
              list.encoded().size() == 12);
static_assert(list.end() - list.begin() == 6 && list.begin() + 6 == list.end() && 6 + list.begin() == list.end());
static_assert(list.begin()[4] == 0x100 && *(list.end() - 1) == 0xffff && list.begin() < list.end());
static_assert([] {
    auto i = list.begin();
    if (*i++ != 1 || *i != 3 || *++i != 5 || *i-- != 5 || *i != 3 || *--i != 1) return false;
    i += 5;
    if (*i != 0xffff) return false;
    i -= 2;
    return *i == 5 && i - list.begin() == 3 && list.begin() - i == -3;
}());

// The algorithms of the standard library.
static_assert(std::ranges::is_sorted(list));
static_assert(std::ranges::lower_bound(list, wire::u16{5}) - list.begin() == 2);
static_assert(std::ranges::upper_bound(list, wire::u16{5}) - list.begin() == 4);
static_assert(std::ranges::binary_search(list, wire::u16{0x100}) && !std::ranges::binary_search(list, wire::u16{2}));
static_assert(std::ranges::count(list, wire::u16{5}) == 2 && std::ranges::max(list) == 0xffff);
static_assert(std::lower_bound(list.begin(), list.end(), 3) == list.begin() + 1);
static_assert(std::accumulate(list.begin(), list.end(), 0u) == 1 + 3 + 5 + 5 + 0x100 + 0xffff);
static_assert(*(list | std::views::reverse).begin() == 0xffff);
static_assert(*(list | std::views::drop(2)).begin() == 5);
static_assert(std::ranges::equal(list, std::array<wire::u16, 6>{1, 3, 5, 5, 0x100, 0xffff}));

constexpr auto points = in_view<point>::of_encoded(bytes);
static_assert(points.size() == 3 && points[1] == point{5, 5});
static_assert(std::ranges::find(points, 5, [](point const& p) { return p.x.value(); }) == points.begin() + 1);

// None.
static_assert(in_view<wire::u16>{}.empty() && in_view<wire::u16>{}.size() == 0);
static_assert(in_view<wire::u16>{}.begin() == in_view<wire::u16>{}.end());
static_assert(words{}.empty() && words{}.begin() == words{}.end());

// Walked.
constexpr std::uint8_t encoded_words[]{0, 2, 'a', 'b', 1, 'c'};
constexpr auto three = words::of_encoded(encoded_words);
static_assert(three.size() == 3 && three.front().empty());
static_assert(std::ranges::count_if(three, [](auto const& word) { return word.empty(); }) == 1);
static_assert([] {
    auto i = three.begin();
    auto const first = i++;
    return first->empty() && i->size() == 2 && (*++i)[0] == 'c' && first == three.begin() && ++i == three.end();
}());

// Equal where their elements are, whatever their storage is made of.
static_assert(list == in_view<wire::u16>::of_encoded(bytes));
static_assert(!(list == in_view<wire::u16>::of_encoded(byte_view{bytes}.first(10))));
static_assert(wire::sequence<wire::u16, wire::owned>{1, 2} == wire::sequence<wire::u16, wire::owned>{1, 2});
static_assert(!(wire::sequence<wire::u16, wire::owned>{1, 2} == wire::sequence<wire::u16, wire::owned>{1, 3}));
static_assert(!(wire::sequence<wire::u16, wire::owned>{1, 2} == wire::sequence<wire::u16, wire::owned>{1}));

// A loan is not made of what is gone at once.
using loan = wire::sequence<wire::u16, wire::borrowed>;
static_assert(std::is_constructible_v<loan, std::array<wire::u16, 2>&>);
static_assert(!std::is_constructible_v<loan, std::array<wire::u16, 2>>);
static_assert(std::is_constructible_v<loan, std::span<wire::u16 const>>);

}  // namespace
