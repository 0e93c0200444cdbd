// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/crypto/random.hpp>
#include <handfast/tls/handshake/rsa_key_transport_resumed.hpp>
#include <handfast/tls/handshake/rsa_key_transport_with_resumption.hpp>
#include <handfast/tls/message/client_hello.hpp>
#include <handfast/tls/suite.hpp>
#include <handfast/wire/generate.hpp>

#include "tls/handshake/wire_end.hpp"

// A session that is resumed, both ends by hand, over real records; and one that is not.

using namespace handfast;
using namespace handfast::tests;
namespace chor = handfast::choreography;

BOOST_AUTO_TEST_SUITE(tls_handshake_resumption_session)

namespace {

using bytes = std::vector<std::uint8_t>;
using resumed = tls::rsa_key_transport_resumed;
using either = tls::rsa_key_transport_with_resumption;
using suite = tls::suite::rsa_with_aes_256_gcm_sha384;
using hash = suite::hash;

/// The keys of a session whose master secret is known from before (RFC 5246 §6.3, §7.4.9).
class resumed_schedule {
public:
    using sealing_key = suite::key_schedule::sealing_key;
    using opening_key = suite::key_schedule::opening_key;

    resumed_schedule(tls::side ours, std::uint8_t secret) : ours_(ours) { master_secret_.fill(secret); }

    void add_to_transcript(byte_view message) { transcript_.add(message); }
    void begin_finished() { before_finished_ = transcript_.value(); }
    [[nodiscard]] std::optional<sealing_key> key_for_sealing(int) { return key<sealing_key>(ours_); }
    [[nodiscard]] std::optional<opening_key> key_for_opening(int) { return key<opening_key>(peers()); }

    [[nodiscard]] tls::finished our_finished() const { return {finished_of(ours_, transcript_.value())}; }
    [[nodiscard]] std::optional<tls::verified_finished> verify(tls::finished const& seen) const {
        if (!std::ranges::equal(finished_of(peers(), before_finished_), seen.verify_data)) return std::nullopt;
        // Only the library's own schedule can make one; this stands in for it.
        return std::bit_cast<tls::verified_finished>(std::byte{});
    }

    std::array<std::uint8_t, 32> client_random{}, server_random{};

private:
    [[nodiscard]] tls::side peers() const { return ours_ == tls::side::client ? tls::side::server : tls::side::client; }
    [[nodiscard]] tls::verify_data finished_of(tls::side whose, crypto::digest<hash> const& messages) const {
        tls::verify_data data;
        crypto::tls12_prf<hash>(master_secret_, whose == tls::side::client ? "client finished" : "server finished",
                                {messages}, data);
        return data;
    }
    template <class Key>
    [[nodiscard]] std::optional<Key> key(tls::side writes) const {
        std::array<std::uint8_t, 2 * (32 + 4)> block;
        crypto::tls12_prf<hash>(master_secret_, "key expansion", {server_random, client_random}, block);
        std::size_t const which = writes == tls::side::client ? 0 : 1;
        byte_view const all{block};
        auto cipher = suite::cipher::with_key(secret<32>{all.subspan(32 * which).first<32>()});
        if (!cipher) return std::nullopt;
        return Key{std::move(*cipher), tls::gcm_salt{all.subspan(64 + 4 * which).first<4>()}};
    }

    tls::side ours_;
    std::array<std::uint8_t, 48> master_secret_{};
    tls::transcript<hash> transcript_;
    crypto::digest<hash> before_finished_{};
};

using end = wire_end<resumed_schedule>;
using server_link = tls::link<resumed_schedule>;

/// The client's handle knows what was offered.
struct client_link : tls::link<resumed_schedule> {
    client_link(end& e, byte_view id) : link(e.transport), offered(id) {}
    [[nodiscard]] byte_view offered_session() const { return offered; }
    byte_view offered;
};

/// Of the same session, where the master secrets are the same.
struct ends {
    explicit ends(std::uint8_t of_server = 5)
        : client{tls::side::client, std::uint8_t{5}}, server{tls::side::server, of_server} {}
    end client, server;
};

constexpr std::array<std::uint8_t, 4> known_session{7, 7, 7, 7}, other_session{7, 7, 7, 8};

tls::basic_client_hello<wire::borrowed> client_hello(end& of, byte_view id) {
    static constexpr std::array suites{wire::open_enum<tls::cipher_suite>{suite::id}};
    static constexpr std::array compressions{wire::open_enum<tls::compression_method>{tls::compression_method::null}};
    of.keys.client_random = crypto::random_array<32>();
    tls::basic_client_hello<wire::borrowed> hello;
    hello.client_version = tls::protocol_version::tls_1_2;
    hello.random = of.keys.client_random;
    hello.session_id = id;
    hello.cipher_suites = suites;
    hello.compression_methods = compressions;
    return hello;
}

tls::server_hello server_hello(end& of, byte_view id) {
    of.keys.server_random = crypto::random_array<32>();
    tls::server_hello hello;
    hello.server_version = tls::protocol_version::tls_1_2;
    hello.random = of.keys.server_random;
    hello.session_id = id;
    hello.cipher_suite = suite::id;
    return hello;
}

/// A client of `Order` that has offered `offered` and is answered with `answered`; it has not looked at the answer.
template <class Order>
auto greet(ends& e, byte_view offered, byte_view answered) {
    auto c =
        chor::start<Order, tls::role::client>(client_link{e.client, offered}).send(client_hello(e.client, offered));
    server_link{e.server.transport}.put<tls::server_hello>(server_hello(e.server, answered), 0);
    carry(e.server, e.client);
    return c;
}

/// Whether `c` takes what came for an `M`.
template <class M>
bool takes(auto c) {
    auto outcome = std::move(c).receive();
    bool const is = get_if<M>(&outcome) != nullptr;
    abandon(std::move(outcome));
    return is;
}

/// Both ends of `resumed` up to where the server has finished.
auto resume(ends& e) {
    auto c1 = chor::start<resumed, tls::role::client>(client_link{e.client, known_session})
                  .send(client_hello(e.client, known_session));
    carry(e.client, e.server);
    auto s1 = expect<tls::client_hello>(chor::start<resumed, tls::role::server>(server_link{e.server.transport}));
    BOOST_TEST(same_bytes(s1.message.session_id.view(), known_session));
    std::ranges::copy(s1.message.random, e.server.keys.client_random.begin());
    auto const hello = *tls::resuming_server_hello::of(server_hello(e.server, s1.message.session_id.view()),
                                                       client_link{e.client, known_session});
    auto s2 = std::move(s1.next).send(hello).send(tls::change_cipher_spec{});
    auto s3 = std::move(s2).send(e.server.keys.our_finished());
    carry(e.server, e.client);
    auto c2 = expect<tls::resuming_server_hello>(std::move(c1));
    std::ranges::copy(c2.message.random, e.client.keys.server_random.begin());
    return std::pair{expect<tls::change_cipher_spec>(std::move(c2.next)).next, std::move(s3)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_session_is_resumed) {
    ends e;
    auto [c, s] = resume(e);
    auto c1 = expect<tls::finished>(std::move(c));
    auto servers = e.client.keys.verify(c1.message);
    BOOST_REQUIRE(servers.has_value());
    auto c2 = std::move(c1.next).show(*std::move(servers)).send(tls::change_cipher_spec{});
    auto c3 = std::move(c2).send(e.client.keys.our_finished());
    carry(e.client, e.server);
    auto s1 = expect<tls::finished>(expect<tls::change_cipher_spec>(std::move(s)).next);
    auto clients = e.server.keys.verify(s1.message);
    BOOST_REQUIRE(clients.has_value());
    use_and_close(std::move(c3), std::move(s1.next).show(*std::move(clients)), e.client, e.server);
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_have_the_master_secret_is_found_out) {
    ends e{6};
    auto [c, s] = resume(e);
    BOOST_TEST(!takes<tls::finished>(std::move(c)));
    BOOST_CHECK(e.client.transport.trouble().what == tls::failure::bad_record_mac);
    (void)std::move(s).abandon();
}

BOOST_AUTO_TEST_CASE(a_finished_of_another_handshake_is_no_evidence) {
    ends e;
    auto [c, s] = resume(e);
    auto c1 = expect<tls::finished>(std::move(c));
    auto other = c1.message;
    other.verify_data[11] ^= 1;
    BOOST_TEST(!e.client.keys.verify(other).has_value());
    e.client.keys.begin_finished();  // of one more message
    BOOST_TEST(!e.client.keys.verify(c1.message).has_value());
    (void)std::move(c1.next).abandon();
    (void)std::move(s).abandon();
}

BOOST_AUTO_TEST_CASE(what_server_hello_says_decides) {
    auto const resumes = [](byte_view offered, byte_view answered) {
        ends first, second;
        bool const resuming = takes<tls::resuming_server_hello>(greet<either>(first, offered, answered));
        BOOST_TEST(takes<tls::full_server_hello>(greet<either>(second, offered, answered)) == !resuming);
        return resuming;
    };
    BOOST_TEST(resumes(known_session, known_session));
    BOOST_TEST(!resumes(known_session, other_session));
    BOOST_TEST(!resumes(known_session, {}));
    BOOST_TEST(!resumes({}, known_session));
    BOOST_TEST(!resumes({}, {}));
}

BOOST_AUTO_TEST_CASE(who_can_only_resume_refuses_a_full_handshake) {
    ends first, second;
    BOOST_TEST(takes<tls::resuming_server_hello>(greet<resumed>(first, known_session, known_session)));
    BOOST_TEST(is_refused(greet<resumed>(second, known_session, other_session)));
}

BOOST_AUTO_TEST_CASE(every_server_hello_is_one_of_the_two) {
    int resuming = 0;
    end any{tls::side::client, std::uint8_t{5}};
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        auto const encoded = wire::generate<tls::server_hello>(seed);
        auto const hello = wire::decode<tls::server_hello>(encoded).value();
        auto const said = hello.session_id.view();
        client_link const io{any, seed % 2 == 0 ? said : byte_view{known_session}};
        bool const resumes = tls::resuming_server_hello::matches(hello, io);
        BOOST_TEST(tls::full_server_hello::matches(hello, io) == !resumes);
        BOOST_TEST(resumes == (seed % 2 == 0 && !said.empty()));
        resuming += resumes;
    }
    BOOST_TEST(resuming > 50);
}

BOOST_AUTO_TEST_SUITE_END()
