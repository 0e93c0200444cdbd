// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <future>
#include <type_traits>

#include "../../../examples/choreography/login.hpp"
#include "../../../examples/choreography/network.hpp"
#include "order.hpp"

using namespace login_example;
using namespace std::chrono_literals;

namespace {

static_assert(!std::is_default_constructible_v<right_answer> && !std::is_copy_constructible_v<right_answer>);
static_assert(!hf::after<login, refusal, hf::evidence<right_answer, server>> && !hf::under<login, proof, session_key>);

password_file const accounts{{{"anna", "correct horse"}}};
constexpr challenge asked{0x5eed};

template <class Role>
std::string order_of() {
    return order::of<login, Role, hello, challenge, proof, welcome, refusal, line, bye, right_answer>();
}

struct outcome {
    text heard;
    bool let_in = false;
};

/// Both ends, a thread each.
outcome log_in_with(std::string const& user, std::string const& password, text const& say) {
    examples::network net{5s};
    auto serving = std::async(std::launch::async, [&] { return serve(net.end_of<server>(), accounts, asked); });
    auto heard = log_in(net.end_of<client>(), user, password, say);
    return {std::move(heard), serving.get()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples_choreography_login)

BOOST_AUTO_TEST_CASE(what_compiles_for_the_client) {
    BOOST_TEST(order_of<client>() == R"(0: send hello 1
1: receive challenge 2
2: send proof 3
3: receive welcome 4
3: receive refusal 5
4: send line 4
4: receive line 4
4: send bye 6
4: receive bye 7
5: finish
6: receive line 6
6: receive bye 8
7: send line 7
7: send bye 8
8: finish
)");
}

BOOST_AUTO_TEST_CASE(what_compiles_for_the_server) {
    BOOST_TEST(order_of<server>() == R"(0: receive hello 1
1: send challenge 2
2: receive proof 3
3: send refusal 4
3: show right_answer 5
4: finish
5: send welcome 6
6: send line 6
6: receive line 6
6: send bye 7
6: receive bye 8
7: receive line 7
7: receive bye 9
8: send line 8
8: send bye 9
9: finish
)");
}

BOOST_AUTO_TEST_CASE(the_right_password) {
    auto const [heard, let_in] = log_in_with("anna", "correct horse", {"good day", "good night"});
    BOOST_TEST(let_in);
    BOOST_TEST(heard == (text{"anna said good day", "anna said good night"}), boost::test_tools::per_element());
    BOOST_TEST(log_in_with("anna", "correct horse", {}).heard.empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_password_and_a_stranger) {
    auto const wrong = log_in_with("anna", "battery staple", {"good day"});
    BOOST_TEST(!wrong.let_in);
    BOOST_TEST(wrong.heard == text{"nobody here knows you"}, boost::test_tools::per_element());
    BOOST_TEST(!log_in_with("bertha", "correct horse", {}).let_in);
}

BOOST_AUTO_TEST_CASE(a_server_that_skips_the_challenge_is_not_believed) {
    examples::network net;
    net.end_of<server>().put(welcome{}, 0, client{});
    BOOST_CHECK_EXCEPTION(
        log_in(net.end_of<client>(), "anna", "correct horse", {}), handfast::choreography::not_received, [](auto& e) {
            return std::string_view{e.what()} == "the client, after sending hello, received no challenge: "
                                                 "what came may not come there; allowed here: receive challenge";
        });
}

BOOST_AUTO_TEST_CASE(a_line_under_other_keys_is_not_heard) {
    examples::network net;
    auto ours = net.end_of<client>();
    ours.put(hello{"anna"}, 0, server{});
    ours.put(proof{answer_to(asked.nonce, "correct horse")}, 0, server{});
    ours.put(line{"let me in"}, 0, server{});  // the text has it under session_key
    BOOST_CHECK_EXCEPTION(
        (void)serve(net.end_of<server>(), accounts, asked), handfast::choreography::not_received, [](auto& e) {
            return std::string_view{e.what()} == "the server, after sending welcome, received no bye: "
                                                 "the transport could give no message";
        });
}

BOOST_AUTO_TEST_SUITE_END()
