// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_CLIENT_HELLO_BODIES_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_CLIENT_HELLO_BODIES_HPP

#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

#include "../messages/client_hello.hpp"
#include "lists.hpp"

/// Reading the bodies of a ClientHello's extensions by hand. A body is the `size` bytes at `at`, all of them.
namespace work::hand {

/// Whether a body is numbers, at least one, behind their length in `Prefix` bytes. (The greatest length of such a
/// prefix is odd, so that of numbers of two bytes there can't be too many.)
template <std::size_t Prefix, class Unsigned>
bool are_numbers(std::uint8_t const* at, std::size_t size) noexcept {
    if (size < Prefix + sizeof(Unsigned)) return false;
    std::size_t const length = Prefix == 1 ? *at : load16(at);
    return length == size - Prefix && length % sizeof(Unsigned) == 0;
}

/// A list behind its length in two bytes, of entries that are `Head` bytes, a length in `Prefix` bytes and that many
/// bytes, which are not empty.
template <std::size_t Head, std::size_t Prefix, class Visit>
[[gnu::always_inline]] inline bool each_entry(std::uint8_t const* at, std::size_t size, std::size_t floor,
                                              Visit const& visit) {
    if (size < 2 + floor || load16(at) != size - 2) return false;
    auto const* const end = at + size;
    for (at += 2; at != end;) {
        if (left(at, end) <= Head + Prefix) return false;
        std::size_t const length = Prefix == 1 ? at[Head] : load16(at + Head);
        auto const* const body = at + Head + Prefix;
        if (length == 0 || length > left(body, end)) return false;
        visit(at, body, length);
        at = body + length;
    }
    return true;
}

/// What a view does with bodies. One whose type is unknown may be anything.
[[gnu::always_inline]] inline bool check_body(extension_type type, std::uint8_t const* at, std::size_t size) {
    auto const ignore = [](auto...) {};
    switch (type) {
        case extension_type::server_name: return each_entry<1, 2>(at, size, 1, ignore);
        case extension_type::key_share: return each_entry<2, 2>(at, size, 0, ignore);
        case extension_type::application_layer_protocol_negotiation: return each_entry<0, 1>(at, size, 2, ignore);
        case extension_type::supported_groups:
        case extension_type::signature_algorithms: return are_numbers<2, std::uint16_t>(at, size);
        case extension_type::supported_versions: return are_numbers<1, std::uint16_t>(at, size);
        case extension_type::ec_point_formats:
        case extension_type::psk_key_exchange_modes: return are_numbers<1, std::uint8_t>(at, size);
        case extension_type::renegotiation_info: return size != 0 && *at == size - 1;
        case extension_type::extended_master_secret: return size == 0;
        case extension_type::session_ticket: break;
    }
    return true;
}

/// The alternative of `body`, with the memory that it has when it is a `T` already.
template <class T, class Variant>
T& made(Variant& body) {
    if (auto* already = std::get_if<T>(&body)) return *already;
    return body.template emplace<T>();
}

template <std::size_t Prefix, class Unsigned, class List>
bool read_numbers(std::uint8_t const* at, std::size_t size, List& to) {
    if (!are_numbers<Prefix, Unsigned>(at, size)) return false;
    put_numbers<Unsigned>(at + Prefix, size - Prefix, to);
    return true;
}

inline bool read(std::uint8_t const* at, std::size_t size, basic_server_name_list<wire::owned>& to) {
    refill names{to.server_name_list.elements()};
    auto const put = [&](std::uint8_t const* head, std::uint8_t const* body, std::size_t length) {
        auto& name = names.next();
        name.name_type = wire::open_enum<name_type>{*head};
        put_bytes(body, length, name.host_name);
    };
    return each_entry<1, 2>(at, size, 1, put) && names.close();
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_key_share<wire::owned>& to) {
    refill shares{to.client_shares.elements()};
    auto const put = [&](std::uint8_t const* head, std::uint8_t const* body, std::size_t length) {
        auto& share = shares.next();
        share.group = wire::open_enum<named_group>{load<std::uint16_t>(head)};
        put_bytes(body, length, share.key_exchange);
    };
    return each_entry<2, 2>(at, size, 0, put) && shares.close();
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_protocol_name_list<wire::owned>& to) {
    refill names{to.protocol_name_list.elements()};
    auto const put = [&](std::uint8_t const*, std::uint8_t const* body, std::size_t length) {
        put_bytes(body, length, names.next());
    };
    return each_entry<0, 1>(at, size, 2, put) && names.close();
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_supported_groups<wire::owned>& to) {
    return read_numbers<2, std::uint16_t>(at, size, to.named_group_list);
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_signature_algorithms<wire::owned>& to) {
    return read_numbers<2, std::uint16_t>(at, size, to.supported_signature_algorithms);
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_supported_versions<wire::owned>& to) {
    return read_numbers<1, std::uint16_t>(at, size, to.versions);
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_ec_point_formats<wire::owned>& to) {
    return read_numbers<1, std::uint8_t>(at, size, to.ec_point_format_list);
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_psk_key_exchange_modes<wire::owned>& to) {
    return read_numbers<1, std::uint8_t>(at, size, to.ke_modes);
}
inline bool read(std::uint8_t const* at, std::size_t size, basic_renegotiation_info<wire::owned>& to) {
    if (size == 0 || *at != size - 1) return false;
    put_bytes(at + 1, size - 1, to.renegotiated_connection);
    return true;
}
inline bool read(std::uint8_t const*, std::size_t size, extended_master_secret&) { return size == 0; }
inline bool read(std::uint8_t const* at, std::size_t size, basic_session_ticket<wire::owned>& to) {
    put_bytes(at, size, to.ticket);
    return true;
}

[[gnu::always_inline]] inline bool read_body(extension_type type, std::uint8_t const* at, std::size_t size,
                                             basic_extension<wire::owned>& to) {
    using unknown = typename basic_extension<wire::owned>::unknown;
    auto& body = to.value();
    switch (type) {
        using enum extension_type;
        case server_name: return read(at, size, made<basic_server_name_list<wire::owned>>(body));
        case supported_groups: return read(at, size, made<basic_supported_groups<wire::owned>>(body));
        case ec_point_formats: return read(at, size, made<basic_ec_point_formats<wire::owned>>(body));
        case signature_algorithms: return read(at, size, made<basic_signature_algorithms<wire::owned>>(body));
        case application_layer_protocol_negotiation:
            return read(at, size, made<basic_protocol_name_list<wire::owned>>(body));
        case extension_type::extended_master_secret: return read(at, size, made<work::extended_master_secret>(body));
        case session_ticket: return read(at, size, made<basic_session_ticket<wire::owned>>(body));
        case supported_versions: return read(at, size, made<basic_supported_versions<wire::owned>>(body));
        case psk_key_exchange_modes: return read(at, size, made<basic_psk_key_exchange_modes<wire::owned>>(body));
        case key_share: return read(at, size, made<basic_key_share<wire::owned>>(body));
        case renegotiation_info: return read(at, size, made<basic_renegotiation_info<wire::owned>>(body));
    }
    auto& other = made<unknown>(body);
    other.tag = type;
    put_bytes(at, size, other.body);
    return true;
}

}  // namespace work::hand

#endif
