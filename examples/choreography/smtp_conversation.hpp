// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_CONVERSATION_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_CONVERSATION_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "smtp_text.hpp"

// Between the messages and the bytes of a connection, which is somebody else's.
namespace smtp {

/// What has come and is not understood yet, and what is still to be written.
class conversation {
public:
    /// How many bytes it takes at present: what a peer sends faster than it is understood waits in the socket.
    [[nodiscard]] std::size_t room() const { return most_unread - std::min(most_unread, in_.size()); }
    void received(std::string_view bytes) {
        in_ += bytes;
        cut();
    }

    /// The line that begins at `from`, where all of it has come.
    [[nodiscard]] std::optional<line> line_at(std::size_t from) const {
        auto const end = in_.find("\r\n", from);
        if (end == std::string::npos) return std::nullopt;
        auto const words = std::string_view{in_}.substr(from, end - from);
        bool const too_long = (from == 0 && cut_) || words.size() + 2 > longest_line;
        return line{words, !too_long && words.find_first_of("\r\n") == std::string_view::npos};
    }
    /// Forgets that much of what has come: one message.
    void drop(std::size_t size) {
        in_.erase(0, size);
        ++taken_;
        cut_ = false;
        cut();
    }

    /// How many messages were.
    [[nodiscard]] std::size_t taken() const { return taken_; }

    void say(std::string_view words) { out_.append(words).append("\r\n"); }
    [[nodiscard]] std::string_view unsent() const { return out_; }
    void sent(std::size_t count) { out_.erase(0, count); }

private:
    static constexpr std::size_t most_unread = 8192;

    /// Of a line without an end nothing is kept but that it was too long.
    void cut() {
        if (in_.size() <= longest_line || in_.find("\r\n") != std::string::npos) return;
        cut_ = true;
        in_.erase(0, in_.size() - 1);  // which may be the CR of its end
    }

    std::string in_, out_;
    bool cut_ = false;
    std::size_t taken_ = 0;
};

/// The transport of a server's connection: one line is one message.
class server_end {
public:
    explicit server_end(conversation& with) : with_(&with) {}

    template <class M>
    void put(M const& m, int) {
        with_->say(format(m));
    }
    [[nodiscard]] hf::choreography::readiness pending(int) const {
        return with_->line_at(0) ? hf::choreography::readiness::ready : hf::choreography::readiness::none;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        return parse<M>(*with_->line_at(0)).has_value();
    }
    template <class M>
    [[nodiscard]] std::optional<M> take() {
        auto const first = *with_->line_at(0);
        auto m = parse<M>(first);
        with_->drop(first.words.size() + 2);
        return m;
    }

    /// Answers the command that is there, and may not be, beside the order: it changes nothing.
    void turn_down(reply const& r) {
        with_->drop(with_->line_at(0)->words.size() + 2);
        with_->say(format(r));
    }

private:
    conversation* with_;
};

/// The reply that begins what has come, once all its lines are there, and how long it is (§4.2.1). One with a code of
/// 0 is none.
struct incoming_reply {
    reply what;
    std::size_t size = 0;
};
inline std::optional<incoming_reply> next_reply(conversation const& with) {
    incoming_reply it;
    for (bool last = false; !last;) {
        auto const one = with.line_at(it.size);
        if (!one) return std::nullopt;
        auto const words = one->words;
        auto const digit = [&](std::size_t i) { return words[i] >= '0' && words[i] <= '9'; };
        if (!one->sound || words.size() < 3 || !digit(0) || !digit(1) || !digit(2)) return incoming_reply{};
        int const code = (words[0] - '0') * 100 + (words[1] - '0') * 10 + words[2] - '0';
        last = words.size() == 3 || words[3] != '-';
        if ((it.size > 0 && code != it.what.code) || (words.size() > 3 && last && words[3] != ' '))
            return incoming_reply{};
        it.what.code = code;
        it.what.words.append(it.size > 0 ? "\n" : "").append(words.substr(std::min<std::size_t>(4, words.size())));
        it.size += words.size() + 2;
    }
    return it;
}

}  // namespace smtp

#endif
