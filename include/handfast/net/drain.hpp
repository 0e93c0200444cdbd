// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_DRAIN_HPP
#define HANDFAST_NET_DRAIN_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI::net {

/// How a `drain` ended: how many bytes were dropped, and whether the peer ended its side.
struct drained {
    std::size_t bytes;
    bool to_the_end;
};

/// Ends writing, then reads and drops what the peer still sends, until it ends its side too, `until`
/// passes, or `most` bytes have gone by. A socket that is closed while bytes lie unread in it is reset,
/// and a reset may destroy what was written last before the peer has read it (RFC 9293 §3.10.4; RFC 2525
/// §2.17): a fatal alert, say. Both bounds are there because the peer decides how long it goes on.
template <class Stream>
drained drain(Stream& stream, typename Stream::deadline until, std::size_t most = std::size_t{1} << 20) {
    drained so_far{0, false};
    if (!stream.shutdown_write()) return so_far;
    std::array<std::uint8_t, 4096> scrap;
    while (so_far.bytes < most) {
        auto const count = stream.read_some(byte_span{scrap}, until);
        if (!count) return so_far;
        so_far.to_the_end = *count == 0;
        if (so_far.to_the_end) return so_far;
        so_far.bytes += *count;
    }
    return so_far;
}

}  // namespace handfast::inline HANDFAST_ABI::net

#endif
