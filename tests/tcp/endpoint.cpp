// SPDX-License-Identifier: BSL-1.0
#include <handfast/tcp/endpoint.hpp>

namespace {

using handfast::ip_address;
using handfast::tcp::endpoint;

// One end is its address and its port.
constexpr endpoint here{ip_address::v4(192, 0, 2, 1), 443};
static_assert(here == endpoint{ip_address::v4(192, 0, 2, 1), 443});
static_assert(here != endpoint{ip_address::v4(192, 0, 2, 1), 444} &&
              here != endpoint{ip_address::v4(192, 0, 2, 2), 443});
static_assert(here != endpoint{ip_address::v6({192, 0, 2, 1}), 443});
static_assert(here < endpoint{ip_address::v4(192, 0, 2, 1), 444} && here < endpoint{ip_address::v4(192, 0, 2, 2), 1});
static_assert(endpoint{} == endpoint{ip_address::v4(0, 0, 0, 0), 0});

}  // namespace
