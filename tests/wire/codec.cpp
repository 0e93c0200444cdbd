// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/codec.hpp>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

// A wire form of somebody's own: a number of seven bits a byte, the least significant first, the highest bit of
// a byte telling that another follows; of at most five bytes, in the shortest form.
namespace elsewhere {
struct variable_number {
    std::uint32_t value = 0;
    friend bool operator==(variable_number, variable_number) = default;
};
}  // namespace elsewhere

template <>
struct handfast::wire::codec<elsewhere::variable_number> {
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = 5;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end,
                                                elsewhere::variable_number& to, trace& why) {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 5; ++i) {
            if (at == end) return why.fail(failure::truncated, at, 0, 1);
            auto const byte = *at++;
            value |= std::uint64_t{byte & 0x7fu} << (7 * i);
            if (byte >= 0x80) continue;
            if (byte == 0 && i > 0) break;
            if (value > 0xffffffff) break;
            to.value = static_cast<std::uint32_t>(value);
            return at;
        }
        return why.fail(failure::too_large, at - 1, value, 0xffffffff);
    }
    static constexpr std::uint8_t* encode(elsewhere::variable_number from, std::uint8_t* at, std::uint8_t* end,
                                          trace& why) {
        auto value = from.value;
        do {
            if (at == end) return why.fail(failure::no_room, at, 0, 1);
            *at++ = static_cast<std::uint8_t>((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
            value >>= 7;
        } while (value != 0);
        return at;
    }
    static constexpr std::size_t size(elsewhere::variable_number value) {
        std::size_t n = 1;
        while (value.value >>= 7) ++n;
        return n;
    }
};

namespace {
using elsewhere::variable_number;
template <class Storage>
using numbers = laws::around<wire::vector<variable_number, 0, 99, Storage>>;
}  // namespace

// A byte of which the highest bit is the sign: what it is in memory is not what it is on the wire, and the codec says
// nothing of it.
namespace elsewhere {
struct signed_magnitude {
    std::int8_t value = 0;
    friend bool operator==(signed_magnitude, signed_magnitude) = default;
};
}  // namespace elsewhere
template <>
struct handfast::wire::codec<elsewhere::signed_magnitude> {
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = 1;
    static constexpr bool plain = true;
    static constexpr bool acceptable(std::uint8_t const* from) { return *from != 0x80; }
    static constexpr std::nullptr_t reject(std::uint8_t const* at, trace& why) {
        return why.fail(failure::too_large, at, *at, 0xff);
    }
    static constexpr void load(std::uint8_t const* from, elsewhere::signed_magnitude& to) {
        to.value = static_cast<std::int8_t>(*from < 0x80 ? *from : -(*from & 0x7f));
    }
    static constexpr void store(elsewhere::signed_magnitude const& from, std::uint8_t* to) {
        *to = static_cast<std::uint8_t>(from.value >= 0 ? from.value : 0x80 | -from.value);
    }
};

BOOST_AUTO_TEST_SUITE(wire_codec)

BOOST_AUTO_TEST_CASE(a_list_of_them_goes_through_the_codec) {
    using elsewhere::signed_magnitude;
    auto const in = handfast::from_hex("81 01 ff");
    auto const own = wire::decode<wire::list<signed_magnitude, wire::owned>>(in).value();
    BOOST_TEST((own[0].value == -1 && own[1].value == 1 && own[2].value == -127));
    laws::hold_for<laws::ending<wire::list<signed_magnitude, wire::view>>,
                   laws::ending<wire::list<signed_magnitude, wire::owned>>>("0102 8101ff");
}

BOOST_AUTO_TEST_CASE(a_codec_of_ones_own_keeps_the_laws) {
    laws::hold_for<laws::around<variable_number>>("0102 05 ff");
    laws::hold_for<laws::around<variable_number>>("0102 ffffffff0f ff");
    laws::hold_for<numbers<wire::view>, numbers<wire::owned>>("0102 06 05 8001 ffff03 ff");
}

BOOST_AUTO_TEST_CASE(its_failures_are_placed_like_any_other) {
    auto const in = handfast::from_hex("0102 03 05 8080 ff");
    BOOST_TEST(describe(wire::decode<numbers<wire::view>>(in).error()).view() ==
               "around.it[1]: 0 bytes where 1 was needed, at offset 6");
}

BOOST_AUTO_TEST_SUITE_END()
