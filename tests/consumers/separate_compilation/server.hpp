// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CONSUMERS_SEPARATE_COMPILATION_SERVER_HPP
#define HANDFAST_TESTS_CONSUMERS_SEPARATE_COMPILATION_SERVER_HPP

#include <cstdint>
#include <memory>
#include <string>

/// A server for localhost in a thread of its own, which says back to one client what that says.
class server {
public:
    server();
    ~server();
    std::uint16_t port() const;
    std::string certificate() const;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

#endif
