// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_ELEMENT_ITERATOR_HPP
#define HANDFAST_WIRE_DETAIL_ELEMENT_ITERATOR_HPP

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>  // for the iterator tags: <iterator> would cost several times the rest of this layer

#include <handfast/wire/codec.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// Walks encoded elements that differ in size. They were checked when the list was decoded, so reading one again
/// cannot fail; where bytes were never checked the walk ends at the first that cannot be read.
template <class T>
class element_iterator {
public:
    using value_type = T;
    using reference = T;
    using pointer = void;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::forward_iterator_tag;

    constexpr element_iterator() = default;
    constexpr element_iterator(std::uint8_t const* at, std::uint8_t const* end) : at_(at), end_(end) { read(); }

    constexpr T operator*() const { return value_; }
    constexpr T const* operator->() const { return &value_; }
    constexpr element_iterator& operator++() {
        at_ = next_;
        read();
        return *this;
    }
    constexpr element_iterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend constexpr bool operator==(element_iterator const& a, element_iterator const& b) { return a.at_ == b.at_; }

private:
    constexpr void read() {
        if (at_ == end_) return;
        trace why;
        if constexpr (requires { codec<T>::glance(at_, end_, value_, why); })
            next_ = codec<T>::glance(at_, end_, value_, why);
        else next_ = decode_one(at_, end_, value_, why);
        if (next_ == nullptr) at_ = end_;
    }

    std::uint8_t const* at_ = nullptr;
    std::uint8_t const* next_ = nullptr;
    std::uint8_t const* end_ = nullptr;
    T value_{};
};

/// Those that all take the same number of bytes can be gone to directly.
template <plain T>
class element_iterator<T> {
public:
    using value_type = T;
    using reference = T;
    using pointer = void;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::random_access_iterator_tag;

    constexpr element_iterator() = default;
    constexpr element_iterator(std::uint8_t const* at, std::uint8_t const*) noexcept : at_(at) {}

    constexpr T operator*() const {
        T value{};
        codec<T>::load(at_, value);
        return value;
    }
    constexpr T operator[](difference_type n) const { return *(*this + n); }

    constexpr element_iterator& operator+=(difference_type n) noexcept {
        at_ += n * step;
        return *this;
    }
    constexpr element_iterator& operator-=(difference_type n) noexcept { return *this += -n; }
    constexpr element_iterator& operator++() noexcept { return *this += 1; }
    constexpr element_iterator& operator--() noexcept { return *this += -1; }
    constexpr element_iterator operator++(int) noexcept {
        auto const before = *this;
        ++*this;
        return before;
    }
    constexpr element_iterator operator--(int) noexcept {
        auto const before = *this;
        --*this;
        return before;
    }
    friend constexpr element_iterator operator+(element_iterator i, difference_type n) noexcept { return i += n; }
    friend constexpr element_iterator operator+(difference_type n, element_iterator i) noexcept { return i += n; }
    friend constexpr element_iterator operator-(element_iterator i, difference_type n) noexcept { return i -= n; }
    friend constexpr difference_type operator-(element_iterator a, element_iterator b) noexcept {
        return (a.at_ - b.at_) / step;
    }
    friend constexpr bool operator==(element_iterator const&, element_iterator const&) = default;
    friend constexpr auto operator<=>(element_iterator const&, element_iterator const&) = default;

private:
    static constexpr difference_type step = codec<T>::least;
    std::uint8_t const* at_ = nullptr;
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
