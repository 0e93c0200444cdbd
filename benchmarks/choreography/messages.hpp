// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_CHOREOGRAPHY_MESSAGES_HPP
#define HANDFAST_BENCHMARKS_CHOREOGRAPHY_MESSAGES_HPP

#include <cstddef>
#include <optional>

#include <handfast/choreography/transport.hpp>

// Messages, and the handle over which they travel. What it calls is defined elsewhere (wire.cpp), so that a contender
// compiles to its own code and calls of that.
namespace benchmarks {

/// A message as a decoder would give it: a number and a view of bytes.
struct content {
    unsigned number = 0;
    unsigned char const* bytes = nullptr;
    std::size_t size = 0;
};

struct client_hello : content {};
struct server_hello : content {};
struct certificate : content {};
struct certificate_request : content {};
struct server_hello_done : content {};
struct client_key_exchange : content {};
struct change_cipher_spec : content {};
struct finished : content {};
struct data : content {};
struct close_notify : content {};
struct alert : content {};

class wire;
template <class M>
void put(wire& to, M const& m, int epoch);
template <class M>
bool is(wire& from);
template <class M>
std::optional<M> take(wire& from);
handfast::choreography::readiness pending(wire& from, int epoch);

struct line {
    wire* end;

    template <class M>
    void put(M const& m, int epoch) {
        benchmarks::put<M>(*end, m, epoch);
    }
    template <class M>
    bool is() {
        return benchmarks::is<M>(*end);
    }
    template <class M>
    std::optional<M> take() {
        return benchmarks::take<M>(*end);
    }
    handfast::choreography::readiness pending(int epoch) { return benchmarks::pending(*end, epoch); }
};

}  // namespace benchmarks

#endif
