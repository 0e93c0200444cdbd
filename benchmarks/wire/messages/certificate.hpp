// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_MESSAGES_CERTIFICATE_HPP
#define HANDFAST_BENCHMARKS_WIRE_MESSAGES_CERTIFICATE_HPP

#include <handfast/wire.hpp>

namespace work {

namespace wire = handfast::wire;

/// A chain of certificates (RFC 5246 §7.4.2).
template <class Storage>
struct basic_certificate {
    wire::vector<wire::opaque<1, 0xffffff, Storage>, 0, 0xffffff, Storage> certificate_list;
    HANDFAST_MESSAGE(basic_certificate, certificate_list)
};

}  // namespace work

#endif
