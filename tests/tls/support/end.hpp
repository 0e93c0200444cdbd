// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_END_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_END_HPP

#include <cstddef>
#include <memory>
#include <string_view>

#include <handfast/tls/client_config.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/server_config.hpp>

#include "identity.hpp"

namespace handfast::tests {

using tls::connection_end;

/// Bytes of each buffer; 0 is what the documentation says is needed.
struct sizes {
    std::size_t in = 0;
    std::size_t out = 0;
    bool operator==(sizes const&) const = default;
};

/// The configurations must outlive the end.
std::unique_ptr<connection_end> client_end(tls::client_config const& config = test_client(),
                                           std::string_view name = "localhost", tls::observer* watcher = nullptr,
                                           sizes memory = {});
std::unique_ptr<connection_end> server_end(tls::server_config const& config = test_server(),
                                           tls::observer* watcher = nullptr, sizes memory = {});

}  // namespace handfast::tests

#endif
