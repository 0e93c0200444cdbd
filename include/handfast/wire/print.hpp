// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_PRINT_HPP
#define HANDFAST_WIRE_PRINT_HPP

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <handfast/core/hex.hpp>
#include <handfast/wire.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// How a `T` reads. `lines` says whether it takes lines of its own below its name, or fits behind it.
template <class T>
struct printer;

class page {
public:
    page(std::string& out, std::size_t indent) noexcept : out_(out), indent_(indent) {}

    void put(std::string_view words) { out_ += words; }
    /// A name on a line of its own, and behind or below it a value.
    template <class T>
    void entry(std::string_view name, T const& value) {
        out_.append(indent_, ' ');
        out_ += name;
        out_ += ':';
        if constexpr (printer<T>::lines) {
            out_ += '\n';
            printer<T>::print(page{out_, indent_ + 2}, value);
        } else {
            out_ += ' ';
            printer<T>::print(*this, value);
            out_ += '\n';
        }
    }
    void absent(std::string_view name) {
        out_.append(indent_, ' ');
        out_ += name;
        out_ += ": absent\n";
    }

private:
    std::string& out_;
    std::size_t indent_;
};

template <std::integral T>
struct printer<T> {
    static constexpr bool lines = false;
    static void print(page to, T value) { to.put(std::to_string(value)); }
};

template <std::size_t Bytes, std::endian Order>
struct printer<integer<Bytes, Order>> {
    static constexpr bool lines = false;
    static void print(page to, integer<Bytes, Order> value) { to.put(std::to_string(value.value())); }
};

/// The enumerator's name, when `to_string` has one, and the number.
template <class E>
    requires std::is_enum_v<E>
struct printer<E> {
    static constexpr bool lines = false;
    static void print(page to, E value) {
        auto const number = in_digits(static_cast<std::underlying_type_t<E>>(value));
        if constexpr (requires { std::string_view{to_string(value)}; }) {
            if (std::string_view const name{to_string(value)}; !name.empty()) {
                to.put(name);
                to.put(" (" + number + ")");
                return;
            }
        }
        to.put(number);
    }

private:
    /// As registries write them: one byte in decimal, more of them in hexadecimal.
    static std::string in_digits(std::underlying_type_t<E> number) {
        if constexpr (sizeof(number) == 1) return std::to_string(number);
        std::array<std::uint8_t, sizeof(number)> raw{};
        codec<std::underlying_type_t<E>>::store(number, raw.data());
        return "0x" + to_hex(raw);
    }
};

template <class E>
struct printer<open_enum<E>> {
    static constexpr bool lines = false;
    static void print(page to, open_enum<E> value) { printer<E>::print(to, value.value()); }
};

struct bytes_printer {
    static constexpr bool lines = false;
    static void print(page to, auto const& value) {
        if (value.view().empty()) to.put("empty");
        else to.put(to_hex(value.view()));
    }
};
template <std::size_t Size>
struct printer<bytes<Size>> : bytes_printer {};
template <std::size_t Floor, std::size_t Ceiling, class Storage>
struct printer<opaque<Floor, Ceiling, Storage>> : bytes_printer {};
template <class Storage>
struct printer<rest<Storage>> : bytes_printer {};

struct list_printer {
    static constexpr bool lines = true;
    static void print(page to, auto const& list) {
        std::size_t i = 0;
        for (auto const& element : list) to.entry("[" + std::to_string(i++) + "]", element);
    }
};
template <class T, std::size_t Floor, std::size_t Ceiling, class Storage>
struct printer<vector<T, Floor, Ceiling, Storage>> : list_printer {};
template <class Tagged, std::size_t Floor, std::size_t Ceiling, class Storage>
struct printer<tagged_list<Tagged, Floor, Ceiling, Storage>> : list_printer {};
template <class T, std::size_t Count>
struct printer<std::array<T, Count>> : list_printer {};
template <class T, std::size_t Count>
struct printer<T[Count]> : list_printer {};

template <class T, auto Value>
struct printer<constant<T, Value>> {
    static constexpr bool lines = false;
    static void print(page to, constant<T, Value>) { printer<T>::print(to, constant<T, Value>::value); }
};

template <class Length, class T>
struct printer<length_prefixed<Length, T>> {
    static constexpr bool lines = printer<T>::lines;
    static void print(page to, length_prefixed<Length, T> const& value) { printer<T>::print(to, value.value); }
};

template <class T>
struct printer<optional_tail<T>> {
    static constexpr bool lines = printer<T>::lines;
    static void print(page to, optional_tail<T> const& value) {
        if (value) printer<T>::print(to, *value);
    }
};

template <class Tag, class Length, class Storage, class Bodies>
struct printer<tagged<Tag, Length, Storage, Bodies>> {
    using type = tagged<Tag, Length, Storage, Bodies>;
    static constexpr bool lines = true;

    static void print(page to, type const& value) {
        to.entry("tag", value.tag());
        if (Bodies::any([&](auto a) { return print_as<typename decltype(a)::type>(to, value); })) return;
        if constexpr (std::is_same_v<Storage, view>) to.entry("body", rest<view>{value.body()});
        else if (auto const* other = std::get_if<typename type::unknown>(&value.value())) to.entry("body", other->body);
    }

private:
    template <class T>
    static bool print_as(page to, type const& value) {
        auto const body = value.template get<T>();
        if (!body) return false;
        printer<T>::print(to, *body);
        return true;
    }
};

template <message M>
struct printer<M> {
    static constexpr bool lines = true;
    static void print(page to, M const& value) { fields(to, value, description_of<M>::value); }

private:
    template <auto... Fields>
    static void fields([[maybe_unused]] page to, [[maybe_unused]] M const& value, description<Fields...> const& d) {
        [[maybe_unused]] std::size_t i = 0;
        (field(to, d.fields[i++], value.*Fields), ...);
    }
    template <class T>
    static void field(page to, std::string_view name, T const& value) {
        to.entry(name, value);
    }
    template <class T>
    static void field(page to, std::string_view name, optional_tail<T> const& value) {
        if (value) to.entry(name, *value);
        else to.absent(name);
    }
};

}  // namespace detail

/// A message in words, a field a line, each under its name: numbers in decimal, enumerators by name where
/// `to_string(E)` beside the enumeration gives one, bytes in hexadecimal. What is inside another is indented
/// by two more than `indent`. For people; nothing reads it back.
template <message M>
[[nodiscard]] std::string print(M const& value, std::size_t indent = 0) {
    std::string out(indent, ' ');
    out += detail::name_of<M>();
    out += '\n';
    detail::printer<M>::print(detail::page{out, indent + 2}, value);
    return out;
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
