// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_CHOREOGRAPHY_CONTENDERS_HPP
#define HANDFAST_BENCHMARKS_CHOREOGRAPHY_CONTENDERS_HPP

#include <cstdint>

#include "messages.hpp"

// What each contender has: one namespace by means of choreography, one by hand. cost.py finds the functions by name.
namespace benchmarks {

/// How far two messages were received.
enum class outcome : unsigned char { received, pending, refused, failed };

/// What a program does with a message; defined elsewhere, and the same for all contenders.
class application;
void take(application& to, unsigned number);
void take(application& to, server_hello const& m);
void take(application& to, certificate const& m);
void take(application& to, certificate_request const& m);
void take(application& to, server_hello_done const& m);
void take(application& to, change_cipher_spec const& m);
void take(application& to, finished const& m);
void take(application& to, data const& m);
void take(application& to, close_notify const& m);
void take(application& to, alert const& m);

/// What the driver of an event loop says; in the order of `choreography::progress`.
enum class said : unsigned char { moved, need_bytes, refused, failed, your_turn, ended };

#define HANDFAST_BENCHMARKS_CONTENDER                                                  \
    /* Sends five messages of one order, and receives the two after them. */           \
    void send_five(line io);                                                           \
    outcome receive_two(line io, application& to);                                     \
    /* The same, the messages handed on by reference. */                               \
    outcome receive_two_for_others(line io, application& to);                          \
    /* Handles one message of the handshake as its client, which answers by itself. */ \
    said feed(driver& d, application& to);                                             \
    /* Sends where the state of the driver allows it; says whether it did. */          \
    bool send_hello(driver& d, client_hello const& m);                                 \
    bool send_data(driver& d, data const& m);                                          \
    bool send_close(driver& d, close_notify const& m);                                 \
    bool send_alert(driver& d, alert const& m);                                        \
    bool over(driver const& d);

namespace with_choreography {
class driver;
HANDFAST_BENCHMARKS_CONTENDER
}  // namespace with_choreography

namespace by_hand {
class driver;
HANDFAST_BENCHMARKS_CONTENDER
}  // namespace by_hand

#undef HANDFAST_BENCHMARKS_CONTENDER

}  // namespace benchmarks

#endif
