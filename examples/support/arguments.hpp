// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_ARGUMENTS_HPP
#define HANDFAST_EXAMPLES_SUPPORT_ARGUMENTS_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// The words between the commas.
inline std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> words;
    std::istringstream from{std::string{list}};
    for (std::string word; std::getline(from, word, ',');) words.push_back(word);
    return words;
}

/// A command line: `--name value` for the options that take a value, `--flag` for those that do not, and what is
/// left in order. What it cannot make sense of ends the program with `usage` and exit code 64.
class arguments {
public:
    arguments(int count, char** values, std::string_view usage, std::set<std::string, std::less<>> with_value,
              std::set<std::string, std::less<>> flags)
        : usage_(usage) {
        for (int i = 1; i < count; ++i) {
            std::string_view const given = values[i];
            if (given == "--help") {
                std::cout << usage_;
                std::exit(0);
            }
            if (flags.contains(given)) flags_.emplace(given);
            else if (with_value.contains(given) && i + 1 < count) values_[std::string{given}].emplace_back(values[++i]);
            else if (with_value.contains(given)) refuse(std::string{given} + " takes a value");
            else if (given.starts_with("--")) refuse("unknown option " + std::string{given});
            else others_.emplace_back(given);
        }
    }

    [[nodiscard]] bool has(std::string_view flag) const { return flags_.contains(flag); }

    [[nodiscard]] std::optional<std::string> value(std::string_view name) const {
        auto const found = values_.find(name);
        if (found == values_.end()) return std::nullopt;
        return found->second.back();
    }
    /// Every time that it was given, in order.
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const {
        auto const found = values_.find(name);
        return found == values_.end() ? std::vector<std::string>{} : found->second;
    }
    [[nodiscard]] std::string required(std::string_view name) const {
        auto const found = value(name);
        if (!found) refuse(std::string{name} + " is missing");
        return *found;
    }

    /// What is no option; exactly `count` of them are wanted.
    [[nodiscard]] std::vector<std::string> const& others(std::size_t count) const {
        if (others_.size() != count) refuse(others_.size() < count ? "too few arguments" : "too many arguments");
        return others_;
    }

    /// Its value as a number.
    [[nodiscard]] std::optional<std::size_t> number(std::string_view name) const {
        auto const text = value(name);
        if (!text) return std::nullopt;
        return read<std::size_t>(*text, "a number");
    }

    /// `text` as a TCP port.
    [[nodiscard]] std::uint16_t port(std::string_view text) const { return read<std::uint16_t>(text, "a port"); }

    [[noreturn]] void refuse(std::string_view why) const {
        std::cerr << why << '\n' << usage_;
        std::exit(64);
    }

private:
    template <class Number>
    [[nodiscard]] Number read(std::string_view text, std::string_view what) const {
        Number number = 0;
        auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (trouble != std::errc{} || end != text.data() + text.size())
            refuse(std::string{text}.append(" is not ").append(what));
        return number;
    }

    std::string_view usage_;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
    std::set<std::string, std::less<>> flags_;
    std::vector<std::string> others_;
};

}  // namespace examples

#endif
