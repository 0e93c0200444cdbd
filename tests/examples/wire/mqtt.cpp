// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include "../../../examples/wire/mqtt.hpp"
#include "examples/wire/sample.hpp"
#include "laws/generated.hpp"

namespace wire = handfast::wire;

BOOST_AUTO_TEST_SUITE(examples_wire_mqtt)

BOOST_AUTO_TEST_CASE(what_mosquitto_sent) {
    for (auto const* name : {"mqtt_full_connect.hex", "mqtt_bare_connect.hex", "mqtt_long_connect.hex",
                             "mqtt_bare_connack.hex", "mqtt_full_publish.hex"})
        laws::hold<mqtt::packet>(sample(name));
    laws::hold_for_generated<mqtt::packet>(200);
}

BOOST_AUTO_TEST_CASE(a_connect_with_all_its_parts) {
    auto const bytes = sample("mqtt_full_connect.hex");
    auto const m = wire::decode<mqtt::packet>(bytes).value();
    auto const connect = m.body->get<mqtt::connect>();
    BOOST_REQUIRE(connect.has_value());
    BOOST_TEST(connect->keep_alive == 30);
    BOOST_TEST(handfast::as_chars(connect->client_identifier.view()) == "thermometer-7");
    BOOST_TEST(handfast::as_chars(connect->will->topic.view()) == "house/kitchen/state");
    BOOST_TEST(handfast::as_chars(connect->user_name->view()) == "anna");
    BOOST_TEST(handfast::as_chars(connect->password->reveal()) == "correct horse");
    BOOST_TEST(wire::print(m).find("password: 13 secret bytes\n") != std::string::npos);
    BOOST_TEST(wire::print(m).find("correct") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(flags_follow_from_what_is_there) {
    mqtt::connect connect;
    connect.keep_alive = 60;
    connect.clean_session = true;
    connect.client_identifier = handfast::as_bytes("bare");
    std::uint8_t body[64];
    auto const size = wire::encode(connect, body).value();
    mqtt::packet const packet{{}, {}, {{mqtt::packet_type::connect, handfast::byte_view{body, size}}}};
    std::uint8_t out[64];
    auto const written = wire::encode(packet, out).value();
    BOOST_TEST(handfast::to_hex({out, written}) == handfast::to_hex(sample("mqtt_bare_connect.hex")));
}

BOOST_AUTO_TEST_SUITE_END()
