// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>

#include <handfast/choreography/diagram.hpp>

#include "toy.hpp"

using namespace toy;

namespace {

struct branch_office {
    static constexpr std::string_view name = "branch office";
};
struct verified_bye {
    static constexpr std::string_view name = "a verified bye";
};
struct sealed {};

// clang-format off
struct survey : hf::protocol<
    hf::message<hello, client, branch_office>,
    hf::optional<hf::message<line, client, branch_office>>,
    hf::key<secured, client, branch_office>,
    hf::loop<hf::within<hf::seconds<30>, hf::choice<
        hf::message<ping, client, branch_office>,
        hf::sequence<hf::message<panic, client, branch_office>, hf::ends>>>>,
    hf::within<hf::milliseconds<1500>, hf::message<bye, client, branch_office>>,
    hf::evidence<verified_bye, branch_office>,
    hf::key<sealed, branch_office, client>,
    hf::message<bye, branch_office, client>> {};
// clang-format on

/// Without the lines that say only how it looks.
std::string plain(std::string const& drawn) {
    std::istringstream lines{drawn};
    std::string out;
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("skinparam ") && !line.starts_with("hide ") && !line.starts_with("%%{init"))
            out += line + '\n';
    return out;
}

bool contains(std::string_view text, std::string_view what) { return text.find(what) != text.npos; }

constexpr std::string_view explain(std::string_view message, std::string_view from) {
    return message == "bye" && from == "client" ? "it's over: #1" : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_diagram)

BOOST_AUTO_TEST_CASE(a_sequence_in_plantuml) {
    BOOST_TEST(plain(chor::plantuml_sequence<login>(4)) == R"(@startuml
title login
participant client
participant server
client -> server : 004 hello
server -> client : 005 challenge
client -> server : 006 proof
note over client, server #DAFBE1 : client to server: from here on under secured
alt
  server -> client : 007 welcome
  note over server, client #DAFBE1 : server to client: from here on under secured
  par
    loop
      client -[#1A7F37]> server : 008 line
    end
    client -[#1A7F37]> server : bye
    note over client, server #F6F8FA : client to server: nothing more
  else
    loop
      server -[#1A7F37]> client : 009 line
    end
    server -[#1A7F37]> client : bye
    note over server, client #F6F8FA : server to client: nothing more
  end
else
  server -> client : refusal
end
legend
At any time:
server to client: ping
client to server: panic (ends the protocol)
server to client: panic (ends the protocol)
server to client: bye (ends the protocol)
end legend
@enduml
)");
}

BOOST_AUTO_TEST_CASE(a_sequence_in_mermaid) {
    BOOST_TEST(plain(chor::mermaid_sequence<login>()) == R"(sequenceDiagram
title login
participant client
participant server
client->>server: 001 hello
server->>client: 002 challenge
client->>server: 003 proof
Note over client,server: client to server#58; from here on under secured
alt
  server->>client: 004 welcome
  Note over server,client: server to client#58; from here on under secured
  par
    loop
      client->>server: 005 line [secured]
    end
    client->>server: bye [secured]
    Note over client,server: client to server#58; nothing more
  and
    loop
      server->>client: 006 line [secured]
    end
    server->>client: bye [secured]
    Note over server,client: server to client#58; nothing more
  end
else
  server->>client: refusal
end
Note over client,server: At any time<br/>server to client#58; ping<br/>client to server#58; panic (ends the protocol))"
                                                         R"(<br/>server to client#58; panic (ends the protocol))"
                                                         R"(<br/>server to client#58; bye (ends the protocol)
)");
}

BOOST_AUTO_TEST_CASE(every_word_in_plantuml) {
    BOOST_TEST(plain(chor::plantuml_sequence<survey>(99, explain)) == R"(@startuml
title survey
participant "client" as r0
participant "branch office" as r1
r0 -> r1 : 099 hello
opt
  r0 -> r1 : line
end
note over r0, r1 #DAFBE1 : client to branch office: from here on under secured
loop
  alt
    r0 -[#1A7F37]> r1 : 100 ping (within 30 s)
  else
    r0 -[#1A7F37]> r1 : panic (within 30 s)
    hnote over r0, r1 : the protocol ends here
  end
end
r0 -[#1A7F37]> r1 : 101 bye (within 1500 ms)\n<size:11><color:#57606A>it's over: <U+0023>1
rnote over r1 : shows a verified bye
note over r1, r0 #FBEFFF : branch office to client: from here on under sealed
r1 -[#8250DF]> r0 : 102 bye
@enduml
)");
}

BOOST_AUTO_TEST_CASE(every_word_in_mermaid) {
    BOOST_TEST(plain(chor::mermaid_sequence<survey>(99, explain)) == R"(sequenceDiagram
title survey
participant r0 as client
participant r1 as branch office
r0->>r1: 099 hello
opt
  r0->>r1: line
end
Note over r0,r1: client to branch office#58; from here on under secured
loop
  alt
    r0->>r1: 100 ping (within 30 s) [secured]
  else
    r0->>r1: panic (within 30 s) [secured]
    Note over r0,r1: the protocol ends here
  end
end
r0->>r1: 101 bye (within 1500 ms) [secured]<br/>it's over#58; #35;1
Note over r1: shows a verified bye
Note over r1,r0: branch office to client#58; from here on under sealed
r1->>r0: 102 bye [sealed]
)");
}

// What PlantUML and Mermaid write alike; `br` is how they break a line.
std::string survey_states(std::string const& br) {
    return R"(state "at the start" as s0
state "after receiving hello" as s1
state "after receiving line or after receiving ping" as s2
state "after receiving panic" as s3
state "after receiving bye" as s4
state "after showing a verified bye" as s5
state "after sending bye" as s6
[*] --> s0
s0 --> s1 : receive hello
s1 --> s2 : receive line)" +
           br + R"(receive ping [secured] (within 30 s)
s1 --> s3 : receive panic [secured] (within 30 s)
s1 --> s4 : receive bye [secured] (within 1500 ms)
s2 --> s2 : receive ping [secured] (within 30 s)
s2 --> s3 : receive panic [secured] (within 30 s)
s2 --> s4 : receive bye [secured] (within 1500 ms)
s4 --> s5 : show a verified bye
s5 --> s6 : send bye [sealed]
s3 --> [*]
s6 --> [*]
)";
}

BOOST_AUTO_TEST_CASE(the_machine_of_a_role) {
    BOOST_TEST(plain(chor::plantuml_states<survey, branch_office>()) ==
               "@startuml\ntitle survey: the branch office\n" + survey_states("\\n") + "@enduml\n");
    BOOST_TEST((chor::mermaid_states<survey, branch_office>()) ==
               "---\ntitle: 'survey: the branch office'\n---\nstateDiagram-v2\n" + survey_states("<br/>"));
    BOOST_TEST((chor::dot_states<survey, branch_office>()) == R"dot(digraph {
label="survey: the branch office"
fontname="sans-serif"
node [shape=box style=rounded fontname="sans-serif"]
edge [fontname="sans-serif"]
start [shape=point width=0.15]
s0 [label="at the start"]
s1 [label="after receiving hello"]
s2 [label="after receiving line or after receiving ping"]
s3 [label="after receiving panic" peripheries=2]
s4 [label="after receiving bye"]
s5 [label="after showing a verified bye"]
s6 [label="after sending bye" peripheries=2]
start -> s0
s0 -> s1 [label=" receive hello"]
s1 -> s2 [label=" receive line\n receive ping [secured] (within 30 s)"]
s1 -> s3 [label=" receive panic [secured] (within 30 s)"]
s1 -> s4 [label=" receive bye [secured] (within 1500 ms)"]
s2 -> s2 [label=" receive ping [secured] (within 30 s)"]
s2 -> s3 [label=" receive panic [secured] (within 30 s)"]
s2 -> s4 [label=" receive bye [secured] (within 1500 ms)"]
s4 -> s5 [label=" show a verified bye"]
s5 -> s6 [label=" send bye [sealed]"]
}
)dot");
}

BOOST_AUTO_TEST_CASE(what_may_come_at_any_time) {
    BOOST_TEST(
        contains(chor::plantuml_states<login, server>(), "legend\nAt any time:\nsend ping\nreceive panic (ends"));
    BOOST_TEST(contains(chor::mermaid_states<login, server>(),
                        "note right of s0\nAt any time#58;\nsend ping\nreceive panic (ends the protocol)\n"));
    BOOST_TEST(contains(chor::dot_states<login, server>(),
                        R"("login: the server\n\nAt any time:\nsend ping\nreceive panic (ends the protocol)\n)"));
    BOOST_TEST(!contains(chor::plantuml_states<survey, client>(), "legend\n"));
    BOOST_TEST(!contains(chor::mermaid_states<survey, client>(), "note"));
}

BOOST_AUTO_TEST_CASE(every_transition_is_drawn) {
    auto const drawn = chor::draw_states<login, client>();
    std::size_t words = 0;
    for (auto const& step : drawn.steps) words += step.words.size();
    BOOST_TEST(words == static_cast<std::size_t>(chor::machine_of<login, client>.transition_count));
    BOOST_TEST(drawn.states.size() == static_cast<std::size_t>(chor::machine_of<login, client>.state_count));
    BOOST_TEST(words > drawn.steps.size());  // two of them lead from a state to itself
}

BOOST_AUTO_TEST_CASE(every_arrow_is_drawn) {
    auto const drawn = chor::draw_sequence<login>();
    auto const messages = std::count_if(drawn.lines.begin(), drawn.lines.end(), [](auto const& line) {
        return line.what == chor::sequence_line::kind::message;
    });
    BOOST_TEST(messages + static_cast<std::ptrdiff_t>(drawn.anytime.size()) ==
               chor::script_of<login>.view().arrow_count);
}

// That the programs show what was meant is tested in tests/diagrams, where they are installed.
BOOST_AUTO_TEST_CASE(names_are_no_words_of_the_notation) {
    using namespace chor::detail;
    BOOST_TEST(plantuml_text("a_b-c.d (e), f; [g] h: it's") == "a_b-c.d (e), f; [g] h: it's");
    BOOST_TEST(plantuml_text("a<b> __c__ [[d]] \\n \"e\"\n") ==
               "a<U+003C>b<U+003E> <U+005F><U+005F>c<U+005F><U+005F> <U+005B><U+005B>d<U+005D><U+005D> <U+005C>n "
               "<U+0022>e<U+0022> ");
    BOOST_TEST(mermaid_text("a_b-c.d (e), f; [g] h: it's") == "a_b-c.d (e), f#59; [g] h#58; it's");
    BOOST_TEST(mermaid_text("a<b> #c; _d_\n") == "a#60;b#62; #35;c#59; #95;d#95; ");
    BOOST_TEST(mermaid_title("it's <a>: b\n") == "---\ntitle: 'it''s \u2039a\u203a: b '\n---\n");
    BOOST_TEST(dot_text("a<b> \"c\" \\N &lt;\n") == "a<b> \\\"c\\\" \\\\N &amp;lt; ");

    BOOST_TEST(is_plain_name("client_2"));
    for (std::string_view const name : {"branch office", "end", "Note", "PAR", "a-b", "broker<int>", ""})
        BOOST_TEST(!is_plain_name(name), name << " is plain");
}

BOOST_AUTO_TEST_SUITE_END()
