// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_PRESENCE_HPP
#define HANDFAST_CORE_PRESENCE_HPP

#include <utility>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI {

/// Whether an object still has what it was made with: true until it is moved from. A class with a member of this type
/// can leave its moves to the compiler and refuse what is asked of it afterwards.
class presence {
public:
    presence() noexcept = default;
    presence(presence const&) = delete;
    presence& operator=(presence const&) = delete;
    presence(presence&& other) noexcept : here_(std::exchange(other.here_, false)) {}
    presence& operator=(presence&& other) noexcept {
        if (this != &other) here_ = std::exchange(other.here_, false);
        return *this;
    }
    ~presence() = default;

    [[nodiscard]] explicit operator bool() const noexcept { return here_; }

private:
    bool here_ = true;
};

}  // namespace handfast::inline HANDFAST_ABI

#endif
