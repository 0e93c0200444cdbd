// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_EVENT_RANGE_HPP
#define HANDFAST_TLS_EVENT_RANGE_HPP

#include <cstddef>
#include <iterator>
#include <optional>

#include <handfast/tls/event.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The events of an engine, to be walked once: whatever there is to send comes before the next of the others, so
/// that an alert has left before `closed` tells of it.
template <class Engine>
class event_range {
public:
    /// An input iterator: each step asks the engine for its next event.
    class iterator {
    public:
        using value_type = event;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        explicit iterator(Engine& engine) : engine_(&engine) { step(); }

        [[nodiscard]] event const& operator*() const noexcept { return *present_; }
        iterator& operator++() {
            if (auto const* bytes = std::get_if<send>(&*present_)) engine_->sent(bytes->bytes.size());
            step();
            return *this;
        }
        void operator++(int) { ++*this; }
        [[nodiscard]] friend bool operator==(iterator const& i, std::default_sentinel_t) noexcept {
            return !i.present_ && !i.held_;
        }

    private:
        void step() {
            present_ = held_;
            held_.reset();
            if (!present_) present_ = engine_->next_event();
            if (auto const bytes = engine_->to_send(); !bytes.empty() && !sends_present()) {
                held_ = present_;
                present_ = send{bytes};
            }
        }
        [[nodiscard]] bool sends_present() const noexcept {
            return present_ && std::holds_alternative<send>(*present_);
        }

        Engine* engine_;
        std::optional<event> present_;
        std::optional<event> held_;
    };

    explicit event_range(Engine& engine) noexcept : engine_(&engine) {}
    [[nodiscard]] iterator begin() const { return iterator{*engine_}; }
    [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

private:
    Engine* engine_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
