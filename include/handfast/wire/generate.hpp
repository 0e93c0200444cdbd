// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_GENERATE_HPP
#define HANDFAST_WIRE_GENERATE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <handfast/wire/detail/message_generator.hpp>
#include <handfast/wire/generator.hpp>
#include <handfast/wire/maker.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// The bytes of a random valid `M`, the same for the same `seed`; of at most `room` bytes, but never fewer than the
/// least size of an `M`. With `extent::least` every length is at its floor, with `extent::greatest` each is as near
/// to its ceiling as the room lets it be.
template <class M>
[[nodiscard]] std::vector<std::uint8_t> generate(std::uint64_t seed, extent how_long = extent::random,
                                                 std::size_t room = 4096) {
    maker m{seed, how_long};
    detail::make_one<M>(m, room < codec<M>::least ? codec<M>::least : room);
    return std::move(m.out);
}

/// Bytes that would be an `M` but for one thing.
struct nearly {
    std::vector<std::uint8_t> bytes;
    /// How decoding fails; `none`, where bytes are missing at the end, for that may show in several ways.
    failure expected = failure::none;
};

/// The bytes of a nearly valid `M`: one bound of it is broken (a length below its floor or above its ceiling, one that
/// does not divide, a wrong constant, checksum or bool, a tag that stands twice, bytes left over or missing). Nothing
/// where the random `M` of this seed has no bound that could be broken.
template <class M>
[[nodiscard]] std::optional<nearly> generate_broken(std::uint64_t seed) {
    constexpr std::size_t room = codec<M>::least < 2048 ? 4096 : 2 * codec<M>::least;
    maker whole{seed, extent::random};
    detail::make_one<M>(whole, room);
    // Besides the sites within: a byte over, and a byte missing.
    bool const bounded = !detail::greedy<codec<M>>;
    if (whole.sites() == 0 && !bounded) return std::nullopt;
    auto const site = whole.below(whole.sites() + (bounded ? 2 : 0));
    if (site >= whole.sites()) {
        nearly out{std::move(whole.out), failure::trailing};
        if (site == whole.sites()) return out.bytes.push_back(0), out;
        if (out.bytes.empty()) return std::nullopt;
        out.bytes.pop_back();
        out.expected = failure::none;
        return out;
    }
    maker broken{seed, extent::random, site};
    detail::make_one<M>(broken, room);
    if (!broken.broken()) return std::nullopt;
    return nearly{std::move(broken.out), *broken.broken()};
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
