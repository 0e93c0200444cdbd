// SPDX-License-Identifier: BSL-1.0
// As client_hello.cpp, without the library, as one would write it for one's own use: every bound is checked, no
// extension stands twice, each body is read into its type; but a failure does not say where it was.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace hello {

using byte_view = std::span<std::uint8_t const>;
using byte_span = std::span<std::uint8_t>;
using owned_bytes = std::vector<std::uint8_t>;

enum class extension_type : std::uint16_t {
    server_name = 0,
    status_request = 5,
    supported_groups = 10,
    ec_point_formats = 11,
    signature_algorithms = 13,
    application_layer_protocol_negotiation = 16,
    extended_master_secret = 23,
    session_ticket = 35,
    supported_versions = 43,
    psk_key_exchange_modes = 45,
    key_share = 51,
    renegotiation_info = 0xff01,
};

/// Reads from the front; once anything failed, so does all that follows.
class reader {
public:
    explicit reader(byte_view bytes) : bytes_(bytes) {}

    bool good() const { return good_; }
    bool done() const { return bytes_.empty(); }
    bool finished() const { return good_ && done(); }
    byte_view rest() { return take(bytes_.size()); }

    byte_view take(std::size_t size) {
        if (!good_ || bytes_.size() < size) return fail();
        auto const taken = bytes_.first(size);
        bytes_ = bytes_.subspan(size);
        return taken;
    }
    template <class Integer>
    Integer integer() {
        std::uint64_t value = 0;
        for (auto const byte : take(sizeof(Integer))) value = value << 8 | byte;
        return static_cast<Integer>(value);
    }
    template <class Length>
    byte_view block(std::size_t floor, std::size_t ceiling, std::size_t element = 1) {
        std::size_t const size = integer<Length>();
        if (size < floor || size > ceiling || size % element != 0) return fail();
        return take(size);
    }
    byte_view fail() {
        good_ = false;
        bytes_ = {};
        return {};
    }

private:
    byte_view bytes_;
    bool good_ = true;
};

/// Writes to the front; lengths are filled in when what they count is there.
class writer {
public:
    explicit writer(byte_span out) : out_(out) {}

    bool good() const { return good_; }
    std::size_t size() const { return size_; }

    void bytes(byte_view from) {
        if (!room(from.size())) return;
        if (!from.empty()) std::memcpy(out_.data() + size_, from.data(), from.size());
        size_ += from.size();
    }
    template <class Integer>
    void integer(Integer value) {
        if (!room(sizeof(Integer))) return;
        put(value, size_);
        size_ += sizeof(Integer);
    }
    template <class Length, class Function>
    void block(std::size_t floor, std::size_t ceiling, Function const& content) {
        auto const at = size_;
        integer(Length{});
        content();
        if (!good_) return;
        auto const length = size_ - at - sizeof(Length);
        if (length < floor || length > ceiling) good_ = false;
        else put(static_cast<Length>(length), at);
    }

private:
    bool room(std::size_t size) { return good_ = good_ && out_.size() - size_ >= size; }
    template <class Integer>
    void put(Integer value, std::size_t at) {
        for (std::size_t i = 0; i < sizeof(Integer); ++i)
            out_[at + i] = static_cast<std::uint8_t>(value >> (8 * (sizeof(Integer) - 1 - i)));
    }

    byte_span out_;
    std::size_t size_ = 0;
    bool good_ = true;
};

struct server_name {
    std::uint8_t name_type = 0;
    owned_bytes host_name;
};
struct server_name_list {
    std::vector<server_name> names;
};
struct status_request {
    std::uint8_t status_type = 0;
    std::vector<owned_bytes> responder_ids;
    owned_bytes extensions;
};
struct supported_groups {
    std::vector<std::uint16_t> groups;
};
struct ec_point_formats {
    std::vector<std::uint8_t> formats;
};
struct signature_algorithms {
    std::vector<std::uint16_t> schemes;
};
struct protocol_name_list {
    std::vector<owned_bytes> names;
};
struct extended_master_secret {};
struct session_ticket {
    owned_bytes ticket;
};
struct supported_versions {
    std::vector<std::uint16_t> versions;
};
struct psk_key_exchange_modes {
    std::vector<std::uint8_t> modes;
};
struct key_share_entry {
    std::uint16_t group = 0;
    owned_bytes key_exchange;
};
struct key_share {
    std::vector<key_share_entry> shares;
};
struct renegotiation_info {
    owned_bytes renegotiated_connection;
};
struct unknown {
    owned_bytes body;
};

struct extension {
    extension_type type{};
    std::variant<unknown, server_name_list, status_request, supported_groups, ec_point_formats, signature_algorithms,
                 protocol_name_list, extended_master_secret, session_ticket, supported_versions, psk_key_exchange_modes,
                 key_share, renegotiation_info>
        body;
};

struct client_hello {
    std::uint16_t client_version = 0;
    std::array<std::uint8_t, 32> random{};
    owned_bytes session_id;
    std::vector<std::uint16_t> cipher_suites;
    std::vector<std::uint8_t> compression_methods;
    std::optional<std::vector<extension>> extensions;
};

/// Lists stay as they were encoded, and were checked.
struct client_hello_view {
    std::uint16_t client_version = 0;
    std::array<std::uint8_t, 32> random{};
    byte_view session_id;
    byte_view cipher_suites;
    byte_view compression_methods;
    std::optional<byte_view> extensions;
};

owned_bytes copy_of(byte_view bytes) { return {bytes.begin(), bytes.end()}; }

std::vector<std::uint16_t> numbers(byte_view bytes) {
    std::vector<std::uint16_t> list;
    list.reserve(bytes.size() / 2);
    for (reader in{bytes}; !in.done();) list.push_back(in.integer<std::uint16_t>());
    return list;
}

template <class Length>
std::vector<owned_bytes> byte_strings(reader& in, byte_view bytes) {
    std::vector<owned_bytes> list;
    reader each{bytes};
    while (!each.done()) list.push_back(copy_of(each.block<Length>(1, 65535)));
    if (!each.good()) in.fail();
    return list;
}

void read_body(reader& in, server_name_list& to) {
    reader each{in.block<std::uint16_t>(1, 65535)};
    while (!each.done()) {
        auto& name = to.names.emplace_back();
        name.name_type = each.integer<std::uint8_t>();
        name.host_name = copy_of(each.block<std::uint16_t>(1, 65535));
    }
    if (!each.good()) in.fail();
}
void read_body(reader& in, status_request& to) {
    to.status_type = in.integer<std::uint8_t>();
    to.responder_ids = byte_strings<std::uint16_t>(in, in.block<std::uint16_t>(0, 65535));
    to.extensions = copy_of(in.block<std::uint16_t>(0, 65535));
}
void read_body(reader& in, supported_groups& to) { to.groups = numbers(in.block<std::uint16_t>(2, 65535, 2)); }
void read_body(reader& in, ec_point_formats& to) { to.formats = copy_of(in.block<std::uint8_t>(1, 255)); }
void read_body(reader& in, signature_algorithms& to) { to.schemes = numbers(in.block<std::uint16_t>(2, 65534, 2)); }
void read_body(reader& in, protocol_name_list& to) {
    to.names = byte_strings<std::uint8_t>(in, in.block<std::uint16_t>(2, 65535));
}
void read_body(reader&, extended_master_secret&) {}
void read_body(reader& in, session_ticket& to) { to.ticket = copy_of(in.rest()); }
void read_body(reader& in, supported_versions& to) { to.versions = numbers(in.block<std::uint8_t>(2, 254, 2)); }
void read_body(reader& in, psk_key_exchange_modes& to) { to.modes = copy_of(in.block<std::uint8_t>(1, 255)); }
void read_body(reader& in, key_share& to) {
    reader each{in.block<std::uint16_t>(0, 65535)};
    while (!each.done()) {
        auto& share = to.shares.emplace_back();
        share.group = each.integer<std::uint16_t>();
        share.key_exchange = copy_of(each.block<std::uint16_t>(1, 65535));
    }
    if (!each.good()) in.fail();
}
void read_body(reader& in, renegotiation_info& to) {
    to.renegotiated_connection = copy_of(in.block<std::uint8_t>(0, 255));
}
void read_body(reader& in, unknown& to) { to.body = copy_of(in.rest()); }

template <class Body>
void read_as(reader& in, extension& to) {
    read_body(in, to.body.emplace<Body>());
}

extension read_extension(extension_type type, reader& in) {
    extension to{type, {}};
    switch (type) {
        case extension_type::server_name: read_as<server_name_list>(in, to); break;
        case extension_type::status_request: read_as<status_request>(in, to); break;
        case extension_type::supported_groups: read_as<supported_groups>(in, to); break;
        case extension_type::ec_point_formats: read_as<ec_point_formats>(in, to); break;
        case extension_type::signature_algorithms: read_as<signature_algorithms>(in, to); break;
        case extension_type::application_layer_protocol_negotiation: read_as<protocol_name_list>(in, to); break;
        case extension_type::extended_master_secret: read_as<extended_master_secret>(in, to); break;
        case extension_type::session_ticket: read_as<session_ticket>(in, to); break;
        case extension_type::supported_versions: read_as<supported_versions>(in, to); break;
        case extension_type::psk_key_exchange_modes: read_as<psk_key_exchange_modes>(in, to); break;
        case extension_type::key_share: read_as<key_share>(in, to); break;
        case extension_type::renegotiation_info: read_as<renegotiation_info>(in, to); break;
        default: read_as<unknown>(in, to); break;
    }
    return to;
}

/// The extensions of a list, each shown to `visit`; false where one is malformed or stands twice.
template <class Visit>
bool each_extension(byte_view bytes, Visit const& visit) {
    std::vector<bool> seen(65536);
    reader in{bytes};
    while (!in.done()) {
        auto const type = static_cast<extension_type>(in.integer<std::uint16_t>());
        reader body{in.block<std::uint16_t>(0, 65535)};
        if (!in.good() || seen[static_cast<std::uint16_t>(type)]) return false;
        seen[static_cast<std::uint16_t>(type)] = true;
        auto extension = read_extension(type, body);
        if (!body.finished()) return false;
        visit(std::move(extension));
    }
    return in.good();
}

std::optional<client_hello_view> read(byte_view bytes) {
    reader in{bytes};
    client_hello_view to;
    to.client_version = in.integer<std::uint16_t>();
    if (auto const random = in.take(32); random.size() == 32) std::memcpy(to.random.data(), random.data(), 32);
    to.session_id = in.block<std::uint8_t>(0, 32);
    to.cipher_suites = in.block<std::uint16_t>(2, 65534, 2);
    to.compression_methods = in.block<std::uint8_t>(1, 255);
    if (!in.done()) to.extensions = in.block<std::uint16_t>(0, 65535);
    if (!in.finished()) return std::nullopt;
    if (to.extensions && !each_extension(*to.extensions, [](extension const&) {})) return std::nullopt;
    return to;
}

std::optional<client_hello> copy(byte_view bytes) {
    auto const from = read(bytes);
    if (!from) return std::nullopt;
    client_hello to;
    to.client_version = from->client_version;
    to.random = from->random;
    to.session_id = copy_of(from->session_id);
    to.cipher_suites = numbers(from->cipher_suites);
    to.compression_methods = copy_of(from->compression_methods);
    if (from->extensions) {
        auto& list = to.extensions.emplace();
        each_extension(*from->extensions, [&](extension&& e) { list.push_back(std::move(e)); });
    }
    return to;
}

template <class Length>
void write_bytes(writer& out, std::size_t floor, std::size_t ceiling, owned_bytes const& bytes) {
    out.block<Length>(floor, ceiling, [&] { out.bytes(bytes); });
}
template <class Length>
void write_numbers(writer& out, std::size_t floor, std::size_t ceiling, std::vector<std::uint16_t> const& list) {
    out.block<Length>(floor, ceiling, [&] {
        for (auto const number : list) out.integer(number);
    });
}

void write_body(writer& out, server_name_list const& from) {
    out.block<std::uint16_t>(1, 65535, [&] {
        for (auto const& name : from.names) {
            out.integer(name.name_type);
            write_bytes<std::uint16_t>(out, 1, 65535, name.host_name);
        }
    });
}
void write_body(writer& out, status_request const& from) {
    out.integer(from.status_type);
    out.block<std::uint16_t>(0, 65535, [&] {
        for (auto const& id : from.responder_ids) write_bytes<std::uint16_t>(out, 1, 65535, id);
    });
    write_bytes<std::uint16_t>(out, 0, 65535, from.extensions);
}
void write_body(writer& out, supported_groups const& from) { write_numbers<std::uint16_t>(out, 2, 65535, from.groups); }
void write_body(writer& out, ec_point_formats const& from) { write_bytes<std::uint8_t>(out, 1, 255, from.formats); }
void write_body(writer& out, signature_algorithms const& from) {
    write_numbers<std::uint16_t>(out, 2, 65534, from.schemes);
}
void write_body(writer& out, protocol_name_list const& from) {
    out.block<std::uint16_t>(2, 65535, [&] {
        for (auto const& name : from.names) write_bytes<std::uint8_t>(out, 1, 255, name);
    });
}
void write_body(writer&, extended_master_secret const&) {}
void write_body(writer& out, session_ticket const& from) { out.bytes(from.ticket); }
void write_body(writer& out, supported_versions const& from) {
    write_numbers<std::uint8_t>(out, 2, 254, from.versions);
}
void write_body(writer& out, psk_key_exchange_modes const& from) { write_bytes<std::uint8_t>(out, 1, 255, from.modes); }
void write_body(writer& out, key_share const& from) {
    out.block<std::uint16_t>(0, 65535, [&] {
        for (auto const& share : from.shares) {
            out.integer(share.group);
            write_bytes<std::uint16_t>(out, 1, 65535, share.key_exchange);
        }
    });
}
void write_body(writer& out, renegotiation_info const& from) {
    write_bytes<std::uint8_t>(out, 0, 255, from.renegotiated_connection);
}
void write_body(writer& out, unknown const& from) { out.bytes(from.body); }

bool no_type_twice(std::vector<extension> const& list) {
    std::vector<bool> seen(65536);
    for (auto const& extension : list) {
        auto const type = static_cast<std::uint16_t>(extension.type);
        if (seen[type]) return false;
        seen[type] = true;
    }
    return true;
}

std::optional<std::size_t> write(client_hello const& from, byte_span bytes) {
    writer out{bytes};
    out.integer(from.client_version);
    out.bytes(from.random);
    write_bytes<std::uint8_t>(out, 0, 32, from.session_id);
    write_numbers<std::uint16_t>(out, 2, 65534, from.cipher_suites);
    write_bytes<std::uint8_t>(out, 1, 255, from.compression_methods);
    if (from.extensions) {
        if (!no_type_twice(*from.extensions)) return std::nullopt;
        out.block<std::uint16_t>(0, 65535, [&] {
            for (auto const& extension : *from.extensions) {
                out.integer(static_cast<std::uint16_t>(extension.type));
                out.block<std::uint16_t>(
                    0, 65535, [&] { std::visit([&](auto const& body) { write_body(out, body); }, extension.body); });
            }
        });
    }
    if (!out.good()) return std::nullopt;
    return out.size();
}

}  // namespace hello
