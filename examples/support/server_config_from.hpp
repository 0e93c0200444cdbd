// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_SERVER_CONFIG_FROM_HPP
#define HANDFAST_EXAMPLES_SUPPORT_SERVER_CONFIG_FROM_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/core/result.hpp>
#include <handfast/tls/server_config.hpp>

#include "arguments.hpp"

namespace examples {

/// The server that a command line means by each `--cert` and its `--key`, from these files as they are now.
/// `protocols` are those it speaks, "h2,http/1.1". The error is in words.
inline handfast::result<handfast::tls::server_config, std::string> server_config_from(
    arguments const& given, std::string_view protocols, handfast::tls::key_log* key_log = nullptr) {
    namespace tls = handfast::tls;
    auto const words = [](tls::error const& e) { return std::string{explain(e).view()}; };
    auto const chains = given.values("--cert"), keys = given.values("--key");
    if (chains.empty() || chains.size() != keys.size()) return handfast::fail(std::string{"each --cert has its --key"});
    std::vector<tls::server_identity> identities;
    for (std::size_t i = 0; i < chains.size(); ++i) {
        auto identity = tls::server_identity::from_pem_files(chains[i], keys[i]);
        if (!identity) return handfast::fail(words(identity.error()));
        identities.push_back(*std::move(identity));
    }
    tls::server_config config{
        std::move(identities),
        {.application_protocols = tls::application_protocols{words_of(protocols)}, .key_log = key_log}};
    if (config.trouble()) return handfast::fail(words(*config.trouble()));
    return config;
}

}  // namespace examples

#endif
