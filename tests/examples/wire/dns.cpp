// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "../../../examples/wire/dns.hpp"
#include "examples/wire/sample.hpp"
#include "laws/codec.hpp"

namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(examples_wire_dns)

BOOST_AUTO_TEST_CASE(what_dig_asked_and_dnsmasq_answered) {
    for (auto const* name :
         {"dns_mx_query.hex", "dns_mx_answer.hex", "dns_cname_answer.hex", "dns_aaaa_answer.hex", "dns_txt_answer.hex"})
        laws::hold<dns::message>(sample(name));
}

BOOST_AUTO_TEST_CASE(a_query) {
    auto const bytes = sample("dns_mx_query.hex");
    auto const m = wire::decode<dns::message>(bytes).value();
    BOOST_TEST((!m.response && m.recursion_desired && m.opcode == dns::opcode::query));
    BOOST_TEST((m.questions.size() == 1u && m.answers.empty()));
    BOOST_TEST((m.questions.front().qtype == dns::type::mx && m.questions.front().qclass == 1));
}

BOOST_AUTO_TEST_CASE(an_answer) {
    auto const bytes = sample("dns_mx_answer.hex");
    auto const m = wire::decode<dns::message>(bytes).value();
    BOOST_TEST((m.response && m.authoritative && m.rcode == dns::rcode::no_error));
    BOOST_REQUIRE_EQUAL(m.answers.size(), 2u);
    std::string order;
    for (auto const& answer : m.answers) {
        auto const mail = answer.data->get<dns::mail_exchange>();
        BOOST_REQUIRE(mail.has_value());
        order += std::to_string(mail->preference) + ' ';
    }
    BOOST_TEST(order == "20 10 ");
    auto const address = m.additional.front().data->get<wire::bytes<4>>();
    BOOST_TEST(handfast::to_hex(address.value().view()) == "c0000219");
}

BOOST_AUTO_TEST_CASE(a_count_of_more_records_than_there_are) {
    auto bytes = sample("dns_cname_answer.hex");
    bytes[7] = 3;
    auto const refused = wire::decode<dns::message>(bytes);
    BOOST_TEST(describe(refused.error()).view() == "message.answers[2].name: 0 bytes where 1 was needed, at offset 83");
    BOOST_TEST(refused.error().need_more() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
