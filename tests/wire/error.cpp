// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/error.hpp>

namespace wire = handfast::wire;

namespace {

constexpr wire::error at(wire::failure what, std::uint64_t found, std::uint64_t bound) {
    wire::error e;
    e.what = what;
    e.message = "m";
    e.path.prepend("f");
    e.offset = 3;
    e.found = found;
    e.bound = bound;
    return e;
}
constexpr bool says(wire::error const& e, std::string_view words) { return describe(e) == words; }

using enum wire::failure;
static_assert(says(at(none, 0, 0), "m.f: nothing failed, at offset 3"));
static_assert(says(at(truncated, 1, 2), "m.f: 1 byte where 2 were needed, at offset 3"));
static_assert(says(at(truncated, 0, 1), "m.f: 0 bytes where 1 was needed, at offset 3"));
static_assert(says(at(announced, 3, 9), "m.f: 3 bytes where 9 were announced, at offset 3"));
static_assert(says(at(trailing, 2, 0), "m.f: 2 bytes left over at the end, at offset 3"));
static_assert(says(at(below_floor, 0, 1), "m.f: length 0 is below the floor of 1, at offset 3"));
static_assert(says(at(above_ceiling, 9, 8), "m.f: length 9 is above the ceiling of 8, at offset 3"));
static_assert(says(at(uneven, 5, 2), "m.f: length 5 is not a multiple of 2, at offset 3"));
static_assert(says(at(wrong_constant, 5, 2), "m.f: 5 where only 2 may stand, at offset 3"));
static_assert(says(at(duplicate, 5, 0), "m.f: the tag 5 stands there twice, at offset 3"));
static_assert(says(at(too_large, 256, 255), "m.f: 256 does not fit, the greatest value is 255, at offset 3"));
static_assert(says(at(computed, 7, 6), "m.f: 7 where 6 was computed, at offset 3"));
static_assert(says(at(too_long, 0, 4),
                   "m.f: a number that is not in its shortest form of at most 4 bytes, at offset 3"));
static_assert(says(at(no_room, 5, 6), "m.f: room for 5 bytes where 6 are needed, at offset 3"));

// A path is built from its end.
static_assert([] {
    wire::path p;
    p.prepend("host_name");
    p.prepend(0u);
    p.prepend("server_name_list");
    p.prepend(3u);
    p.prepend("extensions");
    return p.words() == ".extensions[3].server_name_list[0].host_name";
}());

// Lists in lists.
static_assert([] {
    wire::path p;
    p.prepend(1u);
    p.prepend(2u);
    p.prepend("rows");
    return p.words() == ".rows[2][1]";
}());

// Too deep: the innermost steps stay, and the cut shows.
static_assert([] {
    wire::path p;
    for (char const* const name : {"j", "i", "h", "g", "f", "e", "d", "c", "b", "a"}) p.prepend(name);
    return p.words() == "...c.d.e.f.g.h.i.j";
}());
static_assert([] {
    wire::path p;
    for (char const* const name : {"i", "h", "g", "f", "e", "d", "c"}) p.prepend(name);
    p.prepend(4u);
    p.prepend("b");
    p.prepend(5u);
    p.prepend("a");
    return p.words() == "...b[4].c.d.e.f.g.h.i";
}());
static_assert(wire::path{}.empty() && wire::path{}.words().empty());

// How many more bytes would help: none, unless it is said.
static_assert(at(truncated, 1, 2).need_more() == 0);
static_assert([] {
    auto e = at(truncated, 1, 2);
    e.missing = 7;
    return e.need_more() == 7;
}());

}  // namespace
