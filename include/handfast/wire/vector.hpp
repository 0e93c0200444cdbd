// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_VECTOR_HPP
#define HANDFAST_WIRE_VECTOR_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <handfast/wire/detail/block.hpp>
#include <handfast/wire/detail/sequence_codec.hpp>
#include <handfast/wire/sequence.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Elements behind a length prefix: `T name<Floor..Ceiling>` of RFC 5246 §4.3. The bounds are in bytes, as there,
/// and the prefix is as wide as `Ceiling` needs; or what `Prefix` says: `byte_count<u16_le>`, or
/// `element_count<u32_le>`, where the bounds are in elements.
template <class T, std::size_t Floor, std::size_t Ceiling, class Storage = view, class Prefix = automatic>
class vector : public sequence<T, Storage> {
    static_assert(Floor <= Ceiling, "`wire::vector<T, Floor, Ceiling>` requires `Floor` not to exceed `Ceiling`");
    static_assert(codec<T>::least > 0, "`wire::vector<T, Floor, Ceiling>` requires a `T` of at least one byte");
    static_assert(!detail::greedy<codec<T>>,
                  "`wire::vector<T, Floor, Ceiling>` requires a `T` that does not take whatever is left");
    static_assert(detail::prefix_of<Ceiling, Prefix>::counts_elements || codec<T>::least <= Ceiling,
                  "`wire::vector<T, Floor, Ceiling>` requires room for one `T`");
    static_assert(sizeof(detail::storage_requirements<Storage>) > 0);
    using base = sequence<T, Storage>;

public:
    using base::base;
    constexpr vector() = default;
    constexpr vector(base elements) noexcept : base(std::move(elements)) {}

    /// Elements that are already encoded, one after another. They are not checked here.
    [[nodiscard]] static constexpr vector of_encoded(byte_view elements) noexcept
        requires std::is_same_v<Storage, view>
    {
        return base::of_encoded(elements);
    }

    friend constexpr bool operator==(vector const& a, vector const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

template <class T, std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct codec<vector<T, Floor, Ceiling, Storage, Prefix>> {
    using type = vector<T, Floor, Ceiling, Storage, Prefix>;
    using block = detail::block_of<Floor, Ceiling, Prefix>;
    using body = detail::sequence_codec<T, Storage>;
    static constexpr bool counts_elements = detail::prefix_of<Ceiling, Prefix>::counts_elements;
    static constexpr std::size_t least = counts_elements ? block::prefix + Floor * codec<T>::least : block::least;
    static constexpr std::size_t greatest = !counts_elements ? block::greatest
                                            : Ceiling != 0 && codec<T>::greatest > unbounded / Ceiling
                                                ? unbounded
                                                : detail::add_sizes(block::greatest - Ceiling,
                                                                    codec<T>::greatest* Ceiling);
    static constexpr bool plain = false;

    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end,
                                                                       type& to, trace& why) {
        return decode_each(at, end, to, why);
    }

    /// As `decode`, and shows each element to `visit` as it comes by; plain ones in a view stay unread.
    template <class Visit = detail::unseen>
    [[gnu::always_inline]] static constexpr std::uint8_t const* decode_each(std::uint8_t const* at,
                                                                            std::uint8_t const* end, type& to,
                                                                            trace& why, Visit const& visit = {}) {
        std::size_t length = 0;
        if constexpr (counts_elements) {
            at = block::number(at, end, length, why);
            if (at == nullptr) [[unlikely]]
                return nullptr;
            return body::decode_count(at, end, length, to, why);
        } else {
            at = block::open(at, end, length, why);
            if (at == nullptr) [[unlikely]]
                return nullptr;
            at = body::decode_all(at, at + length, to, why, visit);
            if (at == nullptr) [[unlikely]]
                return why.framed();
            return at;
        }
    }

    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        if constexpr (counts_elements) {
            at = block::write_number(from.size(), at, end, why);
            if (at == nullptr) [[unlikely]]
                return nullptr;
            return body::encode(from, at, end, why);
        } else if constexpr (body::in_view) {
            return block::write(from.encoded().data(), from.encoded().size(), at, end, why);
        } else {
            return block::enclose(
                at, end, why,
                [&](std::uint8_t* to) __attribute__((always_inline)) { return body::encode(from, to, end, why); },
                [&] { return body::size(from); });
        }
    }

    static constexpr std::size_t size(type const& value) {
        auto const length = body::size(value);
        if constexpr (counts_elements) return block::prefix_size(value.size()) + length;
        else return block::prefix_size(length) + length;
    }
};

template <class T, std::size_t Floor, std::size_t Ceiling, class Storage, class Prefix>
struct codec_in<vector<T, Floor, Ceiling, Storage, Prefix>, std::endian::little>
    : detail::list_in_little_endian<T, codec<vector<T, Floor, Ceiling, Storage, Prefix>>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
