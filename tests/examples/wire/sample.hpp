// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_EXAMPLES_WIRE_SAMPLE_HPP
#define HANDFAST_TESTS_EXAMPLES_WIRE_SAMPLE_HPP

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/hex.hpp>

/// What samples/`name` holds: bytes that a program wrote which is not ours; see the README there. A name in .hex is
/// a file of hexadecimal digits.
inline std::vector<std::uint8_t> sample(std::string const& name) {
    auto const* const tests = std::getenv("HANDFAST_TESTS");
    std::ifstream file(std::string{tests != nullptr ? tests : "tests"} + "/examples/wire/samples/" + name,
                       std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    if (name.ends_with(".hex")) return handfast::from_hex(text);
    auto const bytes = handfast::as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

#endif
