// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_PEER_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_PEER_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <handfast/tls/suite.hpp>

#include "joined.hpp"

namespace handfast::tests {

/// The bytes of `parts`, one after another.
bytes together(std::initializer_list<byte_view> parts);
/// `body` behind its length, of `width` bytes.
bytes counted(std::size_t width, byte_view body);
/// A record of plaintext, its header counted.
bytes record_of(std::uint8_t content, byte_view fragment, std::uint16_t version = 0x0303);
/// A handshake message, its header counted.
bytes handshake_of(std::uint8_t type, byte_view body);

/// A message as a peer has heard it; a handshake message's header is part of the body.
struct heard_message {
    std::uint8_t content;
    bytes body;
};

/// What stands in a hello; what is left alone is what a peer of good manners says.
struct hello_words {
    std::uint16_t version = 0x0303;
    bytes suites{0x00, 0x9d};  // of a ServerHello, the one that was chosen
    bytes compressions{0x00};  // likewise
    /// All extensions with their headers; nothing: not even their length. Of good manners are an
    /// extended_master_secret and an empty renegotiation_info.
    std::optional<bytes> extensions{bytes{0x00, 0x17, 0, 0, 0xff, 0x01, 0, 1, 0}};
};

/// The other end of an engine, which says whatever a test tells it to, whenever it is told. It is written on bytes:
/// of what it tests, it shares the key schedule and the record protection alone.
class peer {
public:
    explicit peer(tls::side ours) : ours_(ours), keys_(ours) {}

    // What it says.

    /// Bytes as they are.
    void raw(byte_view bytes_) { said_.insert(said_.end(), bytes_.begin(), bytes_.end()); }
    /// A record, protected where `protect()` has been called.
    void record(std::uint8_t content, byte_view fragment, std::uint16_t version = 0x0303);
    /// A handshake message in a record of its own; it counts for Finished.
    void handshake(std::uint8_t type, byte_view body);
    /// Counts a handshake message for Finished that is said by other means.
    void count(byte_view message);
    void alert(std::uint8_t level, std::uint8_t description) { record(21, bytes{level, description}); }
    /// Protects all that follows.
    void protect();
    /// ChangeCipherSpec, and `protect()`.
    void change_cipher_spec();
    /// The body of the Finished that is due now.
    [[nodiscard]] bytes finished() const;
    /// Everything said since it was asked last.
    [[nodiscard]] bytes take() { return std::exchange(said_, {}); }

    // What a client says.

    [[nodiscard]] bytes client_hello(hello_words const& words = {});
    /// The body of a ClientKeyExchange with `encrypted` in it.
    [[nodiscard]] static bytes key_exchange(byte_view encrypted) { return counted(2, encrypted); }
    /// `block`, a whole padded block, encrypted to the server's key.
    [[nodiscard]] static bytes encrypted(byte_view block);
    /// The padded block that holds `premaster`.
    [[nodiscard]] static bytes padded(byte_view premaster);
    /// A premaster secret of 48 bytes that begins with 03 03.
    [[nodiscard]] static bytes premaster();
    /// Makes the keys; to be called when ClientKeyExchange was the last to be said.
    void derive(byte_view premaster, bool extended = true);

    /// Says the client's part up to and with Finished, each after what it answers has been heard.
    void hello(hello_words const& words = {}) { handshake(1, client_hello(words)); }
    void exchange_keys(bool extended = true);
    void finish();

    // What a server says.

    [[nodiscard]] bytes server_hello(hello_words const& words = {});
    [[nodiscard]] static bytes certificate(x509::certificate_chain const& chain = test_chain());
    /// ServerHello, Certificate and ServerHelloDone.
    void answer(hello_words const& words = {}, x509::certificate_chain const& chain = test_chain());
    /// Whether a server makes its keys with extended master secret (the default) when it hears ClientKeyExchange.
    void extends(bool extended) { extended_ = extended; }

    // What it hears.

    /// Bytes from the engine. Handshake messages count for Finished.
    void hear(byte_view bytes_);
    [[nodiscard]] std::vector<heard_message> const& heard() const { return heard_; }
    /// "fatal 10", "warning 100", or "" where the last record was no alert.
    [[nodiscard]] std::string last_alert() const;
    /// What came, in short: "22/2 22/11 20 21": content type, and handshake type.
    [[nodiscard]] std::string summary() const;

    [[nodiscard]] tls::suite::rsa_with_aes_256_gcm_sha384::key_schedule& keys() { return keys_; }

private:
    using schedule = tls::suite::rsa_with_aes_256_gcm_sha384::key_schedule;

    void note_random(byte_view message);
    void unwrap(byte_view key_exchange);

    tls::side ours_;
    schedule keys_;
    std::optional<schedule::sealing_key> sealing_{};
    std::optional<schedule::opening_key> opening_{};
    bytes said_{};
    bytes unread_{};
    bool extended_ = true;
    bool hears_protected_ = false;
    std::vector<heard_message> heard_{};
};

/// An engine and the peer that it is tried with.
struct meeting {
    party engine;
    peer them;
    /// Bytes that reach the engine at a time; 0: all at once.
    std::size_t portion = 0;

    /// Carries what the peer has said to the engine, and what that answers back.
    void exchange() {
        engine.ask();
        them.hear(engine.take_unsent());
        auto const said = them.take();
        byte_view rest = said;
        while (!rest.empty()) {
            auto const now = portion > 0 ? std::min(portion, rest.size()) : rest.size();
            engine.take(rest.first(now));
            rest = rest.subspan(now);
        }
        them.hear(engine.take_unsent());
    }
};

inline meeting with_server(tls::server_config const& config = test_server()) {
    return {{server_end(config)}, peer{tls::side::client}};
}
inline meeting with_client(tls::client_config const& config = test_client(), std::string_view name = "localhost") {
    return {{client_end(config, name)}, peer{tls::side::server}};
}

/// Brings a meeting to where both ends have finished their handshake.
void establish_server(meeting& m, hello_words const& words = {}, bool extended = true);
void establish_client(meeting& m, hello_words const& words = {}, bool extended = true);

}  // namespace handfast::tests

#endif
