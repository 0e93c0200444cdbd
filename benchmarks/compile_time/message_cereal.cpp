// SPDX-License-Identifier: BSL-1.0
// As message.cpp, by cereal: its own format, big-endian, owned.
#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstdint>
#include <istream>
#include <ostream>
#include <vector>

enum class kind : std::uint8_t { one = 1, two = 2, three = 3 };

// each:
struct message_0 {
    std::uint8_t version = 0;
    std::uint16_t port = 0;
    std::uint32_t sequence = 0;
    std::array<std::uint8_t, 8> cookie{};
    std::vector<std::uint8_t> name;
    std::vector<std::uint16_t> numbers;
    kind what{};
    std::uint64_t time = 0;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(version, port, sequence, cookie, name, numbers, what, time);
    }
};

void read_and_write(message_0& message, std::istream& in, std::ostream& out) {
    cereal::PortableBinaryInputArchive reader{in, cereal::PortableBinaryInputArchive::Options::BigEndian()};
    reader(message);
    cereal::PortableBinaryOutputArchive writer{out, cereal::PortableBinaryOutputArchive::Options::BigEndian()};
    writer(message);
}
