// SPDX-License-Identifier: BSL-1.0
#include "peer.hpp"

#include <stdexcept>

#include <handfast/crypto/rsa/wrap.hpp>

namespace handfast::tests {

bytes together(std::initializer_list<byte_view> parts) {
    bytes all;
    for (auto const part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

bytes counted(std::size_t width, byte_view body) {
    bytes out;
    for (auto i = width; i-- > 0;) out.push_back(static_cast<std::uint8_t>(body.size() >> (8 * i)));
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

bytes record_of(std::uint8_t content, byte_view fragment, std::uint16_t version) {
    bytes const head{content, static_cast<std::uint8_t>(version >> 8), static_cast<std::uint8_t>(version)};
    return together({head, counted(2, fragment)});
}

bytes handshake_of(std::uint8_t type, byte_view body) { return together({bytes{type}, counted(3, body)}); }

void peer::record(std::uint8_t content, byte_view fragment, std::uint16_t version) {
    if (!sealing_) return raw(record_of(content, fragment, version));
    bytes sealed(fragment.size() + schedule::sealing_key::overhead);
    if (!sealing_->seal(tls::content_type{content}, fragment, sealed)) throw std::logic_error{"the key is used up"};
    raw(record_of(content, sealed, version));
}

void peer::handshake(std::uint8_t type, byte_view body) {
    auto const message = handshake_of(type, body);
    count(message);
    record(22, message);
}

void peer::count(byte_view message) {
    note_random(message);
    if (message[0] == 20) keys_.begin_finished();
    if (message[0] != 0) keys_.add_to_transcript(message);
}

void peer::note_random(byte_view message) {
    if (message.size() < 38) return;
    auto const random = message.subspan<6, 32>();
    if (message[0] == 1) keys_.client_random(random);
    if (message[0] == 2) keys_.server_random(random);
}

void peer::protect() {
    sealing_ = keys_.key_for_sealing(1);
    if (!sealing_) throw std::logic_error{"there are no keys"};
}

void peer::change_cipher_spec() {
    record(20, bytes{1});
    protect();
}

bytes peer::finished() const {
    auto const data = keys_.our_finished();
    return {data.begin(), data.end()};
}

bytes peer::client_hello(hello_words const& words) {
    auto const random = crypto::random_array<32>();
    bytes const version{static_cast<std::uint8_t>(words.version >> 8), static_cast<std::uint8_t>(words.version)};
    bytes const extensions = words.extensions ? counted(2, *words.extensions) : bytes{};
    return together({version, random, bytes{0}, counted(2, words.suites), counted(1, words.compressions), extensions});
}

bytes peer::encrypted(byte_view block) {
    static auto const key = test_key();
    auto const& pub = key.public_part();
    bytes out(pub.size());
    rsa::detail::natural<rsa::detail::whole_capacity> base;
    rsa::detail::from_bytes(base.data(), pub.modulus_view().size, block);
    rsa::detail::public_power(pub, base, out);
    return out;
}

bytes peer::padded(byte_view premaster) {
    bytes block(256, 0xa5);
    block[0] = 0;
    block[1] = 2;
    block[255 - premaster.size()] = 0;
    std::ranges::copy(premaster, block.end() - static_cast<std::ptrdiff_t>(premaster.size()));
    return block;
}

bytes peer::premaster() {
    auto const random = crypto::random_array<46>();
    return together({bytes{3, 3}, random});
}

void peer::derive(byte_view premaster, bool extended) {
    keys_.derive(tls::pre_master_secret{premaster.first<48>()}, extended);
}

void peer::exchange_keys(bool extended) {
    auto const secret = premaster();
    handshake(16, key_exchange(encrypted(padded(secret))));
    derive(secret, extended);
}

void peer::finish() {
    change_cipher_spec();
    handshake(20, finished());
}

bytes peer::server_hello(hello_words const& words) {
    auto const random = crypto::random_array<32>();
    bytes const version{static_cast<std::uint8_t>(words.version >> 8), static_cast<std::uint8_t>(words.version)};
    bytes const extensions = words.extensions ? counted(2, *words.extensions) : bytes{};
    return together({version, random, bytes{0}, words.suites, words.compressions, extensions});
}

bytes peer::certificate(x509::certificate_chain const& chain) {
    bytes list;
    for (auto const der : chain.der()) list = together({list, counted(3, der)});
    return counted(3, list);
}

void peer::answer(hello_words const& words, x509::certificate_chain const& chain) {
    handshake(2, server_hello(words));
    handshake(11, certificate(chain));
    handshake(14, {});
}

void peer::unwrap(byte_view key_exchange) {
    static auto const key = test_key();
    // Behind the headers of the message and of the vector.
    auto const wrapped = key_exchange.subspan(6);
    keys_.derive(rsa::unwrap_premaster(key, wrapped, 0x0303, crypto::random_secret<48>()), extended_);
}

void peer::hear(byte_view bytes_) {
    unread_.insert(unread_.end(), bytes_.begin(), bytes_.end());
    auto records = records_in(unread_);
    unread_.clear();
    for (auto& record : records) {
        auto const length = record.size() < 5 ? 0U : load_big_endian<std::uint16_t>(record.data() + 3);
        if (record.size() < 5 || record.size() < 5U + length) {
            unread_ = record;  // the last one
            break;
        }
        auto const content = record[0];
        byte_span fragment = byte_span{record}.subspan(5);
        if (hears_protected_) {
            if (!opening_) opening_ = keys_.key_for_opening(1);
            auto const opened = opening_ ? opening_->open(tls::content_type{content}, fragment) : std::nullopt;
            if (!opened) throw std::logic_error{"a record of the engine's is not authentic"};
            fragment = *opened;
        }
        if (content == 20) hears_protected_ = true;
        if (content != 22) {
            heard_.push_back({content, of(fragment)});
            continue;
        }
        // The engines put each message into a record of its own, or into several where it is too long for one.
        count(fragment);
        heard_.push_back({content, of(fragment)});
        // Under extended master secret the keys come from what was said up to here.
        if (ours_ == tls::side::server && fragment[0] == 16) unwrap(fragment);
    }
}

std::string peer::last_alert() const {
    if (heard_.empty() || heard_.back().content != 21) return {};
    auto const& body = heard_.back().body;
    return (body.at(0) == 2 ? "fatal " : "warning ") + std::to_string(body.at(1));
}

std::string peer::summary() const {
    std::string words;
    for (auto const& m : heard_) {
        if (!words.empty()) words += ' ';
        words += std::to_string(m.content);
        if (m.content == 22) words += '/' + std::to_string(m.body.at(0));
    }
    return words;
}

void establish_server(meeting& m, hello_words const& words, bool extended) {
    m.them.hello(words);
    m.exchange();
    m.them.exchange_keys(extended);
    m.them.finish();
    m.exchange();
}

void establish_client(meeting& m, hello_words const& words, bool extended) {
    m.them.extends(extended);
    m.exchange();
    m.them.answer(words);
    m.exchange();
    m.them.finish();
    m.exchange();
}

}  // namespace handfast::tests
