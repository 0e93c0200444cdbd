// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_PACKET_LINK_HPP
#define HANDFAST_EXAMPLES_SUPPORT_PACKET_LINK_HPP

#include <cstddef>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/error.hpp>

namespace examples {

/// One end of a link that carries IP packets. One thread may read while others write.
class packet_link {
public:
    using deadline = handfast::net::deadline;
    using error = handfast::net::error;

    /// The next packet that came to this end, and how long it is.
    [[nodiscard]] virtual handfast::result<std::size_t, error> read_packet(handfast::byte_span into,
                                                                           deadline until) = 0;
    [[nodiscard]] virtual handfast::result<void, error> write_packet(handfast::byte_view packet, deadline until) = 0;

protected:
    ~packet_link() = default;
};

}  // namespace examples

#endif
