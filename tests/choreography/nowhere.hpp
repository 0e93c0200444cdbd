// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_CHOREOGRAPHY_NOWHERE_HPP
#define HANDFAST_TESTS_CHOREOGRAPHY_NOWHERE_HPP

#include <optional>

#include <handfast/choreography/transport.hpp>

namespace tests {

namespace chor = handfast::choreography;

/// A transport that leads nowhere: what compiles is the question.
struct nowhere {
    template <class Label>
    void put(auto const&, int) {}
    [[nodiscard]] chor::readiness pending(int) const { return {}; }
    template <class Message>
    [[nodiscard]] bool is() const {
        return false;
    }
    template <class Message>
    std::optional<Message> take() {
        return std::nullopt;
    }
    template <class Message>
    std::optional<Message> peek() const {
        return std::nullopt;
    }
};

}  // namespace tests

#endif
