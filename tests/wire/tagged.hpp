// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_WIRE_TAGGED_HPP
#define HANDFAST_TESTS_WIRE_TAGGED_HPP

#include <string_view>

#include <handfast/wire.hpp>

// A tagged type with three bodies, for the tests of it, of lists of it, and of the printer.
namespace tagging {

namespace wire = handfast::wire;

enum class colour : std::uint16_t { red = 1, green = 2, blue = 3, none = 9 };

constexpr std::string_view to_string(colour c) {
    switch (c) {
        case colour::red: return "red";
        case colour::green: return "green";
        case colour::blue: return "blue";
        case colour::none: return "none";
    }
    return {};
}

template <class Storage>
struct basic_shade {
    wire::vector<wire::u16, 0, 20, Storage> levels;
    wire::opaque<1, 9, Storage> words;

    HANDFAST_MESSAGE(basic_shade, levels, words)
};

struct bright {
    wire::u16 light;

    HANDFAST_MESSAGE(bright, light)
};

struct plain_one {
    HANDFAST_MESSAGE(plain_one)
};

template <class Storage>
struct bodies
    : wire::alternatives<wire::alternative<colour::red, basic_shade<Storage>>, wire::alternative<colour::green, bright>,
                         wire::alternative<colour::blue, plain_one>> {};

template <class Storage>
using entry = wire::tagged<colour, wire::u8, Storage, bodies<Storage>>;

template <class Storage>
using entries = wire::tagged_list<entry<Storage>, 0, 0xffff, Storage>;

template <class Storage>
struct basic_palette {
    wire::u8 number;
    entries<Storage> colours;

    HANDFAST_MESSAGE(basic_palette, number, colours)
};

}  // namespace tagging

#endif
