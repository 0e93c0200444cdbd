// in header: 'wire::alternatives<...>' requires alternatives whose tags differ
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

enum class tag : std::uint8_t { one = 1, two = 2 };
#ifdef CORRECTED
constexpr auto second = tag::two;
#else
constexpr auto second = tag::one;
#endif
struct bodies : wire::alternatives<wire::alternative<tag::one, wire::u8>, wire::alternative<second, wire::u16>> {};
struct packet {
    wire::computed<tag> kind;
    wire::chosen<&packet::kind, wire::view, bodies> body;
    HANDFAST_MESSAGE(packet, kind, body)
};
bool f(handfast::byte_view in) { return wire::decode<packet>(in).has_value(); }
