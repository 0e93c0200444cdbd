// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_DETAIL_DEPENDENT_LAYOUT_HPP
#define HANDFAST_WIRE_DETAIL_DEPENDENT_LAYOUT_HPP

#include <cstddef>
#include <cstdint>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/computed.hpp>
#include <handfast/wire/detail/byte_order.hpp>
#include <handfast/wire/detail/dependent.hpp>
#include <handfast/wire/detail/fields.hpp>
#include <handfast/wire/detail/steps.hpp>

namespace handfast::inline HANDFAST_ABI::wire::detail {

/// The codec of a message with fields that share their bytes, depend on each other, or are computed.
template <class M, class Description, class Indices>
struct dependent_layout;

template <class M, auto... Fields, std::size_t... I>
struct dependent_layout<M, description<Fields...> const, std::index_sequence<I...>>
    : fields<M, description<Fields...> const, std::index_sequence<I...>> {
    using base = fields<M, description<Fields...> const, std::index_sequence<I...>>;
    using base::count, base::described, base::has_places, base::has_rules, base::order, base::where;
    template <auto Field>
    using by = typename base::template by<Field>;

    /// As a plain type, all at once.
    [[gnu::always_inline]] static constexpr void load([[maybe_unused]] std::uint8_t const* from,
                                                      [[maybe_unused]] M& to) {
        (load_field<I, Fields>(from + where.offsets[I], to), ...);
    }
    [[gnu::always_inline]] static constexpr void store([[maybe_unused]] M const& from,
                                                       [[maybe_unused]] std::uint8_t* to) {
        (store_field<I, Fields>(from, to + where.offsets[I]), ...);
    }
    static constexpr bool acceptable([[maybe_unused]] std::uint8_t const* from) {
        return (true && ... && acceptable_field<I, Fields>(from + where.offsets[I]));
    }
    [[gnu::cold]] static constexpr std::nullptr_t reject([[maybe_unused]] std::uint8_t const* at,
                                                         [[maybe_unused]] trace& why) {
        (void)(accept_field<I, Fields>(at + where.offsets[I], why) && ...);
        return nullptr;
    }
    static constexpr bool storable([[maybe_unused]] M const& value) {
        return (true && ... && storable_field<Fields>(value));
    }
    [[gnu::cold]] static constexpr std::nullptr_t refuse([[maybe_unused]] M const& value,
                                                         [[maybe_unused]] std::uint8_t const* at,
                                                         [[maybe_unused]] trace& why) {
        (void)(fit_field<I, Fields>(value, at + where.offsets[I], why) && ...);
        return nullptr;
    }

    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end,
                                                                       M& to, trace& why) {
        reader r{at, end, at, {}};
        if (!(decode_field<I, Fields>(r, to, why) && ...)) [[unlikely]]
            return nullptr;
        if constexpr (has_rules)
            if (!(verify_field<I, Fields>(r, to, why) && ...)) [[unlikely]]
                return nullptr;
        return r.at;
    }
    /// The same, but does not ask the rules of computed fields.
    static constexpr std::uint8_t const* decode_unruled(std::uint8_t const* at, std::uint8_t const* end, M& to,
                                                        trace& why) {
        reader r{at, end, at, {}};
        return (decode_field<I, Fields>(r, to, why) && ...) ? r.at : nullptr;
    }
    [[gnu::always_inline]] static constexpr std::uint8_t* encode([[maybe_unused]] M const& from, std::uint8_t* at,
                                                                 std::uint8_t* end, [[maybe_unused]] trace& why) {
        writer w{at, end, at, {}};
        if (!(encode_field<I, Fields>(w, from, why) && ...)) [[unlikely]]
            return nullptr;
        // Twice where there are several: one may read what another that comes later writes.
        if constexpr (has_rules)
            for (int pass = 0; pass < (base::rules > 1 ? 2 : 1); ++pass)
                if (!(fill_field<I, Fields>(w, from, why) && ...)) [[unlikely]]
                    return nullptr;
        return w.at;
    }
    static constexpr std::size_t size([[maybe_unused]] M const& value) {
        std::size_t sum = 0;
        ((sum += size_field<I, Fields>(value, sum)), ...);
        return sum;
    }

    template <auto Field>
    static constexpr std::size_t index_of() {
        std::size_t at = count;
        ((same_member<Field, Fields> ? void(at = I) : void()), ...);
        return at;
    }

    /// Writes a computed field, for which a placeholder stands at `at` (of a bit field, its word).
    template <std::size_t Index, auto Field>
    static constexpr bool put(std::uint64_t value, std::uint8_t* at, trace& why) {
        using computed_type = typename rule_of<member_t<Field>>::value_type;
        constexpr auto bound = greatest_number<computed_type>();
        if (value > bound) [[unlikely]] {
            why.fail(failure::too_large, at, value, bound);
            return false;
        }
        if constexpr (where.widths[Index] == 0) {
            by<Field>::store(member_t<Field>{from_number<computed_type>(value)}, at);
        } else {
            put_part<Index>(value, at);
        }
        return true;
    }

    /// Writes the part of the word at `at` that is field `Index`.
    template <std::size_t Index>
    static constexpr void put_part(std::uint64_t value, std::uint8_t* at) {
        auto const mask = (~std::uint64_t{0} >> (64 - where.widths[Index])) << where.shifts[Index];
        store_word<Index>((load_word<Index>(at) & ~mask) | (value << where.shifts[Index]), at);
    }

    /// The number that `Field` has by its rule in an encoded message, where it stands at `here`.
    template <auto Field>
    static constexpr std::uint64_t by_rule(M const& message, byte_view encoded, std::size_t here) {
        return static_cast<std::uint64_t>(rule_of<member_t<Field>>::type::compute(message, encoded, here));
    }

private:
    /// Where reading or writing is, and where the computed fields were.
    template <class Byte>
    struct cursor {
        Byte* at;
        Byte* end;
        Byte* first;
        Byte* places[has_places ? count : 1];
    };
    using reader = cursor<std::uint8_t const>;
    using writer = cursor<std::uint8_t>;

    /// What a field that depends on others sees while its message is read, or written: field `Index`.
    template <std::size_t Index>
    struct reading {
        M const& message;
        std::uint8_t const* first;

        template <auto Field>
        [[nodiscard]] constexpr std::uint64_t get() const {
            check<Field>();
            return number_of(message.*Field);
        }
        template <auto Field>
        static constexpr void check() {
            static_assert(is_computed<member_t<Field>>,
                          "`sized`, `counted`, `chosen` and `present_if` require the field that they name to be a "
                          "`wire::computed<T>`");
            static_assert(index_of<Field>() < Index,
                          "`sized`, `counted`, `chosen` and `present_if` require the field that they name to stand "
                          "before them");
        }
    };
    template <std::size_t Index>
    struct writing {
        writer const& w;

        [[nodiscard]] constexpr std::uint8_t* first() const { return w.first; }
        template <auto Field>
        [[nodiscard]] constexpr bool set(std::uint64_t value, trace& why) const {
            reading<Index>::template check<Field>();
            return put<index_of<Field>(), Field>(value, w.places[index_of<Field>()], why);
        }
    };

    template <std::size_t Index>
    static constexpr std::uint64_t load_word(std::uint8_t const* from) {
        return load_bytes<where.sizes[where.words[Index]], order>(from);
    }
    template <std::size_t Index>
    static constexpr void store_word(std::uint64_t word, std::uint8_t* to) {
        constexpr auto size = where.sizes[where.words[Index]];
        store_bytes<size, order>(static_cast<native<size>>(word), to);
    }
    /// The part of a word that is field `Index`.
    template <std::size_t Index>
    static constexpr std::uint64_t part(std::uint64_t word) {
        return (word >> where.shifts[Index]) & (~std::uint64_t{0} >> (64 - where.widths[Index]));
    }
    template <std::size_t Index>
    static constexpr bool first_of_word = where.widths[Index] != 0 && where.words[Index] == Index;

    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr void load_field(std::uint8_t const* from, M& to) {
        if constexpr (where.widths[Index] == 0) {
            by<Field>::load(from, to.*Field);
        } else if constexpr (first_of_word<Index>) {
            // Copied first: what is stored into the message could be these bytes, as far as the compiler knows.
            constexpr auto size = where.sizes[Index];
            std::uint8_t bytes[size];
            for (std::size_t i = 0; i < size; ++i) bytes[i] = from[i];
            auto const word = load_word<Index>(bytes);
            (load_part<Index, I, Fields>(word, bytes, to), ...);
        }
    }
    template <std::size_t Word, std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr void load_part([[maybe_unused]] std::uint64_t word,
                                                           [[maybe_unused]] std::uint8_t const* bytes,
                                                           [[maybe_unused]] M& to) {
        if constexpr (where.widths[Index] != 0 && where.words[Index] == Word) {
            constexpr auto shift = where.shifts[Index];
            if constexpr (shift / 8 == (shift + where.widths[Index] - 1) / 8) {
                // Within one byte: g++ and clang make less of a shift of the whole word.
                constexpr auto from_top = where.sizes[Word] - 1 - shift / 8;
                unsigned const byte = bytes[order == std::endian::little ? shift / 8 : from_top];
                if constexpr (where.widths[Index] == 1)
                    by<Field>::from_word((byte & (1u << (shift % 8))) != 0, to.*Field);
                else by<Field>::from_word((byte >> (shift % 8)) & (0xffu >> (8 - where.widths[Index])), to.*Field);
            } else {
                by<Field>::from_word(part<Index>(word), to.*Field);
            }
        }
    }
    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr void store_field(M const& from, std::uint8_t* to) {
        if constexpr (where.widths[Index] == 0) {
            by<Field>::store(from.*Field, to);
        } else if constexpr (first_of_word<Index>) {
            std::uint64_t word = 0;
            ((word |= word_part<Index, I, Fields>(from)), ...);
            store_word<Index>(word, to);
        }
    }
    template <std::size_t Word, std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr std::uint64_t word_part([[maybe_unused]] M const& from) {
        if constexpr (where.widths[Index] != 0 && where.words[Index] == Word)
            return by<Field>::to_word(from.*Field) << where.shifts[Index];
        else return 0;
    }

    /// `from` is where the field is; of a bit field other than the first of its word, where the word ends.
    template <std::size_t Index, auto Field>
    static constexpr bool acceptable_field([[maybe_unused]] std::uint8_t const* from) {
        using field = by<Field>;
        if constexpr (detail::accepts_all<field>) return true;
        else if constexpr (where.widths[Index] == 0) return field::acceptable(from);
        else return field::acceptable(part<Index>(load_word<Index>(word_at<Index>(from))));
    }
    template <std::size_t Index, class Byte>
    static constexpr Byte* word_at(Byte* at) {
        return first_of_word<Index> ? at : at - where.sizes[where.words[Index]];
    }

    /// False, and told to the trace, where a plain field refuses its bytes.
    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr bool accept_field([[maybe_unused]] std::uint8_t const* at,
                                                              [[maybe_unused]] trace& why) {
        using field = by<Field>;
        if constexpr (!detail::accepts_all<field>)
            if (!acceptable_field<Index, Field>(at)) [[unlikely]] {
                if constexpr (where.widths[Index] == 0) field::reject(at, why);
                else field::reject(part<Index>(load_word<Index>(word_at<Index>(at))), word_at<Index>(at), why);
                why.in(described.fields[Index]);
                return false;
            }
        return true;
    }

    /// The run that begins with field `First` at `at` is short: whether what of it is there is acceptable. If not, no
    /// more input would help, and the trace is told.
    template <std::size_t First>
    [[gnu::cold, gnu::noinline]] static constexpr bool accept_front(std::uint8_t const* at, std::size_t room,
                                                                    trace& why) {
        constexpr auto before = where.offsets[First];
        return ((I < First || where.offsets[I] - before + where.sizes[I] > room ||
                 accept_field<I, Fields>(at + (where.offsets[I] - before), why)) &&
                ...);
    }

    template <auto Field>
    [[gnu::always_inline]] static constexpr bool storable_field([[maybe_unused]] M const& value) {
        if constexpr (detail::fits_always<by<Field>, member_t<Field>>) return true;
        else return by<Field>::storable(value.*Field);
    }
    /// False, and told to the trace, where a plain field cannot hold its value.
    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr bool fit_field([[maybe_unused]] M const& value,
                                                           [[maybe_unused]] std::uint8_t const* at,
                                                           [[maybe_unused]] trace& why) {
        if constexpr (!detail::fits_always<by<Field>, member_t<Field>>)
            if (!by<Field>::storable(value.*Field)) [[unlikely]] {
                if constexpr (where.widths[Index] == 0) by<Field>::refuse(value.*Field, at, why);
                else by<Field>::refuse(value.*Field, word_at<Index>(at), why);
                why.in(described.fields[Index]);
                return false;
            }
        return true;
    }

    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr bool decode_field(reader& r, M& to, trace& why) {
        using field = by<Field>;
        if constexpr (where.plains[Index]) {
            if constexpr (where.runs[Index] != 0)
                if (left(r.at, r.end) < where.runs[Index]) [[unlikely]] {
                    why.fail(failure::none, r.at, left(r.at, r.end), where.runs[Index]);
                    if constexpr (!base::accepts_all)
                        if (!accept_front<Index>(r.at, left(r.at, r.end), why)) return false;
                    blame(failure::truncated, where.sizes, described.fields.data(), Index, why);
                    return false;
                }
            note<Index, Field>(r);
            if (!accept_field<Index, Field>(r.at, why)) [[unlikely]]
                return false;
            load_field<Index, Field>(r.at, to);
            r.at += where.sizes[Index];
            return true;
        } else {
            if constexpr (contextual<field>)
                r.at = field::decode(r.at, r.end, to.*Field, reading<Index>{to, r.first}, why);
            else r.at = field::decode(r.at, r.end, to.*Field, why);
            if (r.at == nullptr) [[unlikely]] {
                why.in(described.fields[Index]);
                return false;
            }
            return true;
        }
    }

    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr bool encode_field(writer& w, M const& from, trace& why) {
        using field = by<Field>;
        if constexpr (where.plains[Index]) {
            if constexpr (where.runs[Index] != 0)
                if (left(w.at, w.end) < where.runs[Index]) [[unlikely]] {
                    why.fail(failure::none, w.at, left(w.at, w.end), where.runs[Index]);
                    blame(failure::no_room, where.sizes, described.fields.data(), Index, why);
                    return false;
                }
            note<Index, Field>(w);
            if (!fit_field<Index, Field>(from, w.at, why)) [[unlikely]]
                return false;
            store_field<Index, Field>(from, w.at);
            w.at += where.sizes[Index];
            return true;
        } else {
            if constexpr (contextual<field>) w.at = field::encode(from.*Field, w.at, w.end, writing<Index>{w}, why);
            else w.at = field::encode(from.*Field, w.at, w.end, why);
            if (w.at == nullptr) [[unlikely]] {
                why.in(described.fields[Index]);
                return false;
            }
            return true;
        }
    }

    /// Remembers where a computed field is.
    template <std::size_t Index, auto Field>
    [[gnu::always_inline]] static constexpr void note([[maybe_unused]] auto& c) {
        if constexpr (is_computed<member_t<Field>>) {
            if constexpr (where.widths[Index] == 0) c.places[Index] = c.at;
            else c.places[Index] = word_at<Index>(c.at);
        }
    }

    template <std::size_t Index, auto Field>
    static constexpr bool verify_field([[maybe_unused]] reader const& r, [[maybe_unused]] M const& message,
                                       [[maybe_unused]] trace& why) {
        if constexpr (has_rule<member_t<Field>>) {
            auto const expected = by_rule<Field>(message, byte_view{r.first, r.at}, left(r.first, r.places[Index]));
            if (number_of(message.*Field) != expected) [[unlikely]] {
                why.fail(failure::computed, r.places[Index], number_of(message.*Field), expected);
                why.in(described.fields[Index]);
                return false;
            }
        }
        return true;
    }
    template <std::size_t Index, auto Field>
    static constexpr bool fill_field([[maybe_unused]] writer const& w, [[maybe_unused]] M const& message,
                                     [[maybe_unused]] trace& why) {
        if constexpr (has_rule<member_t<Field>>)
            if (!put<Index, Field>(by_rule<Field>(message, byte_view{w.first, w.at}, left(w.first, w.places[Index])),
                                   w.places[Index], why)) [[unlikely]] {
                why.in(described.fields[Index]);
                return false;
            }
        return true;
    }

    template <std::size_t Index, auto Field>
    static constexpr std::size_t size_field([[maybe_unused]] M const& value, [[maybe_unused]] std::size_t so_far) {
        if constexpr (where.plains[Index]) return where.sizes[Index];
        else if constexpr (contextual<by<Field>>) return by<Field>::size(value.*Field, so_far);
        else return by<Field>::size(value.*Field);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire::detail

#endif
