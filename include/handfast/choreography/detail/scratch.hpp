// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_SCRATCH_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_SCRATCH_HPP

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// Memory that a constant expression gives back.
template <class T>
class scratch {
public:
    constexpr explicit scratch(int size) : elements_(new T[static_cast<unsigned>(size > 0 ? size : 1)]{}) {}
    scratch(scratch const&) = delete;
    scratch& operator=(scratch const&) = delete;
    constexpr ~scratch() { delete[] elements_; }
    constexpr T& operator[](int i) const { return elements_[i]; }
    [[nodiscard]] constexpr T* data() const { return elements_; }

private:
    T* elements_;
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
