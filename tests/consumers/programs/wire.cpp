// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstdint>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;

struct reading {
    wire::u32 sensor;
    wire::i16 hundredths;
    wire::opaque<0, 255> note;

    HANDFAST_MESSAGE(reading, sensor, hundredths, note)
};

int main() {
    reading const sent{7, -350, handfast::as_bytes("on the roof")};
    std::array<std::uint8_t, 64> buffer;
    auto const size = wire::encode(sent, buffer);
    if (!size) return 1;
    auto const received = wire::decode<reading>(handfast::byte_view{buffer}.first(*size));
    return received && *received == sent ? 0 : 1;
}
