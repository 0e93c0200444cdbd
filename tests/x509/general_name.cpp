// SPDX-License-Identifier: BSL-1.0
#include <handfast/x509/general_name.hpp>

#include <array>
#include <cstdint>
#include <string_view>

using namespace handfast::x509;

namespace {

constexpr auto words_of(general_name::kind_type kind, std::string_view characters) {
    std::array<std::uint8_t, 32> bytes{};
    for (std::size_t i = 0; i < characters.size(); ++i) bytes[i] = static_cast<std::uint8_t>(characters[i]);
    return describe(general_name{kind, handfast::byte_view{bytes}.first(characters.size())});
}
using enum general_name::kind_type;

static_assert(words_of(dns, "*.example.org") == "*.example.org");
static_assert(words_of(ip_address, {"\xc0\x00\x02\x01", 4}) == "192.0.2.1");
static_assert(words_of(ip_address, {"\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", 16}) == "2001:db8::1");
static_assert(words_of(email, "a@example.org").empty());
// What a certificate says is not what a terminal does.
static_assert(words_of(dns, "a\x1b[2Jb c\x7f") == "a?[2Jb?c?");

}  // namespace
