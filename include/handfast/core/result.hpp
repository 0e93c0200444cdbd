// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_RESULT_HPP
#define HANDFAST_CORE_RESULT_HPP

#include <exception>
#include <optional>  // for std::construct_at: <memory> would cost several times the rest of this header
#include <string_view>
#include <type_traits>
#include <utility>
#if !defined(__cpp_exceptions)
#include <cstdio>
#include <cstdlib>
#endif

#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI {

namespace detail {
/// What there is to say about an error: its sentence, and what can be done about it where there is an `explain`.
template <class Error>
constexpr text<600> words_for(Error const& error) {
    if constexpr (requires { explain(error); }) return explain(error);
    else return text<600>{describe(error).view()};
}
}  // namespace detail

/// What `result::value()` throws where there is no value: the error's own words.
class failure : public std::exception {
public:
    explicit failure(std::string_view words) : words_(words) {}
    [[nodiscard]] char const* what() const noexcept override { return words_.c_str(); }

private:
    text<600> words_;
};

/// A `failure` that carries the error itself.
template <class Error>
class failed_with : public failure {
public:
    explicit failed_with(Error error) : failure(detail::words_for(error)), error_(std::move(error)) {}
    [[nodiscard]] Error const& error() const noexcept { return error_; }

private:
    Error error_;
};

/// An error on its way into a result: `return fail(failure::truncated);`
template <class Error>
struct failed {
    Error error;
};

/// Makes an error something to return where a `result` is wanted.
template <class Error>
[[nodiscard]] constexpr failed<std::remove_cvref_t<Error>> fail(Error&& error) {
    return {std::forward<Error>(error)};
}

namespace detail {
/// Throws `what`, or without exceptions says it and ends the program.
template <class Failure>
[[noreturn]] void raise(Failure const& what) {
#if defined(__cpp_exceptions)
    throw Failure(what);
#else
    std::fprintf(stderr, "handfast: %s\n", what.what());
    std::abort();
#endif
}

template <class Error>
[[noreturn]] void raise_error(Error const& error) {
    raise(failed_with<Error>(error));
}
}  // namespace detail

/// Either a value or the error that took its place. Nothing in the library throws but `value()` and `get<M>` of
/// what a session received, which do so where the caller asks for what is not there (without exceptions they print the
/// error and abort). `Error` has a `describe(error) -> sentence` beside it.
template <class Value, class Error>
class [[nodiscard("a result says whether the call succeeded")]] result {
public:
    using value_type = Value;
    using error_type = Error;

    constexpr result(Value value) : value_(std::move(value)), has_value_(true) {}
    /// Made in its place, from nothing: for a value that is then filled where it stands.
    constexpr explicit result(std::in_place_t) : has_value_(true) {
        // Else g++ takes the union's constant initialiser for one of all its bytes, the error's too.
        if (std::is_constant_evaluated()) std::construct_at(&value_);
        else ::new (static_cast<void*>(&value_)) Value{};
    }
    template <class E>
        requires std::is_convertible_v<E, Error>
    constexpr result(failed<E> f) : error_(std::move(f.error)), has_value_(false) {}

    constexpr result(result const& other)
        requires std::is_copy_constructible_v<Value>
        : nothing_{}, has_value_(other.has_value_) {
        if (has_value_) std::construct_at(&value_, other.value_);
        else std::construct_at(&error_, other.error_);
    }
    constexpr result(result&& other) noexcept(std::is_nothrow_move_constructible_v<Value>)
        : nothing_{}, has_value_(other.has_value_) {
        if (has_value_) std::construct_at(&value_, std::move(other.value_));
        else std::construct_at(&error_, std::move(other.error_));
    }
    constexpr result& operator=(result other) noexcept(std::is_nothrow_move_constructible_v<Value>) {
        std::destroy_at(this);
        std::construct_at(this, std::move(other));
        return *this;
    }
    constexpr ~result() {
        if (has_value_) value_.~Value();
        else error_.~Error();
    }
    constexpr ~result()
        requires std::is_trivially_destructible_v<Value> && std::is_trivially_destructible_v<Error>
    = default;

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value_; }

    constexpr Value& operator*() & noexcept { return value_; }
    constexpr Value const& operator*() const& noexcept { return value_; }
    constexpr Value&& operator*() && noexcept { return std::move(value_); }
    constexpr Value* operator->() noexcept { return &value_; }
    constexpr Value const* operator->() const noexcept { return &value_; }

    /// The value; throws `failed_with<Error>` where there is none.
    constexpr Value& value() & {
        if (!has_value_) detail::raise_error(error_);
        return value_;
    }
    constexpr Value const& value() const& {
        if (!has_value_) detail::raise_error(error_);
        return value_;
    }
    constexpr Value value() && {
        if (!has_value_) detail::raise_error(error_);
        return std::move(value_);
    }

    /// The error; only where `has_value()` is false.
    [[nodiscard]] constexpr Error const& error() const noexcept { return error_; }

private:
    union {
        char nothing_;
        Value value_;
        Error error_;
    };
    bool has_value_;
};

template <class Error>
class [[nodiscard("a result says whether the call succeeded")]] result<void, Error> {
public:
    using value_type = void;
    using error_type = Error;

    constexpr result() noexcept : has_value_(true) {
        if (std::is_constant_evaluated()) std::construct_at(&nothing_);
        else ::new (static_cast<void*>(&nothing_)) none;
    }
    template <class E>
        requires std::is_convertible_v<E, Error>
    constexpr result(failed<E> f) : error_(std::move(f.error)), has_value_(false) {}
    constexpr result(result const& other) : nothing_{}, has_value_(other.has_value_) {
        if (!has_value_) std::construct_at(&error_, other.error_);
    }
    constexpr result& operator=(result const& other) {
        if (this == &other) return *this;
        std::destroy_at(this);
        std::construct_at(this, other);
        return *this;
    }
    constexpr ~result() {
        if (!has_value_) error_.~Error();
    }
    constexpr ~result()
        requires std::is_trivially_destructible_v<Error>
    = default;

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value_; }
    constexpr void value() const {
        if (!has_value_) detail::raise_error(error_);
    }
    [[nodiscard]] constexpr Error const& error() const noexcept { return error_; }

private:
    struct none {
        constexpr none() noexcept {}
    };
    union {
        none nothing_;
        Error error_;
    };
    bool has_value_;
};

}  // namespace handfast::inline HANDFAST_ABI

#endif
