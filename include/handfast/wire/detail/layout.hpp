// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_LAYOUT_HPP
#define HANDFAST_WIRE_DETAIL_LAYOUT_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/wire/detail/fields.hpp>
#include <handfast/wire/detail/steps.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// The codec of a message of which every field has bytes of its own: one expansion of the pack for each of load,
/// store, decode, encode and size.
template <class M, class Description, class Indices>
struct layout;

template <class M, auto... Fields, std::size_t... I>
struct layout<M, description<Fields...> const, std::index_sequence<I...>>
    : fields<M, description<Fields...> const, std::index_sequence<I...>> {
    using base = fields<M, description<Fields...> const, std::index_sequence<I...>>;
    using base::described, base::where;
    template <auto Field>
    using by = typename base::template by<Field>;
    static constexpr bool copies_bits = (true && ... && detail::copies_bits<by<Fields>>);

    [[gnu::always_inline]] static constexpr void load([[maybe_unused]] std::uint8_t const* from,
                                                      [[maybe_unused]] M& to) {
        (by<Fields>::load(from + where.offsets[I], to.*Fields), ...);
    }
    [[gnu::always_inline]] static constexpr void store([[maybe_unused]] M const& from,
                                                       [[maybe_unused]] std::uint8_t* to) {
        (by<Fields>::store(from.*Fields, to + where.offsets[I]), ...);
    }
    static constexpr bool acceptable([[maybe_unused]] std::uint8_t const* from) {
        return (true && ... && acceptable_step<by<Fields>>(from + where.offsets[I]));
    }
    [[gnu::cold]] static constexpr std::nullptr_t reject([[maybe_unused]] std::uint8_t const* at, trace& why) {
        std::size_t failed = 0;
        (void)((accept_step<by<Fields>>(at + where.offsets[I], why) || (failed = I, false)) && ...);
        return why.in(described.fields[failed]);
    }
    static constexpr bool storable([[maybe_unused]] M const& value) {
        return (true && ... && storable_step<by<Fields>>(value.*Fields));
    }
    [[gnu::cold]] static constexpr std::nullptr_t refuse([[maybe_unused]] M const& value,
                                                         [[maybe_unused]] std::uint8_t const* at, trace& why) {
        std::size_t failed = 0;
        (void)((fit_step<by<Fields>>(value.*Fields, at + where.offsets[I], why) || (failed = I, false)) && ...);
        return why.in(described.fields[failed]);
    }

    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(std::uint8_t const* at,
                                                                       [[maybe_unused]] std::uint8_t const* end,
                                                                       [[maybe_unused]] M& to, trace& why) {
        std::size_t failed = 0;
        if (!((read_step<by<Fields>>(at, end, where.runs[I], to.*Fields, why) || (failed = I, false)) && ...))
            [[unlikely]] {
            if constexpr (!base::accepts_all)
                if (why.what() == failure::none) accept_front(at, left(at, end), failed, why);
            blame(failure::truncated, where.sizes, described.fields.data(), failed, why);
            return nullptr;
        }
        return at;
    }
    [[gnu::always_inline]] static constexpr std::uint8_t* encode([[maybe_unused]] M const& from, std::uint8_t* at,
                                                                 [[maybe_unused]] std::uint8_t* end, trace& why) {
        std::size_t failed = 0;
        if (!((write_step<by<Fields>>(from.*Fields, at, end, where.runs[I], why) || (failed = I, false)) && ...))
            [[unlikely]] {
            blame(failure::no_room, where.sizes, described.fields.data(), failed, why);
            return nullptr;
        }
        return at;
    }
    static constexpr std::size_t size([[maybe_unused]] M const& value) {
        return (std::size_t{0} + ... + size_by<by<Fields>>(value.*Fields));
    }

private:
    /// The run that begins with the field `failed` at `at` is short. What of it is there may be wrong all the same, and
    /// then no more input would help: `failed` becomes the field that is, and `why` is told.
    [[gnu::cold, gnu::noinline]] static constexpr void accept_front(std::uint8_t const* at, std::size_t room,
                                                                    std::size_t& failed, trace& why) {
        auto const first = failed;
        auto const from = [&](std::size_t i) { return where.offsets[i] - where.offsets[first]; };
        (void)((I < first || from(I) + where.sizes[I] > room || accept_step<by<Fields>>(at + from(I), why) ||
                (failed = I, false)) &&
               ...);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
