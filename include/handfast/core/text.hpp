// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_TEXT_HPP
#define HANDFAST_CORE_TEXT_HPP

#include <concepts>
#include <cstddef>
#include <string_view>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI {

/// Text of at most `Capacity` characters, in place: no allocation, usable in constant expressions.
/// What does not fit is cut off, and the cut is shown by "..." at the end.
template <std::size_t Capacity>
class text {
    static_assert(Capacity >= 3, "`text<Capacity>` requires room for the three dots of a cut");

public:
    constexpr text() = default;
    constexpr text(std::string_view s) { *this << s; }
    constexpr text(char const* s) { *this << std::string_view{s}; }

    constexpr text& operator<<(std::string_view s) {
        for (char const c : s) push(c);
        return *this;
    }
    constexpr text& operator<<(char const* s) { return *this << std::string_view{s}; }
    constexpr text& operator<<(char c) {
        push(c);
        return *this;
    }

    /// Appends an integer in decimal.
    template <std::integral Integer>
        requires(!std::same_as<Integer, char> && !std::same_as<Integer, bool>)
    constexpr text& operator<<(Integer value) {
        char digits[24]{};
        std::size_t n = 0;
        bool const negative = value < 0;
        do {
            auto const digit = static_cast<int>(value % 10);
            digits[n++] = static_cast<char>('0' + (digit < 0 ? -digit : digit));
            value = static_cast<Integer>(value / 10);
        } while (value != 0);
        if (negative) push('-');
        while (n > 0) push(digits[--n]);
        return *this;
    }

    template <std::size_t Other>
    constexpr text& operator<<(text<Other> const& other) {
        return *this << other.view();
    }

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {characters_, size_}; }
    [[nodiscard]] constexpr char const* c_str() const noexcept { return characters_; }
    [[nodiscard]] constexpr char const* data() const noexcept { return characters_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    constexpr operator std::string_view() const noexcept { return view(); }

    friend constexpr bool operator==(text const& a, text const& b) { return a.view() == b.view(); }
    friend constexpr bool operator==(text const& a, std::string_view b) { return a.view() == b; }
    friend constexpr bool operator==(text const& a, char const* b) { return a.view() == b; }
    friend auto& operator<<(auto& stream, text const& t)
        requires requires { stream.write(t.data(), std::ptrdiff_t{}); }
    {
        stream.write(t.data(), static_cast<std::ptrdiff_t>(t.size()));
        return stream;
    }

private:
    constexpr void push(char c) {
        if (size_ < Capacity) {
            characters_[size_++] = c;
        } else {
            for (std::size_t i = Capacity - 3; i < Capacity; ++i) characters_[i] = '.';
        }
    }

    char characters_[Capacity + 1]{};
    std::size_t size_ = 0;
};

/// What every error of the library prints itself into: `describe(error)` gives one line of it.
using sentence = text<400>;

}  // namespace handfast::inline HANDFAST_ABI

#endif
