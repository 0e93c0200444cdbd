// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_SIMULATED_LINK_HPP
#define HANDFAST_TCP_SIMULATED_LINK_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/faulty_path.hpp>
#include <handfast/tcp/instant.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// The two ends of a link.
enum class link_end : std::uint8_t { left, right };

/// The opposite end.
[[nodiscard]] constexpr link_end other(link_end end) noexcept {
    return end == link_end::left ? link_end::right : link_end::left;
}

/// A link between two ends, in memory: what one puts in, the other takes out, after what the path between them did to
/// it. Memory is bounded by `faults::most_packets` and `most_bytes` of each direction.
///
///     tcp::simulated_link link{{.loss = 0.2, .delay = 20ms}, seed};
///     link.put(tcp::link_end::left, packet, now);
///     now = *link.deadline();                                  // time passes only here
///     while (auto const packet = link.take(tcp::link_end::right, now)) ...
class simulated_link {
public:
    /// Both directions have the same faults, and decide with random numbers of their own.
    simulated_link(faults const& both, std::uint64_t seed) : simulated_link(both, both, seed) {}
    simulated_link(faults const& to_right, faults const& to_left, std::uint64_t seed)
        : paths_{faulty_path{to_right, 2 * seed}, faulty_path{to_left, 2 * seed + 1}} {}

    /// `from` sends a packet to the other end.
    void put(link_end from, byte_view packet, instant now) { path_from(from).put(packet, now); }

    /// The next packet that has come to `at` by `now`; a view until this end takes again.
    [[nodiscard]] std::optional<byte_view> take(link_end at, instant now) { return path_from(other(at)).take(now); }

    /// When the next packet comes to either end; nothing while none is under way.
    [[nodiscard]] std::optional<instant> deadline() const noexcept {
        auto const a = paths_[0].deadline();
        auto const b = paths_[1].deadline();
        if (a && b) return std::min(*a, *b);
        return a ? a : b;
    }

    /// From now on the packets that `from` puts in meet with other faults.
    void change(link_end from, faults const& what) noexcept { path_from(from).change(what); }

    /// What became of the packets that `from` has put in.
    [[nodiscard]] path_counts const& counts(link_end from) const noexcept {
        return paths_[static_cast<std::size_t>(from)].counts();
    }

private:
    [[nodiscard]] faulty_path& path_from(link_end from) noexcept { return paths_[static_cast<std::size_t>(from)]; }

    std::array<faulty_path, 2> paths_;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
