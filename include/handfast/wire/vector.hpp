// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_VECTOR_HPP
#define HANDFAST_WIRE_VECTOR_HPP

#include <cstddef>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/detail/block.hpp>
#include <handfast/wire/storage.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Elements behind a length prefix: `T name<Floor..Ceiling>` of RFC 5246 §4.3. The bounds are in bytes, as
/// there; the prefix is as wide as `Ceiling` needs.
template <class T, std::size_t Floor, std::size_t Ceiling, class Storage = view>
class vector;

namespace detail {

template <class T, std::size_t Floor, std::size_t Ceiling>
struct vector_requirements {
    static_assert(Floor <= Ceiling, "`wire::vector<T, Floor, Ceiling>` requires `Floor` not to exceed `Ceiling`");
    static_assert(codec<T>::least > 0, "`wire::vector<T, Floor, Ceiling>` requires a `T` of at least one byte");
    static_assert(!greedy<T>, "`wire::vector<T, Floor, Ceiling>` requires a `T` that does not take whatever is left");
    static_assert(codec<T>::least <= Ceiling, "`wire::vector<T, Floor, Ceiling>` requires room for one `T`");
};

/// Walks encoded elements. They were checked when the list was decoded, so reading one again cannot fail;
/// where bytes were never checked the walk ends at the first that cannot be read.
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
        trace why{at_};
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

}  // namespace detail

/// In the decoded bytes: a forward range of `T`, each read when it is asked for.
template <class T, std::size_t Floor, std::size_t Ceiling>
class vector<T, Floor, Ceiling, view> : detail::vector_requirements<T, Floor, Ceiling> {
public:
    using value_type = T;
    using iterator = detail::element_iterator<T>;

    constexpr vector() = default;

    /// A list whose elements are already encoded, one after another. They are not checked here.
    [[nodiscard]] static constexpr vector of_encoded(byte_view elements) noexcept {
        vector list;
        list.encoded_ = elements;
        return list;
    }

    /// The elements as they stand on the wire, without the prefix.
    [[nodiscard]] constexpr byte_view encoded() const noexcept { return encoded_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return encoded_.empty(); }
    [[nodiscard]] constexpr iterator begin() const { return {encoded_.data(), encoded_.data() + encoded_.size()}; }
    [[nodiscard]] constexpr iterator end() const {
        return {encoded_.data() + encoded_.size(), encoded_.data() + encoded_.size()};
    }
    /// How many elements there are; counts them where they differ in size.
    [[nodiscard]] constexpr std::size_t size() const {
        if constexpr (plain<T>) return encoded_.size() / codec<T>::least;
        std::size_t n = 0;
        for (auto i = begin(); i != end(); ++i) ++n;
        return n;
    }
    [[nodiscard]] constexpr T operator[](std::size_t i) const
        requires plain<T>
    {
        T value{};
        codec<T>::load(encoded_.subspan(i * codec<T>::least, codec<T>::least).data(), value);
        return value;
    }
    [[nodiscard]] constexpr T front() const { return *begin(); }

    template <class U>
    [[nodiscard]] constexpr bool contains(U const& wanted) const {
        for (auto i = begin(); i != end(); ++i)
            if (*i == wanted) return true;
        return false;
    }

    friend constexpr bool operator==(vector const& a, vector const& b) { return same_bytes(a.encoded_, b.encoded_); }

private:
    byte_view encoded_;
};

namespace detail {

/// What the two lists of real elements have in common.
template <class Derived>
struct element_list {
    [[nodiscard]] constexpr bool empty() const noexcept { return elements().empty(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return elements().size(); }
    [[nodiscard]] constexpr auto begin() const noexcept { return elements().begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return elements().end(); }
    [[nodiscard]] constexpr auto const& operator[](std::size_t i) const noexcept { return elements()[i]; }
    [[nodiscard]] constexpr auto const& front() const noexcept { return elements().front(); }

    template <class U>
    [[nodiscard]] constexpr bool contains(U const& wanted) const {
        for (auto const& element : elements())
            if (element == wanted) return true;
        return false;
    }

    friend constexpr bool operator==(Derived const& a, Derived const& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!(a[i] == b[i])) return false;
        return true;
    }

private:
    constexpr auto const& elements() const noexcept { return static_cast<Derived const*>(this)->elements(); }
};

}  // namespace detail

/// In a `std::vector`.
template <class T, std::size_t Floor, std::size_t Ceiling>
class vector<T, Floor, Ceiling, owned> : detail::vector_requirements<T, Floor, Ceiling>,
                                         public detail::element_list<vector<T, Floor, Ceiling, owned>> {
public:
    using value_type = T;

    constexpr vector() = default;
    constexpr vector(std::vector<T> elements) noexcept : elements_(std::move(elements)) {}
    constexpr vector(std::initializer_list<T> elements) : elements_(elements) {}

    [[nodiscard]] constexpr std::vector<T> const& elements() const noexcept { return elements_; }
    [[nodiscard]] constexpr std::vector<T>& elements() noexcept { return elements_; }

private:
    std::vector<T> elements_;
};

/// In the caller's array, which must outlive this. Can be encoded, not decoded.
template <class T, std::size_t Floor, std::size_t Ceiling>
class vector<T, Floor, Ceiling, borrowed> : detail::vector_requirements<T, Floor, Ceiling>,
                                            public detail::element_list<vector<T, Floor, Ceiling, borrowed>> {
public:
    using value_type = T;

    constexpr vector() = default;
    template <class Elements>
        requires(!std::derived_from<std::remove_cvref_t<Elements>, vector> &&
                 std::convertible_to<Elements, std::span<T const>> &&
                 (std::is_lvalue_reference_v<Elements> ||
                  std::ranges::enable_borrowed_range<std::remove_cvref_t<Elements>>))
    constexpr vector(Elements&& elements) noexcept : elements_(elements) {}

    [[nodiscard]] constexpr std::span<T const> const& elements() const noexcept { return elements_; }

private:
    std::span<T const> elements_;
};

template <class T, std::size_t Floor, std::size_t Ceiling, class Storage>
struct codec<vector<T, Floor, Ceiling, Storage>> {
    using type = vector<T, Floor, Ceiling, Storage>;
    using block = detail::block<Floor, Ceiling>;
    static constexpr std::size_t least = block::least;
    static constexpr std::size_t greatest = block::greatest;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        return decode_each(at, end, to, why, [](T const&) {});
    }

    /// As `decode`, and shows each element to `visit` as it comes by; plain ones in a view stay unread.
    template <class Visit>
    static constexpr std::uint8_t const* decode_each(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                     trace& why, Visit const& visit) {
        static_assert(
            !std::is_same_v<Storage, borrowed>,
            "`wire::decode` requires a storage that can hold what is read: `view` or `owned`, not `borrowed`");
        std::size_t length = 0;
        at = block::open(at, end, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        if constexpr (wire::plain<T> && codec<T>::least > 1)
            if (length % codec<T>::least != 0) [[unlikely]]
                return why.fail(failure::uneven, at - block::prefix, length, codec<T>::least);
        return read(at, at + length, to, why, visit);
    }

    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        if constexpr (std::is_same_v<Storage, view>) {
            return block::write(from.encoded().data(), from.encoded().size(), at, end, why);
        } else {
            auto* to = block::reserve(at, end, why);
            if (to == nullptr) [[unlikely]]
                return nullptr;
            for (std::size_t i = 0; i < from.size(); ++i) {
                to = detail::encode_one(from[i], to, end, why);
                if (to == nullptr) [[unlikely]]
                    return why.at(i);
            }
            return block::close(at, to, why);
        }
    }

    static constexpr std::size_t size(type const& value) {
        if constexpr (std::is_same_v<Storage, view>) {
            return block::prefix + value.encoded().size();
        } else if constexpr (wire::plain<T>) {
            return block::prefix + value.size() * codec<T>::least;
        } else {
            std::size_t sum = block::prefix;
            for (auto const& element : value) sum += codec<T>::size(element);
            return sum;
        }
    }

private:
    template <class Visit>
    static constexpr std::uint8_t const* read(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why,
                                              [[maybe_unused]] Visit const& visit) {
        if constexpr (std::is_same_v<Storage, view>) {
            to = type::of_encoded({at, end});
            if constexpr (!wire::plain<T>) {
                T element{};
                for (std::size_t i = 0; at != end; ++i) {
                    at = codec<T>::decode(at, end, element, why);
                    if (at == nullptr) [[unlikely]]
                        return why.at(i);
                    visit(element);
                }
            }
            return end;
        } else {
            auto& elements = to.elements();
            if constexpr (wire::plain<T>) elements.reserve(detail::left(at, end) / codec<T>::least);
            while (at != end) {
                elements.emplace_back();
                at = detail::decode_one(at, end, elements.back(), why);
                if (at == nullptr) [[unlikely]]
                    return why.at(elements.size() - 1);
                visit(elements.back());
            }
            return end;
        }
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
