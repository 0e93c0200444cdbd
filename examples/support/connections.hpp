// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_CONNECTIONS_HPP
#define HANDFAST_EXAMPLES_SUPPORT_CONNECTIONS_HPP

#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include <handfast/net/stream.hpp>

namespace examples {

/// The connections of a server, each in a thread of its own, so many at most; and a way to end them all.
class connections {
public:
    explicit connections(std::size_t most) : most_(most) {}
    connections(connections const&) = delete;
    connections& operator=(connections const&) = delete;
    ~connections() { wait_for_all(); }

    /// Runs `serve` in a thread of its own; where there can be no more of them, the error is the system's.
    template <class Serve>
    [[nodiscard]] std::error_code start(Serve serve) {
        std::scoped_lock const guard{mutex_};
        auto const place = threads_.emplace(threads_.end());
        try {
            *place = std::jthread{[this, place, serve = std::move(serve)]() mutable {
                serve();
                std::scoped_lock const ending{mutex_};
                ended_.splice(ended_.end(), threads_, place);
                --running_;
                changed_.notify_all();
            }};
        } catch (std::system_error const& trouble) {
            threads_.erase(place);
            return trouble.code();
        }
        ++running_;
        return {};
    }

    /// Waits until fewer than the most are running.
    void wait_for_room() {
        std::list<std::jthread> ended;  // joined when the lock is free again
        std::unique_lock guard{mutex_};
        changed_.wait(guard, [&] { return running_ < most_; });
        ended.swap(ended_);
        guard.unlock();
    }

    void wait_for_all() {
        std::list<std::jthread> ended;
        std::unique_lock guard{mutex_};
        changed_.wait(guard, [&] { return running_ == 0; });
        ended.swap(ended_);
        guard.unlock();
    }

    /// A stream that `cancel` reaches for as long as the ticket lives: not longer than the stream itself.
    class ticket {
    public:
        ticket(connections& all, handfast::net::stream& stream) : all_(all), stream_(stream) {
            std::scoped_lock const guard{all_.mutex_};
            all_.streams_.insert(&stream_);
            if (all_.cancelled_) stream_.cancel();
        }
        ticket(ticket const&) = delete;
        ticket& operator=(ticket const&) = delete;
        ~ticket() {
            std::scoped_lock const guard{all_.mutex_};
            all_.streams_.erase(&stream_);
        }

    private:
        connections& all_;
        handfast::net::stream& stream_;
    };
    [[nodiscard]] ticket list(handfast::net::stream& stream) { return {*this, stream}; }

    /// Ends every connection there is and will be.
    void cancel() {
        std::scoped_lock const guard{mutex_};
        cancelled_ = true;
        for (auto* const stream : streams_) stream->cancel();
    }
    [[nodiscard]] bool cancelled() {
        std::scoped_lock const guard{mutex_};
        return cancelled_;
    }

private:
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::list<std::jthread> threads_;
    std::list<std::jthread> ended_;
    std::size_t running_ = 0;
    std::set<handfast::net::stream*> streams_;
    bool cancelled_ = false;
};

}  // namespace examples

#endif
