// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_LAWS_CODEC_HPP
#define HANDFAST_TESTS_LAWS_CODEC_HPP

// The laws of a codec, written once and run over every wire type and every message: each takes bytes that
// are a message (`sample`) and the message's type, in each of its storages.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <handfast/core/hex.hpp>
#include <handfast/wire.hpp>

#include "laws/allocations.hpp"

namespace laws {

namespace wire = handfast::wire;
using handfast::byte_span;
using handfast::byte_view;
using input = std::vector<std::uint8_t>;

/// A copy that ends where its memory ends, so that a sanitizer sees the first byte past it.
class exact {
public:
    explicit exact(byte_view bytes) : size_(bytes.size()), memory_(new std::uint8_t[bytes.size()]) {
        for (std::size_t i = 0; i < size_; ++i) memory_[i] = bytes[i];
    }
    explicit exact(std::size_t size) : size_(size), memory_(new std::uint8_t[size]()) {}
    [[nodiscard]] byte_span bytes() noexcept { return {memory_.get(), size_}; }

private:
    std::size_t size_;
    std::unique_ptr<std::uint8_t[]> memory_;
};

/// What must hold for any input whatever: it is refused with an error that makes sense, or it is a message
/// that is written as the very same bytes; and memory is taken in proportion to the input, at most.
template <class M>
bool accepted_or_refused(byte_view any, std::string_view what) {
    exact in{any};
    auto const before = allocated_bytes();
    auto const decoded = wire::decode<M>(in.bytes());
    auto const taken = allocated_bytes() - before;
    BOOST_CHECK_MESSAGE(taken <= 256 * any.size(),
                        what << ": " << taken << " bytes allocated for " << handfast::to_hex(any));
    if (decoded) {
        exact out{any.size()};
        auto const written = wire::encode(*decoded, out.bytes());
        BOOST_CHECK_MESSAGE(written.has_value() && *written == any.size() && handfast::same_bytes(out.bytes(), any),
                            what << ": accepted, but written otherwise: " << handfast::to_hex(any));
        BOOST_CHECK_MESSAGE(wire::encoded_size(*decoded) == any.size(), what << ": size of " << handfast::to_hex(any));
        return true;
    }
    auto const& e = decoded.error();
    BOOST_CHECK_MESSAGE(e.what != wire::failure::none && e.what != wire::failure::no_room, what << ": no reason");
    BOOST_CHECK_MESSAGE(e.offset <= any.size(), what << ": fails behind the end");
    BOOST_CHECK_MESSAGE(!describe(e).empty() && describe(e).view().starts_with(e.message), what << ": no words");
    return false;
}

template <class M>
handfast::sentence in_words(handfast::result<M, wire::error> const& decoded) {
    return decoded ? handfast::sentence{"no failure"} : describe(decoded.error());
}

template <class M>
void round_trip(byte_view sample) {
    auto const decoded = wire::decode<M>(sample);
    BOOST_REQUIRE_MESSAGE(decoded.has_value(), in_words(decoded));
    BOOST_CHECK(accepted_or_refused<M>(sample, "the sample"));
    BOOST_CHECK(*decoded == *wire::decode<M>(sample));
    BOOST_CHECK(sample.size() >= wire::least_size<M>);
    BOOST_CHECK(sample.size() <= wire::greatest_size<M>);

    input longer{sample.begin(), sample.end()};
    longer.push_back(0);
    if (!wire::detail::greedy<wire::codec<M>>) {
        auto const front = wire::decode_prefix<M>(longer);
        BOOST_REQUIRE(front.has_value());
        BOOST_CHECK(front->size == sample.size());
        BOOST_CHECK(front->message == *decoded);
    }
}

template <class M>
void every_truncation(byte_view sample) {
    for (std::size_t n = 0; n < sample.size(); ++n) {
        bool const whole = accepted_or_refused<M>(sample.first(n), "truncated");
        if (n < wire::least_size<M>) BOOST_CHECK(!whole);
        if (!wire::detail::greedy<wire::codec<M>>) {
            BOOST_CHECK_MESSAGE(!whole, "accepted when cut to " << n);
            exact in{sample.first(n)};
            BOOST_CHECK(!wire::decode_prefix<M>(in.bytes()).has_value());
        }
    }
}

template <class M>
void one_byte_over(byte_view sample) {
    for (unsigned const extra : {0u, 1u, 0x7fu, 0xffu}) {
        input longer{sample.begin(), sample.end()};
        longer.push_back(static_cast<std::uint8_t>(extra));
        bool const whole = accepted_or_refused<M>(longer, "one byte over");
        if (wire::detail::greedy<wire::codec<M>>) continue;
        BOOST_CHECK(!whole);
        BOOST_CHECK(wire::decode<M>(longer).error().what == wire::failure::trailing);
        BOOST_CHECK_EQUAL(wire::decode<M>(longer).error().offset, sample.size());
    }
}

/// Whatever stands at a position is taken for a length sooner or later: all of them, at their worst.
template <class M>
void hostile_lengths(byte_view sample) {
    for (std::size_t width = 1; width <= 4; ++width)
        for (std::size_t at = 0; at + width <= sample.size(); ++at)
            for (unsigned const fill : {0u, 0x01u, 0x7fu, 0x80u, 0xffu}) {
                input changed{sample.begin(), sample.end()};
                for (std::size_t i = 0; i < width; ++i) changed[at + i] = static_cast<std::uint8_t>(fill);
                accepted_or_refused<M>(changed, "hostile length");
            }
}

template <class M>
void every_bit_flip(byte_view sample) {
    for (std::size_t bit = 0; bit < 8 * sample.size(); ++bit) {
        input changed{sample.begin(), sample.end()};
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1u << (bit % 8)));
        accepted_or_refused<M>(changed, "bit flip");
    }
}

template <class M>
void short_outputs(byte_view sample) {
    auto const message = wire::decode<M>(sample);
    BOOST_REQUIRE(message.has_value());
    for (std::size_t n = 0; n < sample.size(); ++n) {
        exact out{n};
        auto const written = wire::encode(*message, out.bytes());
        BOOST_REQUIRE_MESSAGE(!written.has_value(), "written into " << n << " bytes");
        BOOST_CHECK(written.error().what == wire::failure::no_room);
        BOOST_CHECK_EQUAL(written.error().found, n);
        BOOST_CHECK_EQUAL(written.error().bound, sample.size());
        BOOST_CHECK(written.error().offset <= n);
    }
    exact roomy{sample.size() + 3};
    auto const written = wire::encode(*message, roomy.bytes());
    BOOST_REQUIRE(written.has_value());
    BOOST_CHECK_EQUAL(*written, sample.size());
    for (auto const byte : roomy.bytes().subspan(sample.size())) BOOST_CHECK_EQUAL(byte, 0);
}

/// All of the laws, for each of the types that have this wire form: a message in its several storages.
template <class... Messages>
void hold(byte_view sample) {
    (round_trip<Messages>(sample), ...);
    (every_truncation<Messages>(sample), ...);
    (one_byte_over<Messages>(sample), ...);
    (hostile_lengths<Messages>(sample), ...);
    (every_bit_flip<Messages>(sample), ...);
    (short_outputs<Messages>(sample), ...);
}

/// The same for a sample written as hexadecimal digits.
template <class... Messages>
void hold_for(std::string_view digits) {
    auto const sample = handfast::from_hex(digits);
    hold<Messages...>(sample);
}

/// A message of which `T` is the middle, so that a codec that takes too much or too little is seen.
template <class T>
struct around {
    wire::u16 before;
    T it;
    wire::u8 after;

    HANDFAST_MESSAGE(around, before, it, after)
};

/// A message that ends in a `T`.
template <class T>
struct ending {
    wire::u16 before;
    T it;

    HANDFAST_MESSAGE(ending, before, it)
};

}  // namespace laws

#endif
