// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/tls/message.hpp>
#include <handfast/tls/suite.hpp>
#include <handfast/tls/transport.hpp>

// What an engine cannot be brought to: keys that are missing or used up. The rest of the transport is tested with
// the engines.

using namespace handfast;

BOOST_AUTO_TEST_SUITE(tls_transport)

namespace {

/// A key schedule that counts and forgets, and whose keys seal as many records as it is told.
struct few_records {
    using sealing_key = tls::gcm_sealing_key<crypto::aes256_gcm>;
    using opening_key = tls::gcm_opening_key<crypto::aes256_gcm>;

    std::uint64_t records = 3;
    std::size_t counted = 0;

    void add_to_transcript(byte_view message) { counted += message.size(); }
    void begin_finished() {}
    std::optional<sealing_key> key_for_sealing(int epoch) const {
        if (epoch != 1) return std::nullopt;
        return sealing_key{crypto::aes256_gcm::with_key(secret<32>{}, records).value(), tls::gcm_salt{}};
    }
    std::optional<opening_key> key_for_opening(int epoch) const {
        if (epoch != 1) return std::nullopt;
        return opening_key{crypto::aes256_gcm::with_key(secret<32>{}).value(), tls::gcm_salt{}};
    }
};

struct fixture {
    std::vector<std::uint8_t> in = std::vector<std::uint8_t>(tls::in_buffer_size(1024));
    std::vector<std::uint8_t> out = std::vector<std::uint8_t>(tls::out_buffer_size);
    tls::limits bounds{};
    few_records keys{};
    tls::transport<few_records> transport{{in, out}, bounds, keys, nullptr, false};

    void put_data(std::string_view text) {
        transport.put<tls::application_data>(tls::application_data{.data = as_bytes(text)}, 1);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_key_that_is_used_up_seals_nothing_more, fixture) {
    for (int i = 0; i < 3; ++i) put_data("x");
    BOOST_TEST(!transport.write_failed());
    auto const sealed = transport.out().pending().size();
    BOOST_TEST(sealed == 3U * (5 + 24 + 1));
    put_data("not in the clear either");
    BOOST_TEST(transport.write_failed());
    BOOST_CHECK(transport.trouble().what == tls::failure::key_exhausted);
    BOOST_TEST(transport.out().pending().size() == sealed);
    // It stays so, for alerts too.
    transport.put<tls::alert>(tls::fatal_alert{tls::alert_description::internal_error}.to_carrier(), 1);
    BOOST_TEST(transport.out().pending().size() == sealed);
}

BOOST_FIXTURE_TEST_CASE(without_the_keys_of_an_epoch_nothing_goes_in_the_clear, fixture) {
    transport.put<tls::application_data>(tls::application_data{.data = as_bytes("secret")}, 2);
    BOOST_TEST(transport.write_failed());
    BOOST_CHECK(transport.trouble().what == tls::failure::internal);
    BOOST_TEST(transport.out().pending().empty());
}

BOOST_FIXTURE_TEST_CASE(without_the_keys_of_an_epoch_nothing_is_read, fixture) {
    BOOST_CHECK(transport.pending(2) == choreography::readiness::failed);
    BOOST_CHECK(transport.trouble().what == tls::failure::internal);
}

BOOST_FIXTURE_TEST_CASE(after_the_keys_are_forgotten_nothing_goes_or_comes, fixture) {
    put_data("x");
    auto const record = std::vector<std::uint8_t>(transport.out().pending().begin(), transport.out().pending().end());
    BOOST_CHECK(transport.pending(1) == choreography::readiness::none);
    transport.forget_keys();
    put_data("not in the clear either");
    BOOST_TEST(transport.out().pending().size() == record.size());
    std::ranges::copy(record, transport.in().space().begin());
    transport.in().received(record.size());
    BOOST_CHECK(transport.pending(1) == choreography::readiness::failed);
}

BOOST_FIXTURE_TEST_CASE(messages_count_for_finished_but_hello_request_does_not, fixture) {
    transport.put<tls::server_hello_done>(tls::server_hello_done{}, 0);
    BOOST_TEST(keys.counted == 4U);
    transport.put<tls::hello_request>(tls::hello_request{}, 0);
    transport.put<tls::change_cipher_spec>(tls::change_cipher_spec{}, 0);
    transport.put<tls::alert>(tls::warning_alert{tls::alert_description::user_canceled}.to_carrier(), 0);
    BOOST_TEST(keys.counted == 4U);
    BOOST_TEST(transport.out().pending().size() == 9U + 9 + 6 + 7);
}

BOOST_FIXTURE_TEST_CASE(a_message_that_finds_no_room_is_not_sent_in_part, fixture) {
    std::vector<std::uint8_t> const large(20'000, 1);
    std::array<decltype(tls::basic_certificate<wire::borrowed>::certificate_list)::value_type, 1> const list{
        byte_view{large}};
    tls::basic_certificate<wire::borrowed> message;
    message.certificate_list = list;
    transport.put<tls::server_hello_done>(tls::server_hello_done{}, 0);
    transport.put<tls::certificate>(message, 0);
    BOOST_TEST(transport.write_failed());
    BOOST_CHECK(transport.trouble().what == tls::failure::buffer_too_small);
    BOOST_TEST(transport.out().pending().size() == 9U);
}

BOOST_FIXTURE_TEST_CASE(messages_that_never_end_with_a_record_do_not_use_the_room_up, fixture) {
    // Many small messages, and at the end of each record the beginning of the next one: of its header, or more.
    bounds.handshake_messages = 1'000'000;
    for (std::size_t const cut : {1U, 3U, 4U, 12U}) {
        std::vector<std::uint8_t> stream;
        for (int i = 0; i < 2'500; ++i) {
            std::uint8_t const finished[16]{20, 0, 0, 12};
            stream.insert(stream.end(), std::begin(finished), std::end(finished));
        }
        int taken = 0;
        byte_view rest = stream;
        while (!rest.empty()) {
            auto const size = std::min<std::size_t>(rest.size(), rest.size() == stream.size() ? 15'984 + cut : 15'984);
            std::array<std::uint8_t, 5> const header{22, 3, 3, static_cast<std::uint8_t>(size >> 8),
                                                     static_cast<std::uint8_t>(size)};
            auto const room = transport.in().space();
            BOOST_REQUIRE(room.size() >= header.size() + size);
            std::ranges::copy(header, room.begin());
            std::ranges::copy(rest.first(size), room.begin() + header.size());
            transport.in().received(header.size() + size);
            rest = rest.subspan(size);
            while (transport.pending(0) == choreography::readiness::ready) {
                BOOST_REQUIRE(transport.take<tls::finished>().has_value());
                ++taken;
            }
        }
        BOOST_TEST(taken == 2'500);
    }
}

BOOST_FIXTURE_TEST_CASE(room_for_data_leaves_room_for_two_alerts, fixture) {
    keys.records = 100;
    put_data("x");
    while (auto const room = transport.room_for_data()) put_data(std::string(room, 'y'));
    BOOST_TEST(transport.out().free() >= 2U * (5 + 24 + 2));
}

BOOST_AUTO_TEST_SUITE_END()
