// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/alert.hpp>

#include <handfast/wire/encode.hpp>

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(wire::plain<tls::alert> && wire::least_size<tls::alert> == 2);
static_assert(tls::alert::name == "Alert" && tls::alert::content == tls::content_type::alert);

constexpr std::uint8_t bytes[]{2, 40, 0xff, 0xfe, 0};
constexpr auto failure = wire::decode<tls::alert>(handfast::byte_view{bytes, 2}).value();
static_assert(failure.level == tls::alert_level::fatal);
static_assert(failure.description == tls::alert_description::handshake_failure);
static_assert(to_string(failure.description.value()) == "handshake_failure");

// Values without a name are kept, and are equal to none that has one.
constexpr auto unknown = wire::decode<tls::alert>(handfast::byte_view{bytes + 2, 2}).value();
static_assert(unknown.level != tls::alert_level::warning && unknown.level != tls::alert_level::fatal);
static_assert(unknown.description.raw() == 0xfe && to_string(unknown.description.value()).empty());

static_assert(wire::decode<tls::alert>(handfast::byte_view{bytes, 1}).error().what == wire::failure::truncated);
static_assert(wire::decode<tls::alert>(handfast::byte_view{bytes, 3}).error().what == wire::failure::trailing);

}  // namespace
