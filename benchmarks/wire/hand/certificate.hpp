// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_BENCHMARKS_WIRE_HAND_CERTIFICATE_HPP
#define HANDFAST_BENCHMARKS_WIRE_HAND_CERTIFICATE_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <handfast/core/bytes.hpp>

#include "../messages/certificate.hpp"
#include "lists.hpp"

/// A Certificate by hand.
namespace work::hand {

/// The certificate at `at`, or null; the next one is behind it.
inline std::uint8_t const* open_certificate(std::uint8_t const* at, std::uint8_t const* end, std::size_t& size) {
    if (left(at, end) < 4) return nullptr;
    size = load24(at);
    return size != 0 && size <= left(at, end) - 3 ? at + 3 : nullptr;
}

template <class Storage>
bool decode(handfast::byte_view bytes, basic_certificate<Storage>& to) {
    if (bytes.size() < 3 || load24(bytes.data()) != bytes.size() - 3) return false;
    auto const* const first = bytes.data() + 3;
    auto const* const end = bytes.data() + bytes.size();
    std::size_t count = 0;
    std::size_t size = 0;
    for (auto const* at = first; at != end; at += size, ++count) {
        at = open_certificate(at, end, size);
        if (at == nullptr) return false;
    }
    if constexpr (std::is_same_v<Storage, wire::view>) {
        to.certificate_list = decltype(to.certificate_list)::of_encoded({first, end});
    } else {
        // All of it was checked above, and counted, so that the list grows once.
        to.certificate_list.elements().resize(count);
        auto const* at = first;
        for (auto& certificate : to.certificate_list.elements()) {
            size = load24(at);
            put_bytes(at + 3, size, certificate);
            at += 3 + size;
        }
    }
    return true;
}

inline std::size_t encode(basic_certificate<wire::owned> const& from, handfast::byte_span out) {
    if (out.size() < 3) return 0;
    auto* at = out.data() + 3;
    auto* const end = out.data() + out.size();
    for (auto const& certificate : from.certificate_list.elements()) {
        auto const& body = certificate.bytes();
        if (body.empty() || body.size() > 0xffffff || left(at, end) < 3 + body.size()) return 0;
        store24(body.size(), at);
        std::memcpy(at + 3, body.data(), body.size());
        at += 3 + body.size();
    }
    if (left(out.data() + 3, at) > 0xffffff) return 0;
    store24(left(out.data() + 3, at), out.data());
    return left(out.data(), at);
}

}  // namespace work::hand

#endif
