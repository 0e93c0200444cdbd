// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_MONSTERS_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_MONSTERS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>

#include <handfast/core/bytes.hpp>

#include "../messages/monsters.hpp"
#include "lists.hpp"

/// Monsters by hand, in either byte order. Reading: each function returns where what it read ends, or null.
namespace work::hand {

/// The least sizes on the wire: prefixes and what is fixed.
inline constexpr std::size_t vec3_size = 12;
inline constexpr std::size_t least_weapon = 4 + 2;
inline constexpr std::size_t least_monster = vec3_size + 2 + 2 + 4 + 4 + 1 + 4 + least_weapon + 4;

template <std::endian Order>
struct monsters {
    template <class Storage>
    using weapon = basic_weapon<Storage, Order>;
    template <class Storage>
    using monster = basic_monster<Storage, Order>;

    static std::size_t load32(std::uint8_t const* from) { return load<std::uint32_t, Order>(from); }
    static std::int16_t load16(std::uint8_t const* from) {
        return static_cast<std::int16_t>(load<std::uint16_t, Order>(from));
    }

    /// `tail` bytes must follow the text; the prefix at `at` was seen to be there.
    template <class Text>
    [[gnu::always_inline]] static std::uint8_t const* read_text(std::uint8_t const* at, std::uint8_t const* end,
                                                                std::size_t tail, Text& to) {
        auto const size = load32(at);
        at += 4;
        if (size > left(at, end) || left(at, end) - size < tail) return nullptr;
        put_bytes(at, size, to);
        return at + size;
    }

    template <class Storage>
    [[gnu::always_inline]] static std::uint8_t const* read_weapon(std::uint8_t const* at, std::uint8_t const* end,
                                                                  weapon<Storage>& to) {
        if (left(at, end) < least_weapon) return nullptr;
        at = read_text(at, end, 2, to.name);
        if (at == nullptr) return nullptr;
        to.damage = load16(at);
        return at + 2;
    }

    /// `count` elements, each of at least `least` bytes, from `at`.
    template <class List, class Read>
    [[gnu::always_inline]] static std::uint8_t const* read_list(std::uint8_t const* at, std::uint8_t const* end,
                                                                std::size_t least, List& to, Read const& read) {
        auto const count = load32(at);
        at += 4;
        if (count * least > left(at, end)) return nullptr;
        if constexpr (requires { to.elements(); }) {
            to.elements().resize(count);
            for (auto& element : to.elements()) {
                at = read(at, end, element);
                if (at == nullptr) return nullptr;
            }
        } else {
            auto const* const first = at;
            typename List::value_type element;
            for (std::size_t i = 0; i < count; ++i) {
                at = read(at, end, element);
                if (at == nullptr) return nullptr;
            }
            to = List::of_encoded({first, at});
        }
        return at;
    }

    template <class Storage>
    static std::uint8_t const* read_monster(std::uint8_t const* at, std::uint8_t const* end, monster<Storage>& to) {
        if (left(at, end) < least_monster) return nullptr;
        copy_numbers<std::uint32_t, Order>(at, 3, &to.pos);
        to.mana = load16(at + 12);
        to.hp = load16(at + 14);
        at = read_text(at + 16, end, 4, to.name);
        if (at == nullptr) return nullptr;
        at = read_text(at, end, 1 + 4, to.inventory);
        if (at == nullptr) return nullptr;
        to.color = wire::open_enum<work::color>{*at};
        at = read_list(at + 1, end, least_weapon, to.weapons,
                       [](auto const* from, auto const* stop, auto& weapon)
                           __attribute__((always_inline)) { return read_weapon<Storage>(from, stop, weapon); });
        if (at == nullptr) return nullptr;
        at = read_weapon(at, end, to.equipped);
        if (at == nullptr || left(at, end) < 4) return nullptr;
        auto const count = load32(at);
        at += 4;
        if (count * vec3_size > left(at, end)) return nullptr;
        put_numbers<std::uint32_t, Order>(at, count * vec3_size, to.path);
        return at + count * vec3_size;
    }

    static void store32(std::size_t value, std::uint8_t* to) {
        store<std::uint32_t, Order>(static_cast<std::uint32_t>(value), to);
    }
    static void store16(std::int16_t value, std::uint8_t* to) {
        store<std::uint16_t, Order>(static_cast<std::uint16_t>(value), to);
    }

    /// Writing: where `tail` more bytes have room behind the bytes.
    [[gnu::always_inline]] static std::uint8_t* write_text(handfast::byte_view from, std::uint8_t* at,
                                                           std::uint8_t* end, std::size_t tail) {
        if (from.size() > 0xffffffff || left(at, end) < 4 + from.size() + tail) return nullptr;
        store32(from.size(), at);
        copy(from.data(), from.size(), at + 4);
        return at + 4 + from.size();
    }

    [[gnu::always_inline]] static std::uint8_t* write_weapon(weapon<wire::owned> const& from, std::uint8_t* at,
                                                             std::uint8_t* end) {
        at = write_text(from.name.bytes(), at, end, 2);
        if (at == nullptr) return nullptr;
        store16(from.damage, at);
        return at + 2;
    }

    static std::uint8_t* write_monster(monster<wire::owned> const& from, std::uint8_t* at, std::uint8_t* end) {
        auto const& name = from.name.bytes();
        auto const& inventory = from.inventory.bytes();
        auto const& weapons = from.weapons.elements();
        auto const& path = from.path.elements();
        if ((name.size() | inventory.size() | weapons.size() | path.size()) > 0xffffffff) return nullptr;
        if (left(at, end) < 16 + 4 + name.size() + 4 + inventory.size() + 1 + 4) return nullptr;
        copy_numbers<std::uint32_t, Order>(&from.pos, 3, at);
        store16(from.mana, at + 12);
        store16(from.hp, at + 14);
        store32(name.size(), at + 16);
        copy(name.data(), name.size(), at + 20);
        at += 20 + name.size();
        store32(inventory.size(), at);
        copy(inventory.data(), inventory.size(), at + 4);
        at += 4 + inventory.size();
        *at = from.color.raw();
        store32(weapons.size(), at + 1);
        at += 5;
        for (auto const& weapon : weapons) {
            at = write_weapon(weapon, at, end);
            if (at == nullptr) return nullptr;
        }
        at = write_weapon(from.equipped, at, end);
        if (at == nullptr || left(at, end) < 4 + path.size() * vec3_size) return nullptr;
        store32(path.size(), at);
        copy_numbers<std::uint32_t, Order>(path.data(), 3 * path.size(), at + 4);
        return at + 4 + path.size() * vec3_size;
    }
};

template <class Storage, std::endian Order>
bool decode(handfast::byte_view bytes, basic_monsters<Storage, Order>& to) {
    using codec = monsters<Order>;
    auto const* const end = bytes.data() + bytes.size();
    return bytes.size() >= 4 && codec::read_list(bytes.data(), end, least_monster, to.monsters,
                                                 codec::template read_monster<Storage>) == end;
}

template <std::endian Order>
std::size_t encode(basic_monsters<wire::owned, Order> const& from, handfast::byte_span out) {
    auto const& list = from.monsters.elements();
    if (list.size() > 0xffffffff || out.size() < 4) return 0;
    monsters<Order>::store32(list.size(), out.data());
    auto* at = out.data() + 4;
    for (auto const& monster : list) {
        at = monsters<Order>::write_monster(monster, at, out.data() + out.size());
        if (at == nullptr) return 0;
    }
    return left(out.data(), at);
}

}  // namespace work::hand

#endif
