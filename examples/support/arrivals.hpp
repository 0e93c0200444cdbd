// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_ARRIVALS_HPP
#define HANDFAST_EXAMPLES_SUPPORT_ARRIVALS_HPP

#include <string>
#include <string_view>

#include <handfast/core/bytes.hpp>
#include <handfast/tls/observer.hpp>

#include "meaning.hpp"
#include "steps.hpp"

namespace examples {

/// What one end of TLS sees arrive, as steps.
class arrivals final : public handfast::tls::observer {
public:
    arrivals(steps& all, std::string_view from, std::string_view to) : steps_(all), from_(from), to_(to) {}

    void observe(handfast::tls::observed_message const& message) noexcept override {
        using handfast::tls::content_type;
        // close_notify, at the end, is no step of the table.
        if (message.way == handfast::tls::direction::sent || message.content == content_type::alert) return;
        if (message.content == content_type::application_data) {
            steps_.print(from_, to_, "encrypted data: " + std::string{handfast::as_chars(message.bytes)});
            return;
        }
        std::string line{message.name};
        if (auto const meaning = meaning_of(message.name, from_); !meaning.empty()) line.append(": ").append(meaning);
        steps_.print(from_, to_, line);
    }

private:
    steps& steps_;
    std::string_view from_, to_;
};

}  // namespace examples

#endif
