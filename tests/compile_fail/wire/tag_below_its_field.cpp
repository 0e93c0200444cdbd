// in header: 'wire::chosen<Field, Storage, Bodies>' requires tags that can hold every value of the field
// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

#ifdef CORRECTED
enum class kind : std::uint16_t { one = 1 };
#else
enum class kind : std::uint8_t { one = 1 };
#endif
struct bodies : wire::alternatives<wire::alternative<kind::one, wire::u8>> {};
struct packet {
    wire::computed<wire::u16> what;
    wire::chosen<&packet::what, wire::view, bodies> body;
    HANDFAST_MESSAGE(packet, what, body)
};
auto const size = wire::least_size<packet>;
