// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_RECEIVE_BUFFER_HPP
#define HANDFAST_TCP_RECEIVE_BUFFER_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <handfast/tcp/octet_ring.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// What has arrived and was not read yet: in order up to `next()`, and pieces behind it that came too early. Whatever
/// is twice there was the same both times, or the peer is wrong; what came first and stands in order is kept.
class receive_buffer {
public:
    explicit receive_buffer(std::size_t octets) : ring_(octets) {}

    /// Where the first octet will stand; forgets all there was.
    void start(sequence_number first) noexcept {
        first_ = next_ = first;
        pieces_ = 0;
    }

    /// The first octet that is missing.
    [[nodiscard]] sequence_number next() const noexcept { return next_; }
    /// How many octets behind `next()` there is room for.
    [[nodiscard]] std::uint32_t window() const noexcept { return ring_.size() - readable(); }
    /// How many octets can be read.
    [[nodiscard]] std::uint32_t readable() const noexcept { return distance(first_, next_); }
    [[nodiscard]] std::uint32_t capacity() const noexcept { return ring_.size(); }
    /// How many octets have come too early and are kept.
    [[nodiscard]] std::uint32_t early() const noexcept {
        std::uint32_t octets = 0;
        for (auto const& it : kept()) octets += distance(it.from, it.to);
        return octets;
    }

    /// Takes what of `octets`, of which the first stands at `at`, lies within the window; what is older, or beyond, is
    /// left out. A piece too many is dropped as if it had been lost on the way.
    void insert(sequence_number at, byte_view octets) noexcept {
        if (at < next_) {
            auto const old = std::min<std::size_t>(octets.size(), distance(at, next_));
            octets = octets.subspan(old);
            at = next_;
        }
        auto const ahead = distance(next_, at);
        if (octets.empty() || ahead >= window()) return;
        octets = octets.first(std::min<std::size_t>(octets.size(), window() - ahead));
        auto const end = at + static_cast<std::uint32_t>(octets.size());
        if (at == next_) {
            ring_.write(at, octets);
            next_ = end;
            join_what_follows();
        } else if (keep({at, end})) {
            ring_.write(at, octets);
        }
    }

    /// Takes up to `to.size()` octets out. Returns how many.
    std::size_t read(byte_span to) noexcept {
        auto const count = std::min<std::size_t>(to.size(), readable());
        ring_.read(first_, to.first(count));
        first_ += static_cast<std::uint32_t>(count);
        return count;
    }

private:
    struct piece {
        sequence_number from, to;
    };
    static constexpr std::size_t most_pieces = 64;

    [[nodiscard]] std::span<piece const> kept() const noexcept { return std::span{early_}.first(pieces_); }

    void join_what_follows() noexcept {
        std::size_t gone = 0;
        while (gone < pieces_ && early_[gone].from <= next_) next_ = later(next_, early_[gone++].to);
        std::copy(early_.begin() + static_cast<std::ptrdiff_t>(gone),
                  early_.begin() + static_cast<std::ptrdiff_t>(pieces_), early_.begin());
        pieces_ -= gone;
    }

    // The pieces stand in order and do not touch. The new one swallows all that it overlaps or touches.
    bool keep(piece it) noexcept {
        std::size_t begin = 0;
        while (begin < pieces_ && early_[begin].to < it.from) ++begin;
        std::size_t end = begin;
        while (end < pieces_ && early_[end].from <= it.to) {
            it = {earlier(it.from, early_[end].from), later(it.to, early_[end].to)};
            ++end;
        }
        auto const place = [&](std::size_t i) { return early_.begin() + static_cast<std::ptrdiff_t>(i); };
        if (begin == end) {
            if (pieces_ == most_pieces) return false;
            std::copy_backward(place(begin), place(pieces_), place(pieces_ + 1));
            ++pieces_;
        } else {
            std::copy(place(end), place(pieces_), place(begin + 1));
            pieces_ -= end - begin - 1;
        }
        early_[begin] = it;
        return true;
    }

    octet_ring ring_;
    sequence_number first_{};
    sequence_number next_{};
    std::array<piece, most_pieces> early_{};
    std::size_t pieces_ = 0;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
