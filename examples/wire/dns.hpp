// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_DNS_HPP
#define HANDFAST_EXAMPLES_WIRE_DNS_HPP

#include "name.hpp"

/// A query or an answer of the domain name system (RFC 1035 §4).
namespace dns {
enum class opcode : std::uint8_t { query = 0, status = 2, notify = 4, update = 5 };
enum class rcode : std::uint8_t { no_error = 0, format_error = 1, server_failure = 2, name_error = 3, refused = 5 };
enum class type : std::uint16_t { a = 1, ns = 2, cname = 5, mx = 15, txt = 16, aaaa = 28, opt = 41 };

struct question {
    name qname;
    wire::open_enum<dns::type> qtype;
    wire::u16 qclass;
    HANDFAST_MESSAGE(question, qname, qtype, qclass)
};

struct mail_exchange {
    wire::u16 preference;
    name exchange;
    HANDFAST_MESSAGE(mail_exchange, preference, exchange)
};

struct bodies : wire::alternatives<wire::alternative<type::a, wire::bytes<4>>, wire::alternative<type::ns, name>,
                                   wire::alternative<type::mx, mail_exchange>,
                                   wire::alternative<type::txt, wire::list<wire::opaque<0, 255>>>,
                                   wire::alternative<type::aaaa, wire::bytes<16>>> {};

struct record {
    dns::name name;
    wire::computed<wire::open_enum<dns::type>> type;
    wire::u16 rclass;
    wire::u32 ttl;
    wire::computed<wire::u16> length;
    wire::sized<&record::length, wire::chosen<&record::type, wire::view, bodies>> data;
    HANDFAST_MESSAGE(record, name, type, rclass, ttl, length, data)
};

struct message {
    wire::u16 id;
    wire::flag response;
    wire::bits<4, dns::opcode> opcode;
    wire::flag authoritative, truncated, recursion_desired, recursion_available;
    wire::bits<3> z;
    wire::bits<4, dns::rcode> rcode;
    wire::computed<wire::u16> qdcount, ancount, nscount, arcount;
    wire::counted<&message::qdcount, question> questions;
    wire::counted<&message::ancount, record> answers;
    wire::counted<&message::nscount, record> authorities;
    wire::counted<&message::arcount, record> additional;
    HANDFAST_MESSAGE(message, id, response, opcode, authoritative, truncated, recursion_desired, recursion_available, z,
                     rcode, qdcount, ancount, nscount, arcount, questions, answers, authorities, additional)
};

}  // namespace dns

#endif
