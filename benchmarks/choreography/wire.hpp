// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_CHOREOGRAPHY_WIRE_HPP
#define HANDFAST_BENCHMARKS_CHOREOGRAPHY_WIRE_HPP

#include <cstdint>

#include "contenders.hpp"

// Behind the handle: one message that has come, and a fingerprint of all that was done.
namespace benchmarks {

enum class kind_of_message : unsigned char {
    nothing,
    client_hello,
    server_hello,
    certificate,
    certificate_request,
    server_hello_done,
    client_key_exchange,
    change_cipher_spec,
    finished,
    data,
    close_notify,
    alert
};
inline constexpr int kinds_of_message = 12;

class wire {
public:
    kind_of_message here = kind_of_message::nothing;
    bool malformed = false, broken = false;
    std::uint64_t done = 0;

    void note(std::uint64_t what) { done = (done ^ what) * 0x9e3779b97f4a7c15U + what; }
};

class application {
public:
    std::uint64_t done = 0;
};

}  // namespace benchmarks

#endif
