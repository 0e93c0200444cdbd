// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_MESSAGE_HPP
#define HANDFAST_WIRE_MESSAGE_HPP

#include <array>
#include <cstddef>
#include <utility>

#include <handfast/wire/codec.hpp>
#include <handfast/wire/description.hpp>
#include <handfast/wire/hana.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// What the codec of a message knows about its fields, and its loops over them: one expansion of the
/// pack for each of load, store, decode, encode and size.
template <class M, class Description, class Indices>
struct layout;

template <class M, auto... Fields, std::size_t... I>
struct layout<M, description<Fields...> const, std::index_sequence<I...>> {
    static constexpr std::size_t count = sizeof...(Fields);
    static constexpr std::array<std::size_t, count> sizes{codec<member_t<Fields>>::least...};
    static constexpr std::array<bool, count> plains{codec<member_t<Fields>>::plain...};

    static constexpr std::size_t least = (std::size_t{0} + ... + codec<member_t<Fields>>::least);
    static constexpr std::size_t greatest = [] {
        std::size_t sum = 0;
        ((sum = add_sizes(sum, codec<member_t<Fields>>::greatest)), ...);
        return sum;
    }();
    static constexpr bool plain = (true && ... && codec<member_t<Fields>>::plain);
    static constexpr bool fits_always = (true && ... && detail::fits_always<member_t<Fields>>);
    static constexpr bool greedy = (false || ... || detail::greedy<member_t<Fields>>);

    static_assert(
        ((!detail::greedy<member_t<Fields>> || I + 1 == count) && ...),
        "`HANDFAST_MESSAGE` requires a field that takes whatever is left (`rest`, `optional_tail`) to be the last");

    /// Where each field stands when all before it have their least size.
    static constexpr std::array<std::size_t, count> offsets = [] {
        std::array<std::size_t, count> at{};
        std::size_t sum = 0;
        for (std::size_t i = 0; i < count; sum += sizes[i++]) at[i] = sum;
        return at;
    }();

    /// A run of fields of fixed size is checked once, at its first field: how many bytes it has, 0 elsewhere.
    static constexpr std::array<std::size_t, count> runs = [] {
        std::array<std::size_t, count> totals{};
        for (std::size_t i = count; i-- > 0;) {
            if (!plains[i]) continue;
            totals[i] = sizes[i];
            if (i + 1 < count && plains[i + 1]) {
                totals[i] += totals[i + 1];
                totals[i + 1] = 0;
            }
        }
        return totals;
    }();

    static constexpr std::string_view name(std::size_t i) noexcept { return description_of<M>::value.fields[i]; }

    static constexpr void load([[maybe_unused]] std::uint8_t const* from, [[maybe_unused]] M& to) {
        (codec<member_t<Fields>>::load(from + offsets[I], to.*Fields), ...);
    }
    static constexpr void store([[maybe_unused]] M const& from, [[maybe_unused]] std::uint8_t* to) {
        (codec<member_t<Fields>>::store(from.*Fields, to + offsets[I]), ...);
    }
    static constexpr bool storable([[maybe_unused]] M const& value) {
        return (true && ... && detail::storable(value.*Fields));
    }
    static constexpr std::nullptr_t refuse([[maybe_unused]] M const& value, [[maybe_unused]] std::uint8_t const* at,
                                           [[maybe_unused]] trace& why) {
        (void)(refuse_field<I, Fields>(value, at + offsets[I], why) && ...);
        return nullptr;
    }

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, [[maybe_unused]] std::uint8_t const* end,
                                                [[maybe_unused]] M& to, [[maybe_unused]] trace& why) {
        return (decode_field<I, Fields>(at, end, to, why) && ...) ? at : nullptr;
    }
    static constexpr std::uint8_t* encode([[maybe_unused]] M const& from, std::uint8_t* at,
                                          [[maybe_unused]] std::uint8_t* end, [[maybe_unused]] trace& why) {
        return (encode_field<I, Fields>(from, at, end, why) && ...) ? at : nullptr;
    }
    static constexpr std::size_t size([[maybe_unused]] M const& value) {
        return (std::size_t{0} + ... + size_of(value.*Fields));
    }

private:
    template <std::size_t Index, auto Field>
    static constexpr bool decode_field(std::uint8_t const*& at, [[maybe_unused]] std::uint8_t const* end, M& to,
                                       [[maybe_unused]] trace& why) {
        using field = codec<member_t<Field>>;
        if constexpr (plains[Index]) {
            if constexpr (runs[Index] != 0)
                if (left(at, end) < runs[Index]) [[unlikely]]
                    return short_run(failure::truncated, Index, at, left(at, end), why);
            field::load(at, to.*Field);
            at += field::least;
            return true;
        } else {
            at = field::decode(at, end, to.*Field, why);
            if (at == nullptr) [[unlikely]] {
                why.in(name(Index));
                return false;
            }
            return true;
        }
    }

    template <std::size_t Index, auto Field>
    static constexpr bool encode_field(M const& from, std::uint8_t*& at, [[maybe_unused]] std::uint8_t* end,
                                       [[maybe_unused]] trace& why) {
        using field = codec<member_t<Field>>;
        if constexpr (plains[Index]) {
            if constexpr (runs[Index] != 0)
                if (left(at, end) < runs[Index]) [[unlikely]]
                    return short_run(failure::no_room, Index, at, left(at, end), why);
            if (!refuse_field<Index, Field>(from, at, why)) [[unlikely]]
                return false;
            field::store(from.*Field, at);
            at += field::least;
            return true;
        } else {
            at = field::encode(from.*Field, at, end, why);
            if (at == nullptr) [[unlikely]] {
                why.in(name(Index));
                return false;
            }
            return true;
        }
    }

    /// False, and told to the trace, where a field of fixed size cannot hold its value.
    template <std::size_t Index, auto Field>
    static constexpr bool refuse_field([[maybe_unused]] M const& value, [[maybe_unused]] std::uint8_t const* at,
                                       [[maybe_unused]] trace& why) {
        using field = codec<member_t<Field>>;
        if constexpr (!detail::fits_always<member_t<Field>>)
            if (!field::storable(value.*Field)) [[unlikely]] {
                field::refuse(value.*Field, at, why);
                why.in(name(Index));
                return false;
            }
        return true;
    }

    /// Finds the field of a run for which the bytes did not suffice.
    [[gnu::cold, gnu::noinline]] static constexpr bool short_run(failure what, std::size_t i, std::uint8_t const* at,
                                                                 std::size_t room, trace& why) {
        for (; room >= sizes[i]; ++i) {
            room -= sizes[i];
            at += sizes[i];
        }
        why.fail(what, at, room, sizes[i]);
        why.in(name(i));
        return false;
    }
};

template <class M>
using layout_of =
    layout<M, decltype(description_of<M>::value), std::make_index_sequence<decltype(description_of<M>::value)::size>>;

}  // namespace detail

/// The wire form of a message: its fields, one after another.
template <message M>
struct codec<M> : detail::layout_of<M> {};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
