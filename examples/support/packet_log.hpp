// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_PACKET_LOG_HPP
#define HANDFAST_EXAMPLES_SUPPORT_PACKET_LOG_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <handfast/tcp/capture.hpp>
#include <handfast/tcp/endpoint.hpp>
#include <handfast/tcp/packet.hpp>

#include "meaning.hpp"
#include "steps.hpp"

namespace examples {

/// Sees every packet of a link: keeps them for a capture, with the time of day, and prints as steps the three segments
/// that open a connection.
class packet_log {
public:
    packet_log() { handfast::tcp::append_capture_header(file_); }

    /// The next connection's opening goes to `all`, which must outlive it.
    void begin(steps& all) {
        std::scoped_lock const guard{mutex_};
        steps_ = &all;
        opened_ = 0;
    }

    void saw(handfast::byte_view packet) {
        namespace tcp = handfast::tcp;
        std::scoped_lock const guard{mutex_};
        auto const now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        tcp::append_capture_record(file_, packet, now);
        ++count_;
        auto const segment = tcp::decode_packet(packet);
        if (segment) step(*segment);
        else if (segment.error().why == tcp::packet_error::reason::malformed && trouble_.empty())
            trouble_ = "packet " + std::to_string(count_) + ": " + describe(segment.error()).c_str();
    }

    /// Writes the capture and returns how many packets it has; throws where one of them was malformed.
    std::size_t write(std::string const& path) const {
        std::scoped_lock const guard{mutex_};
        std::ofstream to{path, std::ios::binary};
        to.write(reinterpret_cast<char const*>(file_.data()), static_cast<std::streamsize>(file_.size()));
        if (!to.flush()) throw std::runtime_error{"could not write " + path};
        if (!trouble_.empty()) throw std::runtime_error{trouble_};
        return count_;
    }

private:
    void step(handfast::tcp::segment const& s) {
        using handfast::tcp::endpoint;
        endpoint const from{s.between.source, s.source_port}, to{s.between.destination, s.destination_port};
        if (steps_ == nullptr) return;
        if (opened_ == 0 && s.syn && !s.ack) {
            client_ = from;
            steps_->print("client", "server", "TCP SYN: from " + words(from) + " to " + words(to) + numbers(s));
        } else if (opened_ == 1 && s.syn && s.ack && to == client_) {
            steps_->print("server", "client", "TCP SYN + ACK: " + numbers(s).substr(2));
        } else if (opened_ == 2 && !s.syn && s.ack && from == client_) {
            steps_->print("client", "server",
                          "TCP ACK; " + std::string{meaning_of("TCP ACK", "client")} + ": " + numbers(s).substr(2));
        } else {
            return;
        }
        ++opened_;
    }

    static std::string words(handfast::tcp::endpoint const& e) {
        return std::string{to_text(e.address).view()} + ":" + std::to_string(e.port);
    }
    // What it has to say, each piece behind a comma.
    static std::string numbers(handfast::tcp::segment const& s) {
        std::string words = ", sequence number " + std::to_string(s.sequence_number);
        if (s.ack) words += ", acknowledging " + std::to_string(s.acknowledgment_number);
        if (auto const most = handfast::tcp::options_of(s).maximum_segment_size; most && s.syn)
            words += ", segments of at most " + std::to_string(*most) + " bytes";
        return words;
    }

    std::mutex mutable mutex_;
    std::vector<std::uint8_t> file_;
    std::size_t count_ = 0;
    std::string trouble_;
    steps* steps_ = nullptr;
    int opened_ = 0;  // how many of the three there were
    handfast::tcp::endpoint client_{};
};

}  // namespace examples

#endif
