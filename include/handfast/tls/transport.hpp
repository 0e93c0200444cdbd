// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_TRANSPORT_HPP
#define HANDFAST_TLS_TRANSPORT_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

#include <handfast/choreography/transport.hpp>
#include <handfast/core/bytes.hpp>
#include <handfast/tls/buffers.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/handshake/alert_kind.hpp>
#include <handfast/tls/limits.hpp>
#include <handfast/tls/message/application_data.hpp>
#include <handfast/tls/message/finished.hpp>
#include <handfast/tls/message/handshake_header.hpp>
#include <handfast/tls/message/hello_request.hpp>
#include <handfast/tls/message/record_header.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/record/format.hpp>
#include <handfast/tls/record/inbox.hpp>
#include <handfast/tls/record/outbox.hpp>
#include <handfast/wire/decode.hpp>
#include <handfast/wire/encode.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Records below, messages above: takes messages out of the bytes that came, and puts messages into the bytes
/// that go. It knows how a message travels (record, epoch, fragments, transcript), not when it may: the
/// choreography asks it for the message that is pending and tells it under which epoch each one travels.
///
/// `Schedule` keeps the hash over the handshake's messages and gives the keys of an epoch when the epoch begins:
/// `add_to_transcript(bytes)`, `begin_finished()`, `key_for_sealing(epoch)`, `key_for_opening(epoch)`.
///
/// What goes wrong below is kept (`failure()`); from then on nothing more comes out.
template <class Schedule>
class transport {
    using sealing_key = typename Schedule::sealing_key;
    using opening_key = typename Schedule::opening_key;

public:
    /// `lenient`: the records of the first message may be of any version of TLS, as a ClientHello's may.
    transport(buffers memory, limits const& bounds, Schedule& schedule, observer* watcher, bool lenient) noexcept
        : in_(memory.in), out_(memory.out), schedule_(schedule), bounds_(bounds), observer_(watcher),
          lenient_(lenient) {}
    transport(transport const&) = delete;
    transport& operator=(transport const&) = delete;

    // What the choreography asks for.

    /// Sends a message, whose name in the choreography is `Label`, under the keys of `epoch`.
    template <class Label, class Message>
    void put(Message const& message, int epoch) {
        if (write_failed_) return;
        if (epoch != write_epoch_) {
            write_keys_ = schedule_.key_for_sealing(epoch);
            if (!write_keys_) return fail_to_send(failure::internal, "the keys of the next epoch were not derived");
            write_epoch_ = epoch;
        }
        send<Label>(message);
    }

    /// Whether a whole message has come. What is read is read under the keys of `epoch`.
    [[nodiscard]] choreography::readiness pending(int epoch) {
        using enum choreography::readiness;
        if (!present_.there && !failed_) {
            release();
            take_joined();
        }
        while (!present_.there && !failed_) {
            if (epoch != read_epoch_) {
                // A message must not straddle a change of keys: its first half is not what the new keys vouch for.
                if (!in_.joined().empty()) {
                    fail(failure::unexpected_message, "a handshake message straddles a change of keys");
                    break;
                }
                read_keys_ = schedule_.key_for_opening(epoch);
                if (!read_keys_) {
                    fail(failure::internal, "the keys of the next epoch were not derived");
                    break;
                }
                read_epoch_ = epoch;
            }
            if (!take_record() && !failed_) return none;
            if (!present_.there && !failed_) take_joined();
        }
        return failed_ ? failed : ready;
    }

    /// Whether the pending message is a `Message`: by its content type and its handshake type.
    template <class Message>
    [[nodiscard]] bool is() const {
        if (present_.content != Message::content) return false;
        if constexpr (Message::content == content_type::handshake) return present_.type == Message::type;
        else return true;
    }

    /// What the pending message, which is a `Message`, says; nothing where it is malformed. It stays pending.
    template <class Message>
    [[nodiscard]] std::optional<Message> peek() const {
        if constexpr (std::is_same_v<Message, alert>) {
            return present_.as_alert;
        } else {
            auto message = wire::decode<Message>(body_of<Message>());
            if (!message) return std::nullopt;
            return *message;
        }
    }

    /// Takes the pending message, which is a `Message`; nothing where it is malformed (`failure()` says how).
    /// Views in it are good until the next call of `pending`.
    template <class Message>
    [[nodiscard]] std::optional<Message> take() {
        present_.there = false;
        took_one_ = true;
        if constexpr (std::is_same_v<Message, alert>) {
            if (warning_alert::matches(present_.as_alert) && ++warnings_ > bounds_.warnings) {
                fail(failure::too_many_messages);
                return std::nullopt;
            }
            observe(direction::received, Message::content, name_of_kind(present_.as_alert), present_.bytes);
            return present_.as_alert;
        } else {
            if constexpr (Message::content == content_type::handshake) {
                if constexpr (std::is_same_v<Message, finished>) schedule_.begin_finished();
                // HelloRequest is not part of the handshake's messages (RFC 5246 §7.4.1.1).
                if constexpr (!std::is_same_v<Message, hello_request>) schedule_.add_to_transcript(present_.bytes);
            }
            auto message = wire::decode<Message>(body_of<Message>());
            if (!message) {
                fail(failure::malformed_message, describe(message.error()));
                return std::nullopt;
            }
            if constexpr (std::is_same_v<Message, application_data>) {
                if (!message->data.empty()) {
                    messages_ = warnings_ = empty_records_ = 0;
                } else if (++empty_records_ > bounds_.empty_records) {
                    fail(failure::too_many_messages);
                    return std::nullopt;
                }
            }
            observe(direction::received, Message::content, Message::name, present_.bytes);
            return *message;
        }
    }

    // What the ends ask for.

    /// Keeps the bytes of the handshake message that was taken last where they are, for the life of the transport.
    void keep() noexcept { fate_ = fate::pin_joined; }

    /// Wipes the keys of both directions: nothing more is sent or received.
    void forget_keys() noexcept {
        read_keys_.reset();
        write_keys_.reset();
        // Without its key, what is put next would go in the clear.
        failed_ = write_failed_ = true;
    }

    [[nodiscard]] inbox& in() noexcept { return in_; }
    [[nodiscard]] outbox& out() noexcept { return out_; }
    [[nodiscard]] outbox const& out() const noexcept { return out_; }

    /// What the pending message is, for the words of a refusal.
    [[nodiscard]] sentence pending_in_words() const {
        sentence words;
        auto const named = [&](auto value, std::string_view kind) {
            if (auto const name = to_string(value); !name.empty()) words << name;
            else words << kind << " " << static_cast<unsigned>(value);
        };
        if (present_.content == content_type::handshake) named(present_.type, "handshake message");
        else named(present_.content, "content");
        words << " came where it has no place";
        return words;
    }

    /// What went wrong, where `pending` said `failed` or `take` gave nothing.
    [[nodiscard]] error const& trouble() const noexcept { return trouble_; }
    /// Whether something could not be sent; `trouble()` says why.
    [[nodiscard]] bool write_failed() const noexcept { return write_failed_; }

    /// Bytes of application data that can be put now in one record. Room for two alerts is left, so that a warning
    /// can still be answered and close_notify said when the buffer is full of data.
    [[nodiscard]] std::size_t room_for_data() const noexcept {
        auto const overhead = record_header_size + (write_keys_ ? sealing_key::overhead : 0);
        auto const taken = overhead + 2 * (overhead + wire::least_size<alert>);
        auto const room = out_.free();
        return room <= taken ? 0 : std::min(room - taken, greatest_fragment);
    }

private:
    /// The message that `pending` found and `take` takes.
    struct present_message {
        bool there = false;
        content_type content{};
        handshake_type type{};
        alert as_alert{};
        byte_view bytes{};  // a handshake message's header counted
    };
    /// What becomes of its bytes when the next one is asked for.
    enum class fate : std::uint8_t { nothing, drop_record, drop_joined, pin_joined };

    // --- receiving

    template <class Message>
    [[nodiscard]] byte_view body_of() const {
        if constexpr (Message::content == content_type::handshake) return present_.bytes.subspan(handshake_header_size);
        else return present_.bytes;
    }

    void fail(failure what, std::string_view words = {}) {
        if (!failed_) trouble_ = error{.what = what, .words = words};
        failed_ = true;
    }

    void release() noexcept {
        switch (fate_) {
            case fate::nothing: break;
            case fate::drop_record: in_.drop(taken_); break;
            case fate::drop_joined: in_.drop_joined(taken_); break;
            case fate::pin_joined: in_.pin_joined(taken_); break;
        }
        fate_ = fate::nothing;
    }

    /// Makes the first of the joined handshake bytes the present message, where they hold a whole one.
    void take_joined() {
        auto const joined = in_.joined();
        auto const header = wire::decode_prefix<handshake_header>(joined);
        if (!header) return in_.settle();
        auto const length = std::size_t{header->message.length};
        auto const whole = handshake_header_size + length;
        // What is pinned takes room too: a message that could never be joined must not be waited for.
        if (length > bounds_.handshake_message || whole > in_.room_to_join(greatest_record_size))
            return fail(failure::message_too_large);
        if (joined.size() < whole) return in_.settle();
        if (++messages_ > bounds_.handshake_messages) return fail(failure::too_many_messages);
        present_ = {.there = true,
                    .content = content_type::handshake,
                    .type = header->message.msg_type,
                    .bytes = joined.first(whole)};
        fate_ = fate::drop_joined;
        taken_ = whole;
    }

    /// Takes the next record, where a whole one has come: its content is the present message or is joined to the
    /// handshake bytes. Returns whether there was one.
    [[nodiscard]] bool take_record() {
        auto const raw = in_.raw();
        auto const header = wire::decode_prefix<record_header>(raw);
        if (!header) return false;
        content_type const content = header->message.type;
        auto const length = std::size_t{header->message.length};
        if (!version_fits(header->message.version, content)) {
            fail(failure::wrong_record_version);
            return false;
        }
        auto const allowed = read_keys_ ? greatest_fragment + greatest_expansion : greatest_fragment;
        if (length > allowed) {
            fail(failure::record_overflow);
            return false;
        }
        auto const whole = record_header_size + length;
        if (raw.size() < whole) return false;

        byte_span fragment = raw.subspan(record_header_size, length);
        if (read_keys_) {
            auto const opened = read_keys_->open(content, fragment);
            if (!opened) {
                fail(failure::bad_record_mac);
                return false;
            }
            fragment = *opened;
            if (fragment.size() > greatest_fragment) {
                fail(failure::record_overflow);
                return false;
            }
        }
        take_fragment(content, fragment, whole);
        return !failed_;
    }

    /// The version of all records is that of the protocol. In those of the first ClientHello it says nothing
    /// (RFC 5246 appendix E.1), and a server that knows only older ones says so in an alert of theirs.
    [[nodiscard]] bool version_fits(protocol_version version, content_type content) const noexcept {
        auto const major = static_cast<std::uint16_t>(version) >> 8;
        return version == protocol_version::tls_1_2 ||
               (!took_one_ && major == 3 && (lenient_ || content == content_type::alert));
    }

    void take_fragment(content_type content, byte_span fragment, std::size_t whole) {
        if (content == content_type::handshake) {
            // Zero-length fragments of handshake content are forbidden (RFC 5246 §6.2.1).
            if (fragment.empty()) return fail(failure::malformed_message, "an empty handshake record");
            in_.join(fragment);
            in_.drop(whole);
            return;
        }
        // Between the records of one handshake message nothing else may stand.
        if (!in_.joined().empty())
            return fail(failure::unexpected_message, "another record between those of a handshake message");
        present_ = {.there = true, .content = content, .bytes = fragment};
        fate_ = fate::drop_record;
        taken_ = whole;
        if (content == content_type::alert) {
            auto const decoded = wire::decode<alert>(fragment);
            if (!decoded) return fail(failure::malformed_message, describe(decoded.error()));
            present_.as_alert = *decoded;
        }
    }

    // --- sending

    void fail_to_send(failure what, std::string_view words = {}) {
        if (!failed_ && !write_failed_) trouble_ = error{.what = what, .words = words};
        write_failed_ = true;
    }

    /// Encodes `message` behind the room that its records' headers and protection need, then moves it to the
    /// front fragment by fragment, protecting each where it comes to lie: one pass, one buffer, any length.
    template <class Label, class Message>
    void send(Message const& message) {
        constexpr bool is_handshake = Label::content == content_type::handshake;
        constexpr auto prefix = is_handshake ? handshake_header_size : 0;
        auto const overhead = record_header_size + (write_keys_ ? sealing_key::overhead : 0);
        auto const size = prefix + wire::encoded_size(message);
        auto const records = std::max<std::size_t>(1, (size + greatest_fragment - 1) / greatest_fragment);
        auto const space = out_.space(size + records * overhead);
        if (space.size() < size + records * overhead)
            return fail_to_send(failure::buffer_too_small, "the out buffer has no room for a message");

        auto source = space.subspan(records * overhead, size);
        auto const body = wire::encode(message, source.subspan(prefix));
        if (!body) return fail_to_send(failure::internal, describe(body.error()));
        if constexpr (is_handshake) {
            handshake_header const header{Label::type, static_cast<std::uint32_t>(*body)};
            if (auto const written = wire::encode(header, source); !written)
                return fail_to_send(failure::internal, describe(written.error()));
            // HelloRequest is not part of the handshake's messages (RFC 5246 §7.4.1.1).
            if constexpr (!std::is_same_v<Label, hello_request>) schedule_.add_to_transcript(source);
        }
        if constexpr (std::is_same_v<Label, alert>)
            observe(direction::sent, Label::content, name_of_kind(message), source);
        else observe(direction::sent, Label::content, Label::name, source);

        std::size_t at = 0;
        do {
            auto const fragment = source.first(std::min(source.size(), greatest_fragment));
            if (!send_record(Label::content, fragment, space.subspan(at))) return;
            at += overhead + fragment.size();
            source = source.subspan(fragment.size());
        } while (!source.empty());
        out_.filled(at);
    }

    /// Writes one record to the front of `to`; `fragment` lies behind it, or at least not before it.
    [[nodiscard]] bool send_record(content_type content, byte_span fragment, byte_span to) {
        std::size_t length = fragment.size();
        auto const place = to.subspan(record_header_size);
        if (write_keys_) {
            auto const sealed = write_keys_->seal(content, fragment, place);
            if (!sealed) {
                fail_to_send(failure::key_exhausted);
                return false;
            }
            length = *sealed;
        } else {
            std::memmove(place.data(), fragment.data(), length);
        }
        record_header const header{content, protocol_version::tls_1_2, static_cast<std::uint16_t>(length)};
        if (auto const written = wire::encode(header, to.first(record_header_size)); !written) {
            fail_to_send(failure::internal, describe(written.error()));
            return false;
        }
        return true;
    }

    void observe(direction way, content_type content, std::string_view name, byte_view bytes) const noexcept {
        if (observer_ != nullptr) observer_->observe({way, content, name, bytes});
    }

    inbox in_;
    outbox out_;
    Schedule& schedule_;
    limits const& bounds_;
    observer* observer_;
    std::optional<opening_key> read_keys_;
    std::optional<sealing_key> write_keys_;
    int read_epoch_ = 0;
    int write_epoch_ = 0;
    present_message present_;
    fate fate_ = fate::nothing;
    std::size_t taken_ = 0;
    std::size_t messages_ = 0;
    std::size_t warnings_ = 0;
    std::size_t empty_records_ = 0;
    bool lenient_;
    bool took_one_ = false;
    bool failed_ = false;
    bool write_failed_ = false;
    error trouble_;
};

/// What a session holds of a transport: a handle, as light as a pointer.
template <class Schedule>
class link {
public:
    explicit link(transport<Schedule>& to) noexcept : to_(&to) {}

    template <class Label, class Message>
    void put(Message const& message, int epoch) {
        to_->template put<Label>(message, epoch);
    }
    [[nodiscard]] choreography::readiness pending(int epoch) { return to_->pending(epoch); }
    template <class Message>
    [[nodiscard]] bool is() const {
        return to_->template is<Message>();
    }
    template <class Message>
    [[nodiscard]] std::optional<Message> take() {
        return to_->template take<Message>();
    }
    template <class Message>
    [[nodiscard]] std::optional<Message> peek() const {
        return to_->template peek<Message>();
    }

    [[nodiscard]] transport<Schedule>& operator*() const noexcept { return *to_; }
    [[nodiscard]] transport<Schedule>* operator->() const noexcept { return to_; }

private:
    transport<Schedule>* to_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
