// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CRYPTO_RSA_KERNELS_HPP
#define HANDFAST_TESTS_CRYPTO_RSA_KERNELS_HPP

// The same subjects with every kernel that the library names. It finds out once in a process which it takes, so each
// kernel has processes of its own. What comes of it is written as TAP.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <handfast/crypto/rsa/detail/kernel.hpp>

namespace handfast_tests {

using handfast::rsa::detail::kernel;

/// What should hold; why it does not is written to the standard output as a remark of TAP.
struct subject {
    std::string name;
    std::function<bool()> holds;
};

/// Whether `work` is true in a process that computes with `used`.
inline bool holds_with(kernel used, std::function<bool()> const& work) {
    std::fflush(stdout);
    auto const child = fork();
    if (child == 0) {
        bool good = false;
        setenv("HANDFAST_RSA_KERNEL", std::string{name_of(used)}.c_str(), 1);
        try {
            if (handfast::rsa::detail::best_kernel() != used) std::printf("# another kernel was taken\n");
            else good = work();
        } catch (std::exception const& thrown) {
            std::printf("# thrown: %s\n", thrown.what());
        }
        std::fflush(stdout);
        _exit(good ? 0 : 1);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Writes a point for each subject and kernel, skipped in words where the kernel cannot run; gives the exit status.
inline int run_with_every_kernel(std::vector<subject> const& subjects) {
    int points = 0;
    int failures = 0;
    for (auto const used : handfast::rsa::detail::kernels)
        for (auto const& each : subjects) {
            auto const name = std::string{name_of(used)} + ": " + each.name;
            bool const runs = handfast::rsa::detail::available(used);
            bool const good = !runs || holds_with(used, each.holds);
            std::printf("%s %d - %s%s\n", good ? "ok" : "not ok", ++points, name.c_str(),
                        runs ? "" : " # SKIP this processor, or this build, cannot run the kernel");
            failures += !good;
        }
    std::printf("1..%d\n", points);
    return failures == 0 ? 0 : 1;
}

}  // namespace handfast_tests

#endif
