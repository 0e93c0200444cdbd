// SPDX-License-Identifier: BSL-1.0
// Hands one mail, from standard input, to an SMTP server.
#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <handfast/net/posix.hpp>

#include "../support/arguments.hpp"
#include "smtp_send.hpp"

namespace {

namespace hf = handfast;
using hf::choreography::readiness;
using hf::net::deadline;

constexpr std::string_view usage =
    R"(smtp_client HOST PORT --from A --to B,C... [--name DOMAIN]
    hands the mail on standard input over; ends with 0 where the server has taken it for everybody, with 1 else
    --name DOMAIN  how it introduces itself, localhost unless given
)";

/// The transport of the session: it waits for whole replies.
class client_end {
public:
    struct connection {
        hf::net::stream stream;
        smtp::conversation talk{};
        std::chrono::milliseconds patience{};
        std::string trouble{};
    };
    explicit client_end(connection& with) : with_(&with) {}

    void patience(unsigned milliseconds) { with_->patience = std::chrono::milliseconds{milliseconds}; }

    template <class M>
    void put(M const& m, int) {
        with_->talk.say(smtp::format(m));
        if (with_->talk.unsent().size() > most_unsent) flush();
    }

    [[nodiscard]] readiness pending(int) {
        flush();
        auto const until = deadline::in(with_->patience);
        std::array<char, 4096> bytes;
        while (with_->trouble.empty()) {
            if (auto const it = smtp::next_reply(with_->talk))
                return it->what.code > 0 ? readiness::ready : fail("what came is no reply");
            auto const room = std::min(bytes.size(), with_->talk.room());
            if (room == 0) return fail("the reply is too long");
            auto const count = with_->stream.read_some({reinterpret_cast<std::uint8_t*>(bytes.data()), room}, until);
            if (!count) return fail(std::string{describe(count.error()).view()});
            if (*count == 0) return fail("the server has closed the connection");
            with_->talk.received({bytes.data(), *count});
        }
        return readiness::failed;
    }

    template <class M>
    [[nodiscard]] bool is() const {
        return std::is_same_v<M, smtp::reply>;
    }
    template <class M>
    [[nodiscard]] std::optional<M> peek() const {
        return smtp::next_reply(with_->talk)->what;
    }
    template <class M>
    [[nodiscard]] std::optional<M> take() {
        auto it = *smtp::next_reply(with_->talk);
        with_->talk.drop(it.size);
        return std::move(it.what);
    }

private:
    static constexpr std::size_t most_unsent = 1 << 16;

    void flush() {
        auto const unsent = with_->talk.unsent();
        if (!with_->trouble.empty() || unsent.empty()) return;
        auto const sent = with_->stream.write_all(hf::as_bytes(unsent), deadline::in(std::chrono::minutes{3}));
        if (!sent) (void)fail(std::string{describe(sent.error()).view()});
        with_->talk.sent(unsent.size());
    }
    readiness fail(std::string why) {
        with_->trouble = std::move(why);
        return readiness::failed;
    }

    connection* with_;
};

/// The lines of `text`, which ends with CR LF or with LF alone.
std::optional<std::vector<std::string>> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto words = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (words.ends_with('\r')) words.remove_suffix(1);
        if (words.size() + 3 > smtp::longest_line || words.find('\r') != std::string_view::npos) return std::nullopt;
        lines.emplace_back(words);
    }
    return lines;
}

/// "a@b,c@d"; none where one of them could be taken for more than an address.
std::vector<std::string> addresses_in(std::string_view list) {
    std::vector<std::string> all;
    for (bool more = true; more;) {
        auto const end = list.find(',');
        more = end != std::string_view::npos;
        all.emplace_back(list.substr(0, end));
        if (all.back().empty() || all.back().find_first_of("<>\r\n ") != std::string::npos) return {};
        if (more) list.remove_prefix(end + 1);
    }
    return all;
}

}  // namespace

int main(int count, char** values) {
    examples::arguments const given{count, values, usage, {"--from", "--to", "--name"}, {}};
    auto const& where = given.others(2);
    auto const from = addresses_in(given.required("--from")), to = addresses_in(given.required("--to"));
    if (from.size() != 1 || to.empty()) given.refuse("an address is not well formed");
    std::string const text{std::istreambuf_iterator<char>{std::cin}, {}};
    auto lines = lines_of(text);
    if (!lines) given.refuse("a line of the mail is too long, or holds a CR");

    auto stream = hf::net::connect(where[0], given.port(where[1]), deadline::in(std::chrono::seconds{30}));
    if (!stream) {
        std::cerr << describe(stream.error()) << '\n';
        return 1;
    }
    client_end::connection connection{std::move(*stream)};
    smtp::outgoing const what{from.front(), to, std::move(*lines)};
    try {
        auto const outcome =
            smtp::sender{client_end{connection}, given.value("--name").value_or("localhost"), what}.run();
        for (auto const& it : outcome.refusals) std::cerr << it << '\n';
        return outcome.kept && outcome.taken_for.size() == to.size() ? 0 : 1;
    } catch (std::exception const& trouble) {
        std::cerr << "smtp_client: " << (connection.trouble.empty() ? trouble.what() : connection.trouble) << '\n';
        return 1;
    }
}
