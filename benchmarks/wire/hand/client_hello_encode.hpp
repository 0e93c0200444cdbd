// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_CLIENT_HELLO_ENCODE_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_CLIENT_HELLO_ENCODE_HPP

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <variant>

#include <handfast/core/bytes.hpp>

#include "client_hello.hpp"

/// Writing a ClientHello by hand, in one pass; lengths that only a walk can tell are written behind what they measure.
/// `write_body` writes a body at `at` and returns where it ends, or null where there is no room or a bound is broken.
namespace work::hand {

/// `Prefix` bytes of length and the numbers.
template <std::size_t Prefix, class Unsigned, class List>
std::uint8_t* write_numbers(List const& from, std::uint8_t* at, std::uint8_t* end) {
    constexpr std::size_t ceiling = (Prefix == 1 ? 255 : 65535) / sizeof(Unsigned);
    auto const& elements = from.elements();
    auto const count = elements.size();
    if (count == 0 || count > ceiling || left(at, end) < Prefix + count * sizeof(Unsigned)) return nullptr;
    if constexpr (Prefix == 1) *at = static_cast<std::uint8_t>(count * sizeof(Unsigned));
    else store16(count * sizeof(Unsigned), at);
    copy_numbers<Unsigned>(elements.data(), count, at + Prefix);
    return at + Prefix + count * sizeof(Unsigned);
}

/// Bytes behind `Head` bytes that the caller writes and a length in `Prefix` bytes.
template <std::size_t Head, std::size_t Prefix>
[[gnu::always_inline]] inline std::uint8_t* write_entry(handfast::byte_view bytes, std::uint8_t* at,
                                                        std::uint8_t* end) {
    auto const size = bytes.size();
    if (size == 0 || size > (Prefix == 1 ? 255 : 65535) || left(at, end) < Head + Prefix + size) return nullptr;
    if constexpr (Prefix == 1) at[Head] = static_cast<std::uint8_t>(size);
    else store16(size, at + Head);
    copy(bytes.data(), size, at + Head + Prefix);
    return at + Head + Prefix + size;
}

/// The length of two bytes in front of entries that end at `stop`.
inline std::uint8_t* close_entries(std::uint8_t* at, std::uint8_t* stop, std::size_t floor) {
    auto const size = left(at + 2, stop);
    if (size < floor || size > 65535) return nullptr;
    store16(size, at);
    return stop;
}

[[gnu::always_inline]] inline std::uint8_t* write_body(basic_server_name_list<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    if (left(at, end) < 2) return nullptr;
    auto* to = at + 2;
    for (auto const& name : from.server_name_list.elements()) {
        auto* const next = write_entry<1, 2>(name.host_name.bytes(), to, end);
        if (next == nullptr) return nullptr;
        *to = name.name_type.raw();
        to = next;
    }
    return close_entries(at, to, 1);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_key_share<wire::owned> const& from, std::uint8_t* at,
                                                       std::uint8_t* end) {
    if (left(at, end) < 2) return nullptr;
    auto* to = at + 2;
    for (auto const& share : from.client_shares.elements()) {
        auto* const next = write_entry<2, 2>(share.key_exchange.bytes(), to, end);
        if (next == nullptr) return nullptr;
        store(share.group.raw(), to);
        to = next;
    }
    return close_entries(at, to, 0);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_protocol_name_list<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    if (left(at, end) < 2) return nullptr;
    auto* to = at + 2;
    for (auto const& name : from.protocol_name_list.elements()) {
        to = write_entry<0, 1>(name.bytes(), to, end);
        if (to == nullptr) return nullptr;
    }
    return close_entries(at, to, 2);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_supported_groups<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    return write_numbers<2, std::uint16_t>(from.named_group_list, at, end);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_signature_algorithms<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    return write_numbers<2, std::uint16_t>(from.supported_signature_algorithms, at, end);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_supported_versions<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    return write_numbers<1, std::uint16_t>(from.versions, at, end);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_ec_point_formats<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    return write_numbers<1, std::uint8_t>(from.ec_point_format_list, at, end);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_psk_key_exchange_modes<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    return write_numbers<1, std::uint8_t>(from.ke_modes, at, end);
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_renegotiation_info<wire::owned> const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    auto const& bytes = from.renegotiated_connection.bytes();
    if (bytes.size() > 255 || left(at, end) < 1 + bytes.size()) return nullptr;
    *at = static_cast<std::uint8_t>(bytes.size());
    copy(bytes.data(), bytes.size(), at + 1);
    return at + 1 + bytes.size();
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_session_ticket<wire::owned> const& from, std::uint8_t* at,
                                                       std::uint8_t* end) {
    auto const& bytes = from.ticket.bytes();
    if (left(at, end) < bytes.size()) return nullptr;
    copy(bytes.data(), bytes.size(), at);
    return at + bytes.size();
}
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_extension<wire::owned>::unknown const& from,
                                                       std::uint8_t* at, std::uint8_t* end) {
    auto const& bytes = from.body.bytes();
    if (left(at, end) < bytes.size()) return nullptr;
    copy(bytes.data(), bytes.size(), at);
    return at + bytes.size();
}

/// A body is found by its place in the variant; a switch costs less than a visit.
[[gnu::always_inline]] inline std::uint8_t* write_body(basic_extension<wire::owned>::variant const& body,
                                                       extension_type& type, std::uint8_t* at, std::uint8_t* end) {
    using enum extension_type;
    switch (body.index()) {
        case 0: type = std::get_if<0>(&body)->tag; return write_body(*std::get_if<0>(&body), at, end);
        case 1: type = server_name; return write_body(*std::get_if<1>(&body), at, end);
        case 2: type = supported_groups; return write_body(*std::get_if<2>(&body), at, end);
        case 3: type = ec_point_formats; return write_body(*std::get_if<3>(&body), at, end);
        case 4: type = signature_algorithms; return write_body(*std::get_if<4>(&body), at, end);
        case 5: type = application_layer_protocol_negotiation; return write_body(*std::get_if<5>(&body), at, end);
        case 6: type = extension_type::extended_master_secret; return at;
        case 7: type = session_ticket; return write_body(*std::get_if<7>(&body), at, end);
        case 8: type = supported_versions; return write_body(*std::get_if<8>(&body), at, end);
        case 9: type = psk_key_exchange_modes; return write_body(*std::get_if<9>(&body), at, end);
        case 10: type = key_share; return write_body(*std::get_if<10>(&body), at, end);
        case 11: type = renegotiation_info; return write_body(*std::get_if<11>(&body), at, end);
        default: return nullptr;
    }
}

[[gnu::always_inline]] inline std::uint8_t* write_extension(basic_extension<wire::owned> const& extension,
                                                            type_filter& filter, std::uint8_t* at, std::uint8_t* end) {
    if (left(at, end) < 4) return nullptr;
    extension_type type{};
    auto* const stop = write_body(extension.value(), type, at + 4, end);
    if (stop == nullptr || left(at + 4, stop) > 65535) return nullptr;
    filter.add(static_cast<std::size_t>(type));
    store(static_cast<std::uint16_t>(type), at);
    store16(left(at + 4, stop), at + 2);
    return stop;
}

inline std::size_t encode(basic_client_hello<wire::owned> const& from, handfast::byte_span out) {
    auto* at = out.data();
    auto* const end = at + out.size();
    auto const& id = from.session_id.bytes();
    auto const& suites = from.cipher_suites.elements();
    auto const& methods = from.compression_methods.elements();
    if (id.size() > 32 || suites.empty() || suites.size() > 32767 || methods.empty() || methods.size() > 255) return 0;
    if (out.size() < 2 + 32 + 1 + id.size() + 2 + 2 * suites.size() + 1 + methods.size()) return 0;

    store(from.client_version.raw(), at);
    std::memcpy(at + 2, from.random.data(), 32);
    at[34] = static_cast<std::uint8_t>(id.size());
    at += 35;
    copy(id.data(), id.size(), at);
    at += id.size();
    store16(2 * suites.size(), at);
    copy_numbers<std::uint16_t>(suites.data(), suites.size(), at + 2);
    at += 2 + 2 * suites.size();
    *at = static_cast<std::uint8_t>(methods.size());
    copy(methods.data(), methods.size(), at + 1);
    at += 1 + methods.size();
    if (!from.extensions) return left(out.data(), at);

    if (left(at, end) < 2) return 0;
    auto* const length = at;
    at += 2;
    type_filter filter;
    for (auto const& extension : from.extensions->elements()) {
        at = write_extension(extension, filter, at, end);
        if (at == nullptr) return 0;
    }
    if (left(length + 2, at) > 65535 || (filter.doubtful() && !types_differ(length + 2, at))) return 0;
    store16(left(length + 2, at), length);
    return left(out.data(), at);
}

}  // namespace work::hand

#endif
