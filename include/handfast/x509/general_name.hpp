// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_GENERAL_NAME_HPP
#define HANDFAST_X509_GENERAL_NAME_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/ip_address.hpp>
#include <handfast/core/text.hpp>
#include <handfast/x509/server_name.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

/// One name of a subjectAltName (RFC 5280 §4.2.1.6).
struct general_name {
    enum class kind_type : std::uint8_t {
        other = 0,
        email = 1,
        dns = 2,
        x400 = 3,
        directory = 4,
        edi_party = 5,
        uri = 6,
        ip_address = 7,
        registered_id = 8,
    };

    kind_type kind{};
    /// The characters of an email, dns or uri name, the 4 or 16 bytes of an address, DER otherwise.
    byte_view value;

    [[nodiscard]] constexpr bool matches(server_name const& wanted) const noexcept {
        if (kind == kind_type::ip_address) return address_matches(value, wanted);
        if (kind != kind_type::dns || wanted.kind() != server_name::kind_type::dns) return false;
        return dns_name_matches(value, wanted);
    }
};

/// A host name or an address as it is written; nothing of the other kinds. What is no character is a question mark: a
/// certificate may say anything.
[[nodiscard]] constexpr text<253> describe(general_name const& n) {
    text<253> words;
    if (n.kind == general_name::kind_type::ip_address) {
        if (auto const address = ip_address::from_bytes(n.value)) words << to_text(*address);
    } else if (n.kind == general_name::kind_type::dns) {
        for (auto const c : n.value) words << (c > 0x20 && c < 0x7f ? static_cast<char>(c) : '?');
    }
    return words;
}

/// A sequence of general names, checked once and then walked over in place.
class general_names {
public:
    /// A forward iterator that reads each name where it stands.
    class iterator {
    public:
        using value_type = general_name;
        using difference_type = std::ptrdiff_t;

        constexpr iterator() = default;
        constexpr explicit iterator(byte_view content) noexcept : rest_(content) { next(); }
        constexpr general_name const& operator*() const noexcept { return present_; }
        constexpr general_name const* operator->() const noexcept { return &present_; }
        constexpr iterator& operator++() noexcept {
            next();
            return *this;
        }
        constexpr void operator++(int) noexcept { next(); }
        friend constexpr bool operator==(iterator const& i, std::default_sentinel_t) noexcept { return i.at_end_; }

    private:
        constexpr void next() noexcept {
            auto const e = rest_.any();
            at_end_ = !e.has_value();
            if (e) present_ = {static_cast<general_name::kind_type>(static_cast<unsigned>(e->tag) & 0x1fu), e->content};
        }

        asn1::reader rest_;
        general_name present_;
        bool at_end_ = true;
    };

    constexpr general_names() = default;

    /// Reads GeneralNames: at least one; characters of ASCII where text stands; 4 or 16 bytes where an address does.
    [[nodiscard]] static constexpr asn1::read_result<general_names> read(asn1::reader& from) noexcept {
        auto const all = from.expect(asn1::tag::sequence);
        if (!all) return fail(all.error());
        auto names = from.within(*all);
        do {
            auto const here = names;
            auto const e = names.any();
            if (!e) return fail(e.error());
            if (!well_formed(*e)) return here.fault(asn1::failure::unexpected_tag);
        } while (!names.empty());
        return general_names{all->content};
    }

    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{content_}; }
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

    /// Whether one of the names stands for `wanted`.
    [[nodiscard]] constexpr bool match(server_name const& wanted) const noexcept {
        for (auto const& n : *this)
            if (n.matches(wanted)) return true;
        return false;
    }

private:
    constexpr explicit general_names(byte_view content) noexcept : content_(content) {}

    static constexpr bool well_formed(asn1::element const& e) noexcept {
        // otherName, x400Address, directoryName and ediPartyName are constructed, the rest is not.
        constexpr unsigned constructed = 1u << 0 | 1u << 3 | 1u << 4 | 1u << 5;
        auto const identifier = static_cast<unsigned>(e.tag);
        unsigned const number = identifier & 0x1fu;
        if (number > 8 || (identifier & 0xc0) != 0x80) return false;
        if (((identifier & 0x20) != 0) != ((constructed >> number & 1) != 0)) return false;
        if (number == 7) return e.content.size() == 4 || e.content.size() == 16;
        if (number == 1 || number == 2 || number == 6)
            for (auto const byte : e.content)
                if (byte >= 0x80) return false;
        return true;
    }

    byte_view content_;
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
