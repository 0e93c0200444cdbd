// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/json.hpp>

#include <boost/json/serialize.hpp>

#include "wire/tagged.hpp"

namespace wire = handfast::wire;

namespace {

template <class Storage>
struct basic_page {
    wire::u16 number;
    std::int8_t depth;
    bool open;
    wire::open_enum<tagging::colour> colour;
    wire::open_enum<tagging::colour> other;
    wire::opaque<0, 9, Storage> title;
    wire::vector<wire::u16, 0, 20, Storage> lines;
    wire::secret<wire::bytes<4>> key;
    tagging::entries<Storage> entries;
    wire::optional_tail<wire::u8> tail;

    HANDFAST_MESSAGE(basic_page, number, depth, open, colour, other, title, lines, key, entries, tail)
};

constexpr std::string_view digits = "0007 ff 01 0001 0077 026162 0400010002 01020304 000a 0002 02 aabb 0077 02 0102";
constexpr std::string_view form =
    R"({"number":7,"depth":-1,"open":true,"colour":"red","other":119,"title":"6162","lines":[1,2],)"
    R"("key":{"secret_bytes":4},"entries":[{"tag":"green","body":{"light":43707}},{"tag":119,"body":"0102"}],)"
    R"("tail":null})";

}  // namespace

BOOST_AUTO_TEST_SUITE(wire_json)

BOOST_AUTO_TEST_CASE(a_member_for_each_field) {
    auto const in = handfast::from_hex(digits);
    auto const viewed = wire::decode<basic_page<wire::view>>(in);
    BOOST_REQUIRE(viewed.has_value());
    BOOST_TEST(boost::json::serialize(wire::to_json(*viewed)) == form);
    BOOST_TEST(boost::json::serialize(wire::to_json(*wire::decode<basic_page<wire::owned>>(in))) == form);
}

BOOST_AUTO_TEST_SUITE_END()
