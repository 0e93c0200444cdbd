// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CRYPTO_RSA_DETAIL_READ_FILE_HPP
#define HANDFAST_CRYPTO_RSA_DETAIL_READ_FILE_HPP

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

#include <handfast/core/secret.hpp>
#include <handfast/crypto/rsa/failure.hpp>

namespace handfast::inline HANDFAST_ABI::rsa::detail {

/// The longest file of a private key, some ten times what a key of 8,192 bits and a chain in front of it take.
inline constexpr std::size_t longest_file = std::size_t{256} << 10;

/// The whole of a file, in bytes that are wiped.
[[nodiscard]] inline result<secret_bytes, failure> read_file(std::string const& path) {
    struct closer {
        void operator()(std::FILE* f) const noexcept { std::fclose(f); }
    };
    std::unique_ptr<std::FILE, closer> const file{std::fopen(path.c_str(), "rb")};
    if (!file) return fail(failure::cannot_read);
    // A buffer of the C library's would not be wiped.
    if (std::setvbuf(file.get(), nullptr, _IONBF, 0) != 0) return fail(failure::cannot_read);
    secret_bytes all{longest_file + 1};
    std::size_t size = 0;
    while (size < all.size()) {
        auto const more = std::fread(all.writable().data() + size, 1, all.size() - size, file.get());
        if (more == 0) break;
        size += more;
    }
    if (std::ferror(file.get()) != 0 || size > longest_file) return fail(failure::cannot_read);
    return secret_bytes{all.reveal().first(size)};
}

}  // namespace handfast::inline HANDFAST_ABI::rsa::detail

#endif
