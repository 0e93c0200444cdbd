// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_TRACE_HPP
#define HANDFAST_WIRE_TRACE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>  // for std::construct_at
#include <string_view>

#include <handfast/wire/error.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// Where a codec says why it failed. Nothing in it is initialised before something fails, so that the way of
/// success pays nothing for it but room on the stack. Every member that reports returns a null pointer, which
/// is what the failing codec returns.
class trace {
public:
    constexpr trace() noexcept {}

    /// The failure itself, at the byte `at`.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t fail(failure what, std::uint8_t const* at,
                                                               std::uint64_t found, std::uint64_t bound) noexcept {
        auto& e = *std::construct_at(&error_);
        at_ = at;
        e.what = what;
        e.found = found;
        e.bound = bound;
        if ((what == failure::truncated || what == failure::announced) && bound > found) e.missing = bound - found;
        if (what == failure::uneven) e.missing = bound - found % bound;
        return nullptr;
    }

    /// After a failure for which more input would help: so many more bytes, at least, are needed to go on.
    constexpr void needs(std::uint64_t bytes) noexcept {
        if (error_.missing != 0 && error_.missing < bytes) error_.missing = bytes;
    }

    /// What failed, after something did.
    [[nodiscard]] constexpr failure what() const noexcept { return error_.what; }

    /// After `fail(failure::none, ...)` for a run of fields of these sizes: it fails as `what` in one of them, whose
    /// place among them this gives; to go on, the bytes of the whole run are needed.
    [[gnu::cold]] constexpr std::size_t short_run(failure what, std::size_t const* sizes) noexcept {
        auto& e = error_;
        e.what = what;
        if (what == failure::truncated) e.missing = e.bound - e.found;
        std::size_t i = 0;
        for (; e.found >= sizes[i]; ++i) {
            e.found -= sizes[i];
            at_ += sizes[i];
        }
        e.bound = sizes[i];
        return i;
    }

    /// On the way out: the failing part was within a frame whose bytes are all there, so that more input would
    /// not help.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t framed() noexcept {
        error_.missing = 0;
        return nullptr;
    }

    /// On the way out: the failing part was the field `name`.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t in(std::string_view name) noexcept {
        error_.path.prepend(name);
        return nullptr;
    }

    /// On the way out: the failing part was the element `index`.
    [[gnu::cold, gnu::noinline]] constexpr std::nullptr_t at(std::size_t index) noexcept {
        error_.path.prepend(index);
        return nullptr;
    }

    /// The error, on the way out of the outermost message, whose first byte is `first`; only after a failure.
    [[nodiscard, gnu::cold, gnu::noinline]] constexpr wire::error of(std::string_view message,
                                                                     std::uint8_t const* first) const noexcept {
        wire::error e = error_;
        e.message = message;
        e.offset = static_cast<std::size_t>(at_ - first);
        return e;
    }

private:
    union {
        wire::error error_;
    };
    std::uint8_t const* at_;
};

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
