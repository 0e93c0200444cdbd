// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_IMPL_CONNECTION_END_HPP
#define HANDFAST_TLS_IMPL_CONNECTION_END_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/tls/buffers.hpp>
#include <handfast/tls/connection_end.hpp>
#include <handfast/tls/engine.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// `Engine` as a `connection_end`.
template <class Engine>
class engine_end final : public connection_end {
public:
    /// `in` and `out` are the sizes of the buffers; `arguments` are what the engine is made from before these.
    template <class... Arguments>
    engine_end(std::size_t in, std::size_t out, observer* watcher, Arguments&&... arguments)
        : in_(in), out_(out), engine_(std::forward<Arguments>(arguments)..., buffers{in_, out_}, watcher) {}

    std::size_t received(byte_view bytes) noexcept override { return engine_.received(bytes); }
    byte_span receive_space() noexcept override { return engine_.receive_space(); }
    void received_in_place(std::size_t size) noexcept override { engine_.received_in_place(size); }
    void end_of_input() noexcept override { engine_.end_of_input(); }
    std::optional<event> next_event() override { return engine_.next_event(); }
    byte_view to_send() const noexcept override { return engine_.to_send(); }
    void sent(std::size_t size) noexcept override { engine_.sent(size); }
    result<std::size_t, error> write(byte_view bytes) override { return engine_.write(bytes); }
    void close() override { engine_.close(); }
    bool is_established() const noexcept override { return engine_.is_established(); }
    session_info const& session() const noexcept override { return engine_.session(); }
    result<void, error> export_keying_material(std::string_view label, std::optional<byte_view> context,
                                               byte_span out) const override {
        return engine_.export_keying_material(label, context, out);
    }

private:
    std::vector<std::uint8_t> in_;
    std::vector<std::uint8_t> out_;
    Engine engine_;
};

namespace detail {
/// `arguments` are what the engine is made from between its configuration and its buffers.
template <class Engine, class Config, class... Arguments>
std::unique_ptr<connection_end> make_end(held_config<Config> config, observer* watcher, Arguments const&... arguments) {
    auto const in = in_buffer_size(config->policy().limits.handshake_message);
    auto const out = Engine::out_size_for(*config);
    return std::make_unique<engine_end<Engine>>(in, out, watcher, std::move(config), arguments...);
}
}  // namespace detail

// Templates, so that a program that has but one of the roles compiles no other.
template <std::same_as<client_engine> Engine>
std::unique_ptr<connection_end> make_connection_end(held_config<client_config> config, observer* watcher,
                                                    x509::server_name const& name) {
    return detail::make_end<Engine>(std::move(config), watcher, name);
}
template <std::same_as<server_engine> Engine>
std::unique_ptr<connection_end> make_connection_end(held_config<server_config> config, observer* watcher) {
    return detail::make_end<Engine>(std::move(config), watcher);
}

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
