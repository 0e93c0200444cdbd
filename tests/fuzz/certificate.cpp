// SPDX-License-Identifier: BSL-1.0
// Reads any bytes as a certificate and, where that goes well, looks at everything it says.
#include <cstddef>
#include <cstdint>

#include <handfast/x509/certificate.hpp>
#include <handfast/x509/public_key.hpp>

namespace hf = handfast;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const read = hf::x509::certificate::parse({data, size});
    if (!read) {
        auto const words = describe(read.error());
        return words.empty() ? -1 : 0;
    }
    auto const& names = read->extensions().subject_alternative_name;
    if (names) (void)names->match(hf::server_name{"localhost"});
    if (auto const key = hf::x509::rsa_public_key(*read); !key) (void)describe(key.error());
    return 0;
}
