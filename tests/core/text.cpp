// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <limits>

#include <handfast/core/text.hpp>

namespace {

using handfast::text;

static_assert(text<8>{}.empty());
static_assert(text<8>{"abc"} == "abc");
static_assert((text<8>{} << "ab" << 'c' << 12) == "abc12");
static_assert((text<32>{} << -7 << " " << 0 << " " << 255U) == "-7 0 255");
static_assert((text<32>{} << std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
static_assert((text<32>{} << std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
static_assert((text<8>{} << text<3>{"abc"}) == "abc");
static_assert(text<8>{"abc"} == text<8>{"abc"} && text<8>{"abc"} != text<8>{"ab"});

// Exactly full is not cut; one character more is, and says so.
static_assert(text<5>{"abcde"} == "abcde");
static_assert(text<5>{"abcdef"} == "ab...");
static_assert((text<5>{"abcde"} << "fghij") == "ab...");
static_assert(text<5>{"abcdef"}.size() == 5);
static_assert(text<5>{"abcdef"}.c_str()[5] == '\0');

}  // namespace
