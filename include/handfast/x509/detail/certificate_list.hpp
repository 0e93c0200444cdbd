// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_DETAIL_CERTIFICATE_LIST_HPP
#define HANDFAST_X509_DETAIL_CERTIFICATE_LIST_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/asn1/pem.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/x509/certificate.hpp>
#include <handfast/x509/error.hpp>

namespace handfast::inline HANDFAST_ABI::x509::detail {

/// Certificates together with the bytes that they are views of, which stay where they are when the list moves.
struct certificate_list {
    std::vector<std::vector<std::uint8_t>> bytes;
    std::vector<certificate> certificates;

    certificate_list() = default;
    certificate_list(certificate_list const&) = delete;
    certificate_list& operator=(certificate_list const&) = delete;
    certificate_list(certificate_list&&) noexcept = default;
    certificate_list& operator=(certificate_list&&) noexcept = default;

    result<void, error> add(byte_view der) {
        std::vector<std::uint8_t> own{der.begin(), der.end()};
        auto const parsed = certificate::parse(own);
        if (!parsed) return fail(parsed.error());
        bytes.push_back(std::move(own));
        certificates.push_back(*parsed);
        return {};
    }

    /// Adds the CERTIFICATE blocks of PEM text and passes over blocks of other kinds. Where `skipped` is given,
    /// certificates that cannot be read are counted there; otherwise the first of them is an error.
    result<void, error> add_pem(std::string_view text, std::size_t* skipped = nullptr) {
        auto const blocks = asn1::parse_pem(text);
        if (!blocks) return fail(error{failure::malformed_pem, describe(blocks.error()).view()});
        std::size_t number = 0;
        for (auto const& block : *blocks) {
            if (block.label != "CERTIFICATE") continue;
            ++number;
            auto const added = add(block.der.reveal());
            if (added) continue;
            if (skipped == nullptr) {
                error e = added.error();
                handfast::text<280> words{"certificate "};
                words << number << " of the text";
                if (!e.detail.empty()) words << ": " << e.detail;
                e.detail = words;
                return fail(e);
            }
            ++*skipped;
        }
        return {};
    }
};

}  // namespace handfast::inline HANDFAST_ABI::x509::detail

#endif
