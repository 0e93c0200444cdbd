// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_OPAQUE_HPP
#define HANDFAST_WIRE_OPAQUE_HPP

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/detail/block.hpp>
#include <handfast/wire/detail/copy.hpp>
#include <handfast/wire/storage.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// Bytes of any number, in the place that `Storage` says. (`Byte` is always the same. It makes a template of what
/// would be a class otherwise, and have a `std::vector` instantiated for everybody.)
template <class Storage, class Byte = std::uint8_t>
class stored_bytes {
public:
    constexpr stored_bytes() = default;
    /// Refers to the bytes of `from`, which must outlive this.
    template <class Bytes>
        requires(!std::derived_from<std::remove_cvref_t<Bytes>, stored_bytes> &&
                 std::convertible_to<Bytes, byte_view> &&
                 (std::is_lvalue_reference_v<Bytes> || std::ranges::enable_borrowed_range<std::remove_cvref_t<Bytes>>))
    constexpr stored_bytes(Bytes&& from) noexcept : value_(from) {}

    [[nodiscard]] constexpr byte_view view() const noexcept { return value_; }
    constexpr void assign(byte_view from) noexcept { value_ = from; }

private:
    byte_view value_;
};

template <class Byte>
class stored_bytes<owned, Byte> {
public:
    constexpr stored_bytes() = default;
    /// Copies the bytes of `from`.
    constexpr stored_bytes(byte_view from) : value_(from.begin(), from.end()) {}
    constexpr stored_bytes(std::vector<Byte> from) noexcept : value_(std::move(from)) {}

    [[nodiscard]] constexpr byte_view view() const noexcept { return value_; }
    [[nodiscard]] constexpr std::vector<Byte>& bytes() noexcept { return value_; }
    [[nodiscard]] constexpr std::vector<Byte> const& bytes() const noexcept { return value_; }

    /// Copies the bytes of `from` into the memory that is there, where it suffices.
    constexpr void assign(byte_view from) {
        if (std::is_constant_evaluated() || from.size() > value_.capacity()) {
            value_.assign(from.begin(), from.end());
        } else {
            if (value_.size() != from.size()) value_.resize(from.size());
            detail::copy(from.data(), from.size(), value_.data());
        }
    }

private:
    std::vector<Byte> value_;
};

}  // namespace detail

/// Bytes of a variable number behind a length prefix: `opaque name<Floor..Ceiling>` of RFC 5246 §4.3, or behind
/// the `Prefix` that is named.
template <std::size_t Floor, std::size_t Ceiling, class Storage = view, class Prefix = automatic>
class opaque : public detail::stored_bytes<Storage> {
    static_assert(Floor <= Ceiling, "`wire::opaque<Floor, Ceiling>` requires `Floor` not to exceed `Ceiling`");
    static_assert(sizeof(detail::storage_requirements<Storage>) > 0);
    using base = detail::stored_bytes<Storage>;

public:
    using base::base;
    using base::view;

    [[nodiscard]] constexpr std::size_t size() const noexcept { return view().size(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return view().empty(); }
    [[nodiscard]] constexpr std::uint8_t const* data() const noexcept { return view().data(); }
    [[nodiscard]] constexpr std::uint8_t operator[](std::size_t i) const noexcept { return view()[i]; }
    [[nodiscard]] constexpr std::uint8_t const* begin() const noexcept { return data(); }
    [[nodiscard]] constexpr std::uint8_t const* end() const noexcept { return data() + size(); }

    friend constexpr bool operator==(opaque const& a, opaque const& b) noexcept {
        return same_bytes(a.view(), b.view());
    }
};

template <std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct codec<opaque<Floor, Ceiling, Storage, Prefix>> {
    using type = opaque<Floor, Ceiling, Storage, Prefix>;
    using block = detail::block_of<Floor, Ceiling, Prefix>;
    static constexpr std::size_t least = block::least;
    static constexpr std::size_t greatest = block::greatest;
    static constexpr bool plain = false;

    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end,
                                                                       type& to, trace& why) {
        static_assert(
            !std::is_same_v<Storage, borrowed>,
            "`wire::decode` requires a storage that can hold what is read: `view` or `owned`, not `borrowed`");
        std::size_t length = 0;
        at = block::open(at, end, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        to.assign(byte_view{at, length});
        return at + length;
    }
    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        return block::write(from.data(), from.size(), at, end, why);
    }
    static constexpr std::size_t size(type const& value) noexcept {
        return block::prefix_size(value.size()) + value.size();
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
