// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_NAME_HPP
#define HANDFAST_EXAMPLES_WIRE_NAME_HPP

#include <handfast/wire.hpp>

namespace dns {

namespace wire = handfast::wire;

/// A domain name as it stands in a message: labels, each behind its length, up to an empty one or to a pointer to
/// where the others are (RFC 1035 §4.1.4). Its wire form is none of the library's: it gets a codec of its own.
struct name {
    handfast::byte_view encoded;
    friend constexpr bool operator==(name const& a, name const& b) {
        return handfast::same_bytes(a.encoded, b.encoded);
    }
};

}  // namespace dns

template <>
struct handfast::wire::codec<dns::name> {
    static constexpr std::size_t least = 1;
    static constexpr std::size_t greatest = 255;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, dns::name& to,
                                                trace& why) {
        auto const* const first = at;
        for (;;) {
            if (at == end) return why.fail(failure::truncated, at, 0, 1);
            auto const length = *at;
            bool const pointer = length >= 0xc0;
            if (length > 63 && !pointer) return why.fail(failure::too_large, at, length, 63);
            auto const size = pointer ? std::size_t{2} : std::size_t{1} + length;
            auto const left = static_cast<std::size_t>(end - at);
            if (left < size) return why.fail(failure::truncated, at, left, size);
            at += size;
            if (static_cast<std::size_t>(at - first) > greatest)
                return why.fail(failure::above_ceiling, first, 256, greatest);
            if (pointer || length == 0) break;
        }
        to.encoded = {first, at};
        return at;
    }
    static constexpr std::uint8_t* encode(dns::name const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        return codec<rest<>>::encode(from.encoded, at, end, why);
    }
    static constexpr std::size_t size(dns::name const& value) { return value.encoded.size(); }
};

#endif
