// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_SECRET_HPP
#define HANDFAST_CORE_SECRET_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <sodium/utils.h>

#include <handfast/core/bytes.hpp>

namespace handfast::inline HANDFAST_ABI {

/// Overwrites `bytes` with zeros in a way that no optimiser removes.
inline void wipe(byte_span bytes) noexcept {
    if (!bytes.empty()) sodium_memzero(bytes.data(), bytes.size());
}

/// Whether two byte strings of equal, public length are equal, in time that depends on the length alone.
[[nodiscard]] inline bool equal_in_constant_time(byte_view a, byte_view b) noexcept {
    if (a.size() != b.size()) return false;
    if (a.empty()) return true;
    return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// `Size` secret bytes: wiped when they die or are moved from, never copied but by `clone()`,
/// never printed, compared in constant time.
template <std::size_t Size>
class secret {
public:
    static constexpr std::size_t size() noexcept { return Size; }

    secret() noexcept = default;
    explicit secret(std::span<std::uint8_t const, Size> bytes) noexcept {
        for (std::size_t i = 0; i < Size; ++i) bytes_[i] = bytes[i];
    }
    secret(secret const&) = delete;
    secret& operator=(secret const&) = delete;
    secret(secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
    secret& operator=(secret&& other) noexcept {
        if (this != &other) {
            bytes_ = other.bytes_;
            wipe(other.bytes_);
        }
        return *this;
    }
    ~secret() { wipe(bytes_); }

    [[nodiscard]] secret clone() const noexcept { return secret{reveal()}; }
    /// The bytes themselves: for an algorithm, not for a log.
    [[nodiscard]] std::span<std::uint8_t const, Size> reveal() const noexcept { return bytes_; }
    [[nodiscard]] std::span<std::uint8_t, Size> writable() noexcept { return bytes_; }

    [[nodiscard]] friend bool operator==(secret const& a, secret const& b) noexcept {
        return equal_in_constant_time(a.bytes_, b.bytes_);
    }

private:
    std::array<std::uint8_t, Size> bytes_{};
};

/// Secret bytes whose number is known only at run time (a private key's file, say), under the rules of `secret`.
class secret_bytes {
public:
    secret_bytes() = default;
    explicit secret_bytes(std::size_t size) : bytes_(size) {}
    explicit secret_bytes(byte_view bytes) : bytes_(bytes.begin(), bytes.end()) {}
    secret_bytes(secret_bytes const&) = delete;
    secret_bytes& operator=(secret_bytes const&) = delete;
    secret_bytes(secret_bytes&& other) noexcept = default;
    secret_bytes& operator=(secret_bytes&& other) noexcept {
        if (this != &other) {
            wipe(bytes_);
            bytes_ = static_cast<std::vector<std::uint8_t>&&>(other.bytes_);
        }
        return *this;
    }
    ~secret_bytes() { wipe(bytes_); }

    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }
    [[nodiscard]] secret_bytes clone() const { return secret_bytes{reveal()}; }
    [[nodiscard]] byte_view reveal() const noexcept { return bytes_; }
    [[nodiscard]] byte_span writable() noexcept { return bytes_; }

    [[nodiscard]] friend bool operator==(secret_bytes const& a, secret_bytes const& b) noexcept {
        return equal_in_constant_time(a.bytes_, b.bytes_);
    }

private:
    std::vector<std::uint8_t> bytes_;
};

}  // namespace handfast::inline HANDFAST_ABI

#endif
