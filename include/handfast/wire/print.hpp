// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_PRINT_HPP
#define HANDFAST_WIRE_PRINT_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include <handfast/core/hex.hpp>
#include <handfast/wire/visit.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// Writes a value behind its name, which ends in a colon: what is short on the same line, the rest on lines of its
/// own, `indent` wide.
class page {
public:
    page(std::string& out, std::size_t indent) noexcept : out_(out), indent_(indent) {}

    /// A name on a line of its own, and behind or below it a value.
    void entry(std::string_view name, auto const& value) {
        out_.append(indent_, ' ');
        out_ += name;
        out_ += ':';
        wire::visit(value, page{out_, indent_ + 2});
    }
    void entries(message auto const& m) {
        for_each_field(m, [&](std::string_view name, auto const& value) { entry(name, value); });
    }

    void number(std::uint64_t value) { line(std::to_string(value)); }
    void number(std::int64_t value) { line(std::to_string(value)); }
    void number(double value) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.17g", value);
        line(digits);
    }
    void boolean(bool value) { line(value ? "true" : "false"); }
    void zeros() { line("zeros"); }
    void absent() { line("absent"); }
    void secret(std::size_t size) { line(std::to_string(size) + (size == 1 ? " secret byte" : " secret bytes")); }

    /// The name, where there is one, and the number as registries write it: one byte in decimal, more of them in
    /// hexadecimal.
    void enumerator(std::string_view name, auto value, std::size_t bytes) {
        std::string digits = std::to_string(value);
        if (bytes > 1 && value >= 0) {
            std::uint8_t raw[8];
            store_bytes<8>(static_cast<std::uint64_t>(value), raw);
            digits = "0x" + to_hex(byte_view{raw + (8 - bytes), bytes});
        }
        line(name.empty() ? digits : std::string{name} + " (" + digits + ")");
    }

    /// In hexadecimal and, between bars, as the characters of ASCII that they are; sixteen to a line where they are
    /// more than thirty-two.
    void bytes(byte_view value) {
        if (value.empty()) return line("empty");
        if (value.size() <= 32) return line(to_hex(value) + "  |" + characters(value) + '|');
        out_ += '\n';
        for (std::size_t at = 0; at < value.size(); at += 16) {
            auto const row = value.subspan(at, value.size() - at < 16 ? value.size() - at : 16);
            char offset[24];
            std::snprintf(offset, sizeof offset, "%04zx  ", at);
            auto digits = to_hex(row);
            digits.resize(32, ' ');
            out_.append(indent_, ' ');
            out_ += offset + digits + "  |" + characters(row) + "|\n";
        }
    }

    void list(auto const& range) {
        out_ += '\n';
        std::size_t i = 0;
        for (auto const& element : range) entry("[" + std::to_string(i++) + "]", element);
    }
    void message(wire::message auto const& m) {
        out_ += '\n';
        entries(m);
    }
    void choice(auto const& tag, auto const& body) {
        out_ += '\n';
        entry("tag", tag);
        body.visit([&](auto const& alternative) {
            if constexpr (requires { entries(alternative); }) entries(alternative);
            else entry("body", alternative);
        });
    }

private:
    void line(std::string_view words) {
        out_ += ' ';
        out_ += words;
        out_ += '\n';
    }
    static std::string characters(byte_view value) {
        std::string text;
        for (auto const byte : value) text += byte >= 0x20 && byte < 0x7f ? static_cast<char>(byte) : '.';
        return text;
    }

    std::string& out_;
    std::size_t indent_;
};

}  // namespace detail

/// A message in words, a field a line, each under its name: numbers in decimal, enumerators by name where
/// `to_string(E)` beside the enumeration gives one, bytes in hexadecimal and in ASCII, secrets as their length.
/// What is inside another is indented by two more than `indent`. For people; nothing reads it back.
template <message M>
[[nodiscard]] std::string print(M const& value, std::size_t indent = 0) {
    std::string out(indent, ' ');
    out += detail::name_of<M>();
    out += '\n';
    detail::page{out, indent + 2}.entries(value);
    return out;
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
