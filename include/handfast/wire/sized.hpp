// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_SIZED_HPP
#define HANDFAST_WIRE_SIZED_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/detail/dependent.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// How a length counts: in units of `Bytes` bytes, `Before` of which are not part of what it measures. IPv4's
/// header length, in words of four bytes and with the five fixed ones, is `units<4, 5>` to its options.
template <std::size_t Bytes, std::size_t Before = 0>
struct units {
    static_assert(Bytes > 0, "`wire::units<Bytes>` requires `Bytes` to be above zero");
    static constexpr std::size_t bytes = Bytes;
    static constexpr std::size_t before = Before;
};

/// A `T` whose length stands in `Field`, a `computed` field of the same message that comes before it:
///
///     wire::computed<wire::u16>               length;
///     wire::u8                                kind;
///     wire::sized<&frame::length, wire::rest<>> body;
///
/// The `T` must take exactly the bytes that the length announces. Encoding fills the length in.
template <auto Field, class T, class Units = units<1>>
struct sized {
    T value{};

    constexpr sized() = default;
    constexpr sized(T v) : value(std::move(v)) {}

    constexpr T const& operator*() const noexcept { return value; }
    constexpr T& operator*() noexcept { return value; }
    constexpr T const* operator->() const noexcept { return &value; }
    constexpr T* operator->() noexcept { return &value; }

    friend constexpr bool operator==(sized const&, sized const&) = default;
};

namespace detail {

template <auto Field, class T, class Units, class Codec>
struct sized_codec {
    using type = sized<Field, T, Units>;
    using inner = Codec;
    using length_type = typename detail::rule_of<detail::member_t<Field>>::value_type;
    static constexpr std::uint64_t greatest_length = detail::greatest_number<length_type>();
    /// The most bytes that the length can announce.
    static constexpr std::uint64_t most = greatest_length <= Units::before ? 0
                                          : greatest_length - Units::before > unbounded / Units::bytes
                                              ? unbounded
                                              : (greatest_length - Units::before) * Units::bytes;
    static_assert(inner::greatest == unbounded || inner::greatest <= most,
                  "`wire::sized<Field, T>` requires a length field that can hold the greatest size of a `T`");

    static constexpr std::size_t least = inner::least;
    static constexpr std::size_t greatest = inner::greatest < most ? inner::greatest : most;
    static constexpr bool plain = false;
    static constexpr bool contextual = true;
    template <auto Other>
    static constexpr bool names = detail::same_member<Field, Other> || detail::names<inner, Other>;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                auto const& context, trace& why) {
        std::uint64_t const announced = context.template get<Field>();
        if (announced > greatest_length) [[unlikely]]
            return why.fail(failure::too_large, at, announced, greatest_length);
        if (announced < Units::before) [[unlikely]]
            return why.fail(failure::below_floor, at, announced, Units::before);
        std::uint64_t const counted = announced - Units::before;
        std::uint64_t const length = counted > unbounded / Units::bytes ? unbounded : counted * Units::bytes;
        if (length > detail::left(at, end)) [[unlikely]]
            return why.fail(failure::announced, at, detail::left(at, end), length);
        end = at + length;
        auto const* const stop = detail::decode_within<inner>(at, end, to.value, context, why);
        if (stop == nullptr) [[unlikely]]
            return why.framed();
        if (stop != end) [[unlikely]]
            return why.fail(failure::trailing, stop, detail::left(stop, end), 0);
        return stop;
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, auto const& context,
                                          trace& why) {
        auto* const stop = detail::encode_within<inner>(from.value, at, end, context, why);
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        auto const length = detail::left(at, stop);
        if (length % Units::bytes != 0) [[unlikely]]
            return why.fail(failure::uneven, at, length, Units::bytes);
        if (!context.template set<Field>(length / Units::bytes + Units::before, why)) [[unlikely]]
            return nullptr;
        return stop;
    }
    static constexpr std::size_t size(type const& value, std::size_t so_far) {
        return detail::size_within<inner>(value.value, so_far);
    }
};

}  // namespace detail

template <auto Field, class T, class Units>
struct codec<sized<Field, T, Units>> : detail::sized_codec<Field, T, Units, codec<T>> {};
template <auto Field, class T, class Units>
struct codec_in<sized<Field, T, Units>, std::endian::little>
    : detail::sized_codec<Field, T, Units, codec_in<T, std::endian::little>> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
