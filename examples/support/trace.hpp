// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_TRACE_HPP
#define HANDFAST_EXAMPLES_SUPPORT_TRACE_HPP

#include <iostream>
#include <sstream>
#include <string>
#include <utility>

#include <handfast/tls/message.hpp>
#include <handfast/tls/observer.hpp>
#include <handfast/tls/session_info.hpp>

namespace examples {

/// Writes a whole line to standard error at once, so that lines of several threads do not mix.
inline void say(std::string line) {
    line += '\n';
    std::cerr << line << std::flush;
}

/// Says each message of a connection as it comes and goes: "-> ClientHello (154 bytes)".
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
        say(line.str());
    }

    void established(handfast::tls::session_info const& session) const {
        std::ostringstream line;
        line << who_ << "established: " << to_string(session.suite)
             << ", extended master secret: " << (session.extended_master_secret ? "yes" : "no");
        say(line.str());
    }

private:
    std::string who_;
};

}  // namespace examples

#endif
