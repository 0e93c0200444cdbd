// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ALTERNATIVES_HPP
#define HANDFAST_WIRE_ALTERNATIVES_HPP

#include <concepts>
#include <type_traits>
#include <variant>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// What stands behind `Tag`: a `T`.
template <auto Tag, class T>
struct alternative {
    static constexpr auto tag = Tag;
    using type = T;
};

/// All of them. Give the list a name of its own, so that it is not spelled out wherever it is meant:
///
///     template <class Storage>
///     struct bodies : wire::alternatives<wire::alternative<kind::text, basic_text<Storage>>,
///                                        wire::alternative<kind::number, number>> {};
template <class First, class... Others>
struct alternatives {
    /// The enumeration that the tags are of.
    using tag_type = std::remove_const_t<decltype(First::tag)>;

    template <class T>
    static constexpr bool has = std::same_as<T, typename First::type> ||
                                (false || ... || std::same_as<T, typename Others::type>);

    static constexpr bool tags_differ() {
        tag_type const tags[]{First::tag, Others::tag...};
        for (auto const& a : tags)
            for (auto const& b : tags)
                if (&a != &b && a == b) return false;
        return true;
    }

    static constexpr bool types_differ() {
        return occurrences<typename First::type>() == 1 && (true && ... && (occurrences<typename Others::type>() == 1));
    }

    /// Whether `f` is true of one of the alternatives; it is not called for those behind it.
    template <class Function>
    static constexpr bool any(Function const& f) {
        return f(First{}) || (false || ... || f(Others{}));
    }

    template <class T>
    static constexpr int occurrences() {
        return (int{std::same_as<T, typename First::type>} + ... + int{std::same_as<T, typename Others::type>});
    }

    /// An `Other` or one of the bodies.
    template <class Other>
    using variant = std::variant<Other, typename First::type, typename Others::type...>;
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
