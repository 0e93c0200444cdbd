// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_END_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_END_HPP

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/observer.hpp>

#include "identity.hpp"

namespace handfast::tests {

/// An engine and its memory behind virtual functions, so that the engines are compiled once for all tests.
class end {
public:
    virtual ~end() = default;

    virtual std::size_t received(byte_view bytes) = 0;
    virtual byte_span receive_space() = 0;
    virtual void end_of_input() = 0;
    virtual std::optional<tls::event> next_event() = 0;
    virtual byte_view to_send() const = 0;
    virtual void sent(std::size_t size) = 0;
    virtual result<std::size_t, tls::error> write(byte_view bytes) = 0;
    virtual void close() = 0;
    virtual tls::session_info const& session() const = 0;
    virtual bool is_established() const = 0;
    virtual result<void, tls::error> export_keying_material(std::string_view label, std::optional<byte_view> context,
                                                            byte_span out) const = 0;
};

/// Bytes of each buffer; 0 is what the documentation says is needed.
struct sizes {
    std::size_t in = 0;
    std::size_t out = 0;
};

/// The configurations must outlive the end.
std::unique_ptr<end> client_end(tls::client_config const& config = test_client(), std::string_view name = "localhost",
                                tls::observer* watcher = nullptr, sizes memory = {});
std::unique_ptr<end> server_end(tls::server_config const& config = test_server(), tls::observer* watcher = nullptr,
                                sizes memory = {});

}  // namespace handfast::tests

#endif
