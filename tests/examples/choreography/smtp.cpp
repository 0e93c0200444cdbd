// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <optional>
#include <string>
#include <vector>

#include "../../../examples/choreography/smtp_desk.hpp"
#include "../../../examples/choreography/smtp_send.hpp"

namespace {

using handfast::choreography::readiness;

/// A server without a socket: what is said to it, and what it answers.
struct office {
    std::vector<smtp::letter> kept{};
    bool full = false;
    smtp::conversation talk{};
    smtp::server_connection connection{smtp::server_end{talk}};
    smtp::desk desk{"here", [this](smtp::letter const& it) {
                        if (!full) kept.push_back(it);
                        return !full;
                    }};

    office() {
        (void)connection.send(smtp::say<smtp::completion>(220, "here"));
        (void)answers();
    }
    std::string answers() {
        std::string const said{talk.unsent()};
        talk.sent(said.size());
        return said;
    }
    /// Says `lines`, which have no ends; the codes of the answers, or the whole answer to one line.
    std::string codes(std::vector<std::string> const& lines) {
        std::string all;
        for (auto const& it : lines) {
            talk.received(it + "\r\n");
            (void)smtp::answer(connection, desk);
            auto const said = answers();
            if (!said.empty()) all += said.substr(0, 3) + ' ';
        }
        if (!all.empty()) all.pop_back();
        return all;
    }
    std::string answer_to(std::string const& bytes) {
        talk.received(bytes);
        (void)smtp::answer(connection, desk);
        return answers();
    }
};

std::vector<std::string> const begun{"EHLO a", "MAIL FROM:<a@b>", "RCPT TO:<c@d>"};

/// The client's transport: the server is behind it in the same thread, or a script of replies.
struct line_to {
    office* server = nullptr;
    smtp::conversation* talk = nullptr;
    std::string* log = nullptr;

    void patience(unsigned) {}
    template <class M>
    void put(M const& m, int) {
        auto const words = smtp::format(m);
        *log += words + '|';
        if (server) talk->received(server->answer_to(words + "\r\n"));
    }
    [[nodiscard]] readiness pending(int) {
        auto const it = smtp::next_reply(*talk);
        return !it ? readiness::none : it->what.code > 0 ? readiness::ready : readiness::failed;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        return std::is_same_v<M, smtp::reply>;
    }
    template <class M>
    [[nodiscard]] std::optional<M> peek() const {
        return smtp::next_reply(*talk)->what;
    }
    template <class M>
    [[nodiscard]] std::optional<M> take() {
        auto it = *smtp::next_reply(*talk);
        talk->drop(it.size);
        return std::move(it.what);
    }
};

/// What a client says to these replies, and how it went.
struct scripted {
    std::string said{};
    smtp::delivery outcome{};
    bool gave_up = false;

    explicit scripted(std::string_view replies) {
        smtp::conversation talk;
        talk.received(replies);
        smtp::outgoing const what{"a@b", {"c@d", "e@f"}, {"hello"}};
        try {
            outcome = smtp::sender{line_to{nullptr, &talk, &said}, "me", what}.run();
        } catch (handfast::choreography::not_received const&) {
            gave_up = true;
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(examples_choreography_smtp)

BOOST_AUTO_TEST_CASE(a_mail) {
    office o;
    BOOST_TEST(o.codes(begun) == "250 250 250");
    BOOST_TEST(o.connection.deadline() == 300'000U);
    BOOST_TEST(o.codes({"rcpt to:<e@f>", "data", "Subject: x", "", "..", ".hidden", "... and", "", "."}) ==
               "250 354 250");
    BOOST_REQUIRE(o.kept.size() == 1U);
    BOOST_TEST(o.kept[0].from == "a@b");
    BOOST_TEST(o.kept[0].to == (std::vector<std::string>{"c@d", "e@f"}), boost::test_tools::per_element());
    BOOST_TEST(o.kept[0].text == "Subject: x\r\n\r\n.\r\nhidden\r\n.. and\r\n\r\n");
    BOOST_TEST(o.codes({"MAIL FROM:<>", "RCPT TO:<\"a>b\"@c>", "DATA", ".", "QUIT"}) == "250 250 354 250 221");
    BOOST_TEST(o.kept[1].to[0] == "\"a>b\"@c");
    BOOST_TEST(o.connection.ended());
}

BOOST_AUTO_TEST_CASE(what_is_out_of_order_gets_503_and_changes_nothing) {
    office o;
    BOOST_TEST(o.codes({"MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA"}) == "503 503 503");
    BOOST_TEST(o.codes({"HELO a", "RCPT TO:<c@d>", "DATA"}) == "250 503 503");
    BOOST_TEST(o.codes({"MAIL FROM:<a@b>", "MAIL FROM:<b@c>", "DATA"}) == "250 503 503");
    auto const words = o.answer_to("DATA\r\n");
    BOOST_TEST(words.starts_with("503 the server, after sending positive completion reply"));
    BOOST_TEST((words.find("receive RCPT") != std::string::npos && words.find("receive QUIT") != std::string::npos));
    BOOST_TEST((words.find("receive DATA") == std::string::npos && words.find("receive MAIL") == std::string::npos));
    BOOST_TEST(o.codes({"RCPT TO:<c@d>", "MAIL FROM:<b@c>", "DATA", "x", "."}) == "250 503 354 250");
    BOOST_TEST(o.kept[0].from == "a@b");
    BOOST_TEST(o.codes({"DATA", "RCPT TO:<c@d>"}) == "503 503");
}

BOOST_AUTO_TEST_CASE(a_fresh_start_drops_what_was_begun) {
    for (auto const* fresh : {"RSET", "EHLO b", "HELO b"}) {
        office o;
        BOOST_TEST(o.codes(begun) == "250 250 250");
        BOOST_TEST(o.codes({fresh, "DATA", "MAIL FROM:<x@y>", "DATA", "RCPT TO:<z@w>", "DATA", "."}) ==
                   "250 503 250 503 250 354 250");
        BOOST_TEST(o.kept[0].from == "x@y");
        BOOST_TEST(o.kept[0].to == std::vector<std::string>{"z@w"}, boost::test_tools::per_element());
    }
    BOOST_TEST(office{}.codes({"RSET", "MAIL FROM:<a@b>", "QUIT"}) == "250 503 221");
}

BOOST_AUTO_TEST_CASE(what_may_stand_anywhere) {
    std::vector<std::string> all{begun}, expected;
    for (std::size_t i = 0; i <= begun.size(); ++i) {
        office o;
        (void)o.codes({begun.begin(), begun.begin() + static_cast<std::ptrdiff_t>(i)});
        BOOST_TEST(o.codes({"NOOP", "noop for nothing", "VRFY x", "HELP", "EXPN x", "WHAT", "EHLO", "RSET now",
                            "MAIL FROM:a@b", "RCPT TO:<>", "DATA x", "QUIT x", ""}) ==
                   "250 250 252 502 502 500 501 501 501 501 501 501 500");
        BOOST_TEST(o.codes({"QUIT"}) == "221");
        BOOST_TEST(o.connection.ended());
    }
}

BOOST_AUTO_TEST_CASE(lines_that_are_too_long_or_broken) {
    office o;
    BOOST_TEST(o.codes({"NOOP " + std::string(505, 'x'), "NOOP " + std::string(506, 'x')}) == "250 500");
    BOOST_TEST(o.codes({"NOOP " + std::string(5000, 'x'), "NOOP"}) == "500 250");
    BOOST_TEST(o.codes({"NOOP\rNOOP", "NOOP\nNOOP"}) == "500 500");
    for (int i = 0; i < 100; ++i) o.talk.received(std::string(1000, 'y'));  // no end in sight
    BOOST_TEST(o.talk.room() > 8000U);
    BOOST_TEST(o.codes({"", "NOOP"}) == "500 250");

    std::vector<std::string> const broken{std::string(1000, 'z'), std::string(20000, 'z'), "a\nb", "a\r.\r", "\n."};
    for (auto const& it : broken) {
        office p;
        BOOST_TEST(p.codes(begun) == "250 250 250");
        BOOST_TEST(p.codes({"DATA", "x", it, ".", "NOOP"}) == "354 554 250");
        BOOST_TEST(p.kept.empty());
        BOOST_TEST(p.codes({"MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", std::string(998, 'z'),
                            "." + std::string(998, 'z'), "."}) == "250 250 354 250");
        BOOST_TEST(p.kept[0].text.size() == 2000U);
    }
}

BOOST_AUTO_TEST_CASE(what_has_no_room) {
    office o;
    (void)o.codes(begun);
    for (std::size_t i = 1; i < smtp::desk::most_recipients; ++i) BOOST_TEST(o.codes({"RCPT TO:<c@d>"}) == "250");
    BOOST_TEST(o.codes({"RCPT TO:<c@d>", "DATA"}) == "452 354");
    std::string const words(900, 'x');
    for (std::size_t size = 0; size <= smtp::desk::longest_text; size += words.size() + 2)
        o.talk.received(words + "\r\n"), (void)smtp::answer(o.connection, o.desk);
    BOOST_TEST(o.codes({".", "NOOP"}) == "552 250");
    o.full = true;
    BOOST_TEST(o.codes({"MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", ".", "NOOP"}) == "250 250 354 451 250");
    BOOST_TEST(o.kept.empty());
    BOOST_TEST(o.codes({"MAIL FROM:<a@b> SIZE=1", "MAIL FROM:<a@b>", "RCPT TO:<c@d> NOTIFY=NEVER"}) == "555 250 555");
    BOOST_TEST(o.codes({"RSET", "MAIL FROM:<" + std::string(254, 'a') + ">"}) == "250 250");
    BOOST_TEST(o.codes({"RSET", "MAIL FROM:<" + std::string(255, 'a') + ">"}) == "250 501");
}

BOOST_AUTO_TEST_CASE(commands_that_come_all_at_once) {
    office o;
    auto const said = o.answer_to("EHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n.\r\n.\r\nQUIT\r\nNOOP\r\n");
    BOOST_TEST(said.find("500") != std::string::npos);  // the second dot is no command
    BOOST_TEST(said.ends_with("221 here says goodbye\r\n"));
    BOOST_TEST(o.kept.size() == 1U);
}

BOOST_AUTO_TEST_CASE(our_client_and_our_server) {
    office o;
    smtp::conversation talk;
    std::string log;
    talk.received("220 here\r\n");
    smtp::outgoing const what{"a@b", {"c@d", "e@f"}, {"Subject: x", "", ".", "..a", ""}};
    auto const outcome = smtp::sender{line_to{&o, &talk, &log}, "me", what}.run();
    BOOST_TEST(outcome.kept);
    BOOST_TEST(outcome.taken_for == what.to, boost::test_tools::per_element());
    BOOST_TEST(o.kept[0].text == "Subject: x\r\n\r\n.\r\n..a\r\n\r\n");
    BOOST_TEST(o.connection.ended());
}

BOOST_AUTO_TEST_CASE(our_client_and_a_server_that_refuses) {
    scripted const old{
        "220-hi\r\n220 there\r\n502 what\r\n250 me\r\n250 ok\r\n550 no\r\n250 ok\r\n354 go\r\n250 ok\r\n221 bye\r\n"};
    BOOST_TEST(old.said == "EHLO me|HELO me|MAIL FROM:<a@b>|RCPT TO:<c@d>|RCPT TO:<e@f>|DATA|hello|.|QUIT|");
    BOOST_TEST(old.outcome.kept);
    BOOST_TEST(old.outcome.taken_for == std::vector<std::string>{"e@f"}, boost::test_tools::per_element());
    BOOST_TEST(old.outcome.refusals == (std::vector<std::string>{"EHLO: 502 what", "c@d: 550 no"}),
               boost::test_tools::per_element());

    scripted const nobody{"220 hi\r\n250 me\r\n250 ok\r\n550 no\r\n450 no\r\n221 bye\r\n"};
    BOOST_TEST(nobody.said == "EHLO me|MAIL FROM:<a@b>|RCPT TO:<c@d>|RCPT TO:<e@f>|QUIT|");
    BOOST_TEST(!nobody.outcome.kept);
    BOOST_TEST(scripted{"554 no service\r\n221 bye\r\n"}.said == "QUIT|");
    BOOST_TEST(scripted{"220 hi\r\n250 me\r\n550 no\r\n221 bye\r\n"}.said == "EHLO me|MAIL FROM:<a@b>|QUIT|");
    scripted const data{"220 hi\r\n250 me\r\n250 ok\r\n250 ok\r\n250 ok\r\n451 no\r\n221 bye\r\n"};
    BOOST_TEST(!data.outcome.kept);
    BOOST_TEST(data.said.ends_with("DATA|QUIT|"));
    scripted const late{"220 hi\r\n250 me\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n554 no\r\n221 bye\r\n"};
    BOOST_TEST(!late.outcome.kept);
    BOOST_TEST(late.outcome.refusals.back() == "the mail: 554 no");
}

BOOST_AUTO_TEST_CASE(our_client_and_a_server_that_makes_no_sense) {
    for (auto const* replies :
         {"", "hello\r\n", "220 hi\r\n354 go\r\n", "220 hi\r\n421 closing\r\n", "22 hi\r\n", "220-hi\r\n221 there\r\n",
          "220 hi\r\n250 me\r\n250 ok\r\n250 ok\r\n250 ok\r\n250 what\r\n", "220 hi\r\n250_me\r\n", "199 hi\r\n"})
        BOOST_TEST(scripted{replies}.gave_up, replies);
}

BOOST_AUTO_TEST_SUITE_END()
