// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_WIRE_MQTT_HPP
#define HANDFAST_EXAMPLES_WIRE_MQTT_HPP

#include <handfast/wire.hpp>

/// Packets of MQTT 3.1.1: CONNECT and its answer (§3.1, §3.2); the others are kept as bytes.
namespace mqtt {

namespace wire = handfast::wire;

enum class packet_type : std::uint8_t { connect = 1, connack = 2 };

using text = wire::opaque<0, 65535>;

struct will {
    text topic, message;
    HANDFAST_MESSAGE(will, topic, message)
};

struct connect {
    wire::magic<"\0\4MQTT"> protocol_name;
    wire::constant<wire::u8, 4> protocol_level;
    wire::computed<wire::flag> user_name_flag, password_flag;
    wire::flag will_retain;
    wire::bits<2> will_qos;
    wire::computed<wire::flag> will_flag;
    wire::flag clean_session;
    wire::constant<wire::bits<1>, 0> reserved;
    wire::u16 keep_alive;
    text client_identifier;
    wire::present_if<&connect::will_flag, mqtt::will> will;
    wire::present_if<&connect::user_name_flag, text> user_name;
    wire::present_if<&connect::password_flag, wire::secret<wire::opaque<0, 65535, wire::owned>>> password;
    HANDFAST_MESSAGE(connect, protocol_name, protocol_level, user_name_flag, password_flag, will_retain, will_qos,
                     will_flag, clean_session, reserved, keep_alive, client_identifier, will, user_name, password)
};

struct connack {
    wire::constant<wire::bits<7>, 0> reserved;
    wire::flag session_present;
    wire::u8 return_code;
    HANDFAST_MESSAGE(connack, reserved, session_present, return_code)
};

struct bodies : wire::alternatives<wire::alternative<packet_type::connect, connect>,
                                   wire::alternative<packet_type::connack, connack>> {};

struct packet {
    wire::computed<wire::bits<4, packet_type>> type;
    wire::bits<4> flags;
    wire::length_prefixed<wire::varint, wire::chosen<&packet::type, wire::view, bodies>> body;
    HANDFAST_MESSAGE(packet, type, flags, body)
};

}  // namespace mqtt

#endif
