// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_FAULTY_PATH_HPP
#define HANDFAST_TCP_FAULTY_PATH_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/tcp/instant.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// What befalls packets on their way. Probabilities are fractions of one, and of each packet; by default nothing does.
struct faults {
    double loss = 0;
    double duplication = 0;  ///< that a packet comes twice
    double reordering = 0;   ///< that a packet is held back, so that later ones overtake it
    double corruption = 0;   ///< that bits of a packet are flipped

    std::chrono::microseconds delay{0};           ///< that every packet takes
    std::chrono::microseconds jitter{0};          ///< at most so much more, but never so that one overtakes another
    std::chrono::microseconds held_back{10'000};  ///< at most, and at least a microsecond, of one that is reordered

    /// How many bits in a row are flipped. Up to 15 the Internet's checksum always sees it (RFC 1071); more may pass.
    std::size_t bits = 1;

    /// What is under way at most: a packet that finds no room for itself is dropped.
    std::size_t most_packets = 1'000;
    std::size_t most_bytes = std::size_t{1} << 20;
};

/// How many packets went in, what became of them, and how many came out. At any time
/// `given + duplicated == lost + no_room + taken + under way`.
struct path_counts {
    std::uint64_t given = 0;
    std::uint64_t lost = 0;
    std::uint64_t duplicated = 0;
    std::uint64_t no_room = 0;
    std::uint64_t held_back = 0;  ///< of those that found room
    std::uint64_t corrupted = 0;  ///< of those that found room
    std::uint64_t taken = 0;
    std::uint64_t overtaken = 0;  ///< of those taken: came after one that was given later

    friend bool operator==(path_counts const&, path_counts const&) = default;
};

/// One direction of a network that treats packets badly: what is `put` in comes out of `take` later, twice, in another
/// order, damaged, or not at all, as a seed will have it. It knows bytes and no protocol, and has no clock: it can be
/// one half of a simulated link, or stand before a device that is real.
///
/// The same seed and the same calls do the same on every platform. Each decision has random numbers of its own whether
/// or not they matter, so that the fate of the n-th packet does not depend on how probable other faults are.
class faulty_path {
public:
    explicit faulty_path(faults const& what, std::uint64_t seed) : faults_(what), random_(seed) {}

    /// A packet sets out. Its bytes are copied.
    void put(byte_view packet, instant now) {
        ++counts_.given;
        bool const lost = happens(faults_.loss);
        bool const twice = happens(faults_.duplication);
        auto const first = draw_fate();
        auto const second = draw_fate();
        auto const number = counts_.given;
        if (lost) {
            ++counts_.lost;
            return;
        }
        enter(packet, number, first, now);
        if (!twice) return;
        ++counts_.duplicated;
        enter(packet, number, second, now);
    }

    /// The next packet that has arrived by `now`; a view until the next call of `take`.
    [[nodiscard]] std::optional<byte_view> take(instant now) {
        if (under_way_.empty() || under_way_.front().due > now) return std::nullopt;
        std::pop_heap(under_way_.begin(), under_way_.end(), later);
        taken_ = std::move(under_way_.back().bytes);
        auto const number = under_way_.back().number;
        under_way_.pop_back();
        bytes_ -= taken_.size();
        ++counts_.taken;
        if (number < latest_) ++counts_.overtaken;
        latest_ = std::max(latest_, number);
        return byte_view{taken_};
    }

    /// When the next packet arrives; nothing while none is under way.
    [[nodiscard]] std::optional<instant> deadline() const noexcept {
        if (under_way_.empty()) return std::nullopt;
        return under_way_.front().due;
    }

    /// From now on packets that set out meet with other faults: a path that fails for a while, say.
    void change(faults const& what) noexcept { faults_ = what; }

    [[nodiscard]] path_counts const& counts() const noexcept { return counts_; }
    [[nodiscard]] std::size_t packets_under_way() const noexcept { return under_way_.size(); }
    [[nodiscard]] std::size_t bytes_under_way() const noexcept { return bytes_; }

private:
    /// What chance says of one copy of a packet.
    struct fate {
        std::chrono::microseconds jitter;
        bool held_back;
        std::chrono::microseconds for_how_long;
        bool corrupted;
        std::uint64_t place;
    };
    struct travelling {
        instant due;
        std::uint64_t order;   ///< of its entry: of those due at one moment, the first that entered is the first out
        std::uint64_t number;  ///< of the packet among those given
        std::vector<std::uint8_t> bytes;
    };

    static bool later(travelling const& a, travelling const& b) noexcept {
        return a.due != b.due ? a.due > b.due : a.order > b.order;
    }

    // Not by the standard library's distributions, which differ between its implementations.

    /// 53 bits, as many as a double can tell apart, against as many of the probability.
    [[nodiscard]] bool happens(double probability) {
        constexpr double one = 9'007'199'254'740'992;  // 2^53: multiplying by it is exact
        return static_cast<double>(random_() >> 11) < probability * one;
    }
    /// From `least` to `most`, and `least` where that is more.
    [[nodiscard]] std::chrono::microseconds between(std::int64_t least, std::chrono::microseconds most) {
        auto const drawn = random_();
        if (most.count() <= least) return std::chrono::microseconds{least};
        auto const span = static_cast<std::uint64_t>(most.count() - least) + 1;
        return std::chrono::microseconds{least + static_cast<std::int64_t>(drawn % span)};
    }
    /// One statement for each number: the order in which they are drawn is part of what a seed means.
    [[nodiscard]] fate draw_fate() {
        fate f;
        f.jitter = between(0, faults_.jitter);
        f.held_back = happens(faults_.reordering);
        f.for_how_long = between(1, faults_.held_back);
        f.corrupted = happens(faults_.corruption);
        f.place = random_();
        return f;
    }

    void enter(byte_view packet, std::uint64_t number, fate const& f, instant now) {
        if (under_way_.size() >= faults_.most_packets || bytes_ + packet.size() > faults_.most_bytes) {
            ++counts_.no_room;
            return;
        }
        auto due = std::max(now + faults_.delay + f.jitter, last_due_);
        last_due_ = due;
        if (f.held_back) {
            ++counts_.held_back;
            due += f.for_how_long;
        }
        std::vector<std::uint8_t> bytes(packet.begin(), packet.end());
        if (f.corrupted && !bytes.empty() && faults_.bits > 0) {
            ++counts_.corrupted;
            flip(bytes, f.place);
        }
        bytes_ += bytes.size();
        under_way_.push_back({due, ++entered_, number, std::move(bytes)});
        std::push_heap(under_way_.begin(), under_way_.end(), later);
    }

    /// Flips a run of bits, counted from the highest of the first byte.
    void flip(byte_span packet, std::uint64_t place) const noexcept {
        auto const all = packet.size() * 8;
        auto const count = std::min(faults_.bits, all);
        auto const first = static_cast<std::size_t>(place % (all - count + 1));
        for (auto bit = first; bit < first + count; ++bit)
            packet[bit / 8] = static_cast<std::uint8_t>(packet[bit / 8] ^ (0x80u >> bit % 8));
    }

    faults faults_;
    std::mt19937_64 random_;
    path_counts counts_;
    std::vector<travelling> under_way_;  ///< a heap, the next to arrive in front
    std::vector<std::uint8_t> taken_;
    std::size_t bytes_ = 0;
    std::uint64_t entered_ = 0;
    std::uint64_t latest_ = 0;
    instant last_due_ = instant::min();
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
