// SPDX-License-Identifier: BSL-1.0
#include <handfast/wire/storage.hpp>

#include <type_traits>

#include <handfast/wire.hpp>

namespace wire = handfast::wire;

namespace {
template <class Storage>
struct basic_hello {
    wire::u16 version;
    wire::opaque<0, 32, Storage> session;
    wire::vector<wire::u16, 0, 99, Storage> suites;

    HANDFAST_MESSAGE(basic_hello, version, session, suites)
};

// A view or a loan is copied without a thought; what is owned is not.
static_assert(std::is_trivially_copyable_v<basic_hello<wire::view>>);
static_assert(std::is_trivially_copyable_v<basic_hello<wire::borrowed>>);
static_assert(!std::is_trivially_copyable_v<basic_hello<wire::owned>>);
static_assert(std::is_nothrow_move_constructible_v<basic_hello<wire::owned>>);
static_assert(std::is_aggregate_v<basic_hello<wire::view>>);

// Nothing is lent that would be gone at the end of the line.
using lent = wire::vector<wire::u16, 0, 99, wire::borrowed>;
using words = wire::opaque<0, 99, wire::view>;
static_assert(std::is_constructible_v<lent, std::array<wire::u16, 2> const&>);
static_assert(!std::is_constructible_v<lent, std::array<wire::u16, 2>>);
static_assert(!std::is_constructible_v<lent, std::vector<wire::u16>>);
static_assert(std::is_constructible_v<words, std::vector<std::uint8_t> const&>);
static_assert(!std::is_constructible_v<words, std::vector<std::uint8_t>>);
static_assert(std::is_constructible_v<words, handfast::byte_view>);

// The wire form is the same in all of them.
static_assert(wire::least_size<basic_hello<wire::view>> == wire::least_size<basic_hello<wire::owned>>);
static_assert(wire::greatest_size<basic_hello<wire::view>> == wire::greatest_size<basic_hello<wire::borrowed>>);
}  // namespace
