// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_BOARD_HPP
#define HANDFAST_BENCHMARKS_WIRE_BOARD_HPP

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paired.hpp"

/// What is measured: a row for each operation on each piece of work.
namespace work {

struct row {
    std::string work;
    std::string operation;
    /// What handfast's time may be over hand-written code's.
    double goal = 0;
    /// Hand-written code first, then handfast, then the peers that can do the work.
    std::vector<paired::contender> contenders;
};

class board {
public:
    void add(row r) { rows_.push_back(std::move(r)); }

    /// Another contender in a row that is there.
    void join(std::string_view work, std::string_view operation, paired::contender c) {
        for (auto& r : rows_)
            if (r.work == work && r.operation == operation) r.contenders.push_back(std::move(c));
    }

    [[nodiscard]] std::vector<row> const& rows() const noexcept { return rows_; }

    /// Whether hand-written code and handfast agreed on all that they were shown.
    void disagree() noexcept { agreed_ = false; }
    [[nodiscard]] bool agreed() const noexcept { return agreed_; }

private:
    std::vector<row> rows_;
    bool agreed_ = true;
};

}  // namespace work

#endif
