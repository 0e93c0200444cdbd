// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/net/asio/error_code.hpp>

#include <system_error>

namespace {

namespace net = handfast::net;
namespace tls = handfast::tls;
using tls::errc;
using tls::failure;

struct known {
    failure what;
    int value;
    errc kind;
};

// What programs may have written down: none of these ever changes.
constexpr known all[] = {
    {failure::malformed_message, 1, errc::protocol},
    {failure::unexpected_message, 2, errc::protocol},
    {failure::bad_record_mac, 3, errc::protocol},
    {failure::record_overflow, 4, errc::protocol},
    {failure::wrong_record_version, 5, errc::protocol},
    {failure::message_too_large, 6, errc::protocol},
    {failure::too_many_messages, 7, errc::protocol},
    {failure::no_common_version, 8, errc::no_agreement},
    {failure::no_common_suite, 9, errc::no_agreement},
    {failure::no_common_compression, 10, errc::no_agreement},
    {failure::not_offered, 11, errc::protocol},
    {failure::extension_not_asked_for, 12, errc::protocol},
    {failure::renegotiation_not_secured, 13, errc::no_agreement},
    {failure::extended_master_secret_missing, 14, errc::no_agreement},
    {failure::wrong_finished, 15, errc::protocol},
    {failure::no_common_application_protocol, 16, errc::no_agreement},
    {failure::unrecognized_name, 17, errc::no_agreement},
    {failure::certificate_malformed, 64, errc::certificate},
    {failure::certificate_expired, 65, errc::certificate},
    {failure::certificate_unsupported, 66, errc::certificate},
    {failure::certificate_unknown_issuer, 67, errc::certificate},
    {failure::certificate_unacceptable, 68, errc::certificate},
    {failure::alert_received, 96, errc::peer_alert},
    {failure::closed_by_peer, 97, errc::closed},
    {failure::closed_by_us, 98, errc::closed},
    {failure::truncated, 99, errc::truncated},
    {failure::timed_out, 100, errc::timed_out},
    {failure::cipher_unavailable, 128, errc::this_end},
    {failure::invalid_server_name, 129, errc::this_end},
    {failure::buffer_too_small, 130, errc::this_end},
    {failure::key_exhausted, 131, errc::this_end},
    {failure::not_established, 132, errc::this_end},
    {failure::export_refused, 133, errc::this_end},
    {failure::stream_failed, 134, errc::this_end},
    {failure::internal, 135, errc::this_end},
    {failure::invalid_protocol_name, 136, errc::this_end},
};

constexpr int kinds[] = {1, 2, 3, 4, 5, 6, 7, 8};

BOOST_AUTO_TEST_SUITE(net_asio_error_code)

BOOST_AUTO_TEST_CASE(every_failure_has_a_value_that_stays) {
    for (int value = 0; value < 256; ++value) {
        auto const found = std::find_if(std::begin(all), std::end(all),
                                        [&](known const& k) { return k.value == value; });
        bool const is_known = to_string(static_cast<failure>(value)) != "unknown failure";
        BOOST_TEST(is_known == (found != std::end(all)), value);
        if (found != std::end(all)) BOOST_TEST(static_cast<int>(found->what) == value);
    }
}

BOOST_AUTO_TEST_CASE(a_code_is_the_failure_and_of_one_kind) {
    for (auto const& [what, value, kind] : all) {
        net::asio_error_code const code = what;
        BOOST_TEST(static_cast<bool>(code));
        BOOST_TEST(code.value() == value);
        BOOST_TEST(code.message() == to_string(what));
        BOOST_TEST((code == what));
        for (int const other : kinds)
            BOOST_TEST((code == static_cast<errc>(other)) == (other == static_cast<int>(kind)));
    }
    BOOST_TEST(tls::error_category().name() == std::string_view{"handfast.tls"});
    BOOST_TEST((make_error_code(tls::error{.what = failure::truncated, .words = "words"}) == failure::truncated));
    BOOST_TEST(!(net::asio_error_code{} == errc::truncated));
}

BOOST_AUTO_TEST_CASE(every_kind_has_words_of_its_own) {
    for (int const a : kinds) {
        auto const words = make_error_condition(static_cast<errc>(a)).message();
        BOOST_TEST(words != tls::errc_category().message(0));
        for (int const b : kinds)
            if (a != b) BOOST_TEST(words != tls::errc_category().message(b));
    }
    BOOST_TEST(tls::errc_category().name() == std::string_view{"handfast.tls.errc"});
}

BOOST_AUTO_TEST_CASE(it_is_a_code_of_the_standard_library_as_well) {
    std::error_code const code = net::asio_error_code{failure::certificate_expired};
    BOOST_TEST(code.category().name() == std::string_view{"handfast.tls"});
    BOOST_TEST(code.message() == "certificate is not valid at this time");
    std::error_condition const kind = make_error_condition(errc::certificate);
    BOOST_TEST((code == kind));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
