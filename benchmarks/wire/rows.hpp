// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_ROWS_HPP
#define HANDFAST_BENCHMARKS_WIRE_ROWS_HPP

#include <memory>
#include <string>
#include <vector>

#include "board.hpp"
#include "calls.hpp"
#include "equal.hpp"
#include "turns.hpp"

/// The rows of one piece of work, with hand-written code and handfast in them.
namespace work {

/// `count` samples, a power of two.
template <class Make>
auto samples(Make const& make, unsigned count) {
    using message = decltype(make(0u));
    std::vector<message> all;
    for (unsigned seed = 0; seed < count; ++seed) all.push_back(make(seed));
    return std::make_shared<std::vector<message> const>(std::move(all));
}

/// The samples' encodings, on which both agree.
template <class M>
inputs<bytes> encodings(std::vector<M> const& messages, agreement& agreed) {
    std::vector<bytes> all;
    for (auto const& message : messages) all.push_back(agreed.encoding(message));
    return std::make_shared<std::vector<bytes> const>(std::move(all));
}

template <class M>
row decode_row(std::string work, std::string operation, double goal, inputs<bytes> in) {
    return {work,
            operation,
            goal,
            {decoder("hand", in, by_hand<M>::decode), decoder("handfast", in, by_handfast<M>::decode)}};
}
template <class M>
row decode_into_row(std::string work, std::string operation, double goal, inputs<bytes> in) {
    return {work,
            operation,
            goal,
            {decoder_into<M>("hand", in, by_hand<M>::decode_into),
             decoder_into<M>("handfast", in, by_handfast<M>::decode_into)}};
}
template <class M>
row encode_row(std::string work, double goal, inputs<M> in, std::size_t room) {
    return {
        work,
        "encode",
        goal,
        {encoder<M>("hand", in, room, by_hand<M>::encode), encoder<M>("handfast", in, room, by_handfast<M>::encode)}};
}

struct goals {
    double encode;
    double view;
    double reused;
    double fresh;
};

/// A message with variable parts: encoded from one that owns them, decoded to a view and to one that owns them.
template <class View, class Owned>
void add_rows(board& to, std::string const& work, inputs<Owned> messages, inputs<bytes> in, goals const& goal) {
    to.add(encode_row<Owned>(work, goal.encode, messages, in->front().size() + 4096));
    to.add(decode_row<View>(work, "view", goal.view, in));
    to.add(decode_into_row<View>(work, "view, reused", goal.view, in));
    to.add(decode_into_row<Owned>(work, "own, reused", goal.reused, in));
    to.add(decode_row<Owned>(work, "own, fresh", goal.fresh, in));
}

/// A message of fixed size.
template <class M>
void add_rows(board& to, std::string const& work, inputs<M> messages, inputs<bytes> in, double goal) {
    to.add(encode_row<M>(work, goal, messages, in->front().size() + 16));
    to.add(decode_row<M>(work, "decode", goal, in));
    to.add(decode_into_row<M>(work, "decode, reused", goal, in));
}

}  // namespace work

#endif
