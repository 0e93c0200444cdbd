// SPDX-License-Identifier: BSL-1.0
// Shows what is in a file: show dns|mqtt|ipv4|9p|png FILE. A FILE called .hex holds hexadecimal digits. Each format is
// a description of its own, beside this file.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>

#include <handfast/wire/print.hpp>

#include "dns.hpp"
#include "ipv4.hpp"
#include "mqtt.hpp"
#include "ninep.hpp"
#include "png.hpp"
#include "tcp.hpp"

namespace {

namespace wire = handfast::wire;

template <class M>
int show(handfast::byte_view bytes) {
    auto const message = wire::decode<M>(bytes);
    if (!message) return std::cerr << describe(message.error()) << '\n', 1;
    std::cout << wire::print(*message);
    if constexpr (std::is_same_v<M, ipv4::packet>) {
        if (message->protocol == ipv4::protocol::tcp) {
            tcp::segment segment;
            segment.between = {message->source, message->destination};
            auto const done = wire::decode_into(message->payload.view(), segment);
            if (!done) return std::cerr << describe(done.error()) << '\n', 1;
            std::cout << wire::print(segment);
        }
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
    if (format == "ipv4") return show<ipv4::packet>(bytes);
    if (format == "9p") return show<ninep::message>(bytes);
    if (format == "png") return show<png::file>(bytes);
    return std::cerr << "no such format: " << format << '\n', 2;
}
