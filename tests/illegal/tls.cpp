// SPDX-License-Identifier: BSL-1.0
#include <handfast/tls/handshake/rsa_key_transport.hpp>

#include "illegal/pairs.hpp"

constexpr auto counted = tests::every_pair<handfast::tls::rsa_key_transport>();
static_assert(counted.wrong == 0);
static_assert(counted.legal > 100 && counted.illegal > 400);
