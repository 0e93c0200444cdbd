// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_HPP

#include <string>
#include <string_view>

#include <handfast/choreography.hpp>

/// Handing mail over (RFC 5321): the commands that every server has (§4.5.1), and the order in which they may come.
namespace smtp {

namespace hf = handfast;

struct client {};
struct server {};

// Commands (§4.1.1).
struct hello {
    static constexpr std::string_view name = "EHLO or HELO";
    bool extended = true;
    std::string domain;
};
struct mail {
    static constexpr std::string_view name = "MAIL";
    std::string from, parameters{};
};
struct rcpt {
    static constexpr std::string_view name = "RCPT";
    std::string to, parameters{};
};
struct data {
    static constexpr std::string_view name = "DATA";
};
struct rset {
    static constexpr std::string_view name = "RSET";
};
struct noop {
    static constexpr std::string_view name = "NOOP";
};
struct vrfy {
    static constexpr std::string_view name = "VRFY";
    std::string who;
};
struct quit {
    static constexpr std::string_view name = "QUIT";
};
/// A line that is none of these, and the code to answer it with: 500, 501 or 502 (§4.2.4).
struct other_command {
    static constexpr std::string_view name = "other command";
    int code = 500;
};

/// The mail itself, line by line: without the ends of the lines and the dots that the way asks for (§4.5.2). One that
/// is not `sound` was longer than a line may be, or held a CR or LF of its own.
struct text_line {
    static constexpr std::string_view name = "mail data";
    std::string words;
    bool sound = true;
};
struct end_of_text {
    static constexpr std::string_view name = "end of mail data";
};

/// What the server says (§4.2); what kind of reply it is, is said by its code.
struct reply {
    int code = 0;
    std::string words;
};
struct is_completion {
    static constexpr std::string_view name = "positive completion reply";
    static constexpr bool matches(reply const& r) { return r.code / 100 == 2; }
};
struct is_intermediate {
    static constexpr std::string_view name = "positive intermediate reply";
    static constexpr bool matches(reply const& r) { return r.code / 100 == 3; }
};
struct is_farewell {
    static constexpr std::string_view name = "421";
    static constexpr bool matches(reply const& r) { return r.code == 421; }
};
struct is_negative {
    static constexpr std::string_view name = "negative reply";
    static constexpr bool matches(reply const& r) {
        return (r.code / 100 == 4 || r.code / 100 == 5) && !is_farewell::matches(r);
    }
};
using completion = hf::when<reply, is_completion>;
using intermediate = hf::when<reply, is_intermediate>;
using negative = hf::when<reply, is_negative>;
using farewell = hf::when<reply, is_farewell>;  // the server is about to close (§3.8)

// clang-format off
/// A command with a positive answer, with a negative one, and with either.
template <class Command>
using accepted = hf::sequence<hf::message<Command, client, server>, hf::message<completion, server, client>>;
template <class Command>
using refused = hf::sequence<hf::message<Command, client, server>, hf::message<negative, server, client>>;
template <class Command>
using answered = hf::choice<accepted<Command>, refused<Command>>;

using goodbye = hf::sequence<accepted<quit>, hf::closed<client, server>, hf::closed<server, client>, hf::ends>;
/// What may stand anywhere and leaves everything as it is; or is the end (§4.1.4).
using aside = hf::choice<answered<noop>, answered<vrfy>, refused<other_command>, refused<hello>, goodbye>;
/// What drops the mail that was begun, if one was.
using fresh_start = hf::choice<accepted<rset>, accepted<hello>>;

/// One mail (§3.3), with the times of §4.5.3.2.
using transfer = hf::sequence<
    hf::message<data, client, server>,
    hf::within<hf::seconds<120>,
        hf::message<intermediate, server, client>>,
    hf::within<hf::seconds<180>,
        hf::loop<hf::message<text_line, client, server>>,
        hf::message<end_of_text, client, server>>,
    hf::within<hf::seconds<600>,
        hf::choice<hf::message<completion, server, client>, hf::message<negative, server, client>>>>;

using transaction = hf::sequence<
    accepted<mail>,
    hf::loop<hf::choice<aside, refused<rcpt>>>,
    hf::choice<
        fresh_start,
        hf::sequence<
            accepted<rcpt>,
            hf::loop<hf::choice<aside, answered<rcpt>, refused<data>>>,
            hf::choice<fresh_start, transfer>>>>;

struct smtp : hf::protocol<
    hf::within<hf::seconds<300>,
        hf::choice<
            hf::message<completion, server, client>,
            hf::sequence<hf::message<negative, server, client>, goodbye>>,
        hf::loop<hf::choice<aside, accepted<rset>>>,
        accepted<hello>,
        hf::loop<hf::choice<aside, fresh_start, refused<mail>, transaction>>,
        goodbye>,
    hf::anytime<farewell, server, client, hf::ends>> {};
// clang-format on

static_assert(hf::check<smtp>());
static_assert(hf::after<smtp, mail, hello> && hf::after<smtp, rcpt, mail>);
static_assert(hf::after<smtp, text_line, rcpt> && hf::after<smtp, text_line, intermediate>);
static_assert(hf::never<smtp, hello, quit> && hf::never<smtp, text_line, quit>);

}  // namespace smtp

#endif
