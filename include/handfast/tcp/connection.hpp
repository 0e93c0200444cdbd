// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TCP_CONNECTION_HPP
#define HANDFAST_TCP_CONNECTION_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include <handfast/tcp/congestion_window.hpp>
#include <handfast/tcp/connection_options.hpp>
#include <handfast/tcp/endpoint.hpp>
#include <handfast/tcp/failure.hpp>
#include <handfast/tcp/instant.hpp>
#include <handfast/tcp/opening_end.hpp>
#include <handfast/tcp/receive_buffer.hpp>
#include <handfast/tcp/retransmission_timer.hpp>
#include <handfast/tcp/segment.hpp>
#include <handfast/tcp/segment_options.hpp>
#include <handfast/tcp/send_buffer.hpp>
#include <handfast/tcp/state.hpp>

namespace handfast::inline HANDFAST_ABI::tcp {

/// One end of a TCP connection (RFC 9293), with no socket, thread or clock: it is handed the segments that arrive, and
/// hands out those to be sent.
///
///     while (auto const s = c.next(now)) send(*s);      // after each of the calls below, and at c.deadline()
///     c.received(segment, now);
///     c.write(octets), c.read(octets), c.close(), c.abort()
///
/// **What it is for**: study, test rigs, simulation, demonstrations at the level of packets, on networks that whoever
/// runs it owns. Production uses the kernel's TCP, to which `handfast::net` leads.
///
/// **What it does**: the opening by the choreography `opening`; in-order delivery, retransmission by the timer of
/// RFC 6298 and after three equal acknowledgments; what comes too early is kept within the window; windows beyond
/// 64 KiB by RFC 7323's scale; probes of a window of zero; FIN both ways, RST, TIME-WAIT; RFC 5961's care with RST, SYN
/// and ACK that somebody else may have made up. Its memory is bounded by its options.
///
/// **What it does not do**: congestion control beyond slow start, recovery by SACK, timestamps (round trips are timed
/// by Karn's rule), urgent data (which is delivered in line), discovery of the path's MTU, data in a SYN, delayed
/// acknowledgments, Nagle's algorithm.
///
/// It stays where it was made.
class connection {
public:
    /// Active OPEN: `next` has the SYN. `initial` is the ISS (see initial_sequence_number.hpp).
    connection(active, connection_options options, endpoint local, endpoint remote, sequence_number initial,
               instant now)
        : connection(active{}, 0, options, local, remote, initial, now) {}
    /// Passive OPEN, for the SYN of `remote`, which is received next; where that turns out to be an old one, the
    /// connection is in LISTEN again.
    connection(passive, connection_options options, endpoint local, endpoint remote, sequence_number initial,
               instant now)
        : connection(passive{}, 0, options, local, remote, initial, now) {}

    /// This end.
    [[nodiscard]] endpoint const& local() const noexcept { return local_; }
    /// The peer's.
    [[nodiscard]] endpoint const& remote() const noexcept { return remote_; }

    /// Takes a segment that came from `remote()` for `local()` and whose checksum was right.
    void received(segment const& s, instant now) {
        if (is_over()) return;
        if (!opening_.is_established()) {
            opening_received(s, now);
            if (!opening_.is_established() || s.syn) return;
            // The acknowledgment of our SYN may carry data.
        }
        synchronized(s, now);
    }

    /// What is to be sent now, one segment a call, until there is none. Its parts are this connection's, until its next
    /// call.
    [[nodiscard]] std::optional<segment> next(instant now) {
        mind_the_time(now);
        if (auto reply = opening_reply(now)) return reply;
        if (abort_due_) {
            abort_due_ = false;
            auto s = acknowledgment(number_of_no_data());
            s.rst = true;
            return s;
        }
        if (is_over() || !opening_.is_established()) return std::nullopt;
        if (auto data = data_to_send(now)) return data;
        if (probe_due_) {
            probe_due_ = false;
            return acknowledgment(unacknowledged_ - 1);
        }
        if (acknowledgment_due_) return acknowledgment(number_of_no_data());
        return std::nullopt;
    }

    /// When `next` is to be called though nothing has come.
    [[nodiscard]] std::optional<instant> deadline() const noexcept {
        if (is_over()) return std::nullopt;
        std::optional<instant> first;
        auto const either = [&](std::optional<instant> at) {
            if (at && (!first || *at < *first)) first = at;
        };
        either(timer_.expires());
        either(time_wait_ends_);
        if (!opening_.is_established()) either(opening_ends());
        else if (keeps_alive()) either(next_probe());
        return first;
    }

    /// Takes octets to be sent. Returns how many there was room for: 0 after `close` and where it is over. What is
    /// written before it is established is sent then.
    std::size_t write(byte_view octets) {
        if (is_over() || closing_) return 0;
        return sending_.write(octets);
    }
    /// How many octets `write` would take.
    [[nodiscard]] std::size_t writable() const noexcept { return is_over() || closing_ ? 0 : sending_.room(); }
    /// How many octets were written and not acknowledged yet.
    [[nodiscard]] std::size_t unacknowledged() const noexcept { return sending_.size(); }

    /// Takes what has come out, in order, up to the size of `to`. Returns how many octets that was.
    std::size_t read(byte_span to) {
        auto const count = receiving_.read(to);
        if (count > 0 && !peer_has_closed_ && window_to_offer() > window_left()) acknowledgment_due_ = true;
        return count;
    }
    /// How many octets `read` would give.
    [[nodiscard]] std::size_t readable() const noexcept { return receiving_.readable(); }
    /// Whether the peer has closed its side, and all that it sent was read.
    [[nodiscard]] bool at_end() const noexcept { return peer_has_closed_ && readable() == 0; }

    /// Nothing more will be written; what was is sent, and then FIN. Reading goes on. Where no peer has answered yet it
    /// is over (§3.10.4), and aborted if something had been written.
    void close() {
        if (is_over()) return;
        closing_ = true;
        if (opening_.is_listening() || opening_.is_syn_sent()) end_before_it_began();
    }
    /// Whether `close` was called, and it is not over yet: nothing more can be written.
    [[nodiscard]] bool is_closing() const noexcept { return closing_ && !is_over(); }
    /// It is over at once, and the peer is told by RST.
    void abort() {
        if (is_over()) return;
        if (!opening_.is_established()) opening_.abort();
        else abort_due_ = !time_wait_ends_;
        fail(tcp::failure::aborted);
    }

    /// As §3.3.2 has them; `closed` is what is over, whatever ended it.
    [[nodiscard]] tcp::state state() const noexcept {
        using enum tcp::state;
        if (is_over()) return closed;
        if (opening_.is_listening()) return listen;
        if (opening_.is_syn_sent()) return syn_sent;
        if (!opening_.is_established()) return syn_received;
        if (time_wait_ends_) return time_wait;
        if (!fin_sent_) return peer_has_closed_ ? close_wait : established;
        if (!peer_has_closed_) return fin_is_acknowledged() ? fin_wait_2 : fin_wait_1;
        return closed_second_ ? last_ack : closing;
    }
    /// Whether it was established, whatever has become of it since.
    [[nodiscard]] bool was_established() const noexcept { return opening_.is_established(); }
    /// Whether `s` is a SYN that may take the place of this connection, which only waits for old segments (§3.10.7.4,
    /// RFC 6191 §2): its number is beyond all that has been received.
    [[nodiscard]] bool makes_room_for(segment const& s) const noexcept {
        return time_wait_ends_ && s.syn && !s.ack && !s.rst && number(s) > receive_next();
    }
    /// Behind all numbers that this side has used.
    [[nodiscard]] sequence_number end_of_sent() const noexcept { return highest_; }
    /// Why it is over, where not both sides closed it.
    [[nodiscard]] std::optional<tcp::failure> failure() const noexcept { return failure_; }

private:
    template <class Role>
    connection(Role role, int, connection_options options, endpoint local, endpoint remote, sequence_number initial,
               instant now)
        : options_(options), local_(local), remote_(remote), sending_(options.send_buffer),
          receiving_(options.receive_buffer), segment_size_(size_of_segments(options, local)), scratch_(segment_size_),
          our_scale_(scale_for(receiving_.capacity())),
          opening_(role,
                   {initial,
                    static_cast<std::uint16_t>(std::min(receiving_.capacity(), 0xffffu)),
                    {.maximum_segment_size = static_cast<std::uint16_t>(segment_size_), .window_scale = our_scale_}}),
          heard_at_(now), progress_at_(now), unacknowledged_(initial), next_(initial + 1), highest_(initial + 1),
          congestion_(segment_size_), timer_(options.least_timeout) {
        sending_.start(initial + 1);
    }

    // --- the opening ----------------------------------------------------------------------------

    // RFC 9293 §3.10.7.2 to §3.10.7.4, up to ESTABLISHED: what is no step of the opening is answered here.
    void opening_received(segment const& s, instant now) {
        auto const in_doubt = opening_.is_listening() || opening_.is_syn_sent();
        bool const went = in_doubt ? unsynchronized(s) : syn_received(s, now);
        if (!went) return;
        // An old SYN + ACK that was disowned brings this side no further, and does not put off its deadline.
        if (!opening_.is_syn_sent()) progress_at_ = now;
        if (opening_.was_reset()) fail(opening_.is_active() ? tcp::failure::refused : tcp::failure::reset);
        if (opening_.is_listening()) listen_again();
        if (opening_.is_established()) establish(s, now);
    }

    bool unsynchronized(segment const& s) {
        bool const meant = s.ack && acknowledged(s) == opening_.ours().initial + 1;
        if (opening_.is_listening()) {
            if (s.rst) return false;
            if (s.ack) return disown(s);
            return s.syn && opening_.received(syn{number(s), s.window, options_of(s)});
        }
        if (s.ack && !meant && !(s.syn && !s.rst)) return s.rst ? false : disown(s);
        if (s.rst) return meant && opening_.received(rst{number(s)});
        if (!s.syn) return false;
        if (s.ack) return opening_.received(syn_ack{number(s), acknowledged(s), s.window, options_of(s)});
        return opening_.received(syn{number(s), s.window, options_of(s)});
    }

    bool syn_received(segment const& s, instant now) {
        auto const irs = opening_.theirs()->initial;
        bool const again = s.syn && number(s) == irs;
        bool const meant = s.ack && acknowledged(s) == opening_.ours().initial + 1;
        // Figure 7: the SYN of this SYN + ACK has been here, and its number is one too old.
        if (again && meant) return opening_.received(syn_ack{irs, acknowledged(s), s.window, options_of(s)});
        if (again && !s.ack) {
            if (may_challenge(now)) (void)opening_.received(retransmission<syn>{{irs, s.window, options_of(s)}});
            return false;
        }
        // RFC 5961 §3.2, §4.2: what somebody else may have made up is answered as what is not acceptable.
        bool const acceptable = is_acceptable(s, irs + 1);
        if (!acceptable || s.syn || (s.rst && number(s) != irs + 1)) {
            if ((acceptable || !s.rst) && may_challenge(now)) opening_.repeat();
            return false;
        }
        if (s.rst) return opening_.received(rst{number(s)});
        if (!s.ack) return false;
        return meant ? opening_.received(ack{number(s), acknowledged(s), s.window, {}}) : disown(s);
    }

    // Figure 5, note 1: nothing that was said to the peer of the old SYN counts. Whoever has closed waits for nobody.
    void listen_again() {
        timer_ = retransmission_timer{options_.least_timeout};
        timed_.reset();
        syn_sent_ = syn_timed_out_ = false;
        if (closing_) end_before_it_began();
    }
    void end_before_it_began() noexcept {
        if (sending_.size() > 0) fail(tcp::failure::aborted);
        else end();
    }

    // <SEQ=SEG.ACK><CTL=RST>
    bool disown(segment const& s) {
        disowned_ = acknowledged(s);
        return false;
    }

    void establish(segment const& s, instant now) {
        auto const& theirs = *opening_.theirs();
        // §3.7.1, MUST-15: what every host takes, where the peer does not say. One that wants crumbs does not get them.
        std::uint16_t const usual = local_.address.is_v4() ? 536 : 1220;
        auto const wanted = theirs.options.maximum_segment_size.value_or(usual);
        segment_size_ = std::min<std::uint32_t>(segment_size_, std::max(wanted, least_segment_size));
        scaled_ = theirs.options.window_scale.has_value();
        their_scale_ = std::min(theirs.options.window_scale.value_or(0), window_scale::greatest);
        congestion_ = congestion_window{segment_size_};
        receiving_.start(theirs.initial + 1);
        announced_ = receiving_.next() + opening_.ours().window;
        if (timed_) timer_.sample(now - timed_->at);
        else if (syn_timed_out_) timer_.after_lost_syn();
        timed_.reset();
        timer_.stop();
        unacknowledged_ = opening_.ours().initial + 1;
        window_ = static_cast<std::uint32_t>(s.window) << (s.syn ? 0 : shift());
        greatest_window_ = window_;
        window_from_ = number(s);
        window_by_ = acknowledged(s);
        progress_at_ = heard_at_ = now;
    }

    [[nodiscard]] std::optional<segment> opening_reply(instant now) {
        if (disowned_) {
            auto s = bare(*disowned_);
            disowned_.reset();
            s.rst = true;
            return s;
        }
        if (!opening_.has_answer()) return std::nullopt;
        auto const reply = opening_.take_answer();
        auto s = bare({});
        if (auto const* it = std::get_if<syn>(&reply)) {
            opening_segment(s, it->sequence, it->options);
            s.syn = true;
        } else if (auto const* both = std::get_if<syn_ack>(&reply)) {
            opening_segment(s, both->sequence, both->options);
            s.syn = s.ack = true;
            s.acknowledgment_number = both->acknowledgment.value;
        } else if (auto const* last = std::get_if<ack>(&reply)) {
            return acknowledgment(last->sequence);
        } else if (auto const* no = std::get_if<rst>(&reply)) {
            s.sequence_number = no->sequence.value;
            s.rst = true;
            return s;
        }
        s.window = opening_.ours().window;
        // Karn: of what was sent twice no round trip is known.
        if (syn_sent_) timed_.reset();
        else timed_ = timing{opening_.ours().initial + 1, now};
        syn_sent_ = true;
        if (!timer_.running() && !is_over()) timer_.start(now);
        return s;
    }
    void opening_segment(segment& s, sequence_number at, segment_options const& options) {
        s.sequence_number = at.value;
        option_block_ = option_block{options};
        s.options = option_block_.view();
    }
    [[nodiscard]] std::optional<instant> opening_ends() const noexcept {
        auto const most = opening_.deadline();
        if (most == 0 || opening_.is_listening()) return std::nullopt;
        return progress_at_ + std::chrono::milliseconds{most};
    }

    // --- from ESTABLISHED on --------------------------------------------------------------------

    // §3.10.7.4
    void synchronized(segment const& s, instant now) {
        if (!is_acceptable(s, receive_next())) {
            if (s.rst) return;
            if (time_wait_ends_ && s.fin) time_wait_ends_ = now + 2 * options_.segment_lifetime;
            return challenge(now);
        }
        heard_at_ = now;
        unanswered_probes_ = 0;
        if (s.rst) {
            // RFC 5961 §3.2: one with the very number that is awaited, or it may be somebody else's.
            if (number(s) != receive_next()) return challenge(now);
            if (peer_has_closed_ && fin_is_acknowledged()) return end();
            if (peer_has_closed_ && fin_sent_ && sending_.size() == 0) return end();
            return fail(tcp::failure::reset);
        }
        if (s.syn) return challenge(now);  // RFC 5961 §4.2
        if (!s.ack || !acknowledgment_received(s, now)) return;
        data_received(s, now);
    }

    bool acknowledgment_received(segment const& s, instant now) {
        auto const to = acknowledged(s);
        if (to > highest_) {
            challenge(now);
            return false;
        }
        if (distance(to, unacknowledged_) < 0x8000'0000 && distance(to, unacknowledged_) > greatest_window_) {
            challenge(now);  // RFC 5961 §5.2
            return false;
        }
        auto const offered = static_cast<std::uint32_t>(s.window) << shift();
        if (to > unacknowledged_) {
            progress(to, now);
        } else if (to == unacknowledged_ && highest_ != unacknowledged_ && s.data.size() == 0 && !s.fin &&
                   offered == window_) {
            // RFC 5681 §2, §3.2: three of these, and what is missing is sent again.
            // While the window is zero they are answers to probes.
            if (++equal_acknowledgments_ == 3 && !recover_ && window_ > 0) {
                recover_ = highest_;
                congestion_.lost_one();
                resend_from_ = unacknowledged_;
            }
        }
        if (to >= unacknowledged_ && (window_from_ < number(s) || (window_from_ == number(s) && window_by_ <= to))) {
            if (window_ == 0 && offered > 0) {
                // The probe that told it is no loss, and what follows is waited for anew.
                next_ = unacknowledged_;
                timer_.stop();
                timer_.recovered();
                progress_at_ = now;
            }
            window_ = offered;
            greatest_window_ = std::max(greatest_window_, window_);
            window_from_ = number(s);
            window_by_ = to;
        }
        return true;
    }

    void progress(sequence_number to, instant now) {
        auto const octets = distance(unacknowledged_, to);
        sending_.drop_before(to);
        unacknowledged_ = to;
        next_ = later(next_, to);
        progress_at_ = now;
        equal_acknowledgments_ = 0;
        congestion_.acknowledged(octets);
        if (timed_ && to >= timed_->end) {
            timer_.sample(now - timed_->at);
            timed_.reset();
        }
        timer_.recovered();
        resend_from_.reset();
        if (recover_ && to >= *recover_) recover_.reset();
        if (recover_) resend_from_ = to;  // RFC 6582 §3.2: the next hole, told by a partial acknowledgment
        if (unacknowledged_ == highest_) timer_.stop();
        else timer_.start(now);  // RFC 6298 (5.3)
        if (fin_is_acknowledged() && peer_has_closed_) both_have_closed(now);
    }

    void data_received(segment const& s, instant now) {
        if (peer_has_closed_) {
            if (s.data.size() > 0 || s.fin) acknowledgment_due_ = true;
            return;
        }
        auto data = s.data.view();
        if (!data.empty() || s.fin) acknowledgment_due_ = true;
        auto const end = number(s) + static_cast<std::uint32_t>(data.size());
        if (s.fin && !their_fin_ && end >= receiving_.next()) their_fin_ = end;
        // Behind a FIN there is nothing, whatever else the peer says.
        if (their_fin_ && end > *their_fin_)
            data = data.first(data.size() - std::min<std::size_t>(data.size(), distance(*their_fin_, end)));
        receiving_.insert(number(s), data);
        if (their_fin_ && *their_fin_ <= receiving_.next()) {
            peer_has_closed_ = true;
            closed_second_ = !fin_sent_;
            if (fin_is_acknowledged()) both_have_closed(now);
        }
    }

    void both_have_closed(instant now) {
        if (closed_second_) return end();
        time_wait_ends_ = now + 2 * options_.segment_lifetime;
        timer_.stop();
    }

    [[nodiscard]] std::optional<segment> data_to_send(instant now) {
        if (resend_from_) {
            auto const from = *resend_from_;
            resend_from_.reset();
            return data_segment(from, std::min(segment_size_, distance(from, highest_)), true, now);
        }
        auto const sent = distance(unacknowledged_, next_);
        auto const open = std::min(window_, congestion_.size());
        auto const room = open > sent ? open - sent : 0;
        auto const left = left_to_send();
        auto const count = std::min({left, room, segment_size_});
        // §3.8.6.2.1: no crumbs, but for the last.
        bool const worth = count == left || count == segment_size_ || (count > 0 && count >= greatest_window_ / 2);
        if (count > 0 && worth) return data_segment(next_, count, false, now);
        if (left == 0 && closing_ && next_ == sending_.end()) return data_segment(next_, 0, false, now);
        if (left > 0 && sent == 0) {
            // §3.8.6.1: nothing is under way that could bring news of the window.
            if (persist_due_) {
                persist_due_ = false;
                return data_segment(next_, std::max<std::uint32_t>(1, std::min(room, left)), false, now);
            }
            if (!timer_.running()) {
                timer_.start(now);
                progress_at_ = now;
            }
        }
        return std::nullopt;
    }

    // So many octets from `from` on, and FIN behind the last.
    [[nodiscard]] segment data_segment(sequence_number from, std::uint32_t most, bool again, instant now) {
        auto const count = std::min(most, from < sending_.end() ? distance(from, sending_.end()) : 0);
        auto const data = byte_span{scratch_}.first(count);
        sending_.copy(from, data);
        auto s = acknowledgment(from);
        s.data = byte_view{data};
        auto end = from + count;
        s.psh = count > 0 && end == sending_.end();
        if (closing_ && end == sending_.end() && (fin_sent_ || !again)) {
            s.fin = true;
            end += 1;
            if (!fin_sent_) closed_second_ = peer_has_closed_;
            fin_sent_ = true;
        }
        if (from == highest_ && !timed_) timed_ = timing{end, now};
        else if (from < highest_ && timed_ && from < timed_->end) timed_.reset();  // Karn
        if (!again) next_ = end;
        if (unacknowledged_ == highest_) progress_at_ = now;  // nothing was waited for
        if (unacknowledged_ == highest_ || !timer_.running()) timer_.start(now);
        highest_ = later(highest_, end);
        return s;
    }

    [[nodiscard]] std::uint32_t left_to_send() const noexcept {
        return next_ < sending_.end() ? distance(next_, sending_.end()) : 0;
    }

    // --- time -----------------------------------------------------------------------------------

    void mind_the_time(instant now) {
        if (is_over()) return;
        if (time_wait_ends_ && now >= *time_wait_ends_) return end();
        if (!opening_.is_established()) {
            if (auto const ends = opening_ends(); ends && now >= *ends) return fail(tcp::failure::timed_out);
            if (timer_.expires() && now >= *timer_.expires()) {
                syn_timed_out_ = true;
                timer_.back_off();
                timer_.stop();
                opening_.repeat();
            }
            return;
        }
        if (timer_.expires() && now >= *timer_.expires()) timed_out(now);
        if (keeps_alive() && now >= next_probe()) {
            if (unanswered_probes_ == most_probes) return fail(tcp::failure::timed_out);
            ++unanswered_probes_;
            probe_due_ = true;
        }
    }

    void timed_out(instant now) {
        timer_.stop();
        if (window_ == 0 && unacknowledged_ == next_) {
            if (is_out_of_patience(now)) return fail(tcp::failure::timed_out);
            persist_due_ = true;
            timer_.back_off();
            return;
        }
        if (window_ != 0 && unacknowledged_ == next_ && left_to_send() > 0) {
            persist_due_ = true;  // what the window had room for was not worth a segment
            return;
        }
        if (is_out_of_patience(now)) return fail(tcp::failure::timed_out);
        timer_.back_off();
        timed_.reset();
        equal_acknowledgments_ = 0;
        recover_.reset();
        congestion_.timed_out();
        next_ = unacknowledged_;
        if (window_ == 0) persist_due_ = true;
    }

    // A peer that keeps its window shut, and answers, may do so for ever (§3.8.6.1).
    [[nodiscard]] bool is_out_of_patience(instant now) const noexcept {
        auto const since = window_ == 0 ? std::max(heard_at_, progress_at_) : progress_at_;
        return now - since >= options_.give_up_after;
    }
    [[nodiscard]] bool keeps_alive() const noexcept {
        return options_.keep_alive > instant::duration{} && !timer_.running() && !time_wait_ends_;
    }
    [[nodiscard]] instant next_probe() const noexcept {
        return heard_at_ + (unanswered_probes_ + 1) * options_.keep_alive;
    }

    // --- segments -------------------------------------------------------------------------------

    [[nodiscard]] static sequence_number number(segment const& s) noexcept { return {s.sequence_number}; }
    [[nodiscard]] static sequence_number acknowledged(segment const& s) noexcept { return {s.acknowledgment_number}; }

    // §3.4, table 5: whether anything of the segment is within the window.
    [[nodiscard]] bool is_acceptable(segment const& s, sequence_number expected) const noexcept {
        auto const length = static_cast<std::uint32_t>(s.data.size()) + (s.syn ? 1u : 0u) + (s.fin ? 1u : 0u);
        auto const window = receiving_.window();
        auto const within = [&](sequence_number n) { return distance(expected, n) < window; };
        // §3.8.6.1: a probe of the window is not taken, but what else is in it is.
        if (window == 0) return number(s) == expected;
        return within(number(s)) || (length > 0 && within(number(s) + (length - 1)));
    }

    [[nodiscard]] segment bare(sequence_number at) const noexcept {
        segment s{};
        s.source_port = local_.port;
        s.destination_port = remote_.port;
        s.sequence_number = at.value;
        s.between = {local_.address, remote_.address};
        return s;
    }
    // SND.NXT, but not beyond the peer's window, where it would be dropped: a probe is out, and was not taken.
    [[nodiscard]] sequence_number number_of_no_data() const noexcept {
        return earlier(highest_, unacknowledged_ + window_);
    }
    [[nodiscard]] segment acknowledgment(sequence_number at) noexcept {
        auto s = bare(at);
        s.ack = true;
        s.acknowledgment_number = receive_next().value;
        s.window = static_cast<std::uint16_t>(window_to_offer() >> our_shift());
        announced_ = later(announced_, receiving_.next() + (std::uint32_t{s.window} << our_shift()));
        acknowledgment_due_ = false;
        return s;
    }

    // What is not acceptable is answered ten times a second at most (RFC 5961 §7).
    [[nodiscard]] bool may_challenge(instant now) noexcept {
        if (now - challenges_since_ >= std::chrono::seconds{1}) {
            challenges_since_ = now;
            challenges_ = 0;
        }
        if (challenges_ == 10) return false;
        ++challenges_;
        return true;
    }
    void challenge(instant now) noexcept {
        if (may_challenge(now)) acknowledgment_due_ = true;
    }

    [[nodiscard]] sequence_number receive_next() const noexcept {
        return receiving_.next() + (peer_has_closed_ ? 1u : 0u);
    }
    // What of the window that was announced is not used up.
    [[nodiscard]] std::uint32_t window_left() const noexcept {
        return announced_ > receiving_.next() ? distance(receiving_.next(), announced_) : 0;
    }
    // RFC 9293 §3.8.6.2.2: its edge moves by a segment, or by half of all, or not at all; and back only by what a scale
    // cannot say (RFC 7323 §2.4), of which `announced_` knows nothing. What comes beyond it is taken all the same where
    // there is room.
    [[nodiscard]] std::uint32_t window_to_offer() const noexcept {
        auto const greatest = 0xffffu << our_shift();
        auto const open = std::min(receiving_.window() >> our_shift() << our_shift(), greatest);
        auto const worth = std::min(std::min(receiving_.capacity(), greatest) / 2, size_of_segments(options_, local_));
        return open >= window_left() + worth ? open : window_left();
    }
    [[nodiscard]] unsigned our_shift() const noexcept { return scaled_ ? our_scale_ : 0; }
    [[nodiscard]] unsigned shift() const noexcept { return scaled_ ? their_scale_ : 0; }
    // What a packet of this version can carry, and the headers.
    [[nodiscard]] static std::uint32_t size_of_segments(connection_options const& options,
                                                        endpoint const& local) noexcept {
        std::uint16_t const greatest = local.address.is_v4() ? 0xffff - 20 - 20 : 0xffff - 20;
        return std::clamp(options.maximum_segment_size, least_segment_size, greatest);
    }

    // --- the end --------------------------------------------------------------------------------

    [[nodiscard]] bool fin_is_acknowledged() const noexcept { return fin_sent_ && unacknowledged_ > sending_.end(); }
    [[nodiscard]] bool is_over() const noexcept { return over_; }
    void end() noexcept {
        over_ = true;
        timer_.stop();
        time_wait_ends_.reset();
    }
    void fail(tcp::failure why) noexcept {
        failure_ = why;
        end();
    }

    struct timing {
        sequence_number end;
        instant at;
    };
    static constexpr int most_probes = 5;

    connection_options options_;
    endpoint local_, remote_;
    send_buffer sending_;
    receive_buffer receiving_;
    std::uint32_t segment_size_;         // the most data that is sent in one segment
    std::vector<std::uint8_t> scratch_;  // the data of the segment that was handed out last
    option_block option_block_{segment_options{}};
    std::uint8_t our_scale_;
    std::uint8_t their_scale_ = 0;
    bool scaled_ = false;  // both SYNs had the option
    opening_end opening_;
    bool syn_sent_ = false;  // in a SYN or a SYN + ACK
    bool syn_timed_out_ = false;
    instant heard_at_;     // the last that was acceptable
    instant progress_at_;  // something new was acknowledged, or began to be waited for
    std::optional<sequence_number> disowned_{};

    sequence_number unacknowledged_;  // SND.UNA
    sequence_number next_;            // SND.NXT, which goes back when it is time to send again
    sequence_number highest_;         // the most it was
    std::uint32_t window_ = 0;        // SND.WND
    std::uint32_t greatest_window_ = 0;
    sequence_number window_from_{};  // SND.WL1
    sequence_number window_by_{};    // SND.WL2
    congestion_window congestion_;
    retransmission_timer timer_;
    std::optional<timing> timed_{};
    int equal_acknowledgments_ = 0;
    std::optional<sequence_number> recover_{};  // where the segments end of which one was lost
    std::optional<sequence_number> resend_from_{};
    bool persist_due_ = false;

    sequence_number announced_{};  // the right edge of the window that the peer was told of
    std::optional<sequence_number> their_fin_{};
    bool acknowledgment_due_ = false;
    bool probe_due_ = false;
    int unanswered_probes_ = 0;
    instant challenges_since_{};
    int challenges_ = 0;

    bool closing_ = false;
    bool fin_sent_ = false;
    bool peer_has_closed_ = false;
    bool closed_second_ = false;  // the peer's FIN came before ours was sent
    bool abort_due_ = false;
    std::optional<instant> time_wait_ends_{};
    std::optional<tcp::failure> failure_{};
    bool over_ = false;
};

}  // namespace handfast::inline HANDFAST_ABI::tcp

#endif
