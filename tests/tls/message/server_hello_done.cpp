// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/server_hello_done.hpp>

#include <handfast/wire/encode.hpp>

#include "no_bytes.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(wire::least_size<tls::server_hello_done> == 0 && wire::greatest_size<tls::server_hello_done> == 0);
static_assert(tls::server_hello_done::name == "ServerHelloDone");
static_assert(tls::server_hello_done::type == tls::handshake_type::server_hello_done);

constexpr std::uint8_t bytes[]{0};
static_assert(wire::decode<tls::server_hello_done>(no_bytes).has_value());
static_assert(wire::decode<tls::server_hello_done>(bytes).error().what == wire::failure::trailing);
static_assert(wire::encode(tls::server_hello_done{}, {}).value() == 0);

}  // namespace
