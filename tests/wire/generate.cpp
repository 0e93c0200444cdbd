// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/generate.hpp>

#include <array>

#include "laws/generated.hpp"
#include "wire/tagged.hpp"

namespace wire = handfast::wire;

namespace {

enum class sort : std::uint8_t { text = 1, number = 2 };
template <class Storage>
struct basic_text {
    wire::opaque<1, 20, Storage, wire::byte_count<wire::varint>> words;
    HANDFAST_MESSAGE(basic_text, words)
};
template <class Storage>
struct bodies : wire::alternatives<wire::alternative<sort::text, basic_text<Storage>>,
                                   wire::alternative<sort::number, wire::u32>> {};

/// One field of nearly every form.
template <class Storage>
struct basic_everything {
    wire::magic<"hf"> mark;
    wire::constant<wire::bits<4>, 4> version;
    wire::computed<wire::bits<4>> words;
    wire::computed<wire::u16, wire::message_size> total;
    wire::computed<std::uint16_t, wire::internet_checksum> checksum;
    wire::computed<wire::open_enum<sort>> kind;
    wire::computed<wire::u16> length;
    wire::computed<wire::u8> count;
    wire::computed<wire::bits<1, bool>> has_extra;
    wire::bits<7> others;
    bool open;
    wire::padding<1> gap;
    std::array<bool, 2> pair;
    wire::vector<wire::u32_le, 1, 9, Storage, wire::element_count<wire::u16_le>> numbers;
    wire::opaque<2, 12, Storage> title;
    wire::vector<wire::u16, 2, 20, Storage> levels;
    wire::secret<wire::bytes<3>> key;
    tagging::entries<Storage> entries;
    wire::length_prefixed<wire::u8, wire::u24> boxed;
    wire::counted<&basic_everything::count, wire::u24, Storage> triples;
    wire::align<4> even;
    wire::present_if<&basic_everything::has_extra, wire::u16> extra;
    wire::sized<&basic_everything::words, wire::rest<Storage>, wire::units<4, 1>> options;
    wire::sized<&basic_everything::length, wire::chosen<&basic_everything::kind, Storage, bodies<Storage>>> body;

    HANDFAST_LITTLE_ENDIAN_MESSAGE(basic_everything, mark, version, words, total, checksum, kind, length, count,
                                   has_extra, others, open, gap, pair, numbers, title, levels, key, entries, boxed,
                                   triples, even, extra, options, body)
};
using everything = basic_everything<wire::view>;

}  // namespace

BOOST_AUTO_TEST_SUITE(wire_generate)

BOOST_AUTO_TEST_CASE(the_laws_hold_for_every_form) {
    laws::hold_for_generated<everything, basic_everything<wire::owned>>(400);
}

BOOST_AUTO_TEST_CASE(a_seed_makes_the_same_bytes_again_and_another_makes_others) {
    BOOST_TEST((wire::generate<everything>(5) == wire::generate<everything>(5)));
    BOOST_TEST((wire::generate<everything>(5) != wire::generate<everything>(6)));
}

BOOST_AUTO_TEST_CASE(there_is_no_more_than_the_room) {
    using boxed = wire::length_prefixed<wire::varint, wire::rest<>>;
    BOOST_TEST(wire::generate<boxed>(1, wire::extent::greatest, 1).size() <= 1u);
    BOOST_TEST(
        (wire::generate<wire::opaque<0, 200, wire::view, wire::byte_count<wire::varint>>>(1, wire::extent::greatest, 1)
             .size() <= 1u));
}

BOOST_AUTO_TEST_CASE(every_kind_of_bound_is_broken_sooner_or_later) {
    std::array<unsigned, 16> times{};
    for (std::uint64_t seed = 0; seed < 3000; ++seed)
        if (auto const broken = wire::generate_broken<everything>(seed))
            ++times[static_cast<std::size_t>(broken->expected)];
    for (auto const what : {wire::failure::none, wire::failure::trailing, wire::failure::below_floor,
                            wire::failure::above_ceiling, wire::failure::uneven, wire::failure::wrong_constant,
                            wire::failure::duplicate, wire::failure::too_large, wire::failure::computed})
        BOOST_CHECK_MESSAGE(times[static_cast<std::size_t>(what)] > 5, static_cast<int>(what));
}

BOOST_AUTO_TEST_SUITE_END()
