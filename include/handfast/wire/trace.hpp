// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_TRACE_HPP
#define HANDFAST_WIRE_TRACE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <handfast/wire/error.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Where a codec says why it failed. The error comes to life with the failure; the way of success never
/// touches it. Every member that reports returns a null pointer, which is what the failing codec returns.
class trace {
public:
    /// `first` is the byte that offsets count from.
    constexpr explicit trace(std::uint8_t const* first) noexcept : first_(first) {}

    /// The failure itself, at the byte `at`.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t fail(failure what, std::uint8_t const* at,
                                                               std::uint64_t found, std::uint64_t bound) noexcept {
        auto& e = error_.emplace();
        e.what = what;
        e.offset = static_cast<std::size_t>(at - first_);
        e.found = found;
        e.bound = bound;
        return nullptr;
    }

    /// On the way out: the failing part was the field `name`.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t in(std::string_view name) noexcept {
        error_->path.prepend(name);
        return nullptr;
    }

    /// On the way out: the failing part was the element `index`.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t at(std::size_t index) noexcept {
        error_->path.prepend(index);
        return nullptr;
    }

    /// The error, on the way out of the outermost message; only after a failure.
    [[nodiscard]] constexpr wire::error of(std::string_view message) const noexcept {
        wire::error e = *error_;
        e.message = message;
        return e;
    }

private:
    std::optional<wire::error> error_;
    std::uint8_t const* first_;
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
