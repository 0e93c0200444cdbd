// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_HTTP_HPP
#define HANDFAST_EXAMPLES_SUPPORT_HTTP_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace examples {

/// Bytes of request after which no blank line is waited for any more.
inline constexpr std::size_t greatest_request = 16384;

/// Whether the head of a request has come: it ends with a blank line (RFC 9112 §2.1; a bare line feed is a line's
/// end too, §2.2).
[[nodiscard]] inline bool is_complete(std::string_view request) {
    return request.find("\r\n\r\n") != request.npos || request.find("\n\n") != request.npos;
}

/// The answer to a request: a small page for a GET of HTTP/1.0 or 1.1, else a status that says what is wrong.
/// The connection ends behind it.
[[nodiscard]] inline std::string response_to(std::string_view request) {
    auto const line = request.substr(0, request.find_first_of("\r\n"));
    auto const method = line.substr(0, line.find(' '));
    auto const version = line.substr(line.find_last_of(' ') + 1);
    std::string_view status = "200 OK";
    std::string_view words = "<p>Served over TLS 1.2 by handfast.</p>";
    if (!is_complete(request) || (version != "HTTP/1.0" && version != "HTTP/1.1")) {
        status = "400 Bad Request";
        words = "<p>That is no request of HTTP/1.0 or HTTP/1.1.</p>";
    } else if (method != "GET") {
        status = "405 Method Not Allowed";
        words = "<p>Only GET is answered here.</p>";
    }
    auto const page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>handfast</title></head><body>" +
                      std::string{words} + "</body></html>\n";
    std::string response{version == "HTTP/1.0" ? "HTTP/1.0 " : "HTTP/1.1 "};
    response.append(status).append("\r\n");
    if (status.starts_with("405")) response += "Allow: GET\r\n";
    response += "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(page.size()) +
                "\r\nConnection: close\r\n\r\n";
    return response + page;
}

}  // namespace examples

#endif
