// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_DESK_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_SMTP_DESK_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "smtp_conversation.hpp"

// What a server does with each message. That it may come is settled before.
namespace smtp {

/// A mail with its envelope (§2.3.1), its lines with CR LF as they came.
struct letter {
    std::string from;
    std::vector<std::string> to;
    std::string text;
};

using server_connection = hf::connection<smtp, server, server_end>;
using place = server_connection::position_type;

/// A reply of the kind that its code makes it.
template <class Kind>
Kind say(int code, std::string words) {
    return Kind::of({code, std::move(words)}).value();
}

/// The handlers of one connection. A letter is acknowledged once `keep` says that it is safe.
class desk {
public:
    static constexpr std::size_t most_recipients = 100, longest_text = 1 << 20;  // §4.5.3.1.8, §4.5.3.1.7

    desk(std::string host, std::function<bool(letter const&)> keep) : host_(std::move(host)), keep_(std::move(keep)) {}

    template <class Session>
    auto operator()(hello const&, Session at) {
        forget();
        return std::move(at).send(say<completion>(250, host_));
    }
    template <class Session>
    place operator()(mail it, Session at) {
        if (!it.parameters.empty()) return std::move(at).send(say<negative>(555, "no parameters are known here"));
        now_.from = std::move(it.from);
        return std::move(at).send(say<completion>(250, "a mail from you"));
    }
    template <class Session>
    place operator()(rcpt it, Session at) {
        if (!it.parameters.empty()) return std::move(at).send(say<negative>(555, "no parameters are known here"));
        if (now_.to.size() == most_recipients) return std::move(at).send(say<negative>(452, "too many recipients"));
        now_.to.push_back(std::move(it.to));
        return std::move(at).send(say<completion>(250, "for somebody here"));
    }
    template <class Session>
    auto operator()(data, Session at) {
        return std::move(at).send(say<intermediate>(354, "the mail, then a line with a dot alone"));
    }
    void operator()(text_line const& it) {
        sound_ = sound_ && it.sound;
        fits_ = fits_ && now_.text.size() + it.words.size() + 2 <= longest_text;
        if (sound_ && fits_) now_.text.append(it.words).append("\r\n");
    }
    template <class Session>
    place operator()(end_of_text, Session at) {
        bool const sound = std::exchange(sound_, true), fits = std::exchange(fits_, true);
        letter const whole = std::exchange(now_, {});
        if (!sound) return std::move(at).send(say<negative>(554, "a line is too long, or ends in CR or LF alone"));
        if (!fits) return std::move(at).send(say<negative>(552, "the mail is too long"));
        if (!keep_(whole)) return std::move(at).send(say<negative>(451, "it cannot be kept here now"));
        return std::move(at).send(say<completion>(250, "it is kept"));
    }
    template <class Session>
    auto operator()(rset, Session at) {
        forget();
        return std::move(at).send(say<completion>(250, "a fresh start"));
    }
    template <class Session>
    auto operator()(noop, Session at) {
        return std::move(at).send(say<completion>(250, "nothing done"));
    }
    template <class Session>
    auto operator()(vrfy const&, Session at) {
        return std::move(at).send(say<completion>(252, "send it, and see"));
    }
    template <class Session>
    auto operator()(other_command it, Session at) {
        return std::move(at).send(say<negative>(it.code, it.code == 501   ? "not well formed"
                                                         : it.code == 502 ? "not done here"
                                                                          : "not understood"));
    }
    template <class Session>
    auto operator()(quit, Session at) {
        return std::move(at).send(say<completion>(221, host_ + " says goodbye"));
    }

private:
    void forget() { now_ = {}; }

    std::string host_;
    std::function<bool(letter const&)> keep_;
    letter now_{};
    bool sound_ = true, fits_ = true;
};

/// Answers what has come, as far as it has: false once the conversation is over.
inline bool answer(server_connection& with, desk& at) {
    using hf::choreography::progress;
    for (;;) {
        auto const last = with.poll(at);
        if (last != progress::refused) return last == progress::need_bytes || last == progress::your_turn;
        with.io().turn_down({503, std::string{with.allowed().view()}});
    }
}

}  // namespace smtp

#endif
