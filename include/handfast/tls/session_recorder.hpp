// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_SESSION_RECORDER_HPP
#define HANDFAST_TLS_SESSION_RECORDER_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <handfast/choreography/sequence_diagram.hpp>
#include <handfast/tls/error.hpp>
#include <handfast/tls/event.hpp>
#include <handfast/tls/message/alert_description.hpp>
#include <handfast/tls/message/cipher_suite.hpp>
#include <handfast/tls/message/content_type.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/tls12_key_schedule.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// Keeps what happened in one session, as one end saw it, for a picture: who sent what and how many bytes, from where
/// on under keys, and how it ended.
///
///     tls::session_recorder recorder{tls::side::client};
///     tls::client client{config, name, std::move(stream), &recorder};
///     ...
///     std::ofstream{"session.puml"} << choreography::plantuml_sequence(recorder.diagram());
///
/// Data that goes one way in several records is one line. After `longest` lines no more are kept, but for the last.
class session_recorder final : public observer {
public:
    explicit session_recorder(side ours, std::size_t longest = 1'000) : ours_(ours), longest_(longest) {}

    void observe(observed_message const& message) noexcept override {
        auto const from = sender_of(message.way);
        auto& epoch = epochs_[from];
        if (message.content == content_type::application_data && !lines_.empty() && data_records_ > 0 &&
            lines_.back().from == static_cast<int>(from)) {
            ++data_records_;
            data_size_ += message.bytes.size();
            lines_.back().words = words_for_data();
            return;
        }
        std::string words{message.name};
        if (message.content == content_type::application_data) {
            data_records_ = 1;
            data_size_ = message.bytes.size();
            words = words_for_data();
        } else {
            data_records_ = 0;
            if (message.content == content_type::alert && message.bytes.size() == 2)
                if (auto const why = to_string(static_cast<alert_description>(message.bytes[1])); why != message.name)
                    words.append(": ").append(why);
            words.append(sized(message.bytes.size()));
        }
        put({.what = kind::message,
             .from = static_cast<int>(from),
             .to = static_cast<int>(1 - from),
             .words = std::move(words),
             .epoch = epoch});
        if (message.content != content_type::change_cipher_spec) return;
        epoch = from == index(side::client) ? 1 : 2;
        put({.what = kind::key,
             .from = static_cast<int>(from),
             .to = static_cast<int>(1 - from),
             .words = from == index(side::client) ? "from here on under the client's keys"
                                                  : "from here on under the server's keys",
             .epoch = epoch});
    }

    void happened(event const& what) noexcept override {
        if (auto const* const e = std::get_if<established>(&what)) {
            std::string words{"established: "};
            words.append(to_string(e->session.suite));
            if (!e->session.application_protocol.empty()) words.append(", ").append(e->session.application_protocol);
            note(kind::evidence, std::move(words));
        } else if (auto const* const end = std::get_if<closed>(&what)) {
            note(kind::over, end->clean() ? "closed by both" : std::string{describe(*end->error).view()});
        }
    }

    [[nodiscard]] choreography::sequence_diagram diagram() const {
        choreography::sequence_diagram drawn{.title = ours_ == side::client ? "A session of TLS, as the client saw it"
                                                                            : "A session of TLS, as the server saw it",
                                             .roles = {"client", "server"},
                                             .lines = lines_};
        if (omitted_ > 0)
            drawn.lines.insert(drawn.lines.end() - 1,
                               {.what = kind::closed,
                                .to = 1,
                                .words = std::to_string(omitted_) + (omitted_ == 1 ? " line more" : " lines more")});
        return drawn;
    }

private:
    using line = choreography::sequence_line;
    using kind = line::kind;

    [[nodiscard]] static constexpr std::size_t index(side s) noexcept { return s == side::client ? 0 : 1; }
    [[nodiscard]] std::size_t sender_of(direction way) const noexcept {
        return way == direction::sent ? index(ours_) : 1 - index(ours_);
    }

    [[nodiscard]] static std::string sized(std::size_t bytes) {
        return " (" + std::to_string(bytes) + (bytes == 1 ? " byte)" : " bytes)");
    }
    [[nodiscard]] std::string words_for_data() const {
        return (data_records_ == 1 ? "data" : "data in " + std::to_string(data_records_) + " records") +
               sized(data_size_);
    }

    void note(kind what, std::string words) {
        data_records_ = 0;
        put({.what = what,
             .from = what == kind::over ? 0 : static_cast<int>(index(ours_)),
             .to = what == kind::over ? 1 : static_cast<int>(index(ours_)),
             .words = std::move(words)});
    }
    void put(line it) {
        if (lines_.size() >= longest_ && !lines_.empty()) {
            ++omitted_;
            lines_.back() = std::move(it);
        } else {
            lines_.push_back(std::move(it));
        }
    }

    side ours_;
    std::size_t longest_;
    std::vector<line> lines_{};
    std::size_t omitted_ = 0;
    std::array<int, 2> epochs_{};
    std::size_t data_records_ = 0, data_size_ = 0;  // of the last line, where that is data
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
