// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/core/match.hpp>
#include <handfast/tls/event_range.hpp>

using namespace handfast;

BOOST_AUTO_TEST_SUITE(tls_event_range)

namespace {

/// What an engine looks like to the range: each event may leave bytes to send behind.
struct script {
    struct line {
        std::optional<tls::event> event{};
        std::string sends{};
    };
    std::vector<line> lines{};
    std::size_t at = 0;
    std::string out{};
    std::string taken{};

    std::optional<tls::event> next_event() {
        if (at == lines.size()) return std::nullopt;
        out += lines[at].sends;
        return lines[at++].event;
    }
    byte_view to_send() const { return as_bytes(out); }
    void sent(std::size_t size) {
        taken += out.substr(0, size);
        out.erase(0, size);
    }
};

std::string walk(script& s) {
    std::string seen;
    for (auto const& e : tls::event_range<script>{s}) {
        match(
            e, [&](tls::send x) { seen += "send(" + std::string{as_chars(x.bytes)} + ") "; },
            [&](tls::established) { seen += "established "; },
            [&](tls::data x) { seen += "data(" + std::string{as_chars(x.bytes)} + ") "; },
            [&](tls::peer_closed) { seen += "peer_closed "; }, [&](tls::closed) { seen += "closed "; });
    }
    return seen;
}

}  // namespace

BOOST_AUTO_TEST_CASE(has_nothing_where_there_is_nothing) {
    script s;
    BOOST_TEST(walk(s) == "");
    BOOST_TEST(walk(s) == "");
}

BOOST_AUTO_TEST_CASE(gives_bytes_before_the_event_that_left_them) {
    script s{.lines = {{tls::established{}, "finished"},
                       {tls::data{as_bytes("a")}},
                       {tls::data{as_bytes("b")}, "answer"},
                       {tls::closed{nullptr}, "alert"}}};
    BOOST_TEST(walk(s) == "send(finished) established data(a) send(answer) data(b) send(alert) closed ");
    BOOST_TEST(s.taken == "finishedansweralert");
    BOOST_TEST(walk(s) == "");
}

BOOST_AUTO_TEST_CASE(gives_bytes_without_any_event) {
    script s{.lines = {{std::nullopt, "hello"}}};
    BOOST_TEST(walk(s) == "send(hello) ");
    s.out = "written meanwhile";
    BOOST_TEST(walk(s) == "send(written meanwhile) ");
    BOOST_TEST(s.out.empty());
}

BOOST_AUTO_TEST_CASE(takes_the_bytes_only_when_it_is_walked_on) {
    script s{.lines = {{std::nullopt, "hello"}}};
    for (auto const& e : tls::event_range<script>{s}) {
        BOOST_TEST(std::holds_alternative<tls::send>(e));
        break;
    }
    BOOST_TEST(s.taken.empty());
    BOOST_TEST(walk(s) == "send(hello) ");
}

BOOST_AUTO_TEST_SUITE_END()
