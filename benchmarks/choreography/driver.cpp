// SPDX-License-Identifier: BSL-1.0
// The client of the handshake in an event loop, driven by `connection`.
#include "driver.hpp"

namespace benchmarks::with_choreography {

namespace {

struct handler {
    application& to;

    template <class M>
    void operator()(M const& m) const {
        take(to, m);
    }
    template <class Session>
    auto operator()(server_hello_done const& m, Session session) const {
        take(to, m);
        return std::move(session).send(client_key_exchange{}).send(change_cipher_spec{}).send(finished{});
    }
};

}  // namespace

said feed(driver& d, application& to) { return static_cast<said>(d.at.feed(handler{to})); }
bool send_hello(driver& d, client_hello const& m) { return d.at.send(m); }
bool send_data(driver& d, data const& m) { return d.at.send(m); }
bool send_close(driver& d, close_notify const& m) { return d.at.send(m); }
bool send_alert(driver& d, alert const& m) { return d.at.send(m); }
bool over(driver const& d) { return d.at.ended(); }

}  // namespace benchmarks::with_choreography
