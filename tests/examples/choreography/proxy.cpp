// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <functional>
#include <random>
#include <vector>

#include "../../../examples/choreography/proxy.hpp"
#include "order.hpp"

using namespace proxy_example;
using hf::choreography::flaw;
using hf::choreography::flaw_of;
using hf::choreography::progress;

namespace {

// Whoever has to know is told: without `not_needed` the server, and without `unreachable` the client, would wait.
// clang-format off
struct server_untold : hf::protocol<
    hf::message<request, client, proxy>,
    hf::choice<
        hf::sequence<
            hf::message<visitor, proxy, server>, hf::message<accepted, server, proxy>,
            hf::message<established, proxy, client>>,
        hf::message<forbidden, proxy, client>>> {};
struct client_untold : hf::protocol<
    hf::message<request, client, proxy>, hf::message<visitor, proxy, server>,
    hf::choice<
        hf::sequence<hf::message<accepted, server, proxy>, hf::message<established, proxy, client>>,
        hf::message<busy, server, proxy>>> {};
// clang-format on
static_assert(flaw_of<server_untold, server> == flaw::may_end_silently && flaw_of<server_untold, client> == flaw::none);
static_assert(flaw_of<client_untold, client> == flaw::may_end_silently && flaw_of<client_untold, server> == flaw::none);

template <class Role>
std::string order_of() {
    return order::of<proxied, Role, request, forbidden, not_needed, visitor, accepted, busy, established, unreachable,
                     upstream, downstream, upstream_end, downstream_end>();
}

/// The three event loops, in one thread: whose turn it is, chance decides.
struct visit {
    examples::network net{};
    visiting guest;
    gate middle{"echo.example"};
    echo host{};
    end<client> c{net.end_of<client>()};
    end<proxy> p{net.end_of<proxy>()};
    end<server> s{net.end_of<server>()};

    void run(std::string const& to, unsigned seed) {
        BOOST_TEST(c.send(request{to}));
        BOOST_TEST(!c.send(request{to}));
        std::mt19937 random{seed};
        for (int i = 0; i < 1000 && !(c.ended() && p.ended() && s.ended()); ++i) {
            auto const last = i % 3 == static_cast<int>(random() % 3) ? c.feed(guest)
                              : random() % 2 == 0                     ? p.feed(middle)
                                                                      : s.feed(host);
            BOOST_TEST((last != progress::refused && last != progress::failed));
        }
        BOOST_TEST((c.ended() && p.ended() && s.ended()));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(examples_choreography_proxy)

BOOST_AUTO_TEST_CASE(what_compiles_for_the_client) {
    BOOST_TEST(order_of<client>() == R"(0: send request 1
1: receive forbidden 2
1: receive established 3
1: receive unreachable 2
2: finish
3: send upstream 3
3: receive downstream 3
3: send upstream_end 4
3: receive downstream_end 5
4: receive downstream 4
4: receive downstream_end 6
5: send upstream 5
5: send upstream_end 6
6: finish
)");
}

BOOST_AUTO_TEST_CASE(what_compiles_for_the_server) {
    BOOST_TEST(order_of<server>() == R"(0: receive not_needed 1
0: receive visitor 2
1: finish
2: send accepted 3
2: send busy 1
3: receive upstream 3
3: send downstream 3
3: receive upstream_end 4
3: send downstream_end 5
4: send downstream 4
4: send downstream_end 6
5: receive upstream 5
5: receive upstream_end 6
6: finish
)");
}

BOOST_AUTO_TEST_CASE(what_compiles_for_the_proxy) {
    // From 7 on each direction is open, holds something to pass on, holds the end, or is over: 16 states.
    BOOST_TEST(order_of<proxy>() == R"(0: receive request 1
1: send forbidden 2
1: send visitor 3
2: send not_needed 4
3: receive accepted 5
3: receive busy 6
4: finish
5: send established 7
6: send unreachable 4
7: receive upstream 8
7: receive downstream 9
7: receive upstream_end 10
7: receive downstream_end 11
8: send upstream 7
8: receive downstream 12
8: receive downstream_end 13
9: receive upstream 12
9: send downstream 7
9: receive upstream_end 14
10: receive downstream 14
10: send upstream_end 15
10: receive downstream_end 16
11: receive upstream 13
11: receive upstream_end 16
11: send downstream_end 17
12: send upstream 9
12: send downstream 8
13: send upstream 11
13: send downstream_end 18
14: send downstream 10
14: send upstream_end 19
15: receive downstream 19
15: receive downstream_end 20
16: send upstream_end 20
16: send downstream_end 21
17: receive upstream 18
17: receive upstream_end 21
18: send upstream 17
19: send downstream 15
20: send downstream_end 22
21: send upstream_end 22
22: finish
)");
}

BOOST_AUTO_TEST_CASE(a_visit) {
    for (unsigned seed = 0; seed < 50; ++seed) {
        visit it{.guest = {{"good day ", "good night"}}};
        it.run("echo.example", seed);
        BOOST_TEST(it.guest.heard == "GOOD DAY GOOD NIGHT");
        BOOST_TEST(it.guest.refused.empty());
        BOOST_TEST(it.host.visited);
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_reaches_everybody) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        visit unknown{.guest = {{"good day"}}};
        unknown.run("elsewhere.example", seed);
        BOOST_TEST(unknown.guest.refused == "no way to elsewhere.example");
        BOOST_TEST(!unknown.host.visited);
        visit closed{.guest = {{"good day"}}, .host = {false}};
        closed.run("echo.example", seed);
        BOOST_TEST(closed.guest.refused == "closed today");
        BOOST_TEST(closed.guest.heard.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_server_that_talks_before_it_accepts_is_refused) {
    visit it{.guest = {{}}};
    BOOST_TEST(it.c.send(request{"echo.example"}));
    BOOST_TEST((it.p.feed(it.middle) == progress::moved));
    it.net.end_of<server>().put(downstream{"psst"}, 0, proxy{});
    BOOST_TEST((it.p.feed(it.middle) == progress::refused));
    BOOST_TEST(it.p.allowed().view() ==
               "the proxy, after sending visitor, may do this: receive accepted, receive busy");
}

BOOST_AUTO_TEST_SUITE_END()
