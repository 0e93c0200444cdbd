// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_TAGGED_LIST_HPP
#define HANDFAST_WIRE_TAGGED_LIST_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <handfast/wire/tagged.hpp>
#include <handfast/wire/vector.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// A vector of `wire::tagged` in which no tag stands twice: the extensions of a hello (RFC 5246 §7.4.1.4,
/// "there MUST NOT be more than one extension of the same type"). Refused both ways, when read and when written.
template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage = view>
class tagged_list : public vector<Tagged, Floor, Ceiling, Storage> {
    using base = vector<Tagged, Floor, Ceiling, Storage>;

public:
    using base::base;
    constexpr tagged_list() = default;
    constexpr tagged_list(base list) : base(std::move(list)) {}

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

/// The tags of a list, and whether one came before. Up to 32 of them are compared with one another;
/// a longer list, which only an attacker sends, is looked up in a table of all tags instead, so that the
/// time stays linear.
class seen_tags {
public:
    static constexpr std::size_t few = 32;

    /// False when `tag` is there already, or unknown when `full()`.
    constexpr bool add(std::uint16_t tag) noexcept {
        for (std::size_t i = 0; i < count_; ++i)
            if (tags_[i] == tag) return false;
        tags_[count_++] = tag;
        return true;
    }
    [[nodiscard]] constexpr bool full() const noexcept { return count_ == few; }

private:
    std::array<std::uint16_t, few> tags_{};
    std::size_t count_ = 0;
};

class all_tags {
public:
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

/// Whether no tag of `list` stands twice; `index` and `tag` say which one does.
template <class Seen, class List>
constexpr bool unique_tags(List const& list, std::size_t& index, std::uint16_t& tag, bool& undecided) {
    Seen seen;
    index = 0;
    for (auto const& entry : list) {
        if constexpr (requires { seen.full(); })
            if (seen.full()) {
                undecided = true;
                return false;
            }
        tag = entry.tag().raw();
        if (!seen.add(tag)) return false;
        ++index;
    }
    return true;
}

template <class List>
[[gnu::noinline]] constexpr bool unique_among_many(List const& list, std::size_t& index, std::uint16_t& tag) {
    bool undecided = false;
    return unique_tags<all_tags>(list, index, tag, undecided);
}

template <class List>
constexpr bool unique(List const& list, std::size_t& index, std::uint16_t& tag) {
    bool undecided = false;
    if (unique_tags<seen_tags>(list, index, tag, undecided)) return true;
    return undecided && unique_among_many(list, index, tag);
}

}  // namespace detail

template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage>
struct codec<tagged_list<Tagged, Floor, Ceiling, Storage>> : codec<vector<Tagged, Floor, Ceiling, Storage>> {
    using type = tagged_list<Tagged, Floor, Ceiling, Storage>;
    using base = codec<vector<Tagged, Floor, Ceiling, Storage>>;
    static_assert(codec<Tagged>::tag_size <= 2, "`wire::tagged_list<Tagged, ...>` requires a tag of one or two bytes");

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        auto const* stop = base::decode(at, end, to, why);
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        return refuse_duplicates(to, at, why) ? stop : nullptr;
    }
    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        if constexpr (!std::is_same_v<Storage, view>)
            if (!refuse_duplicates(from, at, why)) [[unlikely]]
                return nullptr;
        return base::encode(from, at, end, why);
    }

private:
    static constexpr bool refuse_duplicates(type const& list, std::uint8_t const* at, trace& why) {
        std::size_t index = 0;
        std::uint16_t tag = 0;
        if (detail::unique(list, index, tag)) [[likely]]
            return true;
        why.fail(failure::duplicate, at, tag, 0);
        why.at(index);
        return false;
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
