// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_EQUAL_HPP
#define HANDFAST_BENCHMARKS_WIRE_EQUAL_HPP

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "calls.hpp"
#include "samples.hpp"

/// Whether hand-written code and handfast do the same work: asked before anything is measured.
namespace work {

class agreement {
public:
    explicit agreement(std::string work) : work_(std::move(work)) {}

    [[nodiscard]] bool whole() const noexcept { return whole_; }

    /// Both encode `message` to the same bytes, into as much room as they take and into no less, and stay within it.
    template <class M>
    bytes encoding(M const& message) {
        bytes ours(room), theirs(room);
        auto const size = by_hand<M>::encode(message, theirs);
        expect(size == by_handfast<M>::encode(message, ours) && ours == theirs, "encoding");
        ours.resize(size);
        for (std::size_t less = 0; less <= size; ++less) {
            bytes a(size + 1, 0xa5), b(size + 1, 0xa5);
            auto const by_a = by_hand<M>::encode(message, {a.data(), less});
            auto const by_b = by_handfast<M>::encode(message, {b.data(), less});
            expect(by_a == by_b && by_a == (less == size ? size : 0), "encoding into little room");
            auto const untouched = [&](bytes const& out) {
                return std::all_of(out.begin() + static_cast<std::ptrdiff_t>(less), out.end(),
                                   [](auto byte) { return byte == 0xa5; });
            };
            expect(untouched(a) && untouched(b), "staying within the room");
        }
        return ours;
    }

    /// Both refuse to encode `message`.
    template <class M>
    void no_encoding(M const& message) {
        bytes out(room);
        expect(by_hand<M>::encode(message, out) == 0 && by_handfast<M>::encode(message, out) == 0,
               "refusing to encode");
    }

    /// Both take `in` or both refuse it, whatever the message held before; what they take is the same, and encodes
    /// to what it was. `M` is `Owned` or a view of the same.
    template <class M>
    void decoding(bytes const& in) {
        auto const cut = bytes(in);  // Its own memory, so that a read past the end can be caught.
        bool const good = by_hand<M>::decode(cut);
        expect(by_handfast<M>::decode(cut) == good, "decoding");
        M fresh{}, ours{};
        auto& theirs = last<M>();
        expect(by_hand<M>::decode_into(cut, fresh) == good, "decoding into a fresh message");
        expect(by_handfast<M>::decode_into(cut, ours) == good, "decoding into a message");
        expect(by_hand<M>::decode_into(cut, theirs) == good, "decoding into a used message");
        if (good) {
            expect(fresh == ours && theirs == ours, "what was decoded");
            bytes out(room);
            auto const size = by_handfast<M>::encode(ours, out);
            out.resize(size);
            expect(out == in, "encoding what was decoded");
        }
        expect(by_handfast<M>::decode_into(cut, last_of_handfast<M>()) == good, "decoding into a used message");
        if (good) expect(last_of_handfast<M>() == ours, "what was decoded into a used message");
    }

    /// `in`, all that is shorter, one byte more, and each byte spoilt in several ways.
    template <class... M>
    void decodings(bytes const& in) {
        auto const all = [&](bytes const& some) { (decoding<M>(some), ...); };
        for (std::size_t size = 0; size <= in.size(); ++size)
            all({in.begin(), in.begin() + static_cast<std::ptrdiff_t>(size)});
        auto more = in;
        more.push_back(0);
        all(more);
        for (auto spoilt = in; auto& byte : spoilt) {
            auto const before = byte;
            for (int const change : {1, 2, 3, 4, 255, 254, 128, 64}) {
                byte = static_cast<std::uint8_t>(before + change);
                all(spoilt);
            }
            byte = before;
        }
    }

private:
    static constexpr std::size_t room = 32768;

    template <class M>
    static M& last() {
        static M message{};
        return message;
    }
    template <class M>
    static M& last_of_handfast() {
        static M message{};
        return message;
    }

    void expect(bool truth, char const* what) {
        if (truth) return;
        if (whole_) std::fprintf(stderr, "%s: hand-written code and handfast differ: %s\n", work_.c_str(), what);
        whole_ = false;
    }

    std::string work_;
    bool whole_ = true;
};

}  // namespace work

#endif
