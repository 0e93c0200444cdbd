// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_CLIENT_HELLO_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_CLIENT_HELLO_HPP

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <handfast/core/bytes.hpp>

#include "client_hello_bodies.hpp"

/// Reading a ClientHello by hand, into a view or into a message that owns its parts.
namespace work::hand {

/// Whether an extension may have come before: a bit for each type, which hardly two types in use share.
class type_filter {
public:
    void add(std::size_t type) noexcept {
        auto const bit = std::uint64_t{1} << ((type ^ type >> 10) % 64);
        doubtful_ |= seen_ & bit;
        seen_ |= bit;
    }
    [[nodiscard]] bool doubtful() const noexcept { return doubtful_ != 0; }

private:
    std::uint64_t seen_ = 0;
    std::uint64_t doubtful_ = 0;
};

/// The sure way, over extensions whose lengths were checked.
[[gnu::cold, gnu::noinline]] inline bool types_differ(std::uint8_t const* at, std::uint8_t const* end) {
    std::bitset<65536> seen;
    for (; at != end; at += 4 + load16(at + 2)) {
        if (seen[load16(at)]) return false;
        seen.set(load16(at));
    }
    return true;
}

/// Shows `[at, end)` to `read` extension by extension.
template <class Read>
[[gnu::always_inline]] inline bool each_extension(std::uint8_t const* at, std::uint8_t const* end, Read const& read) {
    type_filter filter;
    for (auto const* next = at; next != end;) {
        if (left(next, end) < 4) return false;
        auto const type = load16(next);
        auto const size = load16(next + 2);
        next += 4;
        if (size > left(next, end)) return false;
        filter.add(type);
        if (!read(static_cast<extension_type>(type), next, size)) return false;
        next += size;
    }
    return !filter.doubtful() || types_differ(at, end);
}

inline bool read_extensions(std::uint8_t const* at, std::uint8_t const* end, basic_extensions<wire::view>& to) {
    to = basic_extensions<wire::view>::of_encoded({at, end});
    auto const read = [](extension_type type, std::uint8_t const* body, std::size_t size)
                          __attribute__((always_inline)) { return check_body(type, body, size); };
    return each_extension(at, end, read);
}

/// How many extensions there seem to be.
[[gnu::noinline]] inline std::size_t count_extensions(std::uint8_t const* at, std::uint8_t const* end) noexcept {
    std::size_t count = 0;
    for (; left(at, end) >= 4; ++count) {
        auto const size = load16(at + 2);
        if (size > left(at, end) - 4) break;
        at += 4 + size;
    }
    return count;
}

inline bool read_extensions(std::uint8_t const* at, std::uint8_t const* end, basic_extensions<wire::owned>& to) {
    auto& list = to.elements();
    if (list.capacity() == 0) list.reserve(count_extensions(at, end));
    refill extensions{list};
    auto const read = [&](extension_type type, std::uint8_t const* body, std::size_t size)
                          __attribute__((always_inline)) { return read_body(type, body, size, extensions.next()); };
    return each_extension(at, end, read) && extensions.close();
}

template <class Storage>
bool decode(handfast::byte_view bytes, basic_client_hello<Storage>& to) {
    auto const* at = bytes.data();
    auto const* const end = at + bytes.size();
    if (bytes.size() < 2 + 32 + 1) return false;
    to.client_version = wire::open_enum<protocol_version>{load<std::uint16_t>(at)};
    std::memcpy(to.random.data(), at + 2, 32);
    std::size_t size = at[34];
    at += 35;

    // Each part is checked together with the prefix behind it.
    if (size > 32 || left(at, end) < size + 2) return false;
    put_bytes(at, size, to.session_id);
    at += size;
    size = load16(at);
    at += 2;
    if (size < 2 || size % 2 != 0 || left(at, end) < size + 1) return false;
    put_numbers<std::uint16_t>(at, size, to.cipher_suites);
    at += size;
    size = *at++;
    if (size == 0 || left(at, end) < size) return false;
    put_numbers<std::uint8_t>(at, size, to.compression_methods);
    at += size;

    if (at == end) {
        to.extensions.reset();
        return true;
    }
    if (left(at, end) < 2 || load16(at) != left(at, end) - 2) return false;
    return read_extensions(at + 2, end, to.extensions ? *to.extensions : to.extensions.emplace());
}

}  // namespace work::hand

#endif
