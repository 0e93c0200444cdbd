// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_KEY_LOG_FILE_HPP
#define HANDFAST_EXAMPLES_SUPPORT_KEY_LOG_FILE_HPP

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <handfast/core/hex.hpp>
#include <handfast/tls/key_log.hpp>

namespace examples {

/// The file that the environment's SSLKEYLOGFILE names, in the format that NSS began and Wireshark reads:
/// a label, the client's random and the secret, in hexadecimal, one connection a line.
class key_log_file final : public handfast::tls::key_log {
public:
    /// Null where the variable is not set or the file cannot be opened, which is said.
    [[nodiscard]] static std::unique_ptr<key_log_file> from_environment() {
        char const* const path = std::getenv("SSLKEYLOGFILE");
        if (path == nullptr || *path == '\0') return nullptr;
        int const file = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (file < 0) {
            std::perror(path);
            return nullptr;
        }
        return std::unique_ptr<key_log_file>{new key_log_file{file}};
    }

    key_log_file(key_log_file const&) = delete;
    key_log_file& operator=(key_log_file const&) = delete;
    ~key_log_file() { ::close(file_); }

    void log(std::string_view label, handfast::byte_view client_random, handfast::byte_view secret) noexcept override {
        // One write a line: the lines of several connections, and of several programs, do not mix.
        auto const line = std::string{label} + ' ' + handfast::to_hex(client_random) + ' ' + handfast::to_hex(secret) +
                          '\n';
        if (::write(file_, line.data(), line.size()) < 0) std::perror("SSLKEYLOGFILE");
    }

private:
    explicit key_log_file(int file) noexcept : file_(file) {}

    int file_;
};

}  // namespace examples

#endif
