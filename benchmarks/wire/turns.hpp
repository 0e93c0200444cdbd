// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_TURNS_HPP
#define HANDFAST_BENCHMARKS_WIRE_TURNS_HPP

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>

#include "paired.hpp"
#include "samples.hpp"

/// Contenders over inputs that take turns, so that nothing of the next one is known beforehand.
namespace work {

/// A power of two of them.
template <class T>
using inputs = std::shared_ptr<std::vector<T> const>;

/// `call` takes an input and returns whether it could do the work.
template <class T, class Call>
paired::contender taking_turns(std::string name, inputs<T> from, Call call) {
    return {std::move(name), [from, call](std::size_t times) mutable {
                auto const* const all = from->data();
                auto const last = from->size() - 1;
                bool good = true;
                for (std::size_t i = 0; i < times; ++i) good = call(all[i & last]) && good;
                if (!good) std::abort();
            }};
}

/// Decodes with a function of bytes.
inline paired::contender decoder(std::string name, inputs<bytes> from, bool (*decode)(handfast::byte_view)) {
    return taking_turns(std::move(name), std::move(from), [decode](bytes const& in) { return decode(in); });
}

/// Decodes into one message again and again.
template <class M>
paired::contender decoder_into(std::string name, inputs<bytes> from, bool (*decode)(handfast::byte_view, M&)) {
    return taking_turns(std::move(name), std::move(from),
                        [decode, to = M{}](bytes const& in) mutable { return decode(in, to); });
}

/// Encodes into one buffer of `room` bytes again and again.
template <class M>
paired::contender encoder(std::string name, inputs<M> from, std::size_t room,
                          std::size_t (*encode)(M const&, handfast::byte_span)) {
    return taking_turns(std::move(name), std::move(from),
                        [encode, to = bytes(room)](M const& in) mutable { return encode(in, to) != 0; });
}

}  // namespace work

#endif
