// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_INITIAL_SEQUENCE_NUMBER_HPP
#define HANDFAST_TCP_INITIAL_SEQUENCE_NUMBER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>
#include <handfast/crypto/random.hpp>
#include <handfast/crypto/siphash.hpp>
#include <handfast/tcp/endpoint.hpp>
#include <handfast/tcp/instant.hpp>
#include <handfast/tcp/sequence_number.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// Initial sequence numbers as RFC 6528 §3 has them: M + F(local, remote, key), where M goes up by one every four
/// microseconds, so that a new connection between the same ends begins behind the last, and F, which is SipHash, is
/// known to nobody else, so that the numbers of other connections tell nothing of this one.
class initial_sequence_numbers {
public:
    /// With a key of its own.
    initial_sequence_numbers() noexcept
        : initial_sequence_numbers(crypto::random_secret<crypto::siphash::key_size>()) {}
    /// With a key that is known: for tests and simulations that are to come out the same.
    explicit initial_sequence_numbers(secret<crypto::siphash::key_size> key) noexcept : hash_(std::move(key)) {}

    [[nodiscard]] sequence_number operator()(endpoint const& local, endpoint const& remote,
                                             instant now) const noexcept {
        std::array<std::uint8_t, 2 * (1 + 16 + 2)> ends{};
        write(local, byte_span{ends}.first(ends.size() / 2));
        write(remote, byte_span{ends}.last(ends.size() / 2));
        auto const hash = hash_(ends);
        auto const ticks = static_cast<std::uint64_t>(now.time_since_epoch().count()) / 4;
        return {static_cast<std::uint32_t>(ticks) + load_big_endian<std::uint32_t>(hash.data())};
    }

private:
    static void write(endpoint const& from, byte_span to) noexcept {
        auto const bytes = from.address.bytes();
        to[0] = static_cast<std::uint8_t>(bytes.size());
        std::copy(bytes.begin(), bytes.end(), to.begin() + 1);
        store_big_endian(from.port, &to[17]);
    }

    crypto::siphash hash_;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
