// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_CALLS_HPP
#define HANDFAST_BENCHMARKS_WIRE_CALLS_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire.hpp>

#include "hand.hpp"

/// What is measured of hand-written code and of handfast: functions of the same shape, which are not inlined.
namespace work {

/// The compiler must believe that somebody reads `value`.
template <class T>
[[gnu::always_inline]] inline void keep(T& value) {
    asm volatile("" : : "r"(&value) : "memory");
}

template <class M>
struct by_hand {
    /// Into a message of its own.
    [[gnu::noinline]] static bool decode(handfast::byte_view bytes) {
        M message;
        bool const good = hand::decode(bytes, message);
        keep(message);
        return good;
    }
    /// Into the caller's.
    [[gnu::noinline]] static bool decode_into(handfast::byte_view bytes, M& to) { return hand::decode(bytes, to); }
    /// The size, 0 for what cannot be encoded.
    [[gnu::noinline]] static std::size_t encode(M const& message, handfast::byte_span out) {
        return hand::encode(message, out);
    }
};

template <class M>
struct by_handfast {
    [[gnu::noinline]] static bool decode(handfast::byte_view bytes) {
        auto const message = wire::decode<M>(bytes);
        bool const good = message.has_value();
        keep(message);
        return good;
    }
    [[gnu::noinline]] static bool decode_into(handfast::byte_view bytes, M& to) {
        return wire::decode_into(bytes, to).has_value();
    }
    [[gnu::noinline]] static std::size_t encode(M const& message, handfast::byte_span out) {
        auto const size = wire::encode(message, out);
        return size ? *size : 0;
    }
};

}  // namespace work

#endif
