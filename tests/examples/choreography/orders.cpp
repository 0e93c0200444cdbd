// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/same_language.hpp>

#include "../../../examples/choreography/login.hpp"
#include "../../../examples/choreography/proxy.hpp"
#include "../../../examples/choreography/smtp.hpp"

// What each side of the examples may say and hear, written down a second time: as a table of what leads where.
namespace {

namespace chor = handfast::choreography;
using namespace chor::written;

namespace of_login {
using namespace login_example;
enum : int { start, judged, inside, said_bye, heard_bye, over };
constexpr chor::language client_side{path(start, {sends<hello>, receives<challenge>, sends<proof>}, judged),
                                     path(judged, {receives<refusal>}, over),
                                     path(judged, {receives<welcome>}, inside),
                                     path(inside, {sends<line, session_key>}, inside),
                                     path(inside, {receives<line, session_key>}, inside),
                                     path(inside, {sends<bye, session_key>}, said_bye),
                                     path(said_bye, {receives<line, session_key>}, said_bye),
                                     path(said_bye, {receives<bye, session_key>}, over),
                                     path(inside, {receives<bye, session_key>}, heard_bye),
                                     path(heard_bye, {sends<line, session_key>}, heard_bye),
                                     path(heard_bye, {sends<bye, session_key>}, over),
                                     finish(over)};
static_assert(chor::check_same_language<chor::language_of<login, client>, client_side>());
static_assert(chor::same_language(chor::language_of<login, server>, mirrored(client_side)));
}  // namespace of_login

namespace of_proxy {
using namespace proxy_example;
enum : int { start, asked, open, said_end, heard_end, over };
template <class Out, class OutEnd, class In, class InEnd>
constexpr chor::language ends_of_tunnel{path(open, {sends<Out>}, open),
                                        path(open, {receives<In>}, open),
                                        path(open, {sends<OutEnd>}, said_end),
                                        path(said_end, {receives<In>}, said_end),
                                        path(said_end, {receives<InEnd>}, over),
                                        path(open, {receives<InEnd>}, heard_end),
                                        path(heard_end, {sends<Out>}, heard_end),
                                        path(heard_end, {sends<OutEnd>}, over),
                                        finish(over)};
constexpr chor::language client_side{path(start, {sends<request>}, asked), path(asked, {receives<established>}, open),
                                     path(asked, {receives<unreachable>}, over),
                                     path(asked, {receives<forbidden>}, over),
                                     ends_of_tunnel<upstream, upstream_end, downstream, downstream_end>};
constexpr chor::language server_side{path(start, {receives<visitor>}, asked), path(asked, {sends<accepted>}, open),
                                     path(asked, {sends<busy>}, over), path(start, {receives<not_needed>}, over),
                                     ends_of_tunnel<downstream, downstream_end, upstream, upstream_end>};
static_assert(chor::check_same_language<chor::language_of<proxied, client>, client_side>());
static_assert(chor::check_same_language<chor::language_of<proxied, server>, server_side>());
static_assert(chor::sent_by<proxied, forbidden, proxy> && chor::sent_by<proxied, request, client>);
// The proxy passes on what it has got, and nothing else.
static_assert(chor::after<proxied, chor::from<upstream, proxy>, chor::from<upstream, client>> &&
              chor::after<proxied, chor::from<downstream, proxy>, chor::from<downstream, server>> &&
              chor::after<proxied, chor::from<upstream_end, proxy>, chor::from<upstream_end, client>> &&
              chor::after<proxied, chor::from<downstream_end, proxy>, chor::from<downstream_end, server>> &&
              chor::after<proxied, unreachable, busy> && chor::after<proxied, established, accepted>);
static_assert(chor::machine_of<proxied, proxy>.state_count == 23);
}  // namespace of_proxy

namespace of_smtp {
using order = smtp::smtp;  // before its namespace is let in, which has the same name
using namespace smtp;
enum : int { greeting, greeted, ready, mailing, addressed, sending, filed, closing, over };
/// `Command` and an answer of the kind `Reply`.
template <class Command, class Reply>
constexpr auto told(int from, int to) {
    return path(from, {sends<Command>, receives<Reply>}, to);
}
/// What may stand anywhere.
constexpr auto aside_in(int s) {
    return chor::language{told<noop, completion>(s, s),        told<noop, negative>(s, s),
                          told<vrfy, completion>(s, s),        told<vrfy, negative>(s, s),
                          told<other_command, negative>(s, s), told<hello, negative>(s, s),
                          told<quit, completion>(s, over)};
}
constexpr auto fresh_start_in(int s) {
    return chor::language{told<rset, completion>(s, ready), told<hello, completion>(s, ready)};
}
constexpr chor::language client_side{path(greeting, {receives<completion>}, greeted),
                                     path(greeting, {receives<negative>}, closing),
                                     told<quit, completion>(closing, over),
                                     aside_in(greeted),
                                     told<rset, completion>(greeted, greeted),
                                     told<hello, completion>(greeted, ready),
                                     aside_in(ready),
                                     fresh_start_in(ready),
                                     told<mail, negative>(ready, ready),
                                     told<mail, completion>(ready, mailing),
                                     aside_in(mailing),
                                     fresh_start_in(mailing),
                                     told<rcpt, negative>(mailing, mailing),
                                     told<rcpt, completion>(mailing, addressed),
                                     aside_in(addressed),
                                     fresh_start_in(addressed),
                                     told<rcpt, completion>(addressed, addressed),
                                     told<rcpt, negative>(addressed, addressed),
                                     told<data, negative>(addressed, addressed),
                                     told<data, intermediate>(addressed, sending),
                                     path(sending, {sends<text_line>}, sending),
                                     path(sending, {sends<end_of_text>}, filed),
                                     path(filed, {receives<completion>}, ready),
                                     path(filed, {receives<negative>}, ready),
                                     finish(over)};
static_assert(chor::check_same_language<chor::language_of<order, client>, client_side>());
static_assert(chor::same_language(chor::language_of<order, server>, mirrored(client_side)));
// 421 and the end, whenever the server likes (§3.8).
static_assert(chor::sent_by<order, farewell, server> && chor::machine_of<order, client>.anytime_count == 1);
}  // namespace of_smtp

}  // namespace
