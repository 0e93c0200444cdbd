// SPDX-License-Identifier: BSL-1.0
// The client of the handshake in an event loop, as one would write it: a state, and a switch over it.
#include "driver_by_hand.hpp"

namespace benchmarks::by_hand {

using handfast::choreography::readiness;

namespace {

enum class taken : unsigned char { another, moved, failed };

/// Hands the `M` that is there to the application, and goes to `next`.
template <class M>
taken take_one(driver& d, application& to, state next) {
    if (!d.io.is<M>()) return taken::another;
    auto const m = d.io.take<M>();
    if (!m) return taken::failed;
    take(to, *m);
    d.at = next;
    return taken::moved;
}

void answer(driver& d) {
    d.io.put<client_key_exchange>({}, 0);
    d.io.put<change_cipher_spec>({}, 0);
    d.io.put<finished>({}, 1);
}

taken take_due(driver& d, application& to) {
    switch (d.at) {
        case state::wait_server_hello: return take_one<server_hello>(d, to, state::wait_certificate);
        case state::wait_certificate: return take_one<certificate>(d, to, state::wait_certificate_request_or_done);
        case state::wait_certificate_request_or_done:
            if (auto const t = take_one<certificate_request>(d, to, state::wait_server_hello_done); t != taken::another)
                return t;
            [[fallthrough]];
        case state::wait_server_hello_done: {
            auto const t = take_one<server_hello_done>(d, to, state::wait_change_cipher_spec);
            if (t == taken::moved) answer(d);
            return t;
        }
        case state::wait_change_cipher_spec: return take_one<change_cipher_spec>(d, to, state::wait_finished);
        case state::wait_finished: return take_one<finished>(d, to, state::established);
        case state::established:
            if (auto const t = take_one<data>(d, to, state::established); t != taken::another) return t;
            return take_one<close_notify>(d, to, state::peer_closed);
        case state::we_closed:
            if (auto const t = take_one<data>(d, to, state::we_closed); t != taken::another) return t;
            return take_one<close_notify>(d, to, state::over);
        case state::start:
        case state::peer_closed:
        case state::over: break;
    }
    return taken::another;
}

int read_epoch(state at) { return at >= state::wait_finished ? 1 : 0; }
int write_epoch(state at) { return at >= state::wait_change_cipher_spec ? 1 : 0; }

}  // namespace

said feed(driver& d, application& to) {
    if (d.at == state::over) return said::ended;
    if (d.at == state::peer_closed) return said::your_turn;
    switch (d.io.pending(read_epoch(d.at))) {
        case readiness::none: return d.at == state::start ? said::your_turn : said::need_bytes;
        case readiness::failed: return said::failed;
        case readiness::ready: break;
    }
    taken t = take_due(d, to);
    if (t == taken::another) t = take_one<alert>(d, to, state::over);
    if (t != taken::another) return t == taken::moved ? said::moved : said::failed;
    return d.at == state::start ? said::your_turn : said::refused;
}

bool send_hello(driver& d, client_hello const& m) {
    if (d.at != state::start) return false;
    d.io.put<client_hello>(m, 0);
    d.at = state::wait_server_hello;
    return true;
}

bool send_data(driver& d, data const& m) {
    if (d.at != state::established && d.at != state::peer_closed) return false;
    d.io.put<data>(m, 1);
    return true;
}

bool send_close(driver& d, close_notify const& m) {
    if (d.at != state::established && d.at != state::peer_closed) return false;
    d.io.put<close_notify>(m, 1);
    d.at = d.at == state::established ? state::we_closed : state::over;
    return true;
}

bool send_alert(driver& d, alert const& m) {
    if (d.at == state::we_closed || d.at == state::over) return false;
    d.io.put<alert>(m, write_epoch(d.at));
    d.at = state::over;
    return true;
}

bool over(driver const& d) { return d.at == state::over; }

}  // namespace benchmarks::by_hand
