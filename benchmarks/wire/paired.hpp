// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_PAIRED_HPP
#define HANDFAST_BENCHMARKS_WIRE_PAIRED_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

/// Measures contenders side by side: in many short rounds, each of which lets all of them work, in an order that
/// alternates. What counts is the ratio to the first one's time in the same round, so that a machine that slows down
/// slows all of them alike.
namespace paired {

struct contender {
    std::string name;
    /// Does the work so many times.
    std::function<void(std::size_t)> repeat;
};

struct effort {
    int runs = 5;
    int rounds = 101;
    /// How long a contender works in a round.
    std::chrono::nanoseconds round = std::chrono::microseconds{30};
};

struct figure {
    double nanoseconds = 0;
    /// Over the first contender: the median of the runs' medians, and the least and greatest of those.
    double ratio = 0;
    double lowest = 0;
    double highest = 0;
};

inline double median(std::vector<double> values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Nanoseconds for `times` repetitions.
inline double time(contender const& c, std::size_t times) {
    auto const start = std::chrono::steady_clock::now();
    c.repeat(times);
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
}

/// How often the work is repeated in a round, after warming it up.
inline std::size_t calibrate(contender const& c, std::chrono::nanoseconds round) {
    auto const wanted = static_cast<double>(round.count());
    std::size_t times = 1;
    while (time(c, times) < wanted) times *= 2;
    std::vector<double> each;
    for (int i = 0; i < 9; ++i) each.push_back(time(c, times) / static_cast<double>(times));
    return std::max<std::size_t>(1, static_cast<std::size_t>(wanted / median(each)));
}

inline std::vector<figure> measure(std::vector<contender> const& contenders, effort const& how) {
    auto const count = contenders.size();
    std::vector<std::size_t> times;
    for (auto const& c : contenders) times.push_back(calibrate(c, how.round));

    std::vector<std::vector<double>> nanoseconds(count), medians(count);
    for (int run = 0; run < how.runs; ++run) {
        std::vector<std::vector<double>> ratios(count);
        for (int round = 0; round < how.rounds; ++round) {
            std::vector<double> took(count);
            for (std::size_t i = 0; i < count; ++i) {
                auto const which = round % 2 == 0 ? i : count - 1 - i;
                took[which] = time(contenders[which], times[which]) / static_cast<double>(times[which]);
            }
            for (std::size_t i = 0; i < count; ++i) {
                nanoseconds[i].push_back(took[i]);
                ratios[i].push_back(took[i] / took[0]);
            }
        }
        for (std::size_t i = 0; i < count; ++i) medians[i].push_back(median(ratios[i]));
    }

    std::vector<figure> figures;
    for (std::size_t i = 0; i < count; ++i) {
        auto const [low, high] = std::minmax_element(medians[i].begin(), medians[i].end());
        figures.push_back({median(nanoseconds[i]), median(medians[i]), *low, *high});
    }
    return figures;
}

}  // namespace paired

#endif
