// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_ASN1_PEM_HPP
#define HANDFAST_ASN1_PEM_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <sodium/utils.h>

#include <handfast/asn1/error.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/secret.hpp>

namespace handfast::inline HANDFAST_ABI::asn1 {

/// One block of a PEM file (RFC 7468): "CERTIFICATE", "PRIVATE KEY" and so on, and what it holds.
struct pem_block {
    std::string label;
    secret_bytes der;
};

namespace detail {

/// The next line of `text` from `at` on, without its end (LF or CR LF) and without blanks there; moves `at` past it.
[[nodiscard]] inline std::string_view next_line(std::string_view text, std::size_t& at) noexcept {
    auto const end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

/// The label where `line` is the boundary "-----BEGIN label-----" (`word` says which), with no limit on what it says.
[[nodiscard]] inline bool boundary(std::string_view line, std::string_view word, std::string_view& label) noexcept {
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    if (!line.ends_with("-----")) return false;
    line.remove_suffix(5);
    label = line;
    return true;
}

}  // namespace detail

/// The blocks of `text`, in their order; there may be none. Text before, between and after them is passed over.
/// The base64 is strict but for white space, and is decoded in time that does not depend on its value;
/// encrypted keys in the old style, with header lines, are refused.
/// An error's offset counts characters to the line of the block's BEGIN.
[[nodiscard]] inline read_result<std::vector<pem_block>> parse_pem(std::string_view text) {
    constexpr std::string_view begin = "-----BEGIN ";
    constexpr std::string_view end = "-----END ";
    std::vector<pem_block> blocks;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t const start = at;
        auto const line = detail::next_line(text, at);
        if (!line.starts_with(begin)) continue;

        std::string_view label;
        if (!detail::boundary(line, begin, label) || label.empty()) return fail(error{failure::pem_label, start});
        std::size_t const body = at;
        std::size_t body_end;
        std::string_view last;
        do {
            if (at == text.size()) return fail(error{failure::pem_without_end, start});
            body_end = at;
            last = detail::next_line(text, at);
        } while (!last.starts_with("-----"));
        std::string_view closing;
        if (!detail::boundary(last, end, closing) || closing != label) return fail(error{failure::pem_label, start});

        auto const base64 = text.substr(body, body_end - body);
        secret_bytes decoded{base64.size() / 4 * 3 + 3};
        std::size_t size = 0;
        if (sodium_base642bin(decoded.writable().data(), decoded.size(), base64.data(), base64.size(), " \t\r\n", &size,
                              nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
            return fail(error{failure::pem_base64, start});
        blocks.push_back({std::string{label}, secret_bytes{decoded.reveal().first(size)}});
    }
    return blocks;
}

/// `der` as one PEM block with lines of 64 characters (RFC 7468 §2), as bytes that are wiped: for private keys.
[[nodiscard]] inline secret_bytes encode_secret_pem(std::string_view label, byte_view der) {
    constexpr std::size_t bytes_a_line = 48;
    std::string first = "-----BEGIN ";
    first.append(label).append("-----\n");
    std::string last = "-----END ";
    last.append(label).append("-----\n");
    std::size_t const lines = (der.size() + bytes_a_line - 1) / bytes_a_line;

    secret_bytes out{first.size() + (der.size() + 2) / 3 * 4 + lines + last.size()};
    auto to = std::copy(first.begin(), first.end(), out.writable().begin());
    while (!der.empty()) {
        auto const part = der.first(std::min(bytes_a_line, der.size()));
        auto const size = static_cast<std::ptrdiff_t>((part.size() + 2) / 3 * 4);
        // libsodium ends the text with a zero, where the line's end then goes.
        sodium_bin2base64(reinterpret_cast<char*>(&*to), static_cast<std::size_t>(size) + 1, part.data(), part.size(),
                          sodium_base64_VARIANT_ORIGINAL);
        to += size;
        *to++ = '\n';
        der = der.subspan(part.size());
    }
    std::copy(last.begin(), last.end(), to);
    return out;
}

/// `der` as one PEM block with lines of 64 characters (RFC 7468 §2). For public contents.
[[nodiscard]] inline std::string encode_pem(std::string_view label, byte_view der) {
    return std::string{as_chars(encode_secret_pem(label, der).reveal())};
}

}  // namespace handfast::inline HANDFAST_ABI::asn1

#endif
