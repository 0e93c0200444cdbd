// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_X509_DETAIL_READ_FILE_HPP
#define HANDFAST_X509_DETAIL_READ_FILE_HPP

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include <handfast/core/result.hpp>
#include <handfast/x509/error.hpp>

namespace handfast::inline HANDFAST_ABI::x509::detail {

/// The error of a file or folder, with its path and, where there is more to say, a reason.
[[nodiscard]] inline failed<error> file_error(failure what, std::string_view path, std::string_view reason = {}) {
    text<280> words{path};
    if (!reason.empty()) words << ": " << reason;
    return fail(error{what, words});
}

/// The whole of a file of at most 16 MiB, which is ten times what all the roots of the web take.
[[nodiscard]] inline result<std::string, error> read_file(std::string const& path) {
    constexpr std::size_t limit = std::size_t{16} << 20;
    struct closer {
        void operator()(std::FILE* f) const noexcept { std::fclose(f); }
    };
    std::unique_ptr<std::FILE, closer> const file{std::fopen(path.c_str(), "rb")};
    if (!file) return file_error(failure::cannot_read, path, std::strerror(errno));
    std::string all;
    char part[16384];
    while (auto const size = std::fread(part, 1, sizeof part, file.get())) {
        if (all.size() + size > limit) return file_error(failure::cannot_read, path, "larger than 16 MiB");
        all.append(part, size);
    }
    if (std::ferror(file.get()) != 0) return file_error(failure::cannot_read, path, std::strerror(errno));
    return all;
}

/// `e` with the path of the file that it came from in front of its circumstances.
[[nodiscard]] inline error in_file(error e, std::string_view path) {
    text<280> words{path};
    if (!e.detail.empty()) words << ": " << e.detail;
    e.detail = words;
    return e;
}

}  // namespace handfast::inline HANDFAST_ABI::x509::detail

#endif
