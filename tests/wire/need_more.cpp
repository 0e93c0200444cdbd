// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <limits>

#include <handfast/wire.hpp>

// `need_more()` where it is not plain what is missing: bodies that go on to the end, runs whose beginning is wrong,
// counts. (That every truncation of a message needs more, and how much, is one of the laws.)
namespace {

namespace wire = handfast::wire;
using handfast::byte_view;

template <class M, std::size_t Size>
constexpr std::uint64_t needed(std::array<std::uint8_t, Size> bytes) {
    auto const front = wire::decode_prefix<M>(bytes);
    return front ? std::numeric_limits<std::uint64_t>::max() : front.error().need_more();
}
template <std::size_t Size>
using bytes = std::array<std::uint8_t, Size>;

enum class kind : std::uint8_t { number = 2 };
struct bodies : wire::alternatives<wire::alternative<kind::number, wire::u32>> {};

struct to_the_end {
    wire::computed<kind> what;
    wire::chosen<&to_the_end::what, wire::view, bodies> body;
    HANDFAST_MESSAGE(to_the_end, what, body)
};
static_assert(needed<to_the_end>(bytes<3>{2, 0, 0}) == 2);
static_assert(needed<wire::tagged<kind, wire::to_the_end, wire::view, bodies>>(bytes<3>{2, 0, 0}) == 2);
// Behind a length all of it is there, and too short.
static_assert(needed<wire::tagged<kind, wire::u8, wire::view, bodies>>(bytes<4>{2, 2, 0, 0}) == 0);

struct numbers {
    wire::u8 first;
    wire::list<wire::u16> others;
    HANDFAST_MESSAGE(numbers, first, others)
};
static_assert(needed<numbers>(bytes<4>{1, 0, 0, 0}) == 1);
static_assert(needed<wire::vector<wire::u16, 0, 9>>(bytes<4>{3, 0, 0, 0}) == 0);

struct marked {
    wire::magic<"PNG"> mark;
    wire::u32 size;
    HANDFAST_MESSAGE(marked, mark, size)
};
static_assert(needed<marked>(bytes<3>{'P', 'N', 'G'}) == 4);
static_assert(needed<marked>(bytes<3>{'X', 'X', 'X'}) == 0);
static_assert(needed<marked>(bytes<2>{'X', 'X'}) == 5);

struct worded {
    wire::constant<wire::bits<4>, 4> version;
    wire::bits<4> rest;
    wire::u16 size;
    HANDFAST_MESSAGE(worded, version, rest, size)
};
static_assert(needed<worded>(bytes<1>{0x40}) == 2);
static_assert(needed<worded>(bytes<1>{0x50}) == 0);

static_assert(needed<wire::vector<wire::u32, 0, 60000, wire::view, wire::element_count<wire::u16>>>(bytes<6>{
                  0, 10, 0, 0, 0, 0}) == 36);

struct negative {
    wire::computed<std::int32_t> length;
    wire::sized<&negative::length, wire::rest<>> body;
    HANDFAST_MESSAGE(negative, length, body)
};
static_assert(needed<negative>(bytes<4>{0xff, 0xff, 0xff, 0xff}) == 0);

}  // namespace
