// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_LANES_MODEL_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_LANES_MODEL_HPP

#include <cstddef>
#include <cstdint>

#include <handfast/crypto/rsa/detail/digit.hpp>

#if HANDFAST_RSA_HAS_LANES == 2

namespace handfast::inline HANDFAST_ABI::rsa::detail {

// The operations of lanes.hpp lane by lane, for tests on processors that have no such instructions, and under tools
// that do not know them.
#define HANDFAST_RSA_LANES

template <std::size_t Count>
struct model_lanes {
    std::uint64_t at[Count];
};
using lanes = model_lanes<8>;
using half_lanes = model_lanes<4>;

template <std::size_t Count, class Function>
model_lanes<Count> lane_by_lane(Function&& of) noexcept {
    model_lanes<Count> r;
    for (std::size_t i = 0; i < Count; ++i) r.at[i] = of(i);
    return r;
}
[[nodiscard]] inline wide product_of_digits(std::uint64_t a, std::uint64_t b) noexcept {
    return static_cast<wide>(a & greatest_digit) * (b & greatest_digit);
}

[[nodiscard]] inline lanes everywhere(std::uint64_t x) noexcept {
    return lane_by_lane<8>([&](std::size_t) { return x; });
}
[[nodiscard]] inline lanes no_lanes() noexcept { return everywhere(0); }
[[nodiscard]] inline half_lanes no_half() noexcept {
    return lane_by_lane<4>([](std::size_t) { return std::uint64_t{0}; });
}
[[nodiscard]] inline lanes load_lanes(std::uint64_t const* from) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return from[i]; });
}
[[nodiscard]] inline half_lanes load_half(std::uint64_t const* from) noexcept {
    return lane_by_lane<4>([&](std::size_t i) { return from[i]; });
}
inline void store_lanes(std::uint64_t* to, lanes const& x) noexcept {
    for (std::size_t i = 0; i < 8; ++i) to[i] = x.at[i];
}
[[nodiscard]] inline half_lanes lower_half(lanes const& x) noexcept { return load_half(x.at); }
[[nodiscard]] inline lanes widen(half_lanes const& x) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return i < 4 ? x.at[i] : 0; });
}
template <std::size_t Count>
[[nodiscard]] model_lanes<Count> add(model_lanes<Count> const& a, model_lanes<Count> const& b) noexcept {
    return lane_by_lane<Count>([&](std::size_t i) { return a.at[i] + b.at[i]; });
}
template <std::size_t Count>
[[nodiscard]] model_lanes<Count> add_lower(model_lanes<Count> const& sum, model_lanes<Count> const& a,
                                           model_lanes<Count> const& b) noexcept {
    return lane_by_lane<Count>([&](std::size_t i) {
        return sum.at[i] + (static_cast<std::uint64_t>(product_of_digits(a.at[i], b.at[i])) & greatest_digit);
    });
}
template <std::size_t Count>
[[nodiscard]] model_lanes<Count> add_upper(model_lanes<Count> const& sum, model_lanes<Count> const& a,
                                           model_lanes<Count> const& b) noexcept {
    return lane_by_lane<Count>([&](std::size_t i) {
        return sum.at[i] + static_cast<std::uint64_t>(product_of_digits(a.at[i], b.at[i]) >> digit_bits);
    });
}
[[nodiscard]] inline lanes shift_down(lanes const& x, lanes const& above) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return i < 7 ? x.at[i + 1] : above.at[0]; });
}
[[nodiscard]] inline half_lanes shift_down(half_lanes const& x) noexcept {
    return lane_by_lane<4>([&](std::size_t i) { return i < 3 ? x.at[i + 1] : 0; });
}
[[nodiscard]] inline lanes shift_up(lanes const& x, lanes const& below) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return i > 0 ? x.at[i - 1] : below.at[7]; });
}
[[nodiscard]] inline lanes lower_of_first(lanes const& x, std::uint64_t factor) noexcept {
    return everywhere(static_cast<std::uint64_t>(product_of_digits(x.at[0], factor)) & greatest_digit);
}
[[nodiscard]] inline lanes first_rounded_up(lanes const& x) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return i == 0 ? (x.at[0] + greatest_digit) >> digit_bits : 0; });
}
[[nodiscard]] inline lanes above_digits(lanes const& x) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return x.at[i] >> digit_bits; });
}
[[nodiscard]] inline lanes digits_of(lanes const& x) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return x.at[i] & greatest_digit; });
}
[[nodiscard]] inline std::uint8_t too_great(lanes const& x) noexcept {
    unsigned mask = 0;
    for (unsigned i = 0; i < 8; ++i) mask |= static_cast<unsigned>(~mask_if_zero(x.at[i] >> digit_bits) & 1) << i;
    return static_cast<std::uint8_t>(mask);
}
[[nodiscard]] inline std::uint8_t greatest(lanes const& x) noexcept {
    unsigned mask = 0;
    for (unsigned i = 0; i < 8; ++i) mask |= static_cast<unsigned>(mask_if_equal(x.at[i], greatest_digit) & 1) << i;
    return static_cast<std::uint8_t>(mask);
}
[[nodiscard]] inline lanes add_one(lanes const& x, std::uint8_t where) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return x.at[i] + (where >> i & 1u); });
}
[[nodiscard]] inline lanes or_masked(lanes const& x, lanes const& y, std::uint64_t mask) noexcept {
    return lane_by_lane<8>([&](std::size_t i) { return x.at[i] | (y.at[i] & mask); });
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif

#endif
