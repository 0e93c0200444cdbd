// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_LISTS_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_LISTS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <handfast/wire.hpp>

#include "numbers.hpp"

/// Filling the variable parts of messages: a view is pointed at the bytes, what is owned keeps the memory that it has.
namespace work::hand {

namespace wire = handfast::wire;

/// Bytes that were checked.
template <class Bytes>
void put_bytes(std::uint8_t const* at, std::size_t size, Bytes& to) {
    if constexpr (requires { to.bytes(); }) {
        auto& own = to.bytes();
        if (size > own.capacity()) return own.assign(at, at + size);
        if (size != own.size()) own.resize(size);
        copy(at, size, own.data());
    } else {
        to = handfast::byte_view{at, size};
    }
}

/// `size` bytes of numbers that were checked.
template <class Unsigned, std::endian Order = std::endian::big, class List>
void put_numbers(std::uint8_t const* at, std::size_t size, List& to) {
    if constexpr (requires { to.elements(); }) {
        using element = typename List::value_type;
        static_assert(sizeof(element) % sizeof(Unsigned) == 0 && std::is_trivially_copyable_v<element>);
        to.elements().resize(size / sizeof(element));
        copy_numbers<Unsigned, Order>(at, size / sizeof(Unsigned), to.elements().data());
    } else {
        to = List::of_encoded({at, size});
    }
}

/// Gives the elements of a list one after another to be filled, so that each keeps its memory.
template <class Element>
class refill {
public:
    explicit refill(std::vector<Element>& list) noexcept : list_(list) {}
    Element& next() {
        if (used_ == list_.size()) list_.emplace_back();
        return list_[used_++];
    }
    /// Drops the elements that were not asked for.
    bool close() {
        list_.resize(used_);
        return true;
    }

private:
    std::vector<Element>& list_;
    std::size_t used_ = 0;
};

}  // namespace work::hand

#endif
