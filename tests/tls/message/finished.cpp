// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/finished.hpp>

#include <handfast/wire/encode.hpp>

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(wire::plain<tls::finished> && wire::least_size<tls::finished> == 12);
static_assert(tls::finished::name == "Finished" && tls::finished::type == tls::handshake_type::finished);
static_assert(tls::finished::content == tls::content_type::handshake);

constexpr std::uint8_t bytes[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
static_assert(wire::decode<tls::finished>(handfast::byte_view{bytes, 12})->verify_data[11] == 11);
static_assert(wire::decode<tls::finished>(handfast::byte_view{bytes, 11}).error().what == wire::failure::truncated);
static_assert(wire::decode<tls::finished>(handfast::byte_view{bytes, 13}).error().what == wire::failure::trailing);

}  // namespace
