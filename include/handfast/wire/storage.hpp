// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_STORAGE_HPP
#define HANDFAST_WIRE_STORAGE_HPP

#include <type_traits>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Where the variable parts of a message live. A message that has any is a template on one of these.

/// In the bytes that were decoded: nothing is copied, lists are walked in place. The bytes must outlive the message.
struct view {};

/// In the message itself, in standard vectors.
struct owned {};

/// In the caller's own arrays: for encoding without an allocation. Lists are spans of their elements.
struct borrowed {};

namespace detail {

/// What every part of a message asks of its `Storage`: not to be something else, such as a prefix in its place.
template <class Storage>
struct storage_requirements {
    static_assert(std::is_same_v<Storage, view> || std::is_same_v<Storage, owned> || std::is_same_v<Storage, borrowed>,
                  "a `Storage` requires to be `wire::view`, `wire::owned` or `wire::borrowed`");
};

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
