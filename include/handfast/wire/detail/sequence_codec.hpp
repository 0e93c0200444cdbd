// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_SEQUENCE_CODEC_HPP
#define HANDFAST_WIRE_DETAIL_SEQUENCE_CODEC_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/detail/copy.hpp>
#include <handfast/wire/detail/image.hpp>
#include <handfast/wire/sequence.hpp>
#include <handfast/wire/storage.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// Shown the elements of a list as they come by: nothing of it is wanted.
struct unseen {
    template <class T>
    constexpr void operator()(T const&) const noexcept {}
};

/// The elements of a list, without what says how many they are. A `visit` is shown each element as it is read;
/// plain ones in a view stay unread.
template <class T, class Storage>
struct sequence_codec {
    static_assert(codec<T>::least > 0, "a list requires elements of at least one byte");
    static_assert(!greedy<codec<T>>, "a list requires elements that do not take whatever is left");
    static_assert(!contextual<codec<T>>, "a list requires elements that do not depend on other fields");
    using type = sequence<T, Storage>;
    static constexpr std::size_t one = codec<T>::least;
    static constexpr bool plain = codec<T>::plain;
    static constexpr bool in_view = std::is_same_v<Storage, view>;

    /// Elements up to `end`, the end of their frame.
    template <class Visit = unseen>
    [[gnu::always_inline]] static constexpr std::uint8_t const* decode_all(std::uint8_t const* at,
                                                                           std::uint8_t const* end, type& to,
                                                                           trace& why,
                                                                           [[maybe_unused]] Visit const& visit = {}) {
        can_hold();
        if constexpr (plain) {
            if constexpr (one > 1)
                if (left(at, end) % one != 0) [[unlikely]]
                    return why.fail(failure::uneven, at, left(at, end), one);
            return decode_plain(at, left(at, end) / one, to, why, visit);
        } else if constexpr (in_view) {
            to = type::of_encoded({at, end});
            T element{};
            for (std::size_t i = 0; at != end; ++i) {
                at = codec<T>::decode(at, end, element, why);
                if (at == nullptr) [[unlikely]]
                    return why.at(i);
                visit(element);
            }
            return end;
        } else {
            auto& elements = to.elements();
            if (elements.capacity() == 0) {
                // A first guess, of a size that is no loss where it is wrong.
                auto const most = left(at, end) / one;
                elements.reserve(most < 1024 / sizeof(T) ? most : 1024 / sizeof(T));
            }
            std::size_t i = 0;
            for (; at != end; ++i) {
                at = codec<T>::decode(at, end, slot(elements, i), why);
                if (at == nullptr) [[unlikely]]
                    return why.at(i);
                visit(elements[i]);
            }
            if (elements.size() != i) elements.resize(i);
            return end;
        }
    }

    /// `count` elements, of which each byte may still be missing.
    [[gnu::always_inline]] static constexpr std::uint8_t const* decode_count(std::uint8_t const* at,
                                                                             std::uint8_t const* end,
                                                                             std::uint64_t const announced, type& to,
                                                                             trace& why) {
        can_hold();
        if (announced > left(at, end) / one) [[unlikely]]
            return too_few(at, end, announced, why);
        auto const count = static_cast<std::size_t>(announced);
        if constexpr (plain) {
            return decode_plain(at, count, to, why, unseen{});
        } else if constexpr (in_view) {
            auto const* const first = at;
            T element{};
            for (std::size_t i = 0; i < count; ++i) {
                at = codec<T>::decode(at, end, element, why);
                if (at == nullptr) [[unlikely]]
                    return why.at(i);
            }
            to = type::of_encoded({first, at});
            return at;
        } else {
            auto& elements = to.elements();
            if (elements.size() != count) elements.resize(count);
            for (std::size_t i = 0; i < count; ++i) {
                at = codec<T>::decode(at, end, elements[i], why);
                if (at == nullptr) [[unlikely]]
                    return why.at(i);
            }
            return at;
        }
    }

    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        if constexpr (in_view) {
            auto const bytes = from.encoded();
            if (left(at, end) < bytes.size()) [[unlikely]]
                return why.fail(failure::no_room, at, left(at, end), bytes.size());
            copy(bytes.data(), bytes.size(), at);
            return at + bytes.size();
        } else if constexpr (plain) {
            if (left(at, end) / one < from.size()) [[unlikely]]
                return why.fail(failure::no_room, at, left(at, end), from.size() * one);
            if constexpr (image_unit<T> != 0)
                if (!std::is_constant_evaluated()) {
                    if constexpr (image_unit<T> == 1)
                        copy(reinterpret_cast<std::uint8_t const*>(from.begin()), from.size() * one, at);
                    else copy_turned<image_unit<T>>(from.begin(), from.size() * one, at);
                    return at + from.size() * one;
                }
            for (auto const& element : from) {
                if constexpr (!fits_always<codec<T>, T>)
                    if (!codec<T>::storable(element)) [[unlikely]] {
                        codec<T>::refuse(element, at, why);
                        return why.at(static_cast<std::size_t>(&element - from.begin()));
                    }
                codec<T>::store(element, at);
                at += one;
            }
            return at;
        } else {
            for (auto const& element : from) {
                at = codec<T>::encode(element, at, end, why);
                if (at == nullptr) [[unlikely]]
                    return why.at(static_cast<std::size_t>(&element - from.begin()));
            }
            return at;
        }
    }

    static constexpr std::size_t size(type const& value) {
        if constexpr (in_view) {
            return value.encoded().size();
        } else if constexpr (plain) {
            return value.size() * one;
        } else {
            std::size_t sum = 0;
            for (auto const& element : value) sum += codec<T>::size(element);
            return sum;
        }
    }

private:
    static constexpr void can_hold() {
        static_assert(
            !std::is_same_v<Storage, borrowed>,
            "`wire::decode` requires a storage that can hold what is read: `view` or `owned`, not `borrowed`");
    }

    /// Element `i`, which is there to be used again or is made.
    [[gnu::always_inline]] static constexpr T& slot(auto& elements, std::size_t i) {
        if (i < elements.size()) return elements[i];
        return elements.emplace_back();
    }

    template <class Visit>
    [[gnu::always_inline]] static constexpr std::uint8_t const* decode_plain(std::uint8_t const* at, std::size_t count,
                                                                             type& to, [[maybe_unused]] trace& why,
                                                                             [[maybe_unused]] Visit const& visit) {
        if constexpr (!accepts_all<codec<T>>)
            for (std::size_t i = 0; i < count; ++i)
                if (!codec<T>::acceptable(at + i * one)) [[unlikely]] {
                    codec<T>::reject(at + i * one, why);
                    return why.at(i);
                }
        if constexpr (in_view) {
            to = type::of_encoded({at, count * one});
            return at + count * one;
        } else {
            auto& elements = to.elements();
            if (elements.size() != count) elements.resize(count);
            if constexpr (image_unit<T> != 0 && std::is_same_v<Visit, unseen>)
                if (!std::is_constant_evaluated()) {
                    if constexpr (image_unit<T> == 1)
                        copy(at, count * one, reinterpret_cast<std::uint8_t*>(elements.data()));
                    else copy_turned<image_unit<T>>(at, count * one, elements.data());
                    return at + count * one;
                }
            for (auto& element : elements) {
                codec<T>::load(at, element);
                visit(element);
                at += one;
            }
            return at;
        }
    }

    /// Finds the element that the bytes do not suffice for.
    [[gnu::cold, gnu::noinline]] static constexpr std::nullptr_t too_few(std::uint8_t const* at,
                                                                         std::uint8_t const* end, std::uint64_t count,
                                                                         trace& why) {
        auto const there = left(at, end);
        T element{};
        for (std::size_t i = 0; i < count; ++i) {
            auto const* const next = decode_by<codec<T>>(at, end, element, why);
            if (next == nullptr) {
                why.needs(count > unbounded / one ? unbounded : count * one - there);
                return why.at(i);
            }
            at = next;
        }
        return nullptr;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
