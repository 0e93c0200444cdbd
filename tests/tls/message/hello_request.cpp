// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/hello_request.hpp>

#include <handfast/wire/encode.hpp>

#include "no_bytes.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(wire::least_size<tls::hello_request> == 0 && wire::greatest_size<tls::hello_request> == 0);
static_assert(tls::hello_request::name == "HelloRequest");
static_assert(tls::hello_request::type == tls::handshake_type::hello_request);

constexpr std::uint8_t bytes[]{0};
static_assert(wire::decode<tls::hello_request>(no_bytes).has_value());
static_assert(wire::decode<tls::hello_request>(bytes).error().what == wire::failure::trailing);
static_assert(wire::encode(tls::hello_request{}, {}).value() == 0);

}  // namespace
