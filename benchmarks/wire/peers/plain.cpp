// SPDX-License-Identifier: BSL-1.0
#include "plain.hpp"

#include <algorithm>

namespace work::plain {

namespace {

template <class Raw, class List>
std::vector<Raw> raw(List const& list) {
    std::vector<Raw> values;
    for (auto const& element : list.elements()) values.push_back(element.raw());
    return values;
}

using owned = wire::owned;

extension body(std::uint16_t, basic_server_name_list<owned> const& from) {
    server_names to;
    for (auto const& name : from.server_name_list.elements())
        to.names.push_back({name.name_type.raw(), characters(name.host_name.bytes())});
    return to;
}
extension body(std::uint16_t, basic_protocol_name_list<owned> const& from) {
    protocols to;
    for (auto const& name : from.protocol_name_list.elements()) to.names.push_back(characters(name.bytes()));
    return to;
}
extension body(std::uint16_t, basic_key_share<owned> const& from) {
    key_shares to;
    for (auto const& share : from.client_shares.elements())
        to.shares.push_back({share.group.raw(), share.key_exchange.bytes()});
    return to;
}
extension body(std::uint16_t type, basic_supported_groups<owned> const& from) {
    return numbers{type, raw<std::uint16_t>(from.named_group_list)};
}
extension body(std::uint16_t type, basic_signature_algorithms<owned> const& from) {
    return numbers{type, raw<std::uint16_t>(from.supported_signature_algorithms)};
}
extension body(std::uint16_t type, basic_supported_versions<owned> const& from) {
    return numbers{type, raw<std::uint16_t>(from.versions)};
}
extension body(std::uint16_t type, basic_ec_point_formats<owned> const& from) {
    return other{type, raw<std::uint8_t>(from.ec_point_format_list)};
}
extension body(std::uint16_t type, basic_psk_key_exchange_modes<owned> const& from) {
    return other{type, raw<std::uint8_t>(from.ke_modes)};
}
extension body(std::uint16_t type, basic_renegotiation_info<owned> const& from) {
    return other{type, from.renegotiated_connection.bytes()};
}
extension body(std::uint16_t type, basic_session_ticket<owned> const& from) { return other{type, from.ticket.bytes()}; }
extension body(std::uint16_t type, extended_master_secret const&) { return other{type, {}}; }
extension body(std::uint16_t type, basic_extension<owned>::unknown const& from) {
    return other{type, from.body.bytes()};
}

}  // namespace

client_hello of(basic_client_hello<owned> const& from) {
    client_hello to;
    to.version = from.client_version.raw();
    std::copy(from.random.begin(), from.random.end(), to.random.begin());
    to.session_id = from.session_id.bytes();
    to.suites = raw<std::uint16_t>(from.cipher_suites);
    to.methods = raw<std::uint8_t>(from.compression_methods);
    for (auto const& e : from.extensions->elements())
        to.extensions.push_back(std::visit([&](auto const& known) { return body(e.tag().raw(), known); }, e.value()));
    return to;
}

certificate of(basic_certificate<owned> const& from) {
    certificate to;
    for (auto const& one : from.certificate_list.elements()) to.list.push_back(one.bytes());
    return to;
}

rpc_header of(work::rpc_header const& from) {
    return {{from.xid, from.message_type, from.rpc_version, from.program, from.program_version, from.procedure,
             from.credential_flavor, from.credential_length}};
}

}  // namespace work::plain
