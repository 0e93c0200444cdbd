// SPDX-License-Identifier: BSL-1.0
// Reads any text as a PEM file, and its blocks as certificates of a trust store.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/asn1/pem.hpp>
#include <handfast/x509/trust_store.hpp>

namespace hf = handfast;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = hf::as_chars({data, size});
    if (auto const blocks = hf::asn1::parse_pem(text); !blocks) (void)describe(blocks.error());
    if (auto const store = hf::x509::trust_store::from_pem(text); !store) (void)describe(store.error());
    return 0;
}
