// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_CHOICE_HPP
#define HANDFAST_WIRE_CHOICE_HPP

#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <handfast/wire/alternatives.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/rest.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// One of several bodies, told apart by a tag: what `tagged` and `chosen` hold. A body whose tag none of the
/// alternatives has is kept as bytes. `Bodies` is a struct derived from `wire::alternatives`.
template <class Storage, class Bodies>
class choice;

namespace detail {

template <class Bodies>
struct choice_requirements {
    using tag_type = typename Bodies::tag_type;
    static_assert(std::is_enum_v<tag_type>, "`wire::alternatives<...>` requires tags of one enumeration");
    static_assert(Bodies::tags_differ(), "`wire::alternatives<...>` requires alternatives whose tags differ");
};

/// Whether `tag` is that of the body `T`.
template <class T, class Bodies>
constexpr bool tag_is_of(typename Bodies::tag_type tag) {
    static_assert(Bodies::template has<T>,
                  "`get<T>` of a `wire::tagged` or `wire::chosen` requires a type that is one of its alternatives");
    return Bodies::any([&](auto a) { return std::same_as<T, typename decltype(a)::type> && tag == a.tag; });
}

}  // namespace detail

/// In the decoded bytes: the body was checked, and is read again when it is asked for.
template <class Bodies>
class choice<view, Bodies> : detail::choice_requirements<Bodies> {
public:
    using tag_type = typename Bodies::tag_type;

    constexpr choice() = default;
    /// A body that is already encoded. It is not checked here.
    constexpr choice(open_enum<tag_type> tag, byte_view body) noexcept : tag_(tag), body_(body) {}

    [[nodiscard]] constexpr open_enum<tag_type> tag() const noexcept { return tag_; }
    /// The body as it stands on the wire, without its length.
    [[nodiscard]] constexpr byte_view body() const noexcept { return body_; }
    /// Whether the tag is one of the alternatives'.
    [[nodiscard]] constexpr bool known() const noexcept {
        return Bodies::any([&](auto a) { return tag_ == a.tag; });
    }

    /// The body, where it is a `T`.
    template <class T>
    [[nodiscard]] constexpr std::optional<T> get() const {
        if (!detail::tag_is_of<T, Bodies>(tag_.value())) return std::nullopt;
        auto body = decode<T>(body_);
        if (!body) return std::nullopt;
        return *std::move(body);
    }

    /// Calls `f` with the body, an alternative, or with its bytes, a `rest<view>`.
    template <class Function>
    constexpr void visit(Function const& f) const {
        if (Bodies::any([&](auto a) {
                auto body = get<typename decltype(a)::type>();
                if (tag_ != a.tag || !body) return false;
                f(*body);
                return true;
            }))
            return;
        f(rest<view>{body_});
    }

    friend constexpr bool operator==(choice const& a, choice const& b) noexcept {
        return a.tag_ == b.tag_ && same_bytes(a.body_, b.body_);
    }

private:
    open_enum<tag_type> tag_{};
    byte_view body_;
};

/// `owned` and `borrowed`: the body itself, an alternative or bytes.
template <class Storage, class Bodies>
class choice : detail::choice_requirements<Bodies> {
    static_assert(Bodies::types_differ(),
                  "`wire::alternatives<...>` requires bodies of different types, unless they stay in a `view`");

public:
    using tag_type = typename Bodies::tag_type;

    /// A body whose tag is none of the alternatives'.
    struct unknown {
        open_enum<tag_type> tag{};
        rest<Storage> body{};
        friend constexpr bool operator==(unknown const&, unknown const&) = default;
    };
    using variant = typename Bodies::template variant<unknown>;

    constexpr choice() = default;
    /// A body as bytes. They are not checked: under a tag of the alternatives', give the alternative itself.
    constexpr choice(open_enum<tag_type> tag, rest<Storage> body) : value_(unknown{tag, std::move(body)}) {}
    template <class T>
        requires(Bodies::template has<T>)
    constexpr choice(T body) : value_(std::move(body)) {}

    [[nodiscard]] constexpr open_enum<tag_type> tag() const noexcept {
        if (auto const* other = std::get_if<unknown>(&value_)) return other->tag;
        return tag_of(static_cast<Bodies const*>(nullptr), value_.index());
    }
    [[nodiscard]] constexpr bool known() const noexcept { return !std::holds_alternative<unknown>(value_); }
    [[nodiscard]] constexpr variant const& value() const noexcept { return value_; }
    [[nodiscard]] constexpr variant& value() noexcept { return value_; }

    /// The body, where it is a `T`; else null.
    template <class T>
        requires(Bodies::template has<T>)
    [[nodiscard]] constexpr T const* get() const noexcept {
        return std::get_if<T>(&value_);
    }

    /// Calls `f` with the body, an alternative, or with its bytes, a `rest<Storage>`.
    template <class Function>
    constexpr void visit(Function const& f) const {
        std::visit(
            [&](auto const& body) {
                if constexpr (std::is_same_v<decltype(body), unknown const&>) f(body.body);
                else f(body);
            },
            value_);
    }

    friend constexpr bool operator==(choice const& a, choice const& b) { return a.value_ == b.value_; }

private:
    template <class... Alternatives>
    static constexpr tag_type tag_of(alternatives<Alternatives...> const*, std::size_t index) noexcept {
        constexpr tag_type tags[]{tag_type{}, Alternatives::tag...};
        return tags[index];
    }

    variant value_;
};

namespace detail {

/// What an alternative is called in the path of an error: its tag where that has a name, else its body.
template <class Alternative>
constexpr std::string_view name_of_alternative() noexcept {
    if constexpr (requires { std::string_view{to_string(Alternative::tag)}; })
        if (std::string_view const name{to_string(Alternative::tag)}; !name.empty()) return name;
    return name_of<typename Alternative::type>();
}

/// The body of a choice, whose tag is known.
template <class Storage, class Bodies>
struct choice_codec {
    using type = choice<Storage, Bodies>;
    using tag_type = typename Bodies::tag_type;

    /// The body must take exactly the frame `[at, end)`.
    [[gnu::always_inline]] static constexpr std::uint8_t const* decode(tag_type tag, std::uint8_t const* at,
                                                                       std::uint8_t const* end, type& to, trace& why) {
        static_assert(
            !std::is_same_v<Storage, borrowed>,
            "`wire::decode` requires a storage that can hold what is read: `view` or `owned`, not `borrowed`");
        if (!decode_known(static_cast<Bodies const*>(nullptr), tag, at, end, to, why)) [[unlikely]]
            return nullptr;
        if constexpr (std::is_same_v<Storage, view>) to = type{tag, byte_view{at, end}};
        return end;
    }

    [[gnu::always_inline]] static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end,
                                                                 trace& why) {
        if constexpr (std::is_same_v<Storage, view>) {
            return encode_one(rest<view>{from.body()}, at, end, why);
        } else {
            constexpr Bodies const* bodies = nullptr;
            return encode_known(bodies, indices_of(bodies), from, at, end, why);
        }
    }

    static constexpr std::size_t size(type const& value) {
        if constexpr (std::is_same_v<Storage, view>) {
            return value.body().size();
        } else {
            std::size_t bytes = 0;
            value.visit([&](auto const& body) { bytes = size_of(body); });
            return bytes;
        }
    }

private:
    // As an index and a chain of comparisons, which compilers see through better than through std::visit.
    template <class... Alternatives>
    static constexpr auto indices_of(alternatives<Alternatives...> const*) {
        return std::index_sequence_for<Alternatives...>{};
    }
    template <class... Alternatives, std::size_t... I>
    [[gnu::always_inline]] static constexpr std::uint8_t* encode_known(alternatives<Alternatives...> const*,
                                                                       std::index_sequence<I...>, type const& from,
                                                                       std::uint8_t* at, std::uint8_t* end,
                                                                       trace& why) {
        auto const index = from.value().index();
        if (!(false || ... ||
              (index == I + 1 && (at = encode_one(*std::get_if<I + 1>(&from.value()), at, end, why), true))))
            at = encode_one(std::get_if<0>(&from.value())->body, at, end, why);
        return at;
    }
    template <class... Alternatives>
    [[gnu::always_inline]] static constexpr bool decode_known(alternatives<Alternatives...> const*, tag_type tag,
                                                              std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                              trace& why) {
        bool good = true;
        if (!(false || ... || (tag == Alternatives::tag && (good = decode_as<Alternatives>(at, end, to, why), true))))
            keep_unknown(tag, at, end, to);
        return good;
    }

    template <class Alternative>
    [[gnu::always_inline]] static constexpr bool decode_as(std::uint8_t const* at, std::uint8_t const* end, type& to,
                                                           trace& why) {
        using body_type = typename Alternative::type;
        std::uint8_t const* stop = nullptr;
        if constexpr (std::is_same_v<Storage, view>) {
            body_type body{};
            stop = decode_whole(at, end, body, why);
        } else {
            auto* body = std::get_if<body_type>(&to.value());
            if (body == nullptr) body = &to.value().template emplace<body_type>();
            stop = decode_whole(at, end, *body, why);
        }
        if (stop == nullptr) [[unlikely]] {
            why.in(name_of_alternative<Alternative>());
            return false;
        }
        return true;
    }

    static constexpr void keep_unknown([[maybe_unused]] tag_type tag, [[maybe_unused]] std::uint8_t const* at,
                                       [[maybe_unused]] std::uint8_t const* end, [[maybe_unused]] type& to) {
        if constexpr (!std::is_same_v<Storage, view>) {
            using unknown = typename type::unknown;
            auto* other = std::get_if<unknown>(&to.value());
            if (other == nullptr) other = &to.value().template emplace<unknown>();
            other->tag = tag;
            other->body.assign(byte_view{at, end});
        }
    }
};

}  // namespace detail

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
