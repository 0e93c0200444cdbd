// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/asn1/oid.hpp>
#include <handfast/asn1/reader.hpp>
#include <handfast/asn1/writer.hpp>
#include <handfast/core/hex.hpp>

namespace asn1 = handfast::asn1;
using handfast::from_hex;
using handfast::to_hex;

BOOST_AUTO_TEST_SUITE(asn1_writer)

namespace {
/// What `write` writes, in hexadecimal.
template <class Write>
std::string written(Write write) {
    asn1::writer w;
    write(w);
    return to_hex(w.take());
}
}  // namespace

BOOST_AUTO_TEST_CASE(values) {
    using w = asn1::writer&;
    BOOST_TEST(written([](w out) { out.boolean(true); }) == "0101ff");
    BOOST_TEST(written([](w out) { out.boolean(false); }) == "010100");
    BOOST_TEST(written([](w out) { out.null(); }) == "0500");
    BOOST_TEST(written([](w out) { out.oid(asn1::oids::key_usage); }) == "0603551d0f");
    BOOST_TEST(written([](w out) { out.octet_string(from_hex("0102")); }) == "04020102");
    BOOST_TEST(written([](w out) { out.octet_string([&] { out.null(); }); }) == "04020500");
    BOOST_TEST(written([](w out) { out.bit_string(from_hex("0102")); }) == "0303000102");
    BOOST_TEST(written([](w out) { out.bit_string(from_hex("a0"), 5); }) == "030205a0");
    BOOST_TEST(written([](w out) { out.bit_string([&] { out.null(); }); }) == "0303000500");
    BOOST_TEST(written([](w out) { out.text(asn1::tag::utf8_string, "hi"); }) == "0c026869");
    BOOST_TEST(written([](w out) { out.primitive(asn1::primitive_context(2), handfast::as_bytes("a")); }) == "820161");
    BOOST_TEST(written([](w out) { out.context(3, [&] { out.set([&] { out.raw(from_hex("0500")); }); }); }) ==
               "a30431020500");
}

BOOST_AUTO_TEST_CASE(integers_in_their_fewest_bytes) {
    struct row {
        std::string_view magnitude, der;
    };
    for (auto const& [magnitude, der] :
         {row{"", "020100"}, row{"00", "020100"}, row{"0000", "020100"}, row{"01", "020101"}, row{"7f", "02017f"},
          row{"80", "02020080"}, row{"0080", "02020080"}, row{"00017f", "0202017f"}, row{"ff00", "020300ff00"}})
        BOOST_TEST(written([&](asn1::writer& w) { w.unsigned_integer(from_hex(magnitude)); }) == der);
    BOOST_TEST(written([](asn1::writer& w) { w.small_integer(0); }) == "020100");
    BOOST_TEST(written([](asn1::writer& w) { w.small_integer(65537); }) == "0203010001");
    BOOST_TEST(written([](asn1::writer& w) { w.small_integer(~std::uint64_t{}); }) == "020900ffffffffffffffff");
}

BOOST_AUTO_TEST_CASE(named_bits_end_with_a_set_bit) {
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(0); }) == "030100");
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(1); }) == "03020780");
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(0b101); }) == "030205a0");
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(0b1100000); }) == "03020106");
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(0x80); }) == "03020001");
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(0x100); }) == "0303070080");
    BOOST_TEST(written([](asn1::writer& w) { w.named_bits(0x80000000); }) == "03050000000001");
    for (std::uint32_t set = 0; set < 1024; ++set) {
        asn1::writer w;
        w.named_bits(set);
        auto const bits = asn1::reader{w.bytes()}.named_bits().value();
        for (std::size_t n = 0; n < 32; ++n) BOOST_REQUIRE(bits.test(n) == ((set >> n & 1) != 0));
    }
}

BOOST_AUTO_TEST_CASE(times_change_form_at_2050) {
    auto const at = [](asn1::calendar_time t) {
        asn1::writer w;
        w.time(asn1::to_seconds(t));
        auto const e = asn1::reader{w.bytes()}.any().value();
        return std::string{handfast::as_chars(e.content)};
    };
    BOOST_TEST(at({.year = 1950}) == "500101000000Z");
    BOOST_TEST(at({.year = 1949, .month = 12, .day = 31}) == "19491231000000Z");
    BOOST_TEST(at({.year = 2049, .month = 12, .day = 31, .hour = 23, .minute = 59, .second = 59}) == "491231235959Z");
    BOOST_TEST(at({.year = 2050}) == "20500101000000Z");
    BOOST_TEST(at({.year = 9999, .month = 12, .day = 31, .hour = 23, .minute = 59, .second = 59}) == "99991231235959Z");
    for (asn1::seconds s = asn1::to_seconds({.year = 1950}); s < asn1::to_seconds({.year = 2200}); s += 86399 * 31) {
        asn1::writer w;
        w.time(s);
        BOOST_TEST(asn1::reader{w.bytes()}.time().value() == s);
    }
}

BOOST_AUTO_TEST_CASE(lengths_at_the_edges_of_their_forms) {
    for (std::size_t const size : {0u, 1u, 0x7fu, 0x80u, 0xffu, 0x100u, 0xffffu, 0x10000u}) {
        std::vector<std::uint8_t> const content(size, 0xcd);
        asn1::writer w;
        w.sequence([&] { w.octet_string(content); });
        asn1::reader r{w.bytes()};
        auto inside = r.sequence().value();
        BOOST_CHECK(r.finish());
        BOOST_TEST(std::ranges::equal(inside.octet_string().value(), content));
        BOOST_CHECK(inside.finish());
    }
}

BOOST_AUTO_TEST_CASE(take_starts_anew) {
    asn1::writer w;
    w.null();
    BOOST_TEST(to_hex(w.take()) == "0500");
    BOOST_TEST(w.bytes().empty());
    w.boolean(true);
    BOOST_TEST(to_hex(w.bytes()) == "0101ff");
}

BOOST_AUTO_TEST_CASE(secret_writer_gives_the_same_bytes) {
    auto const key = [](auto& w) {
        w.sequence([&] {
            w.small_integer(0);
            for (int i = 0; i < 100; ++i) w.unsigned_integer(from_hex("f00d"));
        });
    };
    asn1::writer open;
    asn1::secret_writer closed;
    key(open);
    key(closed);
    handfast::secret_bytes const taken = closed.take();
    BOOST_TEST(to_hex(taken.reveal()) == to_hex(open.take()));
    BOOST_TEST(closed.bytes().empty());
}

// Every buffer that a secret writer grows out of, and the last one, is zero when it goes back.
namespace {
struct watched_allocator {
    using value_type = std::uint8_t;
    static inline std::size_t given_back = 0;
    static inline bool all_zero = true;

    std::uint8_t* allocate(std::size_t count) { return std::allocator<std::uint8_t>{}.allocate(count); }
    void deallocate(std::uint8_t* memory, std::size_t count) {
        ++given_back;
        all_zero = all_zero && std::all_of(memory, memory + count, [](auto byte) { return byte == 0; });
        std::allocator<std::uint8_t>{}.deallocate(memory, count);
    }
    bool operator==(watched_allocator const&) const = default;
};
}  // namespace

BOOST_AUTO_TEST_CASE(secret_writer_leaves_no_copy_behind) {
    static_assert(std::is_base_of_v<asn1::basic_writer<asn1::detail::wiping_allocator<std::allocator<std::uint8_t>>>,
                                    asn1::secret_writer>);
    {
        asn1::basic_writer<asn1::detail::wiping_allocator<watched_allocator>> w;
        w.sequence([&] {
            for (int i = 0; i < 200; ++i) w.octet_string(from_hex("ffff"));
        });
        BOOST_TEST(watched_allocator::given_back > 3u);
    }
    BOOST_TEST(watched_allocator::all_zero);
}

BOOST_AUTO_TEST_SUITE_END()
