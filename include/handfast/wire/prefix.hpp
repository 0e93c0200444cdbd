// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_PREFIX_HPP
#define HANDFAST_WIRE_PREFIX_HPP

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// What stands before the elements of a vector, or the bytes of an opaque.

/// The number of bytes, big-endian, as wide as the ceiling needs (RFC 5246 §4.3).
struct automatic {};

/// The number of bytes, as a `Length`: `u8`, `u16_le`, `varint`, ...
template <class Length>
struct byte_count {};

/// The number of elements, as a `Length`. The bounds of the vector are in elements then.
template <class Length>
struct element_count {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
