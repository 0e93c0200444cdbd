// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_TAGGED_LIST_HPP
#define HANDFAST_WIRE_TAGGED_LIST_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <handfast/wire/tagged.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A vector of `wire::tagged` in which no tag stands twice: the extensions of a hello (RFC 5246 §7.4.1.4,
/// "there MUST NOT be more than one extension of the same type"). Refused both ways, when read and when written; a view
/// is written as it was read, and one that was not read (`of_encoded`) is not checked.
template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage = view>
class tagged_list : public vector<Tagged, Floor, Ceiling, Storage> {
    using base = vector<Tagged, Floor, Ceiling, Storage>;

public:
    using base::base;
    constexpr tagged_list() = default;
    constexpr tagged_list(base list) noexcept : base(std::move(list)) {}

    /// The body that is a `T`: a pointer to it (null when there is none), or where the storage is `view` a
    /// `std::optional` of it. Either is asked and followed in the same way.
    template <class T>
    [[nodiscard]] constexpr auto find() const -> decltype(std::declval<Tagged const&>().template get<T>()) {
        for (auto const& entry : *this)
            if (auto body = entry.template get<T>()) return body;
        return {};
    }
    template <class T>
    [[nodiscard]] constexpr bool has() const {
        for (auto const& entry : *this)
            if (entry.template get<T>()) return true;
        return false;
    }
    /// Whether an entry has this tag, one of the alternatives' or another.
    template <class Tag>
    [[nodiscard]] constexpr bool has_tag(Tag tag) const {
        for (auto const& entry : *this)
            if (entry.tag() == tag) return true;
        return false;
    }

    friend constexpr bool operator==(tagged_list const& a, tagged_list const& b) {
        return static_cast<base const&>(a) == static_cast<base const&>(b);
    }
};

namespace detail {

/// Two words that know of a tag whether it is surely new. Of the tags in use hardly two share a bit, so that
/// the sure way, below, is seldom gone.
class tag_filter {
public:
    constexpr void add(std::uint16_t tag) noexcept {
        auto const bit = std::uint64_t{1} << ((tag ^ tag >> 10) % 64);
        doubtful_ |= seen_ & bit;
        seen_ |= bit;
    }
    /// Whether a tag may have been added twice.
    [[nodiscard]] constexpr bool doubtful() const noexcept { return doubtful_ != 0; }

private:
    std::uint64_t seen_ = 0;
    std::uint64_t doubtful_ = 0;
};

/// One bit for every tag: the time is linear in the list, whatever an attacker puts into it.
class all_tags {
public:
    /// False when `tag` is there already.
    constexpr bool add(std::uint16_t tag) noexcept {
        auto& word = words_[tag / 64];
        auto const bit = std::uint64_t{1} << (tag % 64);
        bool const fresh = (word & bit) == 0;
        word |= bit;
        return fresh;
    }

private:
    std::array<std::uint64_t, 65536 / 64> words_{};
};

}  // namespace detail

template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage>
struct codec<tagged_list<Tagged, Floor, Ceiling, Storage>> : codec<vector<Tagged, Floor, Ceiling, Storage>> {
    using type = tagged_list<Tagged, Floor, Ceiling, Storage>;
    using base = codec<vector<Tagged, Floor, Ceiling, Storage>>;
    static_assert(codec<Tagged>::tag_size <= 2, "`wire::tagged_list<Tagged, ...>` requires a tag of one or two bytes");

    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end,
                                                                       type& to, trace& why) {
        detail::tag_filter filter;
        auto const* stop = base::decode_each(at, end, to, why,
                                             [&](Tagged const& entry) { filter.add(entry.tag().raw()); });
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        if (filter.doubtful()) [[unlikely]]
            if (!no_tag_twice(to, at, why)) return nullptr;
        return stop;
    }
    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        if constexpr (!std::is_same_v<Storage, view>) {
            detail::tag_filter filter;
            auto* const stop = base::block::enclose(
                at, end, why,
                [&](std::uint8_t* to) __attribute__((always_inline)) {
                    for (auto const& entry : from) {
                        auto* const next = codec<Tagged>::encode(entry, to, end, why);
                        if (next == nullptr) [[unlikely]] {
                            why.at(static_cast<std::size_t>(&entry - from.begin()));
                            return next;
                        }
                        filter.add(detail::load_bytes<codec<Tagged>::tag_size>(to));
                        to = next;
                    }
                    return to;
                },
                [&] { return base::body::size(from); });
            if (filter.doubtful()) [[unlikely]]
                if (stop != nullptr && !no_tag_twice(from, at, why)) return nullptr;
            return stop;
        } else {
            return base::encode(from, at, end, why);
        }
    }

private:
    [[gnu::cold, gnu::noinline]] static constexpr bool no_tag_twice(type const& list, std::uint8_t const* at,
                                                                    trace& why) {
        detail::all_tags seen;
        std::size_t index = 0;
        for (auto const& entry : list) {
            if (!seen.add(entry.tag().raw())) {
                why.fail(failure::duplicate, at, entry.tag().raw(), 0);
                why.at(index);
                return false;
            }
            ++index;
        }
        return true;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
