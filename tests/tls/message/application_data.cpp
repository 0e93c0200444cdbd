// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/message/application_data.hpp>

#include <handfast/wire/encode.hpp>

#include "no_bytes.hpp"

namespace wire = handfast::wire;
namespace tls = handfast::tls;

namespace {

static_assert(tls::application_data::name == "ApplicationData");
static_assert(tls::application_data::content == tls::content_type::application_data);

constexpr std::uint8_t bytes[]{1, 2, 3};
static_assert(wire::decode<tls::application_data>(bytes)->data.data() == bytes);
static_assert(wire::decode<tls::application_data>(bytes)->data.size() == 3);
static_assert(wire::decode<tls::application_data>(no_bytes)->data.empty());
static_assert([] {
    std::uint8_t out[3]{};
    tls::basic_application_data<wire::borrowed> const data{handfast::byte_view{bytes}};
    return wire::encode(data, out).value() == 3 && out[2] == 3 &&
           wire::encode(data, {out, 2}).error().what == wire::failure::no_room;
}());

}  // namespace
