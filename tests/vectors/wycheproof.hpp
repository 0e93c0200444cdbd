// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_VECTORS_WYCHEPROOF_HPP
#define HANDFAST_TESTS_VECTORS_WYCHEPROOF_HPP

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include <handfast/core/hex.hpp>

// A file of the Wycheproof collection names its algorithm and schema and holds groups, which hold tests. Each test is
// valid, invalid or acceptable. What is missing from a file, or is not what its schema says, throws.
namespace vectors {

namespace json = boost::json;
using bytes = std::vector<std::uint8_t>;

/// What became of one test, with the reason where it did not pass.
struct verdict {
    enum class kind { passed, failed, skipped } what = kind::passed;
    std::string reason;
};

inline verdict passed() { return {}; }
inline verdict failed(std::string reason) { return {verdict::kind::failed, std::move(reason)}; }
inline verdict skipped(std::string reason) { return {verdict::kind::skipped, std::move(reason)}; }

/// A test in its group and its file.
struct test_case {
    json::object const& file;
    json::object const& group;
    json::object const& test;
};

inline std::string string(json::object const& from, std::string_view name) {
    return std::string{from.at(name).as_string()};
}

inline std::size_t number(json::object const& from, std::string_view name) {
    return from.at(name).to_number<std::size_t>();
}

/// The bytes that a member spells in hexadecimal.
inline bytes hex(json::object const& from, std::string_view name) {
    auto const digits = string(from, name);
    auto const value = handfast::from_hex(digits);
    if (2 * value.size() != digits.size()) throw std::runtime_error{"\"" + std::string{name} + "\" is not hexadecimal"};
    return value;
}

/// What the test's result asks for, where the operation accepted or refused the input.
inline verdict judge(test_case const& c, bool accepted) {
    auto const expected = string(c.test, "result");
    if (expected == "acceptable") return passed();
    if (expected != "valid" && expected != "invalid") return failed("an unknown result: " + expected);
    if (accepted == (expected == "valid")) return passed();
    return failed(accepted ? "accepted what is invalid" : "refused what is valid");
}

inline bool expects_success(test_case const& c) { return string(c.test, "result") == "valid"; }

inline verdict not_offered(std::string const& what) { return skipped(what + " not offered"); }

inline std::string bits(std::size_t size_in_bytes) { return std::to_string(8 * size_in_bytes) + " bits"; }

}  // namespace vectors

#endif
