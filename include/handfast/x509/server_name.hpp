// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_SERVER_NAME_HPP
#define HANDFAST_X509_SERVER_NAME_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/core/ip_address.hpp>
#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>
#include <handfast/x509/error.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

namespace detail {
constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Whether `label` is one label of a host name (RFC 1123 §2.1; the underscore is seen in practice).
constexpr bool is_label(std::string_view label) noexcept {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    for (char const c : label)
        if (!is_digit(c) && !(to_lower(c) >= 'a' && to_lower(c) <= 'z') && c != '-' && c != '_') return false;
    return true;
}

/// Whether `name` is a host name in letters, digits and hyphens, without a dot at its end. One whose last
/// label is a number is none: it would be an address to some readers.
constexpr bool is_host_name(std::string_view name) noexcept {
    if (name.empty() || name.size() > 253) return false;
    while (true) {
        auto const dot = name.find('.');
        auto const label = name.substr(0, dot);
        if (!is_label(label)) return false;
        if (dot == std::string_view::npos) return label.find_first_not_of("0123456789") != std::string_view::npos;
        name.remove_prefix(dot + 1);
    }
}
}  // namespace detail

/// Whom a client expects: a DNS host name or the literal of an IPv4 or IPv6 address (RFC 9525 §1.2, a DNS-ID or
/// an IP-ID). Letters are kept in lower case and a dot at the end is dropped. International names are given in
/// their A-label form ("xn--...").
///
/// The constructor takes any text and never fails; a name that is none has `valid() == false` and matches no
/// certificate. `parse` reports it instead.
class server_name {
public:
    enum class kind_type : std::uint8_t { invalid, dns, ipv4, ipv6 };

    constexpr explicit server_name(std::string_view given) {
        auto lowered = given;
        if (lowered.ends_with('.')) lowered.remove_suffix(1);
        if (auto const address = ip_address::from_text(given)) {
            kind_ = address->is_v4() ? kind_type::ipv4 : kind_type::ipv6;
            address_ = *address;
        } else if (detail::is_host_name(lowered)) {
            kind_ = kind_type::dns;
        }
        for (char const c : kind_ == kind_type::dns ? lowered : given) text_ << detail::to_lower(c);
    }

    /// `invalid_name`, with the text, where it is neither a host name nor an address.
    [[nodiscard]] static constexpr result<server_name, error> parse(std::string_view given) {
        server_name name{given};
        if (!name.valid()) return fail(name.invalid());
        return name;
    }

    [[nodiscard]] constexpr bool valid() const noexcept { return kind_ != kind_type::invalid; }
    [[nodiscard]] constexpr kind_type kind() const noexcept { return kind_; }
    /// The name as it was given, in lower case.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_.view(); }
    /// What the server_name extension carries (RFC 6066 §3): the host name, nothing for an address.
    [[nodiscard]] constexpr std::string_view host_name() const noexcept {
        return kind_ == kind_type::dns ? text_.view() : std::string_view{};
    }
    /// The address in network order: 4 or 16 bytes, none for a host name.
    [[nodiscard]] constexpr byte_view address() const noexcept {
        bool const is_one = kind_ == kind_type::ipv4 || kind_ == kind_type::ipv6;
        return is_one ? address_.bytes() : byte_view{};
    }
    /// The error that an invalid name stands for.
    [[nodiscard]] constexpr error invalid() const {
        handfast::text<280> words;
        words << '"' << text_ << '"';
        return {failure::invalid_name, words};
    }

private:
    handfast::text<253> text_;
    ip_address address_{};
    kind_type kind_ = kind_type::invalid;
};

/// Whether the dNSName `presented` in a certificate stands for the host name `wanted` (RFC 9525 §6.3): letter by
/// letter without regard to case; `*` only as the whole left-most label, for exactly one label, and with at
/// least two labels after it.
[[nodiscard]] constexpr bool dns_name_matches(std::string_view presented, server_name const& wanted) noexcept {
    if (wanted.kind() != server_name::kind_type::dns) return false;
    auto name = wanted.text();
    if (presented.starts_with("*.")) {
        presented.remove_prefix(2);
        auto const dot = name.find('.');
        if (dot == std::string_view::npos || presented.find('.') == std::string_view::npos) return false;
        name.remove_prefix(dot + 1);
    }
    if (presented.size() != name.size() || !detail::is_host_name(presented)) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (detail::to_lower(presented[i]) != name[i]) return false;
    return true;
}
[[nodiscard]] inline bool dns_name_matches(byte_view presented, server_name const& wanted) noexcept {
    return dns_name_matches(as_chars(presented), wanted);
}

/// Whether the iPAddress `presented` in a certificate is the address `wanted` (RFC 9525 §6.4): all its bytes,
/// and an IPv4 address never stands for an IPv6 one.
[[nodiscard]] constexpr bool address_matches(byte_view presented, server_name const& wanted) noexcept {
    return !wanted.address().empty() && same_bytes(presented, wanted.address());
}

}  // namespace handfast::inline HANDFAST_ABI::x509

namespace handfast::inline HANDFAST_ABI {
using x509::server_name;
}

#endif
