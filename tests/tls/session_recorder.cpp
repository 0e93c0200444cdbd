// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/session_recorder.hpp>

#include <string>
#include <vector>

#include "tls/support/joined.hpp"

using namespace handfast;
using namespace handfast::tests;

namespace {

using kind = choreography::sequence_line::kind;

/// "client: ClientHello", a line for each; sizes are left out.
std::vector<std::string> lines_of(choreography::sequence_diagram const& drawn) {
    std::vector<std::string> lines;
    for (auto const& it : drawn.lines) {
        auto words = it.words.substr(0, it.words.find(" ("));
        if (it.what == kind::message)
            words.insert(0, std::string{drawn.roles[static_cast<std::size_t>(it.from)]} + ": ");
        if (it.epoch > 0) words += " [" + std::to_string(it.epoch) + ']';
        lines.push_back(words);
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tls_session_recorder)

BOOST_AUTO_TEST_CASE(what_happened_in_a_session_as_both_saw_it) {
    tls::session_recorder of_client{tls::side::client}, of_server{tls::side::server};
    joined both{{client_end(test_client(), "localhost", &of_client)}, {server_end(test_server(), &of_server)}};
    BOOST_REQUIRE(both.run());
    auto const say = [&](party& who, std::string_view words) {
        BOOST_TEST(who.engine->write(as_bytes(words)).value() == words.size());
        BOOST_REQUIRE(both.run());
    };
    say(both.client, "one");
    say(both.client, "two");
    say(both.server, "three");
    both.client.engine->close();
    both.server.engine->close();
    (void)both.run();
    std::vector<std::string> const common{"client: ClientHello",
                                          "server: ServerHello",
                                          "server: Certificate",
                                          "server: ServerHelloDone",
                                          "client: ClientKeyExchange",
                                          "client: ChangeCipherSpec",
                                          "from here on under the client's keys [1]",
                                          "client: Finished [1]",
                                          "server: ChangeCipherSpec",
                                          "from here on under the server's keys [2]",
                                          "server: Finished [2]",
                                          "established: TLS_RSA_WITH_AES_256_GCM_SHA384",
                                          "client: data in 2 records [1]",
                                          "server: data [2]"};
    for (auto const* const seen : {&of_client, &of_server}) {
        auto const lines = lines_of(seen->diagram());
        BOOST_TEST_REQUIRE(lines.size() > common.size());
        for (std::size_t i = 0; i < common.size(); ++i) BOOST_TEST(lines[i] == common[i]);
        BOOST_TEST(lines.back() == "closed by both");
    }
    BOOST_TEST(of_client.diagram().lines[12].words == "data in 2 records (6 bytes)");
}

BOOST_AUTO_TEST_CASE(how_it_ended) {
    tls::session_recorder recorder{tls::side::client};
    party client{client_end(test_client(), "localhost", &recorder)};
    client.ask();
    client.take(bytes{21, 3, 3, 0, 2, 2, 40});
    auto const drawn = recorder.diagram();
    BOOST_TEST_REQUIRE(drawn.lines.size() == 3u);
    BOOST_TEST(drawn.lines[1].words == "fatal alert: handshake_failure (2 bytes)");
    BOOST_TEST((drawn.lines[2].what == kind::over));
    BOOST_TEST(drawn.lines[2].words.find("handshake_failure") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_does_not_grow_for_ever) {
    tls::session_recorder recorder{tls::side::server, 10};
    bytes const warning{1, 90};
    for (int i = 0; i < 100; ++i)
        recorder.observe({tls::direction::received, tls::content_type::alert, "warning alert", warning});
    auto const drawn = recorder.diagram();
    BOOST_TEST_REQUIRE(drawn.lines.size() == 11u);
    BOOST_TEST(drawn.lines[9].words == "90 lines more");
}

BOOST_AUTO_TEST_SUITE_END()
