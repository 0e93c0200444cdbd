// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_JSON_HPP
#define HANDFAST_WIRE_JSON_HPP

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <handfast/core/hex.hpp>
#include <handfast/wire/visit.hpp>

// Needs Boost.JSON: link with -lboost_json, or include <boost/json/src.hpp> in one source file.

namespace handfast::inline HANDFAST_ABI::wire {

namespace detail {

/// Makes a JSON value of what it visits.
class json_writer {
public:
    explicit json_writer(boost::json::value& out) noexcept : out_(out) {}

    void number(std::uint64_t value) { out_ = value; }
    void number(std::int64_t value) { out_ = value; }
    /// JSON has no number that is none, nor an infinite one.
    void number(double value) {
        if (std::isfinite(value)) out_ = value;
        else out_ = nullptr;
    }
    void boolean(bool value) { out_ = value; }
    void zeros() { out_ = nullptr; }
    void absent() { out_ = nullptr; }
    void secret(std::size_t size) { out_ = boost::json::object{{"secret_bytes", size}}; }
    void enumerator(std::string_view name, auto value, std::size_t) {
        if (name.empty()) out_ = value;
        else out_ = boost::json::string_view{name.data(), name.size()};
    }
    void bytes(byte_view value) { out_ = boost::json::string{to_hex(value)}; }

    void list(auto const& range) {
        auto& array = out_.emplace_array();
        for (auto const& element : range) wire::visit(element, json_writer{array.emplace_back(nullptr)});
    }
    void message(wire::message auto const& m) {
        auto& object = out_.emplace_object();
        for_each_field(m, [&](std::string_view name, auto const& value) {
            wire::visit(value, json_writer{object[boost::json::string_view{name.data(), name.size()}]});
        });
    }
    void choice(auto const& tag, auto const& body) {
        auto& object = out_.emplace_object();
        wire::visit(tag, json_writer{object["tag"]});
        body.visit([&](auto const& alternative) { wire::visit(alternative, json_writer{object["body"]}); });
    }

private:
    boost::json::value& out_;
};

}  // namespace detail

/// A message as JSON: an object with a member for each field, in the order of the wire; enumerators by name where
/// they have one, else by number; bytes as a string of hexadecimal digits; what is absent, padding, and what is no
/// finite number as null; a secret as `{"secret_bytes": size}`; a choice as its `tag` and its `body`. For people and
/// their tools.
template <message M>
[[nodiscard]] boost::json::value to_json(M const& value) {
    boost::json::value out;
    wire::visit(value, detail::json_writer{out});
    return out;
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
