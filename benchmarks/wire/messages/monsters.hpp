// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_MESSAGES_MONSTERS_HPP
#define HANDFAST_BENCHMARKS_WIRE_MESSAGES_MONSTERS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire.hpp>

/// The data of the public cpp_serializers_benchmark, with prefixes of 32 bits: bytes are counted for names and
/// inventories, elements for lists. `Order` is that of every number in it.
namespace work {

namespace wire = handfast::wire;

enum class color : std::uint8_t {};

template <std::endian Order>
using real = std::conditional_t<Order == std::endian::little, wire::f32_le, wire::f32>;

template <class Storage, std::endian Order>
using text = wire::opaque<0, 0xffffffff, Storage, wire::byte_count<wire::integer<4, Order>>>;

template <class T, class Storage, std::endian Order>
using sequence = wire::vector<T, 0, 0xffffffff, Storage, wire::element_count<wire::integer<4, Order>>>;

template <std::endian Order>
struct vec3 {
    real<Order> x;
    real<Order> y;
    real<Order> z;
    HANDFAST_MESSAGE(vec3, x, y, z)
};

template <class Storage, std::endian Order>
struct basic_weapon {
    text<Storage, Order> name;
    wire::signed_integer<2, Order> damage;
    HANDFAST_MESSAGE(basic_weapon, name, damage)
};

template <class Storage, std::endian Order>
struct basic_monster {
    vec3<Order> pos;
    wire::signed_integer<2, Order> mana;
    wire::signed_integer<2, Order> hp;
    text<Storage, Order> name;
    text<Storage, Order> inventory;
    wire::open_enum<work::color> color;
    sequence<basic_weapon<Storage, Order>, Storage, Order> weapons;
    basic_weapon<Storage, Order> equipped;
    sequence<vec3<Order>, Storage, Order> path;
    HANDFAST_MESSAGE(basic_monster, pos, mana, hp, name, inventory, color, weapons, equipped, path)
};

template <class Storage, std::endian Order>
struct basic_monsters {
    sequence<basic_monster<Storage, Order>, Storage, Order> monsters;
    HANDFAST_MESSAGE(basic_monsters, monsters)
};

}  // namespace work

#endif
