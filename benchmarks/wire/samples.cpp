// SPDX-License-Identifier: BSL-1.0
#include "samples.hpp"

#include <utility>

namespace work {

namespace {

bytes characters(std::string_view text) { return {text.begin(), text.end()}; }

template <class E>
std::vector<wire::open_enum<E>> numbers(std::initializer_list<int> values) {
    std::vector<wire::open_enum<E>> list;
    for (auto const value : values) list.push_back(static_cast<E>(value));
    return list;
}

}  // namespace

basic_client_hello<wire::owned> sample_client_hello(unsigned seed) {
    source from{seed};
    basic_client_hello<wire::owned> hello;
    hello.client_version = protocol_version{0x0303};
    for (auto& byte : hello.random) byte = from.byte();
    hello.session_id = from.some(32);
    hello.cipher_suites = numbers<cipher_suite>({0x1302, 0x1303, 0x1301, 0xc02c, 0xc030, 0x009f, 0xcca9,
                                                 0xcca8, 0xccaa, 0xc02b, 0xc02f, 0x009e, 0xc024, 0xc028,
                                                 0x006b, 0xc023, 0xc027, 0x0067, 0x009d, 0x00ff});
    hello.compression_methods = numbers<compression_method>({0});

    auto& extensions = hello.extensions.emplace().elements();
    auto host = characters("www.example.com");
    host[0] = static_cast<std::uint8_t>(from.between('a', 'z'));
    basic_server_name_list<wire::owned> names;
    names.server_name_list.elements().push_back({name_type{0}, host});
    extensions.emplace_back(std::move(names));
    extensions.emplace_back(basic_ec_point_formats<wire::owned>{numbers<ec_point_format>({0})});
    extensions.emplace_back(basic_supported_groups<wire::owned>{numbers<named_group>({0x1d, 0x17, 0x18, 0x1e})});
    extensions.emplace_back(basic_session_ticket<wire::owned>{from.some(20)});
    basic_protocol_name_list<wire::owned> protocols;
    protocols.protocol_name_list.elements().push_back(characters("h2"));
    protocols.protocol_name_list.elements().push_back(characters("http/1.1"));
    extensions.emplace_back(std::move(protocols));
    extensions.emplace_back(work::extended_master_secret{});
    extensions.emplace_back(basic_renegotiation_info<wire::owned>{});
    extensions.emplace_back(basic_signature_algorithms<wire::owned>{
        numbers<signature_scheme>({0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501})});
    extensions.emplace_back(basic_supported_versions<wire::owned>{numbers<protocol_version>({0x0304, 0x0303})});
    extensions.emplace_back(basic_psk_key_exchange_modes<wire::owned>{numbers<psk_key_exchange_mode>({1})});
    basic_key_share<wire::owned> shares;
    shares.client_shares.elements().push_back({named_group{0x1d}, from.some(32)});
    shares.client_shares.elements().push_back({named_group{0x17}, from.some(65)});
    extensions.emplace_back(std::move(shares));
    extensions.emplace_back(extension_type{17513}, bytes{0, 3, 2, 'h', '2'});
    return hello;
}

basic_certificate<wire::owned> sample_certificate(unsigned seed) {
    source from{seed};
    basic_certificate<wire::owned> chain;
    for (unsigned const size : {1217u, 1189u, 1202u}) chain.certificate_list.elements().push_back(from.some(size));
    return chain;
}

rpc_header sample_rpc_header(unsigned seed) {
    source from{seed};
    return {from.word(), 0, 2, 100003, 3, from.between(0, 21), 0, 0};
}

tcp_header sample_tcp_header(unsigned seed) {
    source from{seed};
    auto const word = [&] { return static_cast<std::uint16_t>(from.word()); };
    auto const flag = [&] { return from.between(0, 1) == 1; };
    tcp_header header;
    header.source_port = word();
    header.destination_port = word();
    header.sequence_number = from.word();
    header.acknowledgment_number = from.word();
    header.data_offset = 5;
    header.reserved = 0;
    header.ack = flag();
    header.psh = flag();
    header.syn = flag();
    header.window = word();
    header.checksum = word();
    return header;
}

}  // namespace work
