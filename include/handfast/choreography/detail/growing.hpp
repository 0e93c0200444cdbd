// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CHOREOGRAPHY_DETAIL_GROWING_HPP
#define HANDFAST_CHOREOGRAPHY_DETAIL_GROWING_HPP

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::choreography::detail {

/// Memory that a constant expression gives back, of a size that is not known before.
template <class T>
class growing {
public:
    constexpr growing() = default;
    growing(growing const&) = delete;
    growing& operator=(growing const&) = delete;
    constexpr ~growing() { delete[] elements_; }

    [[nodiscard]] constexpr int size() const { return size_; }
    constexpr T& operator[](int i) { return elements_[i]; }
    constexpr T const& operator[](int i) const { return elements_[i]; }

    constexpr void push(T const& element) {
        if (size_ == capacity_) {
            T* const before = elements_;
            capacity_ *= 2;
            elements_ = new T[static_cast<unsigned>(capacity_)]{};
            for (int i = 0; i < size_; ++i) elements_[i] = before[i];
            delete[] before;
        }
        elements_[size_++] = element;
    }

private:
    int size_ = 0, capacity_ = 32;
    T* elements_ = new T[32]{};
};

}  // namespace handfast::inline HANDFAST_ABI::choreography::detail

#endif
