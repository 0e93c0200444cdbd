// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/record_header.hpp>

#include <handfast/wire/encode.hpp>

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

// The first bytes of an OpenSSL client: a record of 201 bytes that begins with a ClientHello of 197.
constexpr std::uint8_t bytes[]{0x16, 0x03, 0x01, 0x00, 0xc9, 0x01, 0x00, 0x00, 0xc5};

static_assert(wire::plain<tls::record_header> && wire::least_size<tls::record_header> == 5);
constexpr auto record = wire::load<tls::record_header>(handfast::byte_view{bytes}.first<5>());
static_assert(record.type == tls::content_type::handshake && record.version == tls::protocol_version::tls_1_0);
static_assert(record.length == 201);
static_assert([] {
    std::uint8_t out[5]{};
    wire::store(record, out);
    return handfast::same_bytes(out, handfast::byte_view{bytes}.first(5));
}());

static_assert(wire::plain<tls::handshake_header> && wire::least_size<tls::handshake_header> == 4);
constexpr auto handshake = wire::load<tls::handshake_header>(handfast::byte_view{bytes}.last<4>());
static_assert(handshake.msg_type == tls::handshake_type::client_hello && handshake.length == 197);
static_assert([] {
    std::uint8_t out[4]{};
    return wire::encode(handshake, out).value() == 4 && handfast::same_bytes(out, handfast::byte_view{bytes}.last(4));
}());

}  // namespace
