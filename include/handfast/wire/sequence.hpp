// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_SEQUENCE_HPP
#define HANDFAST_WIRE_SEQUENCE_HPP

#include <cstddef>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/element_iterator.hpp>
#include <handfast/wire/storage.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Several `T`, in the place that `Storage` says: what `vector`, `list` and `counted` hold.
template <class T, class Storage>
class sequence;

/// In the decoded bytes: a random-access range of `T` where each takes the same number of bytes, else a forward
/// range. An element is read when it is asked for.
template <class T>
class sequence<T, view> {
public:
    using value_type = T;
    using iterator = detail::element_iterator<T>;
    using const_iterator = iterator;

    constexpr sequence() = default;

    /// Elements that are already encoded, one after another. They are not checked here.
    [[nodiscard]] static constexpr sequence of_encoded(byte_view bytes) noexcept {
        sequence list;
        list.encoded_ = bytes;
        return list;
    }

    /// The elements as they stand on the wire, without a prefix.
    [[nodiscard]] constexpr byte_view encoded() const noexcept { return encoded_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return encoded_.empty(); }
    [[nodiscard]] constexpr iterator begin() const { return {encoded_.data(), encoded_.data() + encoded_.size()}; }
    [[nodiscard]] constexpr iterator end() const {
        auto const* end = encoded_.data() + encoded_.size();
        if constexpr (plain<T>) end = encoded_.data() + size() * codec<T>::least;
        return {end, end};
    }
    /// How many elements there are; counts them where they differ in size.
    [[nodiscard]] constexpr std::size_t size() const {
        if constexpr (plain<T>) {
            return encoded_.size() / codec<T>::least;
        } else {
            std::size_t n = 0;
            for (auto i = begin(); i != end(); ++i) ++n;
            return n;
        }
    }
    [[nodiscard]] constexpr T operator[](std::size_t i) const
        requires plain<T>
    {
        T value{};
        codec<T>::load(encoded_.data() + i * codec<T>::least, value);
        return value;
    }
    [[nodiscard]] constexpr T front() const { return *begin(); }

    [[nodiscard]] constexpr bool contains(T const& wanted) const {
        for (auto i = begin(); i != end(); ++i)
            if (*i == wanted) return true;
        return false;
    }

    friend constexpr bool operator==(sequence const& a, sequence const& b) {
        return same_bytes(a.encoded_, b.encoded_);
    }

private:
    byte_view encoded_;
};

namespace detail {

/// What the two lists of real elements have in common.
template <class T, class Container>
class contained {
public:
    using value_type = T;

    constexpr contained() = default;

    [[nodiscard]] constexpr bool empty() const noexcept { return elements_.empty(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return elements_.size(); }
    [[nodiscard]] constexpr T const* begin() const noexcept { return elements_.data(); }
    [[nodiscard]] constexpr T const* end() const noexcept { return elements_.data() + elements_.size(); }
    [[nodiscard]] constexpr T const& operator[](std::size_t i) const noexcept { return elements_[i]; }
    [[nodiscard]] constexpr T const& front() const noexcept { return elements_.front(); }
    [[nodiscard]] constexpr Container const& elements() const noexcept { return elements_; }

    [[nodiscard]] constexpr bool contains(T const& wanted) const {
        for (auto const& element : *this)
            if (element == wanted) return true;
        return false;
    }

    friend constexpr bool operator==(contained const& a, contained const& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!(a[i] == b[i])) return false;
        return true;
    }

protected:
    constexpr explicit contained(Container elements) noexcept : elements_(std::move(elements)) {}
    Container elements_;
};

}  // namespace detail

/// In a `std::vector`.
template <class T>
class sequence<T, owned> : public detail::contained<T, std::vector<T>> {
    static_assert(!std::is_same_v<T, bool>, "`wire::sequence<T, owned>` requires a `T` other than `bool`, whose "
                                            "`std::vector` has no elements to point at; `wire::open_enum` of an "
                                            "enumeration of two serves");
    using base = detail::contained<T, std::vector<T>>;

public:
    constexpr sequence() = default;
    constexpr sequence(std::vector<T> values) noexcept : base(std::move(values)) {}
    constexpr sequence(std::initializer_list<T> values) : base(std::vector<T>(values)) {}

    using base::elements;
    [[nodiscard]] constexpr std::vector<T>& elements() noexcept { return this->elements_; }
};

/// In the caller's array, which must outlive this. Can be encoded, not decoded.
template <class T>
class sequence<T, borrowed> : public detail::contained<T, std::span<T const>> {
    using base = detail::contained<T, std::span<T const>>;

public:
    constexpr sequence() = default;
    template <class Values>
        requires(!std::is_base_of_v<sequence, std::remove_cvref_t<Values>> &&
                 std::is_convertible_v<Values, std::span<T const>> &&
                 (std::is_lvalue_reference_v<Values> ||
                  std::ranges::enable_borrowed_range<std::remove_cvref_t<Values>>))
    constexpr sequence(Values&& values) noexcept : base(std::span<T const>(values)) {}
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
