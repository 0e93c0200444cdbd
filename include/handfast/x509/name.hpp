// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_NAME_HPP
#define HANDFAST_X509_NAME_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

namespace detail {
struct attribute_type {
    asn1::oid oid;
    std::string_view letters;
};

/// The attributes that have letters of their own in print (RFC 4514 §3).
inline constexpr std::array attribute_types{
    attribute_type{asn1::oids::common_name, "CN"},
    attribute_type{asn1::oids::organization_name, "O"},
    attribute_type{asn1::oids::organizational_unit_name, "OU"},
    attribute_type{asn1::oids::country_name, "C"},
    attribute_type{asn1::oids::state_or_province_name, "ST"},
    attribute_type{asn1::oids::locality_name, "L"},
    attribute_type{asn1::oids::street_address, "STREET"},
    attribute_type{asn1::oids::domain_component, "DC"},
    attribute_type{asn1::oids::serial_number, "serialNumber"},
    attribute_type{asn1::oids::email_address, "emailAddress"},
};

/// Writes an attribute's value so that nothing in it can be taken for syntax or reach a terminal (RFC 4514 §2.4):
/// what is not a printable ASCII character appears as a backslash and two hexadecimal digits.
constexpr void print_escaped(sentence& words, std::string_view value) {
    for (char const c : value) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7f) {
            words << '\\' << "0123456789abcdef"[byte >> 4] << "0123456789abcdef"[byte & 15];
            continue;
        }
        if (std::string_view{",+\"\\<>;="}.find(c) != std::string_view::npos) words << '\\';
        words << c;
    }
}
}  // namespace detail

/// A distinguished name (RFC 5280 §4.1.2.4): a view of its DER, which the certificate's bytes hold.
/// Two names are the same where their bytes are: authorities copy the subject's bytes into the issuer field.
class name {
public:
    constexpr name() = default;

    /// Reads a Name and checks its structure.
    [[nodiscard]] static constexpr asn1::read_result<name> read(asn1::reader& from) noexcept {
        auto const all = from.expect(asn1::tag::sequence);
        if (!all) return fail(all.error());
        auto relative_names = from.within(*all);
        while (!relative_names.empty()) {
            auto attributes = relative_names.set();
            if (!attributes) return fail(attributes.error());
            do {
                auto const checked = read_attribute(*attributes);
                if (!checked) return fail(checked.error());
            } while (!attributes->empty());
        }
        return name{all->whole};
    }

    /// The whole DER element.
    [[nodiscard]] constexpr byte_view der() const noexcept { return der_; }
    /// Whether there is no attribute in it.
    [[nodiscard]] constexpr bool empty() const noexcept { return der_.size() <= 2; }

    /// The value of the first attribute of this type, such as `asn1::oids::common_name`, as it stands in the
    /// certificate; empty where there is none.
    [[nodiscard]] constexpr std::string_view find(byte_view type) const noexcept {
        asn1::reader outer{der_};
        auto relative_names = outer.sequence();
        while (relative_names && !relative_names->empty()) {
            auto attributes = relative_names->set();
            while (attributes && !attributes->empty()) {
                auto const a = read_attribute(*attributes);
                if (!a) return {};
                if (same_bytes(a->type, type)) return as_chars(a->value);
            }
            if (!attributes) return {};
        }
        return {};
    }

    friend constexpr bool operator==(name const& a, name const& b) noexcept { return same_bytes(a.der_, b.der_); }

    /// One line, the most specific part first: "CN=example.org, O=Example".
    [[nodiscard]] friend constexpr sentence describe(name const& n) {
        std::array<byte_view, 16> parts{};  // a name with more of them is cut there
        std::size_t count = 0;
        asn1::reader outer{n.der_};
        auto relative_names = outer.sequence();
        while (relative_names && !relative_names->empty() && count < parts.size()) {
            auto const part = relative_names->any();
            if (!part) break;
            parts[count++] = part->content;
        }
        sentence words;
        while (count > 0) {
            asn1::reader attributes{parts[--count]};
            std::string_view between;
            while (!attributes.empty()) {
                auto const a = read_attribute(attributes);
                if (!a) break;
                words << between;
                n.print_type(words, a->type);
                words << '=';
                detail::print_escaped(words, as_chars(a->value));
                between = "+";
            }
            if (count > 0) words << ", ";
        }
        return words;
    }

private:
    struct attribute {
        byte_view type, value;
    };

    constexpr explicit name(byte_view der) noexcept : der_(der) {}

    static constexpr asn1::read_result<attribute> read_attribute(asn1::reader& from) noexcept {
        auto pair = from.sequence();
        if (!pair) return fail(pair.error());
        auto const type = pair->oid();
        if (!type) return fail(type.error());
        auto const value = pair->any();
        if (!value) return fail(value.error());
        if (auto const end = pair->finish(); !end) return fail(end.error());
        return attribute{*type, value->content};
    }

    static constexpr void print_type(sentence& words, byte_view type) {
        for (auto const& known : detail::attribute_types)
            if (known.oid == type) {
                words << known.letters;
                return;
            }
        words << asn1::describe_oid(type);
    }

    byte_view der_;
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
