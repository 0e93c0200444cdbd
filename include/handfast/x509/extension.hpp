// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_EXTENSION_HPP
#define HANDFAST_X509_EXTENSION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <handfast/asn1/der.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/x509/error.hpp>
#include <handfast/x509/general_name.hpp>
#include <handfast/x509/key_usage.hpp>

namespace handfast::inline HANDFAST_ABI::x509 {

namespace detail {
/// The error for a part of a certificate, named in the words of RFC 5280, that could not be read.
[[nodiscard]] constexpr failed<error> malformed(std::string_view part, asn1::error const& why) {
    text<280> words{part};
    words << ", " << describe(why);
    return fail(error{failure::malformed, words});
}
}  // namespace detail

/// Whether a certificate may issue others, and how many intermediates may stand below it (RFC 5280 §4.2.1.9).
struct basic_constraints {
    bool authority = false;
    std::optional<std::uint64_t> path_length{};

    [[nodiscard]] static constexpr asn1::read_result<basic_constraints> read(asn1::reader& from) noexcept {
        auto inside = from.sequence();
        if (!inside) return fail(inside.error());
        basic_constraints value;
        if (inside->next_is(asn1::tag::boolean)) {
            auto const here = *inside;
            auto const authority = inside->boolean();
            if (!authority) return fail(authority.error());
            if (!*authority) return here.fault(asn1::failure::bad_boolean);  // the default is left out (X.690 §11.5)
            value.authority = true;
        }
        if (!inside->empty()) {
            auto const here = *inside;
            auto const path_length = inside->small_integer();
            if (!path_length) return fail(path_length.error());
            if (!value.authority) return here.fault(asn1::failure::unexpected_tag);
            value.path_length = *path_length;
        }
        if (auto const end = inside->finish(); !end) return fail(end.error());
        return value;
    }
};

/// The purposes of an extended key usage (RFC 5280 §4.2.1.12), checked once and then looked through in place.
class extended_key_usage {
public:
    constexpr extended_key_usage() = default;

    [[nodiscard]] static constexpr asn1::read_result<extended_key_usage> read(asn1::reader& from) noexcept {
        auto const all = from.expect(asn1::tag::sequence);
        if (!all) return fail(all.error());
        auto purposes = from.within(*all);
        do {
            auto const purpose = purposes.oid();
            if (!purpose) return fail(purpose.error());
        } while (!purposes.empty());
        return extended_key_usage{all->content};
    }

    /// Whether `purpose` is in the list itself.
    [[nodiscard]] constexpr bool lists(byte_view purpose) const noexcept {
        for (asn1::reader purposes{content_}; !purposes.empty();) {
            auto const listed = purposes.oid();
            if (!listed) return false;
            if (same_bytes(*listed, purpose)) return true;
        }
        return false;
    }
    /// Whether `purpose` or any purpose at all is listed.
    [[nodiscard]] constexpr bool allows(byte_view purpose) const noexcept {
        return lists(purpose) || lists(asn1::oids::any_extended_key_usage);
    }

private:
    constexpr explicit extended_key_usage(byte_view content) noexcept : content_(content) {}

    byte_view content_;
};

/// What the extensions of a certificate say (RFC 5280 §4.2), as far as this library understands them.
struct extensions {
    /// A certificate with more of them is refused.
    static constexpr std::size_t limit = 32;

    std::size_t count = 0;
    std::optional<x509::basic_constraints> basic_constraints{};
    std::optional<x509::key_usage> key_usage{};
    std::optional<x509::extended_key_usage> extended_key_usage{};
    std::optional<general_names> subject_alternative_name{};
    byte_view subject_key_identifier{};
    byte_view authority_key_identifier{};
    /// The identifier of the first extension that must be understood and is not. Name constraints are among those
    /// whether they are marked critical or not: to pass over them would be to trust an authority too far.
    byte_view not_understood{};

    /// Reads Extensions, which must fill `from` to its end.
    [[nodiscard]] static constexpr result<extensions, error> read(asn1::reader& from) noexcept {
        auto list = from.sequence();
        if (!list) return detail::malformed("extensions", list.error());
        if (auto const end = from.finish(); !end) return detail::malformed("extensions", end.error());
        std::array<byte_view, limit> seen{};
        extensions all;
        do {
            auto one = list->sequence();
            if (!one) return detail::malformed("extensions", one.error());
            auto const identifier = one->oid();
            if (!identifier) return detail::malformed("extension's identifier", identifier.error());
            bool critical = false;
            if (one->next_is(asn1::tag::boolean)) {
                auto const here = *one;
                auto const flag = one->boolean();
                if (!flag) return detail::malformed("extension's critical flag", flag.error());
                // The default is left out (X.690 §11.5).
                if (!*flag)
                    return detail::malformed("extension's critical flag", here.fault(asn1::failure::bad_boolean).error);
                critical = true;
            }
            auto const value = one->expect(asn1::tag::octet_string);
            if (!value) return detail::malformed("extension's value", value.error());
            if (auto const end = one->finish(); !end) return detail::malformed("extension", end.error());

            if (all.count == limit) return fail(error{failure::too_many_extensions});
            for (std::size_t i = 0; i < all.count; ++i)
                if (same_bytes(seen[i], *identifier))
                    return fail(error{failure::duplicate_extension, asn1::describe_oid(*identifier)});
            seen[all.count++] = *identifier;

            auto const taken = all.take(*identifier, critical, one->within(*value));
            if (!taken) return fail(taken.error());
        } while (!list->empty());
        return all;
    }

private:
    constexpr result<void, error> take(byte_view identifier, bool critical, asn1::reader value) {
        namespace oids = asn1::oids;
        if (oids::basic_constraints == identifier) return keep("basicConstraints", value, basic_constraints);
        if (oids::subject_alternative_name == identifier)
            return keep("subjectAltName", value, subject_alternative_name);
        if (oids::extended_key_usage == identifier) return keep("extKeyUsage", value, extended_key_usage);
        if (oids::key_usage == identifier) {
            // Zeros at the end, which X.690 §11.2.2 forbids, stand in roots that everybody trusts.
            auto const bits = value.bit_string_with_unused();
            if (!bits) return detail::malformed("keyUsage", bits.error());
            unsigned set = 0;
            for (unsigned n = 0; n < 9; ++n) set |= bits->test(n) ? 1u << n : 0u;
            key_usage = static_cast<x509::key_usage>(set);
            return finished("keyUsage", value);
        }
        if (oids::subject_key_identifier == identifier) {
            auto const id = value.octet_string();
            if (!id) return detail::malformed("subjectKeyIdentifier", id.error());
            subject_key_identifier = *id;
            return finished("subjectKeyIdentifier", value);
        }
        if (oids::authority_key_identifier == identifier) {
            auto inside = value.sequence();
            if (!inside) return detail::malformed("authorityKeyIdentifier", inside.error());
            auto const id = inside->optional(asn1::primitive_context(0));
            if (!id) return detail::malformed("authorityKeyIdentifier", id.error());
            if (*id) authority_key_identifier = (*id)->content;
            // The issuer's name and serial number, which some add, are not used to find it.
            while (!inside->empty())
                if (auto const other = inside->any(); !other)
                    return detail::malformed("authorityKeyIdentifier", other.error());
            return finished("authorityKeyIdentifier", value);
        }
        if (not_understood.empty() && (critical || oids::name_constraints == identifier)) not_understood = identifier;
        return {};
    }

    template <class Value>
    static constexpr result<void, error> keep(std::string_view part, asn1::reader& from, std::optional<Value>& to) {
        auto const value = Value::read(from);
        if (!value) return detail::malformed(part, value.error());
        to = *value;
        return finished(part, from);
    }

    static constexpr result<void, error> finished(std::string_view part, asn1::reader const& from) {
        if (auto const end = from.finish(); !end) return detail::malformed(part, end.error());
        return {};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::x509

#endif
