// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_RECORD_FORMAT_HPP
#define HANDFAST_TLS_RECORD_FORMAT_HPP

#include <cstddef>

#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/record_header.hpp>
#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Bytes of a record's header.
inline constexpr std::size_t record_header_size = wire::least_size<record_header>;
/// Bytes of a handshake message's header.
inline constexpr std::size_t handshake_header_size = wire::least_size<handshake_header>;

/// The most that a record may carry in the clear (RFC 5246 §6.2.1).
inline constexpr std::size_t greatest_fragment = 1U << 14;
/// The most that protection may add (RFC 5246 §6.2.3).
inline constexpr std::size_t greatest_expansion = 2048;

/// The longest record there can be, header included.
inline constexpr std::size_t greatest_record_size = record_header_size + greatest_fragment + greatest_expansion;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
