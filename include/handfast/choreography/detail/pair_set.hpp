// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_PAIR_SET_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_PAIR_SET_HPP

#include <cstdint>

#include <handfast/choreography/detail/growing.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// A set of pairs of numbers, in the order in which they were found.
class pair_set {
public:
    using number = std::uint64_t;

    constexpr pair_set() = default;
    pair_set(pair_set const&) = delete;
    pair_set& operator=(pair_set const&) = delete;
    constexpr ~pair_set() { delete[] buckets_; }

    [[nodiscard]] constexpr int size() const { return first_.size(); }
    [[nodiscard]] constexpr number first(int i) const { return first_[i]; }
    [[nodiscard]] constexpr number second(int i) const { return second_[i]; }

    /// Whether it is new.
    constexpr bool add(number a, number b) {
        unsigned at = bucket(a, b);
        for (int i = buckets_[at]; i != 0; i = buckets_[at]) {
            if (first_[i - 1] == a && second_[i - 1] == b) return false;
            at = (at + 1) & mask_;
        }
        first_.push(a);
        second_.push(b);
        buckets_[at] = first_.size();
        if (static_cast<unsigned>(2 * first_.size()) > mask_) spread();
        return true;
    }

private:
    constexpr unsigned bucket(number a, number b) const {
        number const sum = (a * 0x9e3779b97f4a7c15U ^ b) * 0xd6e8feb86659fd93U;
        return static_cast<unsigned>(sum >> 40) & mask_;
    }

    constexpr void spread() {
        delete[] buckets_;
        mask_ = 2 * mask_ + 1;
        buckets_ = new int[mask_ + 1]{};
        for (int i = 0; i < first_.size(); ++i) {
            unsigned at = bucket(first_[i], second_[i]);
            while (buckets_[at] != 0) at = (at + 1) & mask_;
            buckets_[at] = i + 1;
        }
    }

    growing<number> first_, second_;
    unsigned mask_ = 127;
    int* buckets_ = new int[128]{};  ///< the number of a pair plus one
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
