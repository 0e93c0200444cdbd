// in header: 'HANDFAST_MESSAGE' requires a field that takes whatever is left ('rest', 'list', 'optional_tail',
//            'chosen') to be the last
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

enum class tag : std::uint8_t { one = 1 };
struct bodies : wire::alternatives<wire::alternative<tag::one, wire::u8>> {};
struct packet {
    wire::computed<tag> kind;
    wire::chosen<&packet::kind, wire::view, bodies> body;
    wire::u8 sum;
#ifdef CORRECTED
    HANDFAST_MESSAGE(packet, kind, sum, body)
#else
    HANDFAST_MESSAGE(packet, kind, body, sum)
#endif
};
auto const size = wire::least_size<packet>;
