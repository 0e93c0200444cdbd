// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_TLS_SUPPORT_MEMORY_STREAM_HPP
#define HANDFAST_TESTS_TLS_SUPPORT_MEMORY_STREAM_HPP

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/core/text.hpp>

namespace handfast::tests {

/// One direction of a connection in memory, between two threads.
struct pipe {
    std::mutex mutex{};
    std::condition_variable changed{};
    std::deque<std::uint8_t> bytes{};
    std::size_t capacity = 20'000;
    bool ended = false;   // nothing more will be written
    bool broken = false;  // nobody reads any more
};

/// One end of a connection in memory: a blocking stream as `tls::blocking` wants it.
class memory_stream {
public:
    struct deadline {
        std::chrono::steady_clock::time_point at = std::chrono::steady_clock::time_point::max();
    };
    struct trouble {
        std::string_view what;
        friend sentence describe(trouble const& t) { return sentence{t.what}; }
    };

    memory_stream(std::shared_ptr<pipe> in, std::shared_ptr<pipe> out) : in_(std::move(in)), out_(std::move(out)) {}
    memory_stream(memory_stream&&) = default;
    memory_stream& operator=(memory_stream&&) = default;
    ~memory_stream() { close(); }

    result<std::size_t, trouble> read_some(byte_span into, deadline until) {
        std::unique_lock lock{in_->mutex};
        if (!wait(*in_, lock, until, [&] { return !in_->bytes.empty() || in_->ended; }))
            return fail(trouble{"the time for reading is over"});
        auto const size = std::min(into.size(), in_->bytes.size());
        auto const stop = in_->bytes.begin() + static_cast<std::ptrdiff_t>(size);
        std::copy(in_->bytes.begin(), stop, into.begin());
        in_->bytes.erase(in_->bytes.begin(), stop);
        in_->changed.notify_all();
        return size;
    }

    result<std::size_t, trouble> write_some(byte_view from, deadline until) {
        std::unique_lock lock{out_->mutex};
        if (!wait(*out_, lock, until, [&] { return out_->bytes.size() < out_->capacity || out_->broken; }))
            return fail(trouble{"the time for writing is over"});
        if (out_->broken) return fail(trouble{"nobody reads any more"});
        auto const size = std::min(from.size(), out_->capacity - out_->bytes.size());
        out_->bytes.insert(out_->bytes.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(size));
        out_->changed.notify_all();
        return size;
    }

    result<void, trouble> shutdown_write() {
        std::scoped_lock const lock{out_->mutex};
        out_->ended = true;
        out_->changed.notify_all();
        return {};
    }

    void close() {
        if (in_ == nullptr) return;
        (void)shutdown_write();
        std::scoped_lock const lock{in_->mutex};
        in_->broken = true;
        in_->changed.notify_all();
    }

private:
    template <class Ready>
    static bool wait(pipe& p, std::unique_lock<std::mutex>& lock, deadline until, Ready ready) {
        if (until.at != std::chrono::steady_clock::time_point::max())
            return p.changed.wait_until(lock, until.at, ready);
        p.changed.wait(lock, ready);
        return true;
    }

    std::shared_ptr<pipe> in_;
    std::shared_ptr<pipe> out_;
};

/// Both ends of a connection.
inline std::pair<memory_stream, memory_stream> connected(std::size_t capacity = 20'000) {
    auto const up = std::make_shared<pipe>();
    auto const down = std::make_shared<pipe>();
    up->capacity = down->capacity = capacity;
    return {memory_stream{down, up}, memory_stream{up, down}};
}

inline memory_stream::deadline in_milliseconds(int count) {
    return {std::chrono::steady_clock::now() + std::chrono::milliseconds{count}};
}

}  // namespace handfast::tests

#endif
