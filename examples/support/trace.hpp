// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_TRACE_HPP
#define HANDFAST_EXAMPLES_SUPPORT_TRACE_HPP

#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include <handfast/tls/event.hpp>
#include <handfast/tls/message.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/print_message.hpp>

namespace examples {

/// Writes a whole line to standard error at once, so that lines of several threads do not mix.
inline void say(std::string line) {
    line += '\n';
    std::cerr << line << std::flush;
}

/// Says each message of a connection as it comes and goes, "-> ClientHello (154 bytes)", and its fields below that.
class trace final : public handfast::tls::observer {
public:
    /// `who` begins every line.
    explicit trace(std::string who) : who_(std::move(who)) {}

    void observe(handfast::tls::observed_message const& message) noexcept override {
        using namespace handfast::tls;
        std::ostringstream line;
        line << who_ << (message.way == direction::sent ? "-> " : "<- ") << message.name;
        if (message.content == content_type::alert && message.bytes.size() == 2)
            line << ": " << to_string(static_cast<alert_description>(message.bytes[1]));
        line << " (" << message.bytes.size() << " bytes)";
        if (auto fields = print(message, 4); fields.size() > 1) {
            fields.pop_back();  // `say` ends the last line
            line << '\n' << fields;
        }
        say(line.str());
    }

    void happened(handfast::tls::event const& event) noexcept override {
        auto const* const it = std::get_if<handfast::tls::established>(&event);
        if (it == nullptr) return;
        auto const& session = it->session;
        std::ostringstream line;
        line << who_ << "established: " << to_string(session.suite)
             << ", extended master secret: " << (session.extended_master_secret ? "yes" : "no");
        if (!session.server_name.empty()) line << ", name: " << session.server_name;
        if (!session.application_protocol.empty()) line << ", protocol: " << session.application_protocol;
        say(line.str());
    }

private:
    std::string who_;
};

}  // namespace examples

#endif
