// SPDX-License-Identifier: BSL-1.0
// What a program pays in compile time for a ClientHello with twelve typed extensions (RFC 5246 §7.4.1.2,
// RFC 8446 §4.1.2), read as a view and into memory of its own, and written: measured by wire.py, never run.
// client_hello_by_hand.cpp does the same without the library.
#include <handfast/wire.hpp>

namespace hello {

namespace wire = handfast::wire;

enum class protocol_version : std::uint16_t { tls12 = 0x0303, tls13 = 0x0304 };
enum class cipher_suite : std::uint16_t { aes_256_gcm_sha384 = 0x1302, chacha20_poly1305_sha256 = 0x1303 };
enum class compression_method : std::uint8_t { null = 0 };
enum class name_type : std::uint8_t { host_name = 0 };
enum class certificate_status_type : std::uint8_t { ocsp = 1 };
enum class named_group : std::uint16_t { secp256r1 = 23, x25519 = 29 };
enum class ec_point_format : std::uint8_t { uncompressed = 0 };
enum class signature_scheme : std::uint16_t { rsa_pkcs1_sha256 = 0x0401, rsa_pss_rsae_sha256 = 0x0804 };
enum class psk_key_exchange_mode : std::uint8_t { psk_ke = 0, psk_dhe_ke = 1 };

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

template <class Storage>
struct basic_server_name {
    wire::open_enum<hello::name_type> name_type;
    wire::opaque<1, 65535, Storage> host_name;

    HANDFAST_MESSAGE(basic_server_name, name_type, host_name)
};

template <class Storage>
struct basic_server_name_list {
    wire::vector<basic_server_name<Storage>, 1, 65535, Storage> server_name_list;

    HANDFAST_MESSAGE(basic_server_name_list, server_name_list)
};

template <class Storage>
struct basic_status_request {
    wire::open_enum<certificate_status_type> status_type;
    wire::vector<wire::opaque<1, 65535, Storage>, 0, 65535, Storage> responder_id_list;
    wire::opaque<0, 65535, Storage> request_extensions;

    HANDFAST_MESSAGE(basic_status_request, status_type, responder_id_list, request_extensions)
};

template <class Storage>
struct basic_supported_groups {
    wire::vector<wire::open_enum<named_group>, 2, 65535, Storage> named_group_list;

    HANDFAST_MESSAGE(basic_supported_groups, named_group_list)
};

template <class Storage>
struct basic_ec_point_formats {
    wire::vector<wire::open_enum<ec_point_format>, 1, 255, Storage> ec_point_format_list;

    HANDFAST_MESSAGE(basic_ec_point_formats, ec_point_format_list)
};

template <class Storage>
struct basic_signature_algorithms {
    wire::vector<wire::open_enum<signature_scheme>, 2, 65534, Storage> supported_signature_algorithms;

    HANDFAST_MESSAGE(basic_signature_algorithms, supported_signature_algorithms)
};

template <class Storage>
struct basic_protocol_name_list {
    wire::vector<wire::opaque<1, 255, Storage>, 2, 65535, Storage> protocol_name_list;

    HANDFAST_MESSAGE(basic_protocol_name_list, protocol_name_list)
};

struct extended_master_secret {
    HANDFAST_MESSAGE(extended_master_secret)
};

template <class Storage>
struct basic_session_ticket {
    wire::rest<Storage> ticket;

    HANDFAST_MESSAGE(basic_session_ticket, ticket)
};

template <class Storage>
struct basic_supported_versions {
    wire::vector<wire::open_enum<protocol_version>, 2, 254, Storage> versions;

    HANDFAST_MESSAGE(basic_supported_versions, versions)
};

template <class Storage>
struct basic_psk_key_exchange_modes {
    wire::vector<wire::open_enum<psk_key_exchange_mode>, 1, 255, Storage> ke_modes;

    HANDFAST_MESSAGE(basic_psk_key_exchange_modes, ke_modes)
};

template <class Storage>
struct basic_key_share_entry {
    wire::open_enum<named_group> group;
    wire::opaque<1, 65535, Storage> key_exchange;

    HANDFAST_MESSAGE(basic_key_share_entry, group, key_exchange)
};

template <class Storage>
struct basic_key_share {
    wire::vector<basic_key_share_entry<Storage>, 0, 65535, Storage> client_shares;

    HANDFAST_MESSAGE(basic_key_share, client_shares)
};

template <class Storage>
struct basic_renegotiation_info {
    wire::opaque<0, 255, Storage> renegotiated_connection;

    HANDFAST_MESSAGE(basic_renegotiation_info, renegotiated_connection)
};

template <class Storage>
struct extension_bodies
    : wire::alternatives<
          wire::alternative<extension_type::server_name, basic_server_name_list<Storage>>,
          wire::alternative<extension_type::status_request, basic_status_request<Storage>>,
          wire::alternative<extension_type::supported_groups, basic_supported_groups<Storage>>,
          wire::alternative<extension_type::ec_point_formats, basic_ec_point_formats<Storage>>,
          wire::alternative<extension_type::signature_algorithms, basic_signature_algorithms<Storage>>,
          wire::alternative<extension_type::application_layer_protocol_negotiation, basic_protocol_name_list<Storage>>,
          wire::alternative<extension_type::extended_master_secret, extended_master_secret>,
          wire::alternative<extension_type::session_ticket, basic_session_ticket<Storage>>,
          wire::alternative<extension_type::supported_versions, basic_supported_versions<Storage>>,
          wire::alternative<extension_type::psk_key_exchange_modes, basic_psk_key_exchange_modes<Storage>>,
          wire::alternative<extension_type::key_share, basic_key_share<Storage>>,
          wire::alternative<extension_type::renegotiation_info, basic_renegotiation_info<Storage>>> {};

template <class Storage>
using basic_extension = wire::tagged<extension_type, wire::u16, Storage, extension_bodies<Storage>>;

template <class Storage>
struct basic_client_hello {
    wire::open_enum<protocol_version> client_version;
    wire::bytes<32> random;
    wire::opaque<0, 32, Storage> session_id;
    wire::vector<wire::open_enum<cipher_suite>, 2, 65534, Storage> cipher_suites;
    wire::vector<wire::open_enum<compression_method>, 1, 255, Storage> compression_methods;
    wire::optional_tail<wire::tagged_list<basic_extension<Storage>, 0, 65535, Storage>> extensions;

    HANDFAST_MESSAGE(basic_client_hello, client_version, random, session_id, cipher_suites, compression_methods,
                     extensions)
};

handfast::result<basic_client_hello<wire::view>, wire::error> read(handfast::byte_view bytes) {
    return wire::decode<basic_client_hello<wire::view>>(bytes);
}

handfast::result<basic_client_hello<wire::owned>, wire::error> copy(handfast::byte_view bytes) {
    return wire::decode<basic_client_hello<wire::owned>>(bytes);
}

handfast::result<std::size_t, wire::error> write(basic_client_hello<wire::owned> const& message,
                                                 handfast::byte_span out) {
    return wire::encode(message, out);
}

}  // namespace hello
