// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/detail/deliveries.hpp>

#include "../toy.hpp"

namespace {

using namespace toy;
using namespace chor::detail;

constexpr auto& of_client = chor::machine_of<login, client>;
constexpr auto& known = deliveries_of<login, client>;
constexpr auto& arrows = chor::script_of<login>.arrows;

template <class M>
constexpr int leads_to_so_many = [] {
    int n = 0;
    for (int i = 0; i < known.count; ++i) n += arrows[known.all[i].arrow].message == chor::id_of<M>;
    return n;
}();
static_assert(leads_to_so_many<challenge> == 1 && leads_to_so_many<welcome> == 1 && leads_to_so_many<refusal> == 1);
static_assert(leads_to_so_many<line> == 2);                          // both open, and the client's direction closed
static_assert(leads_to_so_many<panic> == 1);                         // to the end, from wherever
static_assert(leads_to_so_many<ping> == of_client.state_count - 2);  // stays where it is, while the server may speak
static_assert(leads_to_so_many<bye> == 3);    // to a half, to the end of both, or out of the order
static_assert(leads_to_so_many<hello> == 0);  // which the client only sends

// Each once, with the first state in which it may arrive.
constexpr bool each_once = [] {
    for (int i = 0; i < known.count; ++i) {
        auto const& it = known.all[i];
        auto const step = of_client.find(it.state, arrows[it.arrow].message, false);
        if (!step.allowed || step.to != it.to) return false;
        for (int s = 0; s < it.state; ++s)
            if (auto const other = of_client.find(s, arrows[it.arrow].message, false);
                other.allowed && other.to == it.to)
                return false;
        for (int j = 0; j < i; ++j)
            if (arrows[known.all[j].arrow].symbol == arrows[it.arrow].symbol && known.all[j].to == it.to) return false;
    }
    return true;
}();
static_assert(each_once);

// The server's panic ends the session from wherever anything may come; its bye does so in a handshake alone.
constexpr bool only_panic_comes_always = [] {
    for (int i = 0; i < known.count; ++i)
        if (known.all[i].always != (arrows[known.all[i].arrow].message == chor::id_of<panic>)) return false;
    return true;
}();
static_assert(only_panic_comes_always);

/// Whether the table has a call for each arrival of each state but the panic, in that order, that leads where the
/// machine says and is of that message; of the exact delivery, where the handler takes sessions.
constexpr bool right(way taken) {
    way ways[known.count];
    for (auto& it : ways) it = taken;
    auto const table = calls_for<login, client>(ways);
    for (int s = 0; s < of_client.state_count; ++s) {
        int at = table.first[s];
        bool good = true;
        of_client.each_arrival(s, [&](chor::next_step const& step) {
            if (arrows[step.arrow].message == chor::id_of<panic>) return;
            auto const& call = table.all[at++];
            auto const& it = known.all[call.delivery];
            good = good && call.to == step.to && arrows[it.arrow].symbol == arrows[step.arrow].symbol &&
                   (taken != way::with_session || it.to == step.to);
        });
        if (!good || at != table.first[s + 1]) return false;
    }
    return true;
}
static_assert(right(way::with_session) && right(way::alone));

// What a handler takes alone is one call, wherever it leads.
constexpr bool one_call = [] {
    way ways[known.count];
    for (auto& it : ways) it = way::alone;
    auto const table = calls_for<login, client>(ways);
    for (int a = 0; a < table.first[of_client.state_count]; ++a)
        for (int b = 0; b < a; ++b)
            if (arrows[known.all[table.all[a].delivery].arrow].symbol ==
                    arrows[known.all[table.all[b].delivery].arrow].symbol &&
                table.all[a].delivery != table.all[b].delivery)
                return false;
    return true;
}();
static_assert(one_call);

// With three roles the doctor's word may come in one state and not in the next: then it is in the table.
struct doctor {
    static constexpr std::string_view name = "doctor";
};
struct visit
    : hf::protocol<hf::message<hello, client, server>, hf::message<challenge, server, client>,
                   hf::message<proof, client, doctor>, hf::message<line, doctor, client>, hf::closed<doctor, client>,
                   hf::message<welcome, server, client>, hf::anytime<panic, doctor, client, hf::ends>> {};
constexpr bool nothing_comes_always = [] {
    constexpr auto& its = deliveries_of<visit, client>;
    for (int i = 0; i < its.count; ++i)
        if (its.all[i].always) return false;
    return its.count > 0;
}();
static_assert(nothing_comes_always);

// Nothing may arrive at all: an empty table, not an ill-formed one.
struct one_way : hf::protocol<hf::message<hello, client, server>> {};
static_assert(deliveries_of<one_way, client>.count == 0);
static_assert(calls_for<one_way, client>(nullptr).first[1] == 0);

}  // namespace
