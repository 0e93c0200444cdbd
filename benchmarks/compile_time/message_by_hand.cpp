// SPDX-License-Identifier: BSL-1.0
// As message.cpp, without the library: each bound is checked, a failure is no more than a null pointer.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

using byte_view = std::span<std::uint8_t const>;

template <class Integer>
Integer load(std::uint8_t const* from) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i) value = value << 8 | from[i];
    return static_cast<Integer>(value);
}

template <class Integer>
void store(Integer value, std::uint8_t* to) {
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        to[i] = static_cast<std::uint8_t>(value >> (8 * (sizeof(Integer) - 1 - i)));
}

enum class kind : std::uint8_t { one = 1, two = 2, three = 3 };

// each:
struct message_0 {
    std::uint8_t version = 0;
    std::uint16_t port = 0;
    std::uint32_t sequence = 0;
    std::array<std::uint8_t, 8> cookie{};
    byte_view name;
    byte_view numbers;
    kind what{};
    std::uint64_t time = 0;
};

bool read(byte_view in, message_0& message) {
    auto const* at = in.data();
    auto const* const end = at + in.size();
    auto const left = [&] { return static_cast<std::size_t>(end - at); };
    if (left() < 16) return false;
    message.version = at[0];
    message.port = load<std::uint16_t>(at + 1);
    message.sequence = load<std::uint32_t>(at + 3);
    std::memcpy(message.cookie.data(), at + 7, 8);
    std::size_t const name = at[15];
    at += 16;
    if (left() < name) return false;
    message.name = {at, name};
    at += name;
    if (left() < 2) return false;
    std::size_t const numbers = load<std::uint16_t>(at);
    at += 2;
    if (numbers % 2 != 0 || numbers > 65534 || left() < numbers) return false;
    message.numbers = {at, numbers};
    at += numbers;
    if (left() != 9) return false;
    message.what = static_cast<kind>(at[0]);
    message.time = load<std::uint64_t>(at + 1);
    return true;
}

std::size_t write(message_0 const& message, std::span<std::uint8_t> out) {
    if (message.name.size() > 255 || message.numbers.size() > 65534 || message.numbers.size() % 2 != 0) return 0;
    std::size_t const size = 27 + message.name.size() + message.numbers.size();
    if (out.size() < size) return 0;
    auto* at = out.data();
    at[0] = message.version;
    store(message.port, at + 1);
    store(message.sequence, at + 3);
    std::memcpy(at + 7, message.cookie.data(), 8);
    at[15] = static_cast<std::uint8_t>(message.name.size());
    at += 16;
    if (!message.name.empty()) std::memcpy(at, message.name.data(), message.name.size());
    at += message.name.size();
    store(static_cast<std::uint16_t>(message.numbers.size()), at);
    at += 2;
    if (!message.numbers.empty()) std::memcpy(at, message.numbers.data(), message.numbers.size());
    at += message.numbers.size();
    at[0] = static_cast<std::uint8_t>(message.what);
    store(message.time, at + 1);
    return size;
}

std::size_t read_and_write(message_0& message, byte_view in, std::span<std::uint8_t> out) {
    return read(in, message) ? write(message, out) : 0;
}
