// SPDX-License-Identifier: BSL-1.0
#include "identity.hpp"

#include <ctime>
#include <map>

#include <handfast/rsa.hpp>
#include <handfast/x509/builder.hpp>

namespace benchmarks {

namespace hf = handfast;

identity const& test_identity() {
    static identity const made = [] {
        auto const now = static_cast<std::int64_t>(std::time(nullptr));
        auto const root_key = hf::rsa::generate(2048).value();
        auto const key = hf::rsa::private_key::from_pem(test_key(2048)).value();
        auto const root = hf::x509::self_signed({.common_name = "Benchmark Root",
                                                 .valid = {now - 3600, now + 365 * 86400},
                                                 .authority = true},
                                                root_key)
                              .value();
        auto const leaf = hf::x509::issue({.common_name = "localhost",
                                           .names = {hf::server_name{"localhost"}},
                                           .valid = {now - 3600, now + 365 * 86400}},
                                          key.public_part(), root, root_key)
                              .value();
        return identity{test_key(2048), leaf.to_pem(), root.to_pem()};
    }();
    return made;
}

std::string const& test_key(unsigned bits) {
    static std::map<unsigned, std::string> made;
    auto& pem = made[bits];
    if (pem.empty()) {
        auto const text = hf::rsa::generate(bits).value().pkcs8_pem();
        pem.assign(reinterpret_cast<char const*>(text.reveal().data()), text.reveal().size());
    }
    return pem;
}

}  // namespace benchmarks
