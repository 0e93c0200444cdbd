// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_NO_BYTES_HPP
#define HANDFAST_TESTS_NO_BYTES_HPP

#include <handfast/core/bytes.hpp>

namespace {

constexpr std::uint8_t somewhere[1]{};

/// No bytes, for constant expressions. Not `{}`: in place of its null pointer `wire::decode` takes the address of an
/// inline variable, and under -fsanitize=undefined g++ 12 does not take it as a constant that such an address is not
/// null. At run time the laws decode `{}`.
constexpr handfast::byte_view no_bytes{somewhere, 0};

}  // namespace

#endif
