// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/change_cipher_spec.hpp>

#include <handfast/wire/encode.hpp>

#include "no_bytes.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(wire::least_size<tls::change_cipher_spec> == 1 && wire::greatest_size<tls::change_cipher_spec> == 1);
static_assert(tls::change_cipher_spec::name == "ChangeCipherSpec");
static_assert(tls::change_cipher_spec::content == tls::content_type::change_cipher_spec);

constexpr std::uint8_t one[]{1};
constexpr std::uint8_t two[]{2};
constexpr std::uint8_t twice[]{1, 1};
static_assert(wire::decode<tls::change_cipher_spec>(one).has_value());
static_assert(wire::decode<tls::change_cipher_spec>(no_bytes).error().what == wire::failure::truncated);
static_assert(wire::decode<tls::change_cipher_spec>(two).error().what == wire::failure::wrong_constant);
static_assert(wire::decode<tls::change_cipher_spec>(twice).error().what == wire::failure::trailing);
static_assert([] {
    std::uint8_t out[1]{};
    return wire::encode(tls::change_cipher_spec{}, out).value() == 1 && out[0] == 1;
}());

}  // namespace
