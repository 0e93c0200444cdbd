// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_PEERS_PLAIN_HPP
#define HANDFAST_BENCHMARKS_WIRE_PEERS_PLAIN_HPP

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "../messages.hpp"

/// The messages in standard containers, for libraries that know nothing of ours.
namespace work::plain {

struct server_name {
    std::uint8_t type;
    std::string host;
    friend bool operator==(server_name const&, server_name const&) = default;
};
struct key_share {
    std::uint16_t group;
    std::vector<std::uint8_t> key;
    friend bool operator==(key_share const&, key_share const&) = default;
};

struct server_names {
    std::vector<server_name> names;
    friend bool operator==(server_names const&, server_names const&) = default;
};
struct protocols {
    std::vector<std::string> names;
    friend bool operator==(protocols const&, protocols const&) = default;
};
struct key_shares {
    std::vector<key_share> shares;
    friend bool operator==(key_shares const&, key_shares const&) = default;
};
/// Any extension of numbers of two bytes, and any other.
struct numbers {
    std::uint16_t type;
    std::vector<std::uint16_t> values;
    friend bool operator==(numbers const&, numbers const&) = default;
};
struct other {
    std::uint16_t type;
    std::vector<std::uint8_t> body;
    friend bool operator==(other const&, other const&) = default;
};
using extension = std::variant<server_names, protocols, key_shares, numbers, other>;

struct client_hello {
    std::uint16_t version;
    std::array<std::uint8_t, 32> random;
    std::vector<std::uint8_t> session_id;
    std::vector<std::uint16_t> suites;
    std::vector<std::uint8_t> methods;
    std::vector<extension> extensions;
    friend bool operator==(client_hello const&, client_hello const&) = default;
};

struct certificate {
    std::vector<std::vector<std::uint8_t>> list;
    friend bool operator==(certificate const&, certificate const&) = default;
};

struct rpc_header {
    std::array<std::uint32_t, 8> words;
    friend bool operator==(rpc_header const&, rpc_header const&) = default;
};

struct vec3 {
    float x, y, z;
    friend bool operator==(vec3 const&, vec3 const&) = default;
};
struct weapon {
    std::string name;
    std::int16_t damage;
    friend bool operator==(weapon const&, weapon const&) = default;
};
struct monster {
    vec3 pos;
    std::int16_t mana, hp;
    std::string name;
    std::vector<std::uint8_t> inventory;
    std::uint8_t color;
    std::vector<weapon> weapons;
    weapon equipped;
    std::vector<vec3> path;
    friend bool operator==(monster const&, monster const&) = default;
};
struct monsters {
    std::vector<monster> list;
    friend bool operator==(monsters const&, monsters const&) = default;
};

client_hello of(basic_client_hello<wire::owned> const& from);
certificate of(basic_certificate<wire::owned> const& from);
rpc_header of(work::rpc_header const& from);

inline std::string characters(std::vector<std::uint8_t> const& from) { return {from.begin(), from.end()}; }

template <std::endian Order>
monsters of(basic_monsters<wire::owned, Order> const& from) {
    auto const place = [](work::vec3<Order> const& v) { return vec3{v.x, v.y, v.z}; };
    auto const arm = [](basic_weapon<wire::owned, Order> const& w) {
        return weapon{characters(w.name.bytes()), w.damage};
    };
    monsters to;
    for (auto const& m : from.monsters.elements()) {
        auto& made = to.list.emplace_back(monster{place(m.pos),
                                                  m.mana,
                                                  m.hp,
                                                  characters(m.name.bytes()),
                                                  m.inventory.bytes(),
                                                  m.color.raw(),
                                                  {},
                                                  arm(m.equipped),
                                                  {}});
        for (auto const& w : m.weapons.elements()) made.weapons.push_back(arm(w));
        for (auto const& v : m.path.elements()) made.path.push_back(place(v));
    }
    return to;
}

}  // namespace work::plain

#endif
