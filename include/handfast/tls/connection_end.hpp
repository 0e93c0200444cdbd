// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_CONNECTION_END_HPP
#define HANDFAST_TLS_CONNECTION_END_HPP

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/core/separate_compilation.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/session_info.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

class client_config;
class client_engine;
class server_config;
class server_engine;

/// An engine of either role, with the memory that it works in and its share in the configuration, behind virtual
/// functions: whoever drives one compiles none. What each function does, `basic_engine` says.
class connection_end {
public:
    connection_end() = default;
    connection_end(connection_end const&) = delete;
    connection_end& operator=(connection_end const&) = delete;
    virtual ~connection_end() = default;

    [[nodiscard]] virtual std::size_t received(byte_view bytes) noexcept = 0;
    [[nodiscard]] virtual byte_span receive_space() noexcept = 0;
    virtual void received_in_place(std::size_t size) noexcept = 0;
    virtual void end_of_input() noexcept = 0;
    [[nodiscard]] virtual std::optional<event> next_event() = 0;
    [[nodiscard]] virtual byte_view to_send() const noexcept = 0;
    virtual void sent(std::size_t size) noexcept = 0;
    [[nodiscard]] virtual result<std::size_t, error> write(byte_view bytes) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool is_established() const noexcept = 0;
    [[nodiscard]] virtual session_info const& session() const noexcept = 0;
    [[nodiscard]] virtual result<void, error> export_keying_material(std::string_view label,
                                                                     std::optional<byte_view> context,
                                                                     byte_span out) const = 0;
};

/// Makes a client's end of one connection, `make_connection_end<client_engine>(config, watcher, name)`, with buffers of
/// the sizes that the configuration asks for. The observer may be null, else it must outlive the end.
template <std::same_as<client_engine> Engine>
[[nodiscard]] std::unique_ptr<connection_end> make_connection_end(held_config<client_config> config, observer* watcher,
                                                                  x509::server_name const& name);

/// The same for a server: `make_connection_end<server_engine>(config, watcher)`.
template <std::same_as<server_engine> Engine>
[[nodiscard]] std::unique_ptr<connection_end> make_connection_end(held_config<server_config> config, observer* watcher);

}  // namespace handfast::inline HANDFAST_ABI::tls

#ifndef HANDFAST_SEPARATE_COMPILATION
#include <handfast/tls/impl/connection_end.hpp>
#endif

#endif
