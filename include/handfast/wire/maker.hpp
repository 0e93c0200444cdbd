// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_MAKER_HPP
#define HANDFAST_WIRE_MAKER_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <handfast/wire/error.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// How long the variable parts of a generated message are.
enum class extent : std::uint8_t { random, least, greatest };

/// Makes up the bytes of a message: what a generator appends to, and asks for its choices. The choices follow from
/// the seed alone.
class maker {
public:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    /// With a `break_at`, the site of that number is broken: see `breaks`.
    explicit maker(std::uint64_t seed, extent how_long = extent::random, std::size_t break_at = nowhere) noexcept
        : state_(seed), how_long_(how_long), break_at_(break_at) {}

    /// What was made so far.
    std::vector<std::uint8_t> out;

    /// A random number (Steele, Lea, Flood: SplitMix64).
    std::uint64_t next() noexcept {
        auto z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// A random number below `end`.
    std::size_t below(std::size_t end) noexcept { return static_cast<std::size_t>(next() % end); }

    /// A length from `floor` to `ceiling`, or as near to them as they let it be: mostly a small one.
    std::size_t pick(std::size_t floor, std::size_t ceiling) noexcept {
        auto const random = next();
        if (how_long_ == extent::least || ceiling <= floor) return floor;
        if (how_long_ == extent::greatest) return ceiling;
        auto const span = ceiling - floor;
        if (random % 16 == 0) return floor;
        if (random % 16 == 1 && span <= 300) return ceiling;
        return floor + static_cast<std::size_t>((random >> 8) % ((span < 12 ? span : 12) + 1));
    }
    [[nodiscard]] bool extreme() const noexcept { return how_long_ != extent::random; }

    /// Appends `size` zero bytes; gives where they begin.
    std::size_t grow(std::size_t size) {
        auto const at = out.size();
        out.resize(at + size);
        return at;
    }
    /// Appends `size` random bytes.
    void bytes(std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(next() >> 32));
    }

    /// A site where the message could be broken so that decoding fails with `what`. True at the one that is: then the
    /// caller breaks it.
    bool breaks(failure what) noexcept {
        if (sites_++ != break_at_) return false;
        broken_ = what;
        return true;
    }
    [[nodiscard]] std::size_t sites() const noexcept { return sites_; }
    [[nodiscard]] std::optional<failure> broken() const noexcept { return broken_; }
    /// Takes back what was broken in bytes that were thrown away: what `broken` said before them.
    void restore(std::optional<failure> before) noexcept { broken_ = before; }

private:
    std::uint64_t state_;
    extent how_long_;
    std::size_t break_at_;
    std::size_t sites_ = 0;
    std::optional<failure> broken_;
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
