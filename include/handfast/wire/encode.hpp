// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ENCODE_HPP
#define HANDFAST_WIRE_ENCODE_HPP

#include <cstddef>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/wire/decode.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// How many bytes `message` takes on the wire. `encode` does not need it: it writes in one pass.
template <class M>
[[nodiscard]] constexpr std::size_t encoded_size(M const& message) {
    return detail::size_of(message);
}

namespace detail {
template <class M>
[[gnu::cold, gnu::noinline]] constexpr failed<error> not_encoded(M const& message, trace const& why,
                                                                 std::uint8_t const* first, std::size_t room) {
    auto e = why.of(name_of<M>(), first);
    if (e.what == failure::no_room) {
        e.found = room;
        e.bound = size_of(message);
    }
    return fail(e);
}

/// The same for an `M` that is written at once: it does not fit `out`, or a value its field.
template <class M>
[[gnu::cold, gnu::noinline]] constexpr failed<error> not_stored(M const& message, byte_span out) {
    std::uint8_t nowhere[1]{};
    auto* const first = out.data() != nullptr ? out.data() : nowhere;
    trace why;
    (void)encode_one(message, first, first + out.size(), why);
    return not_encoded(message, why, first, out.size());
}
}  // namespace detail

/// Writes `message` to the front of `out` and says how many bytes that took. Where `out` is too short the
/// error is `failure::no_room`, its `bound` the size that is needed. What `out` holds after an error is
/// unspecified; nothing is ever written past its end.
template <class M>
[[nodiscard]] constexpr result<std::size_t, error> encode(M const& message, byte_span out) {
    if constexpr (codec<M>::plain && codec<M>::least > 0) {
        bool fits = out.size() >= codec<M>::least;
        if constexpr (!detail::fits_always<codec<M>, M>) fits = fits && codec<M>::storable(message);
        if (!fits) [[unlikely]]
            return detail::not_stored(message, out);
        codec<M>::store(message, out.data());
        return codec<M>::least;
    } else {
        std::uint8_t nowhere[1]{};
        auto* const first = out.data() != nullptr ? out.data() : nowhere;
        trace why;
        std::uint8_t const* stop = nullptr;
        if constexpr (codec<M>::plain) stop = detail::encode_by<codec<M>>(message, first, first + out.size(), why);
        else stop = codec<M>::encode(message, first, first + out.size(), why);
        if (stop == nullptr) [[unlikely]]
            return detail::not_encoded(message, why, first, out.size());
        return static_cast<std::size_t>(stop - first);
    }
}

/// Writes a message of fixed size, every value of which fits its field, to as many bytes: a header.
/// It cannot fail.
template <plain M>
    requires detail::fits_always<codec<M>, M>
constexpr void store(M const& message, std::span<std::uint8_t, least_size<M>> out) {
    codec<M>::store(message, out.data());
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
