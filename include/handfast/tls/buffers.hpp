// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_BUFFERS_HPP
#define HANDFAST_TLS_BUFFERS_HPP

#include <cstddef>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/record/format.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The memory that an engine works in; the caller owns it, and it must outlive the engine. The two must not
/// overlap. The peer's certificates stay in `in` for the life of the connection.
struct buffers {
    byte_span in;
    byte_span out;
};

/// Bytes that `buffers::in` needs where no handshake message is longer than `handshake_message` (see `limits`):
/// what is kept of the handshake, and one record of the greatest length.
[[nodiscard]] constexpr std::size_t in_buffer_size(std::size_t handshake_message) noexcept {
    return handshake_message + handshake_header_size + greatest_record_size;
}

/// Bytes that `buffers::out` needs at the least to send application data in records of the greatest length.
/// A server's must also hold its first flight, its certificate chain included.
inline constexpr std::size_t out_buffer_size = greatest_record_size;

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
