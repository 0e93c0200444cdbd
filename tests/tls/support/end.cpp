// SPDX-License-Identifier: BSL-1.0
#include "end.hpp"

#include <utility>
#include <vector>

#include <handfast/tls/engine.hpp>

namespace handfast::tests {
namespace {

template <class Engine>
class end_of final : public end {
public:
    template <class... Arguments>
    end_of(std::size_t in, std::size_t out, tls::observer* watcher, Arguments&&... arguments)
        : in_(in), out_(out), engine_(std::forward<Arguments>(arguments)..., tls::buffers{in_, out_}, watcher) {}

    std::size_t received(byte_view bytes) override { return engine_.received(bytes); }
    byte_span receive_space() override { return engine_.receive_space(); }
    void end_of_input() override { engine_.end_of_input(); }
    std::optional<tls::event> next_event() override { return engine_.next_event(); }
    byte_view to_send() const override { return engine_.to_send(); }
    void sent(std::size_t size) override { engine_.sent(size); }
    result<std::size_t, tls::error> write(byte_view bytes) override { return engine_.write(bytes); }
    void close() override { engine_.close(); }
    tls::session_info const& session() const override { return engine_.session(); }
    bool is_established() const override { return engine_.is_established(); }
    result<void, tls::error> export_keying_material(std::string_view label, std::optional<byte_view> context,
                                                    byte_span out) const override {
        return engine_.export_keying_material(label, context, out);
    }

private:
    std::vector<std::uint8_t> in_;
    std::vector<std::uint8_t> out_;
    Engine engine_;
};

}  // namespace

std::unique_ptr<end> client_end(tls::client_config const& config, std::string_view name, tls::observer* watcher,
                                sizes memory) {
    auto const in = memory.in > 0 ? memory.in : tls::in_buffer_size(config.policy().limits.handshake_message);
    auto const out = memory.out > 0 ? memory.out : tls::out_buffer_size;
    return std::make_unique<end_of<tls::client_engine>>(in, out, watcher, config, x509::server_name{name});
}

std::unique_ptr<end> server_end(tls::server_config const& config, tls::observer* watcher, sizes memory) {
    auto const in = memory.in > 0 ? memory.in : tls::in_buffer_size(config.policy().limits.handshake_message);
    auto const out = memory.out > 0 ? memory.out : tls::server_engine::out_size_for(config);
    return std::make_unique<end_of<tls::server_engine>>(in, out, watcher, config);
}

}  // namespace handfast::tests
