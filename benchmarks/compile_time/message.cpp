// SPDX-License-Identifier: BSL-1.0
// A message of eight fields, read and written. wire.py repeats what stands below the line `// each:` with other
// numbers, and measures how long a compiler takes for it.
#include <handfast/wire.hpp>

namespace wire = handfast::wire;

enum class kind : std::uint8_t { one = 1, two = 2, three = 3 };

// each:
struct message_0 {
    wire::u8 version;
    wire::u16 port;
    wire::u32 sequence;
    wire::bytes<8> cookie;
    wire::opaque<0, 255> name;
    wire::vector<wire::u16, 0, 65534> numbers;
    wire::open_enum<kind> what;
    wire::u64 time;

    HANDFAST_MESSAGE(message_0, version, port, sequence, cookie, name, numbers, what, time)
};

std::size_t read_and_write(message_0& message, handfast::byte_view in, handfast::byte_span out) {
    auto const read = wire::decode<message_0>(in);
    if (!read) return 0;
    message = *read;
    auto const written = wire::encode(message, out);
    return written ? *written : 0;
}
