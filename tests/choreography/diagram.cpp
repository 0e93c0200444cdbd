// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <string>

#include <handfast/choreography/diagram.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

struct branch_office {
    static constexpr std::string_view name = "branch office";
};
struct survey
    : hf::protocol<hf::message<hello, client, branch_office>, hf::optional<hf::message<line, client, branch_office>>,
                   hf::message<bye, client, branch_office>> {};

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_diagram)

BOOST_AUTO_TEST_CASE(a_sequence_with_the_main_line_numbered) {
    BOOST_TEST(chor::plantuml_sequence<login>(4, "client -> server : 003 knock\n") == R"(@startuml
title login
participant client
participant server
client -> server : 003 knock
client -> server : 004 hello
server -> client : 005 challenge
client -> server : 006 proof
note over client, server : client -> server under secured
alt
  server -> client : 007 welcome
  note over server, client : server -> client under secured
  par
    loop
      client -> server : 008 line
    end
    client -> server : bye
  else
    loop
      server -> client : 009 line
    end
    server -> client : bye
  end
else
  server -> client : refusal
end
legend
At any time:
server -> client : ping
client -> server : panic (ends the protocol)
server -> client : panic (ends the protocol)
server -> client : bye (ends the protocol)
end legend
@enduml
)");
}

BOOST_AUTO_TEST_CASE(names_with_spaces_are_quoted_and_options_not_numbered) {
    BOOST_TEST(chor::plantuml_sequence<survey>(99) == R"(@startuml
title survey
participant client
participant "branch office"
client -> "branch office" : 099 hello
opt
  client -> "branch office" : line
end
client -> "branch office" : 100 bye
@enduml
)");
}

BOOST_AUTO_TEST_CASE(the_machine_of_a_role) {
    std::string const lines = R"(state "at the start" as s0
state "after receiving hello" as s1
state "after receiving line" as s2
state "after receiving bye" as s3
[*] --> s0
s0 --> s1 : receive hello
s1 --> s2 : receive line
s1 --> s3 : receive bye
s2 --> s3 : receive bye
s3 --> [*]
)";
    BOOST_TEST((chor::plantuml_states<survey, branch_office>()) ==
               "@startuml\ntitle survey: the branch office\nhide empty description\n" + lines + "@enduml\n");
    BOOST_TEST((chor::mermaid_states<survey, branch_office>()) == "stateDiagram-v2\n" + lines);
}

BOOST_AUTO_TEST_CASE(keys_and_what_comes_at_any_time) {
    auto const drawn = chor::mermaid_states<login, server>();
    BOOST_TEST(drawn.find("s4 --> s4 : receive line [secured]\n") != std::string::npos);
    BOOST_TEST(drawn.find("note right of s0\nAt any time:\nsend ping\nreceive panic (ends the protocol)\n") !=
               std::string::npos);
    // As many arrows as the machine has, and its beginning and two ends.
    std::size_t arrows = 0;
    for (auto at = drawn.find("-->"); at != std::string::npos; at = drawn.find("-->", at + 1)) ++arrows;
    BOOST_TEST(arrows == (chor::machine_of<login, server>.transition_count + 3U));
}

BOOST_AUTO_TEST_SUITE_END()
