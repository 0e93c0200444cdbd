// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/extension/extended_master_secret.hpp>

#include <handfast/wire/encode.hpp>

#include "no_bytes.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(tls::extended_master_secret::type == tls::extension_type::extended_master_secret);
static_assert(wire::least_size<tls::extended_master_secret> == 0);

constexpr std::uint8_t something[]{0};
static_assert(wire::decode<tls::extended_master_secret>(no_bytes).has_value());
static_assert(wire::decode<tls::extended_master_secret>(something).error().what == wire::failure::trailing);

}  // namespace
