// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_SEND_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_SEND_HPP

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smtp_conversation.hpp"

// How a client hands a mail over, by typed steps: RFC 5321 §3.1 to §3.3 in the order of the types.
namespace smtp {

/// A mail, its lines without their ends.
struct outgoing {
    std::string from;
    std::vector<std::string> to;
    std::vector<std::string> lines;
};

/// How it went: for whom the server has taken the mail, and what it said where it has not.
struct delivery {
    std::vector<std::string> taken_for{};
    std::vector<std::string> refusals{};
    bool kept = false;
};

/// `Io` waits for replies; `io.patience(milliseconds)` says for how long. Throws where the server goes away, or says
/// what has no place here.
template <class Io>
class sender {
public:
    sender(Io io, std::string domain, outgoing const& what)
        : io_(std::move(io)), domain_(std::move(domain)), what_(what) {}

    delivery run() {
        auto greeting = next(hf::start<smtp, client>(io_));
        if (auto* const no = get_if<negative>(&greeting)) {
            note("greeting", no->message);
            leave(std::move(no->next));
        } else {
            introduce(get<completion>(std::move(greeting)).next);
        }
        return std::move(outcome_);
    }

private:
    /// A server that does not know EHLO may know HELO (§3.2).
    template <class Session>
    void introduce(Session at) {
        for (bool const extended : {true, false}) {
            auto answer = ask(std::move(at), hello{extended, domain_});
            if (auto* const yes = get_if<completion>(&answer)) return begin(std::move(yes->next));
            auto no = get<negative>(std::move(answer));
            note(extended ? "EHLO" : "HELO", no.message);
            at = std::move(no.next);
        }
        leave(std::move(at));
    }

    template <class Session>
    void begin(Session at) {
        auto answer = ask(std::move(at), mail{what_.from});
        if (auto* const yes = get_if<completion>(&answer)) return address(std::move(yes->next), what_.to);
        auto no = get<negative>(std::move(answer));
        note("MAIL", no.message);
        leave(std::move(no.next));
    }

    /// One recipient after the other. In the state before the first that is taken, DATA would not compile.
    template <class Session>
    void address(Session at, std::span<std::string const> left) {
        if (left.empty()) {
            if constexpr (requires { std::move(at).send(data{}); }) return hand_over(std::move(at));
            else return leave(std::move(at));
        }
        auto answer = ask(std::move(at), rcpt{left.front()});
        if (auto* const yes = get_if<completion>(&answer)) {
            outcome_.taken_for.push_back(left.front());
            return address(std::move(yes->next), left.subspan(1));
        }
        auto no = get<negative>(std::move(answer));
        note(left.front(), no.message);
        address(std::move(no.next), left.subspan(1));
    }

    template <class Session>
    void hand_over(Session at) {
        auto answer = ask(std::move(at), data{});
        if (auto* const no = get_if<negative>(&answer)) {
            note("DATA", no->message);
            return leave(std::move(no->next));
        }
        auto writing = get<intermediate>(std::move(answer)).next;
        for (auto const& it : what_.lines) writing = std::move(writing).send(text_line{it});
        auto verdict = ask(std::move(writing), end_of_text{});
        if (auto* const no = get_if<negative>(&verdict)) {
            note("the mail", no->message);
            return leave(std::move(no->next));
        }
        auto kept = get<completion>(std::move(verdict));
        outcome_.kept = true;
        leave(std::move(kept.next));
    }

    template <class Session>
    void leave(Session at) {
        (void)get<completion>(ask(std::move(at), quit{})).next.finish();
    }

    template <class Session, class M>
    auto ask(Session at, M const& m) {
        return next(std::move(at).send(m));
    }
    template <class Session>
    auto next(Session at) {
        io_.patience(hf::choreography::deadline_of<smtp, client>[Session::state]);
        return std::move(at).receive();
    }

    void note(std::string_view what, reply const& said) {
        outcome_.refusals.push_back(std::string{what} + ": " + format(said));
    }

    Io io_;
    std::string domain_;
    outgoing const& what_;
    delivery outcome_{};
};

}  // namespace smtp

#endif
