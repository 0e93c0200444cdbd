// SPDX-License-Identifier: BSL-1.0
// Shows what is in a file: show dns|mqtt|ipv4|9p|png FILE. A FILE called .hex holds hexadecimal digits. Each format is
// a description of its own, beside this file; those of IPv4 and TCP are the library's.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>

#include <handfast/tcp/packet.hpp>
#include <handfast/wire/print.hpp>

#include "dns.hpp"
#include "mqtt.hpp"
#include "ninep.hpp"
#include "png.hpp"

namespace {

namespace tcp = handfast::tcp;
namespace wire = handfast::wire;

template <class M>
int show(handfast::byte_view bytes) {
    auto const message = wire::decode<M>(bytes);
    if (!message) return std::cerr << describe(message.error()) << '\n', 1;
    std::cout << wire::print(*message);
    if constexpr (std::is_same_v<M, tcp::ipv4_packet>) {
        auto const segment = tcp::decode_packet(bytes);
        if (segment) std::cout << wire::print(*segment);
        else if (segment.error().why == tcp::packet_error::reason::malformed)
            return std::cerr << describe(segment.error()) << '\n', 1;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::string_view const format = argc == 3 ? argv[1] : "";
    std::ifstream file(argc == 3 ? argv[2] : "", std::ios::binary);
    if (argc != 3) return std::cerr << "show dns|mqtt|ipv4|9p|png FILE\n", 2;
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return std::cerr << argv[2] << ": cannot be read\n", 2;
    auto const read = text.str();
    auto const digits = handfast::from_hex(std::string_view{argv[2]}.ends_with(".hex") ? read : "");
    auto const bytes = digits.empty() ? handfast::as_bytes(read) : handfast::byte_view{digits};
    if (format == "dns") return show<dns::message>(bytes);
    if (format == "mqtt") return show<mqtt::packet>(bytes);
    if (format == "ipv4") return show<tcp::ipv4_packet>(bytes);
    if (format == "9p") return show<ninep::message>(bytes);
    if (format == "png") return show<png::file>(bytes);
    return std::cerr << "no such format: " << format << '\n', 2;
}
