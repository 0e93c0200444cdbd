// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TLS_APPLICATION_PROTOCOLS_HPP
#define HANDFAST_TLS_APPLICATION_PROTOCOLS_HPP

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/version.hpp>

namespace handfast::inline HANDFAST_ABI::tls {

/// The application protocols that one end speaks, most preferred first (RFC 7301): `{"h2", "http/1.1"}`. None: there
/// is nothing to agree on.
class application_protocols {
public:
    static constexpr std::size_t greatest_count = 16;

    application_protocols() = default;
    application_protocols(std::initializer_list<std::string_view> names) : names_(names.begin(), names.end()) {}
    explicit application_protocols(std::vector<std::string> names) : names_(std::move(names)) {}

    [[nodiscard]] std::span<std::string const> names() const noexcept { return names_; }
    [[nodiscard]] bool empty() const noexcept { return names_.empty(); }

    /// Whether each has a name that can be sent, of 1 to 255 bytes, and there are at most `greatest_count`.
    [[nodiscard]] bool valid() const noexcept {
        return names_.size() <= greatest_count &&
               std::ranges::all_of(names_, [](auto const& name) { return !name.empty() && name.size() <= 255; });
    }

    /// The one of that name, as it lies here; nothing where there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept {
        auto const found = std::ranges::find(names_, name);
        if (found == names_.end()) return std::nullopt;
        return *found;
    }

private:
    std::vector<std::string> names_;
};

}  // namespace handfast::inline HANDFAST_ABI::tls

#endif
