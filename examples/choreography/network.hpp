// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_CHOREOGRAPHY_NETWORK_HPP
#define HANDFAST_EXAMPLES_CHOREOGRAPHY_NETWORK_HPP

#include <any>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include <handfast/choreography.hpp>

namespace examples {

/// What is under way between the roles of one program: a queue for each pair of them, in each direction. Its ends are
/// the transports of sessions and connections; each may be in a thread of its own.
class network {
public:
    /// `patience` is how long an end waits for a message before it says that there is none.
    explicit network(std::chrono::milliseconds patience = {}) : patience_(patience) {}

    template <class Role>
    class end;
    template <class Role>
    [[nodiscard]] end<Role> end_of() {
        return end<Role>{this};
    }

private:
    struct letter {
        std::any message;
        int epoch = 0;
    };
    using queues = std::map<std::string_view, std::deque<letter>>;  // to one role, by who sends

    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::map<std::string_view, queues> under_way_;
};

/// The handle that a session of `Role` holds: see handfast/choreography/transport.hpp.
template <class Role>
class network::end {
public:
    template <class M, class To>
    void put(M const& m, int epoch, To) {
        std::scoped_lock const guard{net_->mutex_};
        net_->under_way_[handfast::choreography::name_of<To>()][mine].push_back({m, epoch});
        net_->arrived_.notify_all();
    }

    /// A letter that was sealed under other keys than the reader's is a forgery.
    [[nodiscard]] handfast::choreography::readiness pending(int epoch) {
        using handfast::choreography::readiness;
        std::unique_lock guard{net_->mutex_};
        bool const come = net_->arrived_.wait_for(guard, net_->patience_,
                                                  [&] { return first([](auto&) { return true; }); });
        if (!come) return readiness::none;
        return first([&](letter const& it) { return it.epoch != epoch; }) ? readiness::failed : readiness::ready;
    }

    template <class M>
    [[nodiscard]] bool is() {
        std::scoped_lock const guard{net_->mutex_};
        return first(holds<M>) != nullptr;
    }

    template <class M>
    [[nodiscard]] std::optional<M> take() {
        std::scoped_lock const guard{net_->mutex_};
        auto* const from = first(holds<M>);
        std::optional<M> m{std::any_cast<M>(std::move(from->front().message))};
        from->pop_front();
        return m;
    }

private:
    friend network;
    explicit end(network* net) : net_(net) {}

    template <class M>
    static bool holds(letter const& it) {
        return it.message.type() == typeid(M);
    }

    /// The queue whose first letter is as wanted: from several peers whichever comes first.
    template <class Wanted>
    std::deque<letter>* first(Wanted wanted) {
        for (auto& [from, queue] : net_->under_way_[mine])
            if (!queue.empty() && wanted(queue.front())) return &queue;
        return nullptr;
    }

    static constexpr std::string_view mine = handfast::choreography::name_of<Role>();
    network* net_;
};

}  // namespace examples

#endif
