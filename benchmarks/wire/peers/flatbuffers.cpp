// SPDX-License-Identifier: BSL-1.0
// flatbuffers; its own format. The builder is kept and cleared; a view is the verified buffer.
#include <cstring>

#include "messages_generated.h"

#include "../rows.hpp"
#include "all.hpp"
#include "plain.hpp"

namespace work {

namespace {

using builder = flatbuffers::FlatBufferBuilder;
template <class T>
using offset = flatbuffers::Offset<T>;

offset<flat::Extension> build(builder& to, plain::server_names const& from) {
    static std::vector<offset<flat::Entry>> entries;  // as the builder: its memory is used again
    entries.clear();
    for (auto const& name : from.names)
        entries.push_back(flat::CreateEntry(
            to, name.type, to.CreateVector(reinterpret_cast<std::uint8_t const*>(name.host.data()), name.host.size())));
    return flat::CreateExtension(to, 0, to.CreateVector(entries));
}
offset<flat::Extension> build(builder& to, plain::protocols const& from) {
    static std::vector<offset<flat::Entry>> entries;  // as the builder: its memory is used again
    entries.clear();
    for (auto const& name : from.names)
        entries.push_back(
            flat::CreateEntry(to, 0, to.CreateVector(reinterpret_cast<std::uint8_t const*>(name.data()), name.size())));
    return flat::CreateExtension(to, 16, to.CreateVector(entries));
}
offset<flat::Extension> build(builder& to, plain::key_shares const& from) {
    static std::vector<offset<flat::Entry>> entries;  // as the builder: its memory is used again
    entries.clear();
    for (auto const& share : from.shares)
        entries.push_back(flat::CreateEntry(to, share.group, to.CreateVector(share.key)));
    return flat::CreateExtension(to, 51, to.CreateVector(entries));
}
offset<flat::Extension> build(builder& to, plain::numbers const& from) {
    return flat::CreateExtension(to, from.type, 0, to.CreateVector(from.values));
}
offset<flat::Extension> build(builder& to, plain::other const& from) {
    return flat::CreateExtension(to, from.type, 0, 0, to.CreateVector(from.body));
}

offset<flat::ClientHello> build(builder& to, plain::client_hello const& from) {
    static std::vector<offset<flat::Extension>> extensions;  // as the builder: its memory is used again
    extensions.clear();
    for (auto const& extension : from.extensions)
        extensions.push_back(std::visit([&](auto const& known) { return build(to, known); }, extension));
    auto const random = to.CreateVector(from.random.data(), from.random.size());
    auto const id = to.CreateVector(from.session_id);
    auto const suites = to.CreateVector(from.suites);
    auto const methods = to.CreateVector(from.methods);
    return flat::CreateClientHello(to, from.version, random, id, suites, methods, to.CreateVector(extensions));
}

offset<flat::Certificate> build(builder& to, plain::certificate const& from) {
    static std::vector<offset<flat::Bytes>> list;  // as the builder: its memory is used again
    list.clear();
    for (auto const& one : from.list) list.push_back(flat::CreateBytes(to, to.CreateVector(one)));
    return flat::CreateCertificate(to, to.CreateVector(list));
}

offset<flat::RpcHeader> build(builder& to, plain::rpc_header const& from) {
    auto const& w = from.words;
    flat::RpcWords const words{w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]};
    return flat::CreateRpcHeader(to, &words);
}

offset<flat::Weapon> build(builder& to, plain::weapon const& from) {
    return flat::CreateWeapon(to, to.CreateString(from.name), from.damage);
}

offset<flat::Monsters> build(builder& to, plain::monsters const& from) {
    static_assert(sizeof(flat::Vec3) == sizeof(plain::vec3));
    static std::vector<offset<flat::Monster>> list;  // as the builder: its memory is used again
    list.clear();
    static std::vector<offset<flat::Weapon>> weapons;  // as the builder: its memory is used again
    weapons.clear();
    for (auto const& m : from.list) {
        auto const name = to.CreateString(m.name);
        auto const inventory = to.CreateVector(m.inventory);
        weapons.clear();
        for (auto const& weapon : m.weapons) weapons.push_back(build(to, weapon));
        auto const armed = to.CreateVector(weapons);
        auto const equipped = build(to, m.equipped);
        auto const path = to.CreateVectorOfStructs(reinterpret_cast<flat::Vec3 const*>(m.path.data()), m.path.size());
        flat::Vec3 const pos{m.pos.x, m.pos.y, m.pos.z};
        list.push_back(flat::CreateMonster(to, &pos, m.mana, m.hp, name, inventory, m.color, armed, equipped, path));
    }
    return flat::CreateMonsters(to, to.CreateVector(list));
}

template <class Root, class M>
struct by_flatbuffers {
    /// The bytes stay the builder's; `out` is only asked for its size, as a caller's buffer would be.
    [[gnu::noinline]] static std::size_t encode(M const& message, handfast::byte_span out) {
        static builder to{16384};
        to.Clear();
        to.Finish(build(to, message));
        if (to.GetSize() > out.size()) return 0;
        last = {to.GetBufferPointer(), to.GetSize()};
        return to.GetSize();
    }
    [[gnu::noinline]] static bool decode(handfast::byte_view in) {
        flatbuffers::Verifier verifier{in.data(), in.size()};
        if (!verifier.VerifyBuffer<Root>(nullptr)) return false;
        auto const* root = flatbuffers::GetRoot<Root>(in.data());
        keep(*root);
        return true;
    }
    static inline handfast::byte_view last;
};

template <class Root, class Make>
void join(board& to, std::string const& work, Make const& make, unsigned count, std::string const& decode) {
    auto const messages = samples([&](unsigned seed) { return plain::of(make(seed)); }, count);
    using message = std::remove_cvref_t<decltype(messages->front())>;
    using codec = by_flatbuffers<Root, message>;
    std::vector<bytes> all;
    for (auto const& each : *messages) {
        bytes room(65536);
        codec::encode(each, room);
        all.emplace_back(codec::last.begin(), codec::last.end());
        if (!codec::decode(all.back())) to.disagree();
    }
    auto const in = std::make_shared<std::vector<bytes> const>(std::move(all));
    to.join(work, "encode", encoder<message>("flatbuffers", messages, 65536, codec::encode));
    to.join(work, decode, decoder("flatbuffers", in, codec::decode));
}

}  // namespace

void add_flatbuffers(board& to) {
    join<flat::ClientHello>(to, "ClientHello", sample_client_hello, 8, "view");
    join<flat::Certificate>(to, "Certificate", sample_certificate, 4, "view");
    join<flat::RpcHeader>(to, "RPC header", sample_rpc_header, 16, "decode");
    auto const monsters = [](unsigned seed) { return sample_monsters<std::endian::little>(seed); };
    join<flat::Monsters>(to, "Monsters, little-endian", monsters, 2, "view");
}

}  // namespace work
