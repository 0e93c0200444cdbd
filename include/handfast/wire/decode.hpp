// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DECODE_HPP
#define HANDFAST_WIRE_DECODE_HPP

#include <cstddef>
#include <span>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/wire/message.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// What an empty view points at, so that a null pointer can mean a failure.
inline constexpr std::uint8_t no_bytes[1]{};

template <class M>
constexpr std::string_view name_of() noexcept {
    if constexpr (message<M>) return description_of<M>::value.name;
    else return "value";
}

constexpr byte_view not_null(byte_view bytes) noexcept {
    return bytes.data() != nullptr ? bytes : byte_view{no_bytes, 0};
}

/// Whether an `M` is read at once: it is of fixed size, and all bytes are one.
template <class M>
inline constexpr bool loads_at_once = codec<M>::plain && accepts_all<codec<M>> && codec<M>::least > 0;

// What goes wrong is told by functions of their own, so that the way of success is short and has no need of the room
// that an error takes. A body that is inlined through one function more is compiled once more: hence no detours.

/// Makes of `out` the reason why `bytes` are no `M`: decoding ended at `at`, a null pointer if it has told `why`, else
/// before their end.
template <class M>
[[gnu::cold, gnu::noinline]] constexpr void refuse(auto& out, byte_view bytes, std::uint8_t const* at, trace& why) {
    if (at != nullptr) why.fail(failure::trailing, at, bytes.size() - left(bytes.data(), at), 0);
    std::destroy_at(&out);
    std::construct_at(&out, fail(why.of(name_of<M>(), bytes.data())));
}
/// The same for an `M` that is read at once: `bytes` are too few or too many.
template <class M>
[[gnu::cold, gnu::noinline]] constexpr void refuse_size(auto& out, byte_view bytes) {
    bytes = not_null(bytes);
    trace why;
    M unread{};
    refuse<M>(out, bytes, decode_by<codec<M>>(bytes.data(), bytes.data() + bytes.size(), unread, why), why);
}
/// The same as values.
template <class M>
[[gnu::cold, gnu::noinline]] constexpr result<void, error> refusal(byte_view bytes, std::uint8_t const* at,
                                                                   trace& why) {
    result<void, error> out;
    refuse<M>(out, bytes, at, why);
    return out;
}
template <class M>
[[gnu::cold, gnu::noinline]] constexpr result<void, error> refusal_of_size(byte_view bytes) {
    result<void, error> out;
    refuse_size<M>(out, bytes);
    return out;
}

/// Where reading `bytes` as a `to` ended; a null pointer when it failed.
template <class M>
[[gnu::always_inline]] constexpr std::uint8_t const* decode_front(byte_view bytes, M& to, trace& why) {
    if constexpr (codec<M>::plain) return decode_by<codec<M>>(bytes.data(), bytes.data() + bytes.size(), to, why);
    else return codec<M>::decode(bytes.data(), bytes.data() + bytes.size(), to, why);
}

}  // namespace detail

/// The `M` that `bytes` are, all of them; bytes left over are refused. Where `M`'s storage is `view` the
/// result refers to `bytes`. Never throws (an owned message that finds no memory apart), never reads past
/// the end, never allocates more than a fixed multiple of `bytes.size()`.
template <class M>
[[nodiscard]] constexpr result<M, error> decode(byte_view bytes) {
    result<M, error> out{std::in_place};
    if constexpr (detail::loads_at_once<M>) {
        if (bytes.size() != codec<M>::least) [[unlikely]]
            detail::refuse_size<M>(out, bytes);
        else codec<M>::load(bytes.data(), *out);
    } else {
        bytes = detail::not_null(bytes);
        trace why;
        auto const* const at = detail::decode_front(bytes, *out, why);
        if (at != bytes.data() + bytes.size()) [[unlikely]]
            detail::refuse<M>(out, bytes, at, why);
    }
    return out;
}

/// The same into a message that is there, whose memory is used again: an owned message that once held as much
/// allocates nothing. What `message` holds after an error is unspecified.
template <class M>
[[nodiscard]] constexpr result<void, error> decode_into(byte_view bytes, M& message) {
    if constexpr (detail::loads_at_once<M>) {
        if (bytes.size() != codec<M>::least) [[unlikely]]
            return detail::refusal_of_size<M>(bytes);
        codec<M>::load(bytes.data(), message);
    } else {
        bytes = detail::not_null(bytes);
        trace why;
        auto const* const at = detail::decode_front(bytes, message, why);
        if (at != bytes.data() + bytes.size()) [[unlikely]]
            return detail::refusal<M>(bytes, at, why);
    }
    return {};
}

/// A message from the front of some bytes, and how many of them it took.
template <class M>
struct prefix {
    M message;
    std::size_t size = 0;
};

/// The `M` at the front of `bytes`, whatever follows it. Where they end too early the error's `need_more()` says
/// how many more are enough to go on; it is 0 where they are malformed.
template <class M>
[[nodiscard]] constexpr result<prefix<M>, error> decode_prefix(byte_view bytes) {
    bytes = detail::not_null(bytes);
    trace why;
    result<prefix<M>, error> out{std::in_place};
    auto const* const stop = detail::decode_front(bytes, out->message, why);
    if (stop == nullptr) [[unlikely]]
        detail::refuse<M>(out, bytes, stop, why);
    else out->size = detail::left(bytes.data(), stop);
    return out;
}

/// The `M` that `least_size<M>` bytes are, for an `M` of fixed size of which any bytes are a value: a header.
/// It cannot fail, and checks nothing.
template <plain M>
    requires detail::accepts_all<codec<M>>
[[nodiscard]] constexpr M load(std::span<std::uint8_t const, least_size<M>> bytes) {
    M value{};
    codec<M>::load(bytes.data(), value);
    return value;
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
