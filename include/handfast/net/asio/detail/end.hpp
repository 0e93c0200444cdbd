// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_NET_ASIO_DETAIL_END_HPP
#define HANDFAST_NET_ASIO_DETAIL_END_HPP

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
#include <handfast/tls/engine.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/held_config.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/session_info.hpp>

namespace handfast::inline HANDFAST_ABI::net::detail {

/// An engine behind virtual functions: a stream is of one type in both roles, and a program that has but one of them
/// compiles no other.
class end {
public:
    end() = default;
    end(end const&) = delete;
    end& operator=(end const&) = delete;
    virtual ~end() = default;

    [[nodiscard]] virtual byte_span receive_space() noexcept = 0;
    virtual void received_in_place(std::size_t size) noexcept = 0;
    virtual void end_of_input() noexcept = 0;
    [[nodiscard]] virtual std::optional<tls::event> next_event() = 0;
    [[nodiscard]] virtual byte_view to_send() const noexcept = 0;
    virtual void sent(std::size_t size) noexcept = 0;
    [[nodiscard]] virtual result<std::size_t, tls::error> write(byte_view bytes) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool is_established() const noexcept = 0;
    [[nodiscard]] virtual tls::session_info const& session() const noexcept = 0;
    [[nodiscard]] virtual result<void, tls::error> export_keying_material(std::string_view label,
                                                                          std::optional<byte_view> context,
                                                                          byte_span out) const = 0;
};

/// `Engine`, the memory that it works in, and a share in its configuration.
template <class Engine, class Config>
class end_of final : public end {
public:
    /// `arguments` are what the engine is made from between its configuration and its buffers.
    template <class... Arguments>
    end_of(tls::held_config<Config> config, std::size_t out_size, tls::observer* watcher, Arguments const&... arguments)
        : in_(tls::in_buffer_size(config->policy().limits.handshake_message)), out_(out_size),
          engine_(std::move(config), arguments..., tls::buffers{in_, out_}, watcher) {}

    byte_span receive_space() noexcept override { return engine_.receive_space(); }
    void received_in_place(std::size_t size) noexcept override { engine_.received_in_place(size); }
    void end_of_input() noexcept override { engine_.end_of_input(); }
    std::optional<tls::event> next_event() override { return engine_.next_event(); }
    byte_view to_send() const noexcept override { return engine_.to_send(); }
    void sent(std::size_t size) noexcept override { engine_.sent(size); }
    result<std::size_t, tls::error> write(byte_view bytes) override { return engine_.write(bytes); }
    void close() override { engine_.close(); }
    bool is_established() const noexcept override { return engine_.is_established(); }
    tls::session_info const& session() const noexcept override { return engine_.session(); }
    result<void, tls::error> export_keying_material(std::string_view label, std::optional<byte_view> context,
                                                    byte_span out) const override {
        return engine_.export_keying_material(label, context, out);
    }

private:
    std::vector<std::uint8_t> in_;
    std::vector<std::uint8_t> out_;
    Engine engine_;
};

}  // namespace handfast::inline HANDFAST_ABI::net::detail

#endif
