// SPDX-License-Identifier: BSL-1.0
#include <handfast/x509/server_name.hpp>

namespace {
using namespace std::string_view_literals;
using handfast::x509::address_matches;
using handfast::x509::dns_name_matches;
using handfast::x509::failure;
using handfast::x509::server_name;
using kind = server_name::kind_type;

constexpr kind kind_of(std::string_view text) { return server_name{text}.kind(); }

// Host names.
static_assert(kind_of("localhost") == kind::dns);
static_assert(kind_of("example.org") == kind::dns);
static_assert(kind_of("a-b.c_d.example") == kind::dns);
static_assert(kind_of("1.example") == kind::dns);
static_assert(kind_of("xn--bcher-kva.example") == kind::dns);
static_assert(kind_of("012345678901234567890123456789012345678901234567890123456789012.example") == kind::dns);
static_assert(kind_of("0123456789012345678901234567890123456789012345678901234567890123.example") == kind::invalid);
static_assert(server_name{"EXAMPLE.Org."}.text() == "example.org");
static_assert(server_name{"EXAMPLE.Org."}.host_name() == "example.org");
static_assert(kind_of("") == kind::invalid);
static_assert(kind_of(".") == kind::invalid);
static_assert(kind_of("a..b") == kind::invalid);
static_assert(kind_of(".a") == kind::invalid);
static_assert(kind_of("a..") == kind::invalid);
static_assert(kind_of("-a.b") == kind::invalid);
static_assert(kind_of("a-.b") == kind::invalid);
static_assert(kind_of("*.example.org") == kind::invalid);
static_assert(kind_of("a b") == kind::invalid);
static_assert(kind_of("a\0b"sv) == kind::invalid);
static_assert(kind_of("b\xc3\xbc"
                      "cher.example") == kind::invalid);
static_assert(kind_of("example.org:443") == kind::invalid);
static_assert(kind_of("example.123") == kind::invalid);

// Addresses.
constexpr bool is_address(std::string_view text, std::initializer_list<std::uint8_t> bytes) {
    server_name const name{text};
    return handfast::same_bytes(name.address(), {bytes.begin(), bytes.end()}) && name.host_name().empty();
}
static_assert(is_address("127.0.0.1", {127, 0, 0, 1}));
static_assert(is_address("255.255.255.255", {255, 255, 255, 255}));
static_assert(kind_of("256.0.0.1") == kind::invalid);
static_assert(kind_of("1.2.3") == kind::invalid);
static_assert(kind_of("1.2.3.4.5") == kind::invalid);
static_assert(kind_of("01.2.3.4") == kind::invalid);
static_assert(kind_of("1.2.3.4.") == kind::invalid);
static_assert(kind_of("1.2.3.0004") == kind::invalid);
static_assert(is_address("::", {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
static_assert(is_address("::1", {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
static_assert(is_address("1::", {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
static_assert(is_address("2001:DB8::8a2e:7334",
                         {0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0x8a, 0x2e, 0x73, 0x34}));
static_assert(is_address("1:2:3:4:5:6:7:8", {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8}));
static_assert(is_address("1:2:3:4:5:6:7::", {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0}));
static_assert(is_address("::ffff:1.2.3.4", {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4}));
static_assert(kind_of("1:2:3:4:5:6:7") == kind::invalid);
static_assert(kind_of("1:2:3:4:5:6:7:8:9") == kind::invalid);
static_assert(kind_of("1:2:3:4:5:6:7:8::") == kind::invalid);
static_assert(kind_of("1::2::3") == kind::invalid);
static_assert(kind_of(":::") == kind::invalid);
static_assert(kind_of(":1") == kind::invalid);
static_assert(kind_of("1:") == kind::invalid);
static_assert(kind_of("::12345") == kind::invalid);
static_assert(kind_of("::g") == kind::invalid);
static_assert(kind_of("fe80::1%eth0") == kind::invalid);
static_assert(kind_of("[::1]") == kind::invalid);
static_assert(kind_of("::1.2.3.4.5") == kind::invalid);
static_assert(kind_of("1:2:3:4:5:6:7:1.2.3.4") == kind::invalid);

// An invalid name is reported, and matches nothing.
static_assert(!server_name::parse("a b").has_value());
static_assert(describe(server_name::parse("a b").error()) == "not a host name or an IP address (\"a b\")");
static_assert(server_name::parse("example.org").has_value());
static_assert(!server_name{"a b"}.valid());
static_assert(!dns_name_matches("a b", server_name{"a b"}));
static_assert(!dns_name_matches("", server_name{""}));
static_assert(!address_matches({}, server_name{""}));

// RFC 9525 §6.3.
struct row {
    std::string_view presented, wanted;
    bool matches;
};
constexpr row rows[]{
    {"example.org", "example.org", true},
    {"EXAMPLE.ORG", "example.org", true},
    {"example.org", "EXAMPLE.ORG", true},
    {"example.org", "example.org.", true},
    {"localhost", "localhost", true},
    {"example.org", "example.com", false},
    {"example.org", "www.example.org", false},
    {"www.example.org", "example.org", false},
    {"*.example.org", "www.example.org", true},
    {"*.EXAMPLE.org", "www.example.ORG", true},
    {"*.example.org", "example.org", false},
    {"*.example.org", "a.b.example.org", false},
    {"*.example.org", "www.example.com", false},
    {"*.org", "example.org", false},
    {"*", "localhost", false},
    {"*.", "localhost", false},
    {"w*.example.org", "www.example.org", false},
    {"*w.example.org", "www.example.org", false},
    {"www.*.org", "www.example.org", false},
    {"*.*.org", "www.example.org", false},
    {"**.example.org", "www.example.org", false},
    {"xn--*.example.org", "xn--a.example.org", false},
    {"example.org.", "example.org", false},
    {".example.org", "example.org", false},
    {".example.org", "www.example.org", false},
    {"example.org\0.evil.example"sv, "example.org", false},
    {"", "example.org", false},
    {"127.0.0.1", "127.0.0.1", false},
    {"*.0.0.1", "127.0.0.1", false},
};
constexpr bool all_rows_hold() {
    for (auto const& r : rows)
        if (dns_name_matches(r.presented, server_name{r.wanted}) != r.matches) return false;
    return true;
}
static_assert(all_rows_hold());

// Addresses match byte by byte, and never a name.
constexpr std::uint8_t loopback[]{127, 0, 0, 1};
constexpr std::uint8_t mapped[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1};
static_assert(address_matches(loopback, server_name{"127.0.0.1"}));
static_assert(!address_matches(loopback, server_name{"127.0.0.2"}));
static_assert(!address_matches(loopback, server_name{"localhost"}));
static_assert(!address_matches(loopback, server_name{"::ffff:127.0.0.1"}));
static_assert(!address_matches(mapped, server_name{"127.0.0.1"}));
static_assert(address_matches(mapped, server_name{"::ffff:127.0.0.1"}));

// The name is found where users look for it.
static_assert(std::is_same_v<handfast::server_name, server_name>);
}  // namespace
