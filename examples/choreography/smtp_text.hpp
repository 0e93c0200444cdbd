// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_TEXT_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_TEXT_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "smtp.hpp"

// The messages as lines of text, each way (RFC 5321 §4.1, §4.2).
namespace smtp {

/// With CR LF at the end: a command (§4.5.3.1.4), and a line of the mail (§4.5.3.1.6) with a dot put before it.
inline constexpr std::size_t longest_command = 512, longest_line = 1001;

/// A line that came, without its end. Not `sound`: too long for any use, or with a CR or LF within (§2.3.8).
struct line {
    std::string_view words;
    bool sound = true;
};

/// What stands behind `verb`, which is found in upper or lower case (§2.4); nothing where the line begins otherwise.
inline std::optional<std::string_view> behind(std::string_view verb, std::string_view words) {
    auto const same = [](char wanted, char c) {
        return c == wanted || (c >= 'a' && c <= 'z' && c - 'a' + 'A' == wanted);
    };
    if (words.size() < verb.size() || !std::equal(verb.begin(), verb.end(), words.begin(), same)) return std::nullopt;
    words.remove_prefix(verb.size());
    while (words.ends_with(' ')) words.remove_suffix(1);
    return words;
}
/// The same, with a blank between the two unless nothing follows.
inline std::optional<std::string_view> argument_of(std::string_view verb, std::string_view words) {
    auto rest = behind(verb, words);
    if (!rest || (!rest->empty() && !rest->starts_with(' '))) return std::nullopt;
    return rest->substr(rest->empty() ? 0 : 1);
}

/// What MAIL and RCPT are about: "<path>", and parameters after it (§4.1.2).
struct path {
    std::string mailbox, parameters;
};
inline std::optional<path> parse_path(std::optional<std::string_view> words) {
    constexpr std::size_t longest_path = 256;  // §4.5.3.1.3
    if (!words || !words->starts_with('<')) return std::nullopt;
    bool quoted = false;
    for (std::size_t i = 1; i < words->size() && i < longest_path; ++i) {
        char const c = (*words)[i];
        if (c == '\\' && quoted) ++i;
        else if (c == '"') quoted = !quoted;
        else if (c == '>' && !quoted) {
            auto const rest = words->substr(i + 1);
            if (!rest.empty() && !rest.starts_with(' ')) return std::nullopt;
            return path{std::string{words->substr(1, i - 1)}, std::string{rest.substr(rest.empty() ? 0 : 1)}};
        }
    }
    return std::nullopt;
}

template <class M>
using as = std::type_identity<M>;

inline std::optional<hello> parse(as<hello>, std::string_view words) {
    for (bool const extended : {true, false})
        if (auto const domain = argument_of(extended ? "EHLO" : "HELO", words); domain && !domain->empty())
            return hello{extended, std::string{*domain}};
    return std::nullopt;
}
inline std::optional<mail> parse(as<mail>, std::string_view words) {
    auto const from = parse_path(behind("MAIL FROM:", words));
    return from ? std::optional{mail{from->mailbox, from->parameters}} : std::nullopt;
}
inline std::optional<rcpt> parse(as<rcpt>, std::string_view words) {
    auto const to = parse_path(behind("RCPT TO:", words));
    return to && !to->mailbox.empty() ? std::optional{rcpt{to->mailbox, to->parameters}} : std::nullopt;
}
inline std::optional<vrfy> parse(as<vrfy>, std::string_view words) {
    auto const who = argument_of(vrfy::name, words);
    return who && !who->empty() ? std::optional{vrfy{std::string{*who}}} : std::nullopt;
}
inline std::optional<noop> parse(as<noop>, std::string_view words) {
    return argument_of(noop::name, words) ? std::optional{noop{}} : std::nullopt;
}
/// A verb and nothing else.
template <class M>
    requires std::is_empty_v<M>
std::optional<M> parse(as<M>, std::string_view words) {
    auto const rest = argument_of(M::name, words);
    return rest && rest->empty() ? std::optional{M{}} : std::nullopt;
}

/// A command out of its line; nothing where the line is another, or not well formed.
template <class M>
std::optional<M> parse(line const& it) {
    if (!it.sound || it.words.size() + 2 > longest_command) return std::nullopt;
    return parse(as<M>{}, it.words);
}
template <>
inline std::optional<other_command> parse(line const& it) {
    auto const is = [&]<class... M>(as<M>...) { return (parse<M>(it) || ...); };
    if (is(as<hello>{}, as<mail>{}, as<rcpt>{}, as<data>{}, as<rset>{}, as<noop>{}, as<vrfy>{}, as<quit>{}))
        return std::nullopt;
    if (!it.sound || it.words.size() + 2 > longest_command) return other_command{500};
    for (auto const verb : {"EXPN", "HELP"})
        if (argument_of(verb, it.words)) return other_command{502};
    for (auto const verb : {"EHLO", "HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "VRFY", "QUIT"})
        if (argument_of(verb, it.words)) return other_command{501};
    return other_command{500};
}
/// A dot that stands alone ends the mail; one that stands first was put there (§4.5.2).
template <>
inline std::optional<end_of_text> parse(line const& it) {
    return it.sound && it.words == "." ? std::optional{end_of_text{}} : std::nullopt;
}
template <>
inline std::optional<text_line> parse(line const& it) {
    if (it.sound && it.words == ".") return std::nullopt;
    return text_line{std::string{it.words.substr(it.words.starts_with('.') ? 1 : 0)}, it.sound};
}

inline std::string format(hello const& m) { return (m.extended ? "EHLO " : "HELO ") + m.domain; }
inline std::string format(mail const& m) { return "MAIL FROM:<" + m.from + ">"; }
inline std::string format(rcpt const& m) { return "RCPT TO:<" + m.to + ">"; }
inline std::string format(vrfy const& m) { return "VRFY " + m.who; }
inline std::string format(text_line const& m) { return (m.words.starts_with('.') ? "." : "") + m.words; }
inline std::string format(end_of_text) { return "."; }
template <class M>
    requires std::is_empty_v<M>
std::string format(M) {
    return std::string{M::name};
}
/// Each line of its words has the code before it, and all but the last a hyphen behind that (§4.2.1).
inline std::string format(reply const& m) {
    std::string out, code = std::to_string(m.code);
    std::string_view rest = m.words;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        out.append(code).append("-").append(rest.substr(0, end)).append("\r\n");
        rest.remove_prefix(end + 1);
    }
    return out.append(code).append(" ").append(rest);
}

}  // namespace smtp

#endif
