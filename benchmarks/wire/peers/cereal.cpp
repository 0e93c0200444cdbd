// SPDX-License-Identifier: BSL-1.0
// cereal's portable binary archive, in both byte orders; its own format. The stream is made once and rewound.
#include <istream>
#include <ostream>
#include <streambuf>

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/variant.hpp>
#include <cereal/types/vector.hpp>

#include "../rows.hpp"
#include "all.hpp"
#include "plain.hpp"

namespace work::plain {

template <class Archive>
void serialize(Archive& archive, server_name& x) {
    archive(x.type, x.host);
}
template <class Archive>
void serialize(Archive& archive, key_share& x) {
    archive(x.group, x.key);
}
template <class Archive>
void serialize(Archive& archive, server_names& x) {
    archive(x.names);
}
template <class Archive>
void serialize(Archive& archive, protocols& x) {
    archive(x.names);
}
template <class Archive>
void serialize(Archive& archive, key_shares& x) {
    archive(x.shares);
}
template <class Archive>
void serialize(Archive& archive, numbers& x) {
    archive(x.type, x.values);
}
template <class Archive>
void serialize(Archive& archive, other& x) {
    archive(x.type, x.body);
}
template <class Archive>
void serialize(Archive& archive, client_hello& x) {
    archive(x.version, x.random, x.session_id, x.suites, x.methods, x.extensions);
}
template <class Archive>
void serialize(Archive& archive, certificate& x) {
    archive(x.list);
}
template <class Archive>
void serialize(Archive& archive, rpc_header& x) {
    for (auto& word : x.words) archive(word);
}
template <class Archive>
void serialize(Archive& archive, vec3& x) {
    archive(x.x, x.y, x.z);
}
template <class Archive>
void serialize(Archive& archive, weapon& x) {
    archive(x.name, x.damage);
}
template <class Archive>
void serialize(Archive& archive, monster& x) {
    archive(x.pos, x.mana, x.hp, x.name, x.inventory, x.color, x.weapons, x.equipped, x.path);
}
template <class Archive>
void serialize(Archive& archive, monsters& x) {
    archive(x.list);
}

}  // namespace work::plain

namespace work {

namespace {

using writer = cereal::PortableBinaryOutputArchive;
using reader = cereal::PortableBinaryInputArchive;

/// Somebody else's bytes as a stream.
class memory : public std::streambuf {
public:
    void write_to(handfast::byte_span out) {
        auto* const first = reinterpret_cast<char*>(out.data());
        setp(first, first + out.size());
    }
    void read_from(handfast::byte_view in) {
        auto* const first = reinterpret_cast<char*>(const_cast<std::uint8_t*>(in.data()));
        setg(first, first, first + in.size());
    }
    [[nodiscard]] std::size_t written() const { return static_cast<std::size_t>(pptr() - pbase()); }
};

template <class M, std::endian Order>
struct by_cereal {
    [[gnu::noinline]] static std::size_t encode(M const& message, handfast::byte_span out) {
        static memory buffer;
        static std::ostream stream{&buffer};
        buffer.write_to(out);
        writer archive{stream,
                       Order == std::endian::big ? writer::Options::BigEndian() : writer::Options::LittleEndian()};
        archive(message);
        return buffer.written();
    }
    [[gnu::noinline]] static bool decode_into(handfast::byte_view in, M& to) {
        static memory buffer;
        static std::istream stream{&buffer};
        buffer.read_from(in);
        reader archive{stream};
        archive(to);
        return true;
    }
    [[gnu::noinline]] static bool decode(handfast::byte_view in) {
        M message;
        bool const good = decode_into(in, message);
        keep(message);
        return good;
    }
};

template <std::endian Order, class Make>
void join(board& to, std::string const& work, Make const& make, unsigned count, std::string const& reused,
          std::string const& fresh) {
    auto const messages = samples([&](unsigned seed) { return plain::of(make(seed)); }, count);
    using message = std::remove_cvref_t<decltype(messages->front())>;
    using codec = by_cereal<message, Order>;
    std::vector<bytes> all;
    for (auto const& each : *messages) {
        bytes out(65536);
        out.resize(codec::encode(each, out));
        message back;
        if (!codec::decode_into(out, back) || !(back == each)) to.disagree();
        all.push_back(std::move(out));
    }
    auto const in = std::make_shared<std::vector<bytes> const>(std::move(all));
    to.join(work, "encode", encoder<message>("cereal", messages, 65536, codec::encode));
    to.join(work, reused, decoder_into<message>("cereal", in, codec::decode_into));
    to.join(work, fresh, decoder("cereal", in, codec::decode));
}

}  // namespace

void add_cereal(board& to) {
    constexpr auto big = std::endian::big;
    constexpr auto little = std::endian::little;
    join<big>(to, "ClientHello", sample_client_hello, 8, "own, reused", "own, fresh");
    join<big>(to, "Certificate", sample_certificate, 4, "own, reused", "own, fresh");
    join<big>(to, "RPC header", sample_rpc_header, 16, "decode, reused", "decode");
    auto const monsters = [](unsigned seed) { return sample_monsters<big>(seed); };
    join<little>(to, "Monsters, little-endian", monsters, 2, "own, reused", "own, fresh");
    join<big>(to, "Monsters, big-endian", monsters, 2, "own, reused", "own, fresh");
}

}  // namespace work
