// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_SAMPLES_HPP
#define HANDFAST_BENCHMARKS_WIRE_SAMPLES_HPP

#include <bit>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "messages.hpp"

/// The messages that are measured. `seed` varies what they say; their form stays, but for that of the monsters.
namespace work {

using bytes = std::vector<std::uint8_t>;

/// 367 bytes: 20 suites, 12 extensions.
basic_client_hello<wire::owned> sample_client_hello(unsigned seed);
/// Three certificates of 1.2 KB.
basic_certificate<wire::owned> sample_certificate(unsigned seed);
rpc_header sample_rpc_header(unsigned seed);
tcp_header sample_tcp_header(unsigned seed);

/// Always the same for a seed, whatever the standard library.
class source {
public:
    explicit source(unsigned seed) noexcept : engine_(seed + 1) {}
    /// From `low` to `high`.
    unsigned between(unsigned low, unsigned high) { return low + static_cast<unsigned>(engine_() % (high - low + 1)); }
    std::uint8_t byte() { return static_cast<std::uint8_t>(between(0, 255)); }
    std::uint32_t word() { return static_cast<std::uint32_t>(engine_()); }
    bytes some(std::size_t count, unsigned low = 0, unsigned high = 255) {
        bytes list(count);
        for (auto& byte : list) byte = static_cast<std::uint8_t>(between(low, high));
        return list;
    }
    /// From -1 to 1.
    float fraction() { return static_cast<float>(between(0, 2000)) / 1000 - 1; }

private:
    std::mt19937 engine_;
};

/// As cpp_serializers_benchmark makes them, 50 of them: everything of variable length has one to ten elements.
template <std::endian Order>
basic_monsters<wire::owned, Order> sample_monsters(unsigned seed, int count = 50) {
    source from{seed};
    auto const text = [&] { return from.some(from.between(1, 10), 'A', 'Z'); };
    auto const number = [&](unsigned high) { return static_cast<std::int16_t>(from.between(0, high)); };
    auto const place = [&] { return vec3<Order>{from.fraction(), from.fraction(), from.fraction()}; };
    auto const weapon = [&] { return basic_weapon<wire::owned, Order>{text(), number(32767)}; };
    basic_monsters<wire::owned, Order> made;
    for (int i = 0; i < count; ++i) {
        auto& monster = made.monsters.elements().emplace_back();
        monster.pos = place();
        monster.mana = number(499);
        monster.hp = number(999);
        monster.name = text();
        monster.inventory = from.some(from.between(1, 10), 1, 10);
        monster.color = static_cast<color>(from.between(0, 2));
        for (auto n = from.between(1, 10); n != 0; --n) monster.weapons.elements().push_back(weapon());
        monster.equipped = weapon();
        for (auto n = from.between(1, 10); n != 0; --n) monster.path.elements().push_back(place());
    }
    return made;
}

}  // namespace work

#endif
