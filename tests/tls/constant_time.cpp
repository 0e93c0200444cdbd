// SPDX-License-Identifier: BSL-1.0
// What a TLS 1.2 connection does with its secrets, under valgrind with these marked (see tests/constant_time.hpp).
#include "constant_time.hpp"

#include <array>
#include <optional>
#include <vector>

#include <handfast/tls/suite.hpp>

namespace hf = handfast;
namespace tls = handfast::tls;
using handfast_tests::constant_time_run;
using handfast_tests::expected;
using handfast_tests::hide;
using handfast_tests::is_hidden;
using handfast_tests::show;
using handfast_tests::sink;
using handfast_tests::told;

namespace {

using schedule = tls::suite::rsa_with_aes_256_gcm_sha384::key_schedule;

void begin(schedule& keys) {
    keys.client_random(std::array<std::uint8_t, 32>{1});
    keys.server_random(std::array<std::uint8_t, 32>{2});
    keys.add_to_transcript(hf::as_bytes("everything until ClientKeyExchange"));
}

void check_schedule(constant_time_run& run, bool extended) {
    tls::pre_master_secret premaster;
    premaster.writable()[0] = 3;
    hide(premaster.reveal());
    schedule client{tls::side::client};
    schedule server{tls::side::server};
    begin(client);
    begin(server);
    run.check(extended ? "an extended master secret and its keys" : "a master secret and its keys", expected::nothing,
              [&] {
                  client.derive(premaster, extended);
                  server.derive(premaster, extended);
              });
    run.point(is_hidden(client.master_secret()), "the master secret is marked");

    tls::verify_data said{};
    run.check("a Finished", expected::nothing, [&] { said = client.our_finished(); });
    run.point(is_hidden(said), "what Finished says is marked");
    show(said);  // it is sent
    server.begin_finished();
    server.add_to_transcript(said);
    for (std::size_t const wrong : {said.size(), std::size_t{0}, said.size() - 1}) {
        auto seen = said;
        if (wrong < seen.size()) seen[wrong] ^= 1;
        bool accepted = false;
        run.check("the check of a Finished", expected::an_answer,
                  [&] { accepted = told(server.verify_finished(seen).has_value()); });
        run.point(accepted == (wrong == said.size()), accepted ? "it is accepted" : "it is refused");
    }

    std::array<std::uint8_t, 32> exported;
    run.check("exported keying material", expected::nothing,
              [&] { client.export_keying_material("EXPORTER-test", std::nullopt, exported); });
    run.point(is_hidden(exported), "it is marked");

    auto sealing = client.key_for_sealing(schedule::traffic_epoch);
    auto opening = server.key_for_opening(schedule::traffic_epoch);
    if (!sealing || !opening) {
        run.skip("records", "AES-256-GCM is not to be had on this processor, as valgrind shows it");
        return;
    }
    std::array<std::uint8_t, 100> text{4};
    hide(text);
    std::vector<std::uint8_t> record(text.size() + schedule::sealing_key::overhead);
    run.check("sealing a record", expected::nothing,
              [&] { (void)sealing->seal(tls::content_type::application_data, text, record).value(); });
    show(record);
    bool opened = false;
    run.check("opening a record", expected::an_answer,
              [&] { opened = told(opening->open(tls::content_type::application_data, record).has_value()); });
    run.point(opened, "it is opened");
}

/// The way in which Finished must not be compared.
void check_leaks(constant_time_run& run) {
    tls::verify_data wanted{1};
    tls::verify_data const seen{1};
    hide(wanted);
    auto const reports = run.check("a Finished compared up to the first difference", expected::a_leak, [&] {
        std::size_t i = 0;
        while (i < wanted.size() && wanted[i] == seen[i]) ++i;
        sink = i;
    });
    run.point(reports > handfast_tests::answer_reports, "it is not taken for an answer");
}

}  // namespace

int main(int count, char** arguments) {
    return handfast_tests::run_under_valgrind(count, arguments, [](constant_time_run& run) {
        for (bool const extended : {true, false}) check_schedule(run, extended);
        check_leaks(run);
    });
}
