// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_SUPPORT_IDENTITY_HPP
#define HANDFAST_BENCHMARKS_SUPPORT_IDENTITY_HPP

#include <string>

namespace benchmarks {

/// A key of RSA-2048 and a chain of one certificate for "localhost", issued by `root`, all in PEM: made once a run,
/// by handfast, and the same for every contender.
struct identity {
    std::string key;
    std::string certificate;
    std::string root;
};
identity const& test_identity();

/// A private key of that many bits, in PEM; made once a run.
std::string const& test_key(unsigned bits);

}  // namespace benchmarks

#endif
