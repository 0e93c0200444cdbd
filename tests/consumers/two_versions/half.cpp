// SPDX-License-Identifier: BSL-1.0
// Compiled twice, once with each version of the library: HALF is the name of the function.
#include <array>
#include <cstdint>

#include <handfast/handfast.hpp>

namespace wire = handfast::wire;

namespace HALF_messages {

struct reading {
    wire::u32 sensor;
    wire::opaque<0, 255> note;

    HANDFAST_MESSAGE(reading, sensor, note)
};

}  // namespace HALF_messages

/// The minor version, where everything went well; else -1.
int HALF() {
    HALF_messages::reading const sent{7, handfast::as_bytes("abc")};
    std::array<std::uint8_t, 64> buffer;
    auto const size = wire::encode(sent, buffer);
    if (!size || wire::decode<HALF_messages::reading>({buffer.data(), *size - 1})) return -1;
    auto const digest = handfast::crypto::digest_of<handfast::crypto::sha256>(sent.note);
    return digest[0] == 0xba && handfast::server_name::parse("localhost") ? HANDFAST_VERSION_MINOR : -1;
}
