// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/decode.hpp>

#include <handfast/wire.hpp>

#include "no_bytes.hpp"

namespace wire = handfast::wire;
using handfast::byte_view;

// All of this happens in the compiler.
namespace {

enum class unit : std::uint8_t { celsius = 1, kelvin = 2 };

struct reading {
    wire::u32 sensor;
    wire::open_enum<unit> in;
    wire::u16 hundredths;
    wire::opaque<0, 255> note;

    HANDFAST_MESSAGE(reading, sensor, in, hundredths, note)
};

constexpr std::uint8_t bytes[]{0, 0, 0, 9, 2, 0x12, 0x34, 3, 'a', 'b', 'c', 0xff};
constexpr auto whole = wire::decode<reading>(byte_view{bytes, 11});
static_assert(whole.has_value());
static_assert(whole->sensor == 9 && whole->in == unit::kelvin && whole->hundredths == 0x1234);
static_assert(whole->note.size() == 3 && whole->note.data() == bytes + 8);

constexpr auto prefix = wire::decode_prefix<reading>(bytes);
static_assert(prefix.has_value() && prefix->size == 11 && prefix->message == *whole);
static_assert(wire::decode<reading>(bytes).error().what == wire::failure::trailing);
static_assert(wire::decode<reading>(bytes).error().offset == 11);

// The sentence of the design.
constexpr std::uint8_t announced[]{0, 0, 0, 9, 2, 0x12, 0x34, 9, 'a', 'b', 'c'};
static_assert(describe(wire::decode<reading>(announced).error()) ==
              "reading.note: 3 bytes where 9 were announced, at offset 8");

// No bytes.
struct nothing {
    HANDFAST_MESSAGE(nothing)
};
static_assert(wire::decode<nothing>(no_bytes).has_value());
static_assert(wire::decode<reading>(no_bytes).error().what == wire::failure::truncated);
static_assert(wire::decode_prefix<nothing>(no_bytes)->size == 0);

// Something that is no message is decoded too, and goes by "value".
static_assert(describe(wire::decode<wire::u16>(byte_view{bytes, 1}).error()) ==
              "value: 1 byte where 2 were needed, at offset 0");

// A header of fixed size cannot fail.
struct header {
    wire::u8 type;
    wire::u24 length;

    HANDFAST_MESSAGE(header, type, length)
};
static_assert(wire::load<header>(byte_view{bytes}.first<4>()) == header{0, 9});
template <class M>
concept loads = requires(byte_view some) { wire::load<M>(some.first<4>()); };
static_assert(loads<header> && !loads<reading>);

// An owned message decoded in the compiler, and gone before it is over.
template <class Storage>
struct basic_list {
    wire::vector<wire::opaque<0, 9, Storage>, 0, 99, Storage> items;

    HANDFAST_MESSAGE(basic_list, items)
};
constexpr std::uint8_t list[]{5, 1, 'a', 2, 'b', 'c'};
static_assert(wire::decode<basic_list<wire::owned>>(list).value().items[1][1] == 'c');
static_assert(wire::decode<basic_list<wire::view>>(list).value().items.size() == 2);

// Into a message that is there.
static_assert([] {
    reading again{};
    return wire::decode_into(byte_view{bytes, 11}, again).has_value() && again == *whole &&
           wire::decode_into(bytes, again).error().what == wire::failure::trailing &&
           wire::decode_into(byte_view{bytes, 11}, again).has_value() && again == *whole;
}());
static_assert([] {
    basic_list<wire::owned> again{};
    return wire::decode_into(list, again).has_value() &&
           wire::decode_into(byte_view{list, 0}, again).error().what == wire::failure::truncated &&
           wire::decode_into(list, again).has_value() && again.items.size() == 2;
}());

// What arrives a part at a time: how many bytes are enough to go on. Of the first run all are asked for at once.
constexpr auto need_more = [](std::size_t size) {
    return wire::decode_prefix<reading>(byte_view{bytes, size}).error().need_more();
};
static_assert(need_more(0) == 7 && need_more(1) == 6 && need_more(6) == 1);
static_assert(need_more(7) == 1 && need_more(8) == 3 && need_more(10) == 1);
static_assert(wire::decode<reading>(byte_view{bytes, 5}).error().need_more() == 2);
static_assert(wire::decode<reading>(bytes).error().need_more() == 0);
// Within a frame that is all there more bytes would not help.
constexpr std::uint8_t framed[]{2, 2, 'a', 9};
static_assert(wire::decode_prefix<basic_list<wire::view>>(framed).error().need_more() == 0);
static_assert(wire::decode_prefix<basic_list<wire::owned>>(framed).error().need_more() == 0);
constexpr std::uint8_t too_long[]{100};
static_assert(wire::decode_prefix<basic_list<wire::view>>(too_long).error().need_more() == 0);

}  // namespace
