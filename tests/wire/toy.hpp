// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_WIRE_TOY_HPP
#define HANDFAST_TESTS_WIRE_TOY_HPP

#include <string_view>

#include <handfast/wire.hpp>

// A protocol of four messages that has nothing to do with TLS: someone logs in to a thermometer.
namespace toy {

namespace wire = handfast::wire;

enum class unit : std::uint8_t { celsius = 1, kelvin = 2 };

constexpr std::string_view to_string(unit u) {
    switch (u) {
        case unit::celsius: return "celsius";
        case unit::kelvin: return "kelvin";
    }
    return {};
}

template <class Storage>
struct basic_hello {
    wire::constant<wire::u32, 0x746f7901> magic;
    wire::opaque<1, 20, Storage> user;
    wire::vector<wire::open_enum<unit>, 1, 10, Storage> units;

    HANDFAST_MESSAGE(basic_hello, magic, user, units)
};

struct challenge {
    wire::bytes<8> nonce;

    HANDFAST_MESSAGE(challenge, nonce)
};

template <class Storage>
struct basic_proof {
    wire::opaque<16, 64, Storage> mac;
    wire::optional_tail<wire::u16> device;

    HANDFAST_MESSAGE(basic_proof, mac, device)
};

struct sample {
    wire::u32_le seconds;
    wire::u16_le hundredths;

    HANDFAST_MESSAGE(sample, seconds, hundredths)
};

template <class Storage>
struct basic_reading {
    wire::u32 sensor;
    wire::open_enum<unit> in;
    wire::vector<sample, 0, 0xffff, Storage> samples;
    wire::opaque<0, 255, Storage> note;

    HANDFAST_MESSAGE(basic_reading, sensor, in, samples, note)
};

}  // namespace toy

#endif
