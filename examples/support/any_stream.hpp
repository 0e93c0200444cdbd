// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_ANY_STREAM_HPP
#define HANDFAST_EXAMPLES_SUPPORT_ANY_STREAM_HPP

#include <cstddef>
#include <memory>
#include <utility>

#include <handfast/core/bytes.hpp>
#include <handfast/core/result.hpp>
#include <handfast/net/deadline.hpp>
#include <handfast/net/error.hpp>

namespace examples {

/// Any stream whose deadlines and errors are those of net, so that what runs over several kinds is compiled once.
class any_stream {
public:
    using deadline = handfast::net::deadline;
    using error = handfast::net::error;

    template <class Stream>
    explicit any_stream(Stream stream) : it_(std::make_unique<model<Stream>>(std::move(stream))) {}

    handfast::result<std::size_t, error> read_some(handfast::byte_span into, deadline until) {
        return it_->read_some(into, until);
    }
    handfast::result<std::size_t, error> write_some(handfast::byte_view from, deadline until) {
        return it_->write_some(from, until);
    }
    handfast::result<void, error> shutdown_write() { return it_->shutdown_write(); }
    void close() { it_->close(); }

private:
    struct concept_of {
        virtual ~concept_of() = default;
        virtual handfast::result<std::size_t, error> read_some(handfast::byte_span into, deadline until) = 0;
        virtual handfast::result<std::size_t, error> write_some(handfast::byte_view from, deadline until) = 0;
        virtual handfast::result<void, error> shutdown_write() = 0;
        virtual void close() = 0;
    };
    template <class Stream>
    struct model final : concept_of {
        explicit model(Stream stream) : stream_(std::move(stream)) {}
        handfast::result<std::size_t, error> read_some(handfast::byte_span into, deadline until) override {
            return stream_.read_some(into, until);
        }
        handfast::result<std::size_t, error> write_some(handfast::byte_view from, deadline until) override {
            return stream_.write_some(from, until);
        }
        handfast::result<void, error> shutdown_write() override { return stream_.shutdown_write(); }
        void close() override { stream_.close(); }

        Stream stream_;
    };

    std::unique_ptr<concept_of> it_;
};

}  // namespace examples

#endif
