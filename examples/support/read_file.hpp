// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_READ_FILE_HPP
#define HANDFAST_EXAMPLES_SUPPORT_READ_FILE_HPP

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace examples {

/// The whole of a file; nothing where it cannot be read.
[[nodiscard]] inline std::optional<std::string> read_file(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) return std::nullopt;
    return text;
}

}  // namespace examples

#endif
