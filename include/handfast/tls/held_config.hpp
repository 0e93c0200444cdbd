// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_HELD_CONFIG_HPP
#define HANDFAST_TLS_HELD_CONFIG_HPP

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

template <class Config>
class current_config;

/// A configuration as one connection has it, made of whatever holds it: a configuration that outlives the connection;
/// a `std::shared_ptr`, not null, which the connection then shares; or the one that a `current_config`
/// (current_config.hpp) has now, which the connection keeps to its end.
template <class Config>
class held_config {
public:
    held_config(Config const& config) noexcept : config_(std::shared_ptr<void>{}, &config) {}
    /// Of a temporary there is none. Declared, though a concept then takes it for one, so that the compiler says why.
    template <class Temporary>
        requires std::same_as<std::remove_const_t<Temporary>, Config>
    held_config(Temporary&&) {
        static_assert(!std::same_as<std::remove_const_t<Temporary>, Config>,
                      "a connection requires a configuration that outlives it: a variable, a std::shared_ptr or a "
                      "current_config; a temporary is gone before");
    }
    held_config(std::shared_ptr<Config const> config) noexcept : config_(std::move(config)) {}
    held_config(std::shared_ptr<Config> config) noexcept : config_(std::move(config)) {}
    held_config(current_config<Config> const& config) : config_(config.get()) {}

    [[nodiscard]] Config const& operator*() const noexcept { return *config_; }
    [[nodiscard]] Config const* operator->() const noexcept { return config_.get(); }

private:
    std::shared_ptr<Config const> config_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
