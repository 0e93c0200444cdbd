// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_CURRENT_CONFIG_HPP
#define HANDFAST_TLS_CURRENT_CONFIG_HPP

#include <memory>
#include <mutex>
#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The configuration that new connections get, which can be replaced while the program runs: for a certificate that was
/// renewed. Connections that are under way keep the one they began with, which lives as long as the last of them.
///
///     tls::current_config<tls::server_config> config{...};
///     tls::server connection{config, std::move(stream)};     // in any thread
///     config.replace(tls::server_config{...});                // in any other
template <class Config>
class current_config {
public:
    explicit current_config(Config config) : config_(std::make_shared<Config const>(std::move(config))) {}
    current_config(current_config const&) = delete;
    current_config& operator=(current_config const&) = delete;

    void replace(Config config) {
        auto fresh = std::make_shared<Config const>(std::move(config));
        // What it was goes when the lock has been let go.
        std::scoped_lock const guard{mutex_};
        config_.swap(fresh);
    }

    [[nodiscard]] std::shared_ptr<Config const> get() const {
        std::scoped_lock const guard{mutex_};
        return config_;
    }

private:
    std::mutex mutable mutex_;
    std::shared_ptr<Config const> config_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
