// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_STEPS_HPP
#define HANDFAST_EXAMPLES_SUPPORT_STEPS_HPP

#include <iomanip>
#include <iostream>
#include <mutex>
#include <string_view>

namespace examples {

/// Prints the steps in the order in which they happen. A message is a step once it has arrived: its receiver knows
/// it before it sends the next, so that two threads cannot but print in the session's order.
class steps {
public:
    void print(std::string_view from, std::string_view to, std::string_view what) {
        std::scoped_lock const guard{mutex_};
        std::cout << std::setfill('0') << std::setw(3) << ++number_ << "  " << from << " to " << to << "  " << what
                  << std::endl;
    }

private:
    std::mutex mutex_;
    int number_ = 0;
};

}  // namespace examples

#endif
