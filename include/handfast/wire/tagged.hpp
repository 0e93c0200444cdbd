// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_TAGGED_HPP
#define HANDFAST_WIRE_TAGGED_HPP

#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <handfast/wire/decode.hpp>
#include <handfast/wire/enumeration.hpp>
#include <handfast/wire/length_prefixed.hpp>
#include <handfast/wire/rest.hpp>

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
template <class... Alternatives>
struct alternatives {
    /// Whether `f` is true of one of the alternatives; it is not called for those behind it.
    template <class Function>
    static constexpr bool any(Function const& f) {
        return (false || ... || f(Alternatives{}));
    }
    template <class T>
    static constexpr bool has = (false || ... || std::same_as<T, typename Alternatives::type>);
    static constexpr bool tags_differ() {
        auto const times = [](auto tag) { return (std::size_t{0} + ... + std::size_t{Alternatives::tag == tag}); };
        return (true && ... && (times(Alternatives::tag) == 1));
    }
    /// An `Other` or one of the bodies.
    template <class Other>
    using variant = std::variant<Other, typename Alternatives::type...>;
};

/// A tag, a length and a body whose type the tag decides: an extension of a hello (RFC 5246 §7.4.1.4).
/// A body whose tag none of the alternatives has is kept as bytes. `Tag` is an enumeration, `Length` an
/// integer of `wire`, `Bodies` a struct derived from `wire::alternatives`.
template <class Tag, class Length, class Storage, class Bodies>
class tagged;

namespace detail {

template <class Tag, class Length, class Bodies>
struct tagged_requirements {
    static_assert(std::is_enum_v<Tag>, "`wire::tagged<Tag, Length, ...>` requires `Tag` to be an enumeration");
    static_assert(wire::plain<Length> && codec<Length>::least <= 4,
                  "`wire::tagged<Tag, Length, ...>` requires a `Length` of one to four bytes, such as `wire::u16`");
    static_assert(Bodies::tags_differ(), "`wire::tagged<...>` requires alternatives whose tags differ");
};

/// Whether `tag` is that of the body `T`.
template <class T, class Bodies, class Tag>
constexpr bool tag_is_of(Tag tag) {
    static_assert(Bodies::template has<T>, "`wire::tagged<...>` requires a type that is one of its alternatives");
    return Bodies::any([&](auto a) { return std::same_as<T, typename decltype(a)::type> && tag == a.tag; });
}

}  // namespace detail

/// In the decoded bytes: the body was checked, and is read again when it is asked for.
template <class Tag, class Length, class Bodies>
class tagged<Tag, Length, view, Bodies> : detail::tagged_requirements<Tag, Length, Bodies> {
public:
    constexpr tagged() = default;
    /// A body that is already encoded. It is not checked here.
    constexpr tagged(open_enum<Tag> tag, byte_view body) noexcept : tag_(tag), body_(body) {}

    [[nodiscard]] constexpr open_enum<Tag> tag() const noexcept { return tag_; }
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

    friend constexpr bool operator==(tagged const& a, tagged const& b) noexcept {
        return a.tag_ == b.tag_ && same_bytes(a.body_, b.body_);
    }

private:
    open_enum<Tag> tag_{};
    byte_view body_;
};

/// `owned` and `borrowed`: the body itself, an alternative or bytes.
template <class Tag, class Length, class Storage, class Bodies>
class tagged : detail::tagged_requirements<Tag, Length, Bodies> {
public:
    /// A body whose tag is none of the alternatives'.
    struct unknown {
        open_enum<Tag> tag{};
        rest<Storage> body{};
        friend constexpr bool operator==(unknown const&, unknown const&) = default;
    };
    using variant = typename Bodies::template variant<unknown>;

    constexpr tagged() = default;
    constexpr tagged(open_enum<Tag> tag, rest<Storage> body) : value_(unknown{tag, std::move(body)}) {}
    template <class T>
        requires(Bodies::template has<T>)
    constexpr tagged(T body) : value_(std::move(body)) {}

    [[nodiscard]] constexpr open_enum<Tag> tag() const noexcept {
        if (auto const* other = std::get_if<unknown>(&value_)) return other->tag;
        Tag tag{};
        Bodies::any([&](auto a) {
            if (!std::holds_alternative<typename decltype(a)::type>(value_)) return false;
            tag = a.tag;
            return true;
        });
        return tag;
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

    friend constexpr bool operator==(tagged const& a, tagged const& b) { return a.value_ == b.value_; }

private:
    variant value_;
};

template <class Tag, class Length, class Storage, class Bodies>
struct codec<tagged<Tag, Length, Storage, Bodies>> {
    using type = tagged<Tag, Length, Storage, Bodies>;
    using block = detail::block_of<Length>;
    static constexpr std::size_t tag_size = codec<Tag>::least;
    static constexpr std::size_t least = tag_size + block::least;
    static constexpr std::size_t greatest = tag_size + block::greatest;
    static constexpr bool plain = false;

    static constexpr std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why) {
        static_assert(
            !std::is_same_v<Storage, borrowed>,
            "`wire::decode` requires a storage that can hold what is read: `view` or `owned`, not `borrowed`");
        Tag tag{};
        std::size_t length = 0;
        at = open(at, end, tag, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;

        end = at + length;
        std::uint8_t const* stop = end;
        if (!Bodies::any([&](auto a) { return read_as<decltype(a)>(tag, at, end, to, why, stop); })) {
            if constexpr (!std::is_same_v<Storage, view>) to = type{tag, rest<Storage>{byte_view{at, length}}};
        }
        if (stop == nullptr) [[unlikely]]
            return nullptr;
        if constexpr (std::is_same_v<Storage, view>) to = type{tag, byte_view{at, length}};
        return end;
    }

    /// As `decode`, but leaves the body alone: for bytes that were decoded before.
    static constexpr std::uint8_t const* glance(std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why)
        requires std::is_same_v<Storage, view>
    {
        Tag tag{};
        std::size_t length = 0;
        at = open(at, end, tag, length, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        to = type{tag, byte_view{at, length}};
        return at + length;
    }

    static constexpr std::uint8_t* encode(type const& from, std::uint8_t* at, std::uint8_t* end, trace& why) {
        at = detail::encode_one(from.tag(), at, end, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        if constexpr (std::is_same_v<Storage, view>) {
            return block::write(from.body().data(), from.body().size(), at, end, why);
        } else {
            auto* to = block::reserve(at, end, why);
            if (to == nullptr) [[unlikely]]
                return nullptr;
            to = std::visit([&](auto const& body) { return write(body, to, end, why); }, from.value());
            if (to == nullptr) [[unlikely]]
                return nullptr;
            return block::close(at, to, why);
        }
    }

    static constexpr std::size_t size(type const& value) {
        if constexpr (std::is_same_v<Storage, view>) {
            return least + value.body().size();
        } else {
            return least + std::visit([](auto const& body) { return size_of_body(body); }, value.value());
        }
    }

private:
    static constexpr std::uint8_t const* open(std::uint8_t const* at, std::uint8_t const* end, Tag& tag,
                                              std::size_t& length, trace& why) {
        at = detail::decode_one(at, end, tag, why);
        if (at == nullptr) [[unlikely]]
            return nullptr;
        return block::open(at, end, length, why);
    }

    /// Whether `Alternative` has this tag; if so, reads the body.
    template <class Alternative>
    static constexpr bool read_as(Tag tag, std::uint8_t const* at, std::uint8_t const* end, type& to, trace& why,
                                  std::uint8_t const*& stop) {
        if (tag != Alternative::tag) return false;
        using body_type = typename Alternative::type;
        if constexpr (std::is_same_v<Storage, view>) {
            body_type body{};
            stop = detail::decode_whole(at, end, body, why);
        } else {
            stop = detail::decode_whole(at, end, to.value().template emplace<body_type>(), why);
        }
        return true;
    }

    template <class Body>
    static constexpr std::uint8_t* write(Body const& body, std::uint8_t* at, std::uint8_t* end, trace& why) {
        if constexpr (std::is_same_v<Body, typename type::unknown>) return detail::encode_one(body.body, at, end, why);
        else return detail::encode_one(body, at, end, why);
    }
    template <class Body>
    static constexpr std::size_t size_of_body(Body const& body) {
        if constexpr (std::is_same_v<Body, typename type::unknown>) return detail::size_of(body.body);
        else return detail::size_of(body);
    }
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
