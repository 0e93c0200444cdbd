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

/// The last step of every decoding: an `M` that must take all of its bytes.
template <class M>
[[gnu::always_inline]] constexpr bool decode_whole(byte_view bytes, M& to, trace& why) {
    auto const* const end = bytes.data() + bytes.size();
    auto const* const at = decode_one(bytes.data(), end, to, why);
    if (at == nullptr) [[unlikely]]
        return false;
    if (at != end) [[unlikely]] {
        why.fail(failure::trailing, at, left(at, end), 0);
        return false;
    }
    return true;
}

constexpr byte_view not_null(byte_view bytes) noexcept {
    return bytes.data() != nullptr ? bytes : byte_view{no_bytes, 0};
}

}  // namespace detail

/// The `M` that `bytes` are, all of them; bytes left over are refused. Where `M`'s storage is `view` the
/// result refers to `bytes`. Never throws (an owned message that finds no memory apart), never reads past
/// the end, never allocates more than a fixed multiple of `bytes.size()`.
template <class M>
[[nodiscard]] constexpr result<M, error> decode(byte_view bytes) {
    bytes = detail::not_null(bytes);
    trace why;
    result<M, error> out{std::in_place};
    if (!detail::decode_whole(bytes, *out, why)) [[unlikely]]
        out = fail(why.of(detail::name_of<M>(), bytes.data()));
    return out;
}

/// The same into a message that is there, whose memory is used again: an owned message that once held as much
/// allocates nothing. What `message` holds after an error is unspecified.
template <class M>
[[nodiscard]] constexpr result<void, error> decode_into(byte_view bytes, M& message) {
    bytes = detail::not_null(bytes);
    trace why;
    result<void, error> out;
    if (!detail::decode_whole(bytes, message, why)) [[unlikely]]
        out = fail(why.of(detail::name_of<M>(), bytes.data()));
    return out;
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
    auto const* stop = detail::decode_one(bytes.data(), bytes.data() + bytes.size(), out->message, why);
    if (stop == nullptr) [[unlikely]]
        out = fail(why.of(detail::name_of<M>(), bytes.data()));
    else out->size = static_cast<std::size_t>(stop - bytes.data());
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
