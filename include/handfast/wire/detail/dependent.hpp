// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_DEPENDENT_HPP
#define HANDFAST_WIRE_DETAIL_DEPENDENT_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/wire/codec.hpp>

// What a field that depends on others of its message is made of. Its codec is `contextual`: its functions take a
// context, and it says which members it names. The context of reading has `get<Field>()`, the number in that
// field, and `first`, where the message begins; that of writing has `set<Field>(number, why)` and `first()`.

namespace handfast::inline HANDFAST_ABI::wire::detail {

template <auto A, auto B>
inline constexpr bool same_member = false;
template <auto A>
inline constexpr bool same_member<A, A> = true;

/// Whether a field of this codec names the member `Field` (`sized<&M::length, ...>`).
template <class Codec, auto Field>
inline constexpr bool names = false;
template <class Codec, auto Field>
    requires contextual<Codec>
inline constexpr bool names<Codec, Field> = Codec::template names<Field>;

/// The context of a field that has no need of one.
struct no_context {};

/// What stands inside such a field, which may be one itself.
template <class Codec, class T>
[[gnu::always_inline]] constexpr std::uint8_t const* decode_within(std::uint8_t const* at, std::uint8_t const* end,
                                                                   T& to, [[maybe_unused]] auto const& context,
                                                                   trace& why) {
    if constexpr (contextual<Codec>) return Codec::decode(at, end, to, context, why);
    else return decode_by<Codec>(at, end, to, why);
}
template <class Codec, class T>
[[gnu::always_inline]] constexpr std::uint8_t* encode_within(T const& from, std::uint8_t* at, std::uint8_t* end,
                                                             [[maybe_unused]] auto const& context, trace& why) {
    if constexpr (contextual<Codec>) return Codec::encode(from, at, end, context, why);
    else return encode_by<Codec>(from, at, end, why);
}
template <class Codec, class T>
constexpr std::size_t size_within(T const& value, [[maybe_unused]] std::size_t so_far) {
    if constexpr (contextual<Codec>) return Codec::size(value, so_far);
    else return size_by<Codec>(value);
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
