// SPDX-License-Identifier: BSL-1.0
#include <handfast/tcp/sequence_number.hpp>

#include <cstdint>
#include <initializer_list>

using handfast::tcp::sequence_number;

namespace {

// Around the circle in uneven steps, from every point to every other less than half of it away.
constexpr bool order_is_that_of_the_distance() {
    for (std::uint32_t start = 0, i = 0; i < 64; ++i, start += 0x0badcafe) {
        sequence_number const from{start};
        for (std::uint32_t octets : {1u, 2u, 0xffffu, 0x4000'0000u, 0x7fff'ffffu}) {
            auto const to = from + octets;
            if (distance(from, to) != octets || to - octets != from) return false;
            if (!(from < to) || !(to > from) || to < from || to <= from || !(from <= to)) return false;
            if (later(from, to) != to || earlier(from, to) != from || later(to, from) != to) return false;
        }
        if (from < from || !(from <= from) || !(from >= from) || from > from) return false;
    }
    return true;
}

}  // namespace

static_assert(order_is_that_of_the_distance());
static_assert(sequence_number{0xffff'ffff} + 1 == sequence_number{0});
static_assert(sequence_number{0xffff'fff0} < sequence_number{16});
static_assert(distance(sequence_number{0xffff'fff0}, sequence_number{16}) == 32);
// What a circle does: no order of all numbers.
static_assert(sequence_number{0} < sequence_number{0x6000'0000} &&
              sequence_number{0x6000'0000} < sequence_number{0xc000'0000} &&
              sequence_number{0xc000'0000} < sequence_number{0});
