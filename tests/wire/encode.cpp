// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/encode.hpp>

#include <array>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;
using handfast::byte_view;

// All of this happens in the compiler.
namespace {

struct header {
    wire::u8 type;
    wire::u16 length;

    HANDFAST_MESSAGE(header, type, length)
};
struct wide_header {
    wire::u8 type;
    wire::u24 length;

    HANDFAST_MESSAGE(wide_header, type, length)
};
template <class Storage>
struct basic_list {
    header before;
    wire::vector<wire::opaque<0, 9, Storage>, 0, 300, Storage> items;

    HANDFAST_MESSAGE(basic_list, before, items)
};

constexpr std::array<std::uint8_t, 2> words{'a', 'b'};
constexpr std::array<wire::opaque<0, 9, wire::borrowed>, 2> items{byte_view{words}, byte_view{words}.first(1)};
constexpr basic_list<wire::borrowed> message{{7, 0x0102}, items};
constexpr std::array<std::uint8_t, 10> expected{7, 1, 2, 0, 5, 2, 'a', 'b', 1, 'a'};

static_assert(wire::encoded_size(message) == 10);
static_assert([] {
    std::array<std::uint8_t, 10> out{};
    auto const written = wire::encode(message, out);
    return written.has_value() && *written == 10 && out == expected;
}());

// Too short, by any number of bytes: it says what is needed and leaves what follows alone.
static_assert([] {
    for (std::size_t room = 0; room < expected.size(); ++room) {
        std::array<std::uint8_t, 10> out{};
        auto const written = wire::encode(message, handfast::byte_span{out}.first(room));
        if (written.has_value() || written.error().what != wire::failure::no_room) return false;
        if (written.error().found != room || written.error().bound != 10) return false;
        for (std::size_t i = room; i < out.size(); ++i)
            if (out[i] != 0) return false;
    }
    return true;
}());
static_assert([] {
    std::array<std::uint8_t, 10> out{};
    return describe(wire::encode(message, handfast::byte_span{out}.first(9)).error()) ==
           "list.items[1]: room for 9 bytes where 10 are needed, at offset 8";
}());
static_assert(wire::encode(message, {}).error().bound == 10);

// A header of fixed size needs no result; one that could be refused does not take part.
static_assert([] {
    std::array<std::uint8_t, 3> out{};
    wire::store(header{7, 0x0102}, out);
    return out == std::array<std::uint8_t, 3>{7, 1, 2};
}());
template <class M, std::size_t Size>
concept stores = requires(M const& m, std::array<std::uint8_t, Size>& out) { wire::store(m, out); };
static_assert(stores<header, 3> && !stores<header, 4> && !stores<wide_header, 4>);
static_assert(!stores<basic_list<wire::view>, 5>);

}  // namespace
