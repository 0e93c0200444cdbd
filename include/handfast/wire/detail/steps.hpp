// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_STEPS_HPP
#define HANDFAST_WIRE_DETAIL_STEPS_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

// One field of a message read or written. These are templates on the field's codec alone, so that all messages share
// them: what a message has for itself costs compile time for every message anew.

/// False, and told to the trace, where it fails. A run of plain fields is checked at its first: `run` is how many bytes
/// it has, 0 at the others; where they are not there, the trace is told `failure::none`, which `blame` replaces.
template <class Codec, class T>
[[gnu::always_inline]] constexpr bool read_step(std::uint8_t const*& at, std::uint8_t const* end, std::size_t run,
                                                T& to, trace& why) {
    if constexpr (Codec::plain) {
        if (run != 0 && static_cast<std::size_t>(end - at) < run) [[unlikely]] {
            why.fail(failure::none, at, left(at, end), run);
            return false;
        }
        if constexpr (!accepts_all<Codec>)
            if (!Codec::acceptable(at)) [[unlikely]] {
                Codec::reject(at, why);
                return false;
            }
        Codec::load(at, to);
        at += Codec::least;
        return true;
    } else {
        at = Codec::decode(at, end, to, why);
        return at != nullptr;
    }
}

template <class Codec, class T>
[[gnu::always_inline]] constexpr bool write_step(T const& from, std::uint8_t*& at, std::uint8_t* end, std::size_t run,
                                                 trace& why) {
    if constexpr (Codec::plain) {
        if (run != 0 && static_cast<std::size_t>(end - at) < run) [[unlikely]] {
            why.fail(failure::none, at, left(at, end), run);
            return false;
        }
        if constexpr (!fits_always<Codec, T>)
            if (!Codec::storable(from)) [[unlikely]] {
                Codec::refuse(from, at, why);
                return false;
            }
        Codec::store(from, at);
        at += Codec::least;
        return true;
    } else {
        at = Codec::encode(from, at, end, why);
        return at != nullptr;
    }
}

/// Whether the bytes of a plain field are a value, and its value fits them; and the same told to the trace.
template <class Codec>
[[gnu::always_inline]] constexpr bool acceptable_step([[maybe_unused]] std::uint8_t const* at) {
    if constexpr (accepts_all<Codec>) return true;
    else return Codec::acceptable(at);
}
template <class Codec>
[[gnu::cold]] constexpr bool accept_step([[maybe_unused]] std::uint8_t const* at, [[maybe_unused]] trace& why) {
    if constexpr (!accepts_all<Codec>)
        if (!Codec::acceptable(at)) {
            Codec::reject(at, why);
            return false;
        }
    return true;
}
template <class Codec, class T>
[[gnu::always_inline]] constexpr bool storable_step([[maybe_unused]] T const& value) {
    if constexpr (fits_always<Codec, T>) return true;
    else return Codec::storable(value);
}
template <class Codec, class T>
[[gnu::cold]] constexpr bool fit_step([[maybe_unused]] T const& value, [[maybe_unused]] std::uint8_t const* at,
                                      [[maybe_unused]] trace& why) {
    if constexpr (!fits_always<Codec, T>)
        if (!Codec::storable(value)) {
            Codec::refuse(value, at, why);
            return false;
        }
    return true;
}

/// After a step failed, the field `i` of those that are called `names` and of `sizes`: puts its name into the path.
/// Where a run was short, finds the field of it for which the bytes did not suffice; `what` is how it fails.
[[gnu::cold, gnu::noinline]] constexpr void blame(failure what, std::size_t const* sizes, std::string_view const* names,
                                                  std::size_t i, trace& why) {
    if (why.what() == failure::none) i += why.short_run(what, sizes + i);
    why.in(names[i]);
}

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
