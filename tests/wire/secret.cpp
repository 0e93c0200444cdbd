// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/wire/secret.hpp>

#include <new>
#include <type_traits>

#include "laws/codec.hpp"

namespace wire = handfast::wire;

namespace {
using key = wire::secret<wire::bytes<16>>;
using text = wire::secret<wire::opaque<0, 99, wire::owned>>;
using tail = wire::secret<wire::rest<wire::owned>>;

struct login {
    wire::u8 kind;
    key session;
    text password;
    wire::u8 end;

    HANDFAST_MESSAGE(login, kind, session, password, end)
};
using fixed = laws::around<key>;

// Never copied, always moved.
template <class T>
constexpr bool moves_only = !std::is_copy_constructible_v<T> && !std::is_copy_assignable_v<T> &&
                            std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>;
static_assert(moves_only<key> && moves_only<text> && moves_only<tail> && moves_only<login>);
// Not made from bytes by accident, nor shown by accident.
static_assert(!std::is_convertible_v<wire::bytes<16>, key> && !std::is_convertible_v<key, wire::bytes<16>>);
static_assert(!std::is_convertible_v<key, handfast::byte_view>);

static_assert(wire::plain<key> && wire::least_size<key> == 16 && wire::plain<fixed>);
static_assert(wire::least_size<text> == 1 && wire::greatest_size<text> == 100);
static_assert(wire::detail::greedy<wire::codec<tail>> && !wire::detail::greedy<wire::codec<text>>);

// In the compiler.
static_assert(wire::secret<wire::bytes<2>>{wire::bytes<2>{std::array<std::uint8_t, 2>{1, 2}}}.reveal()[1] == 2);

std::vector<std::uint8_t> const pattern(16, 0xa5);
wire::bytes<16> const filled{std::span<std::uint8_t const, 16>{pattern}};

bool all_zero(handfast::byte_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](auto byte) { return byte == 0; });
}

/// Bytes in a vector that tells, whenever it lets its memory go or is about to be filled again, whether all is zero.
std::vector<bool> let_go;
class spied {
public:
    spied() = default;
    explicit spied(std::vector<std::uint8_t> value) : value_(std::move(value)) {}
    spied(spied&&) noexcept = default;
    spied& operator=(spied&& other) noexcept {
        tell();
        value_ = std::move(other.value_);
        return *this;
    }
    ~spied() { tell(); }

    [[nodiscard]] std::size_t size() const noexcept { return value_.size(); }
    [[nodiscard]] handfast::byte_view view() const noexcept { return value_; }
    [[nodiscard]] std::vector<std::uint8_t>& bytes() noexcept { return value_; }
    void tell() noexcept {
        if (!value_.empty()) let_go.push_back(all_zero(value_));
    }

private:
    std::vector<std::uint8_t> value_;
};

/// A place in memory that is looked at after what was in it is gone.
template <class T>
struct place {
    alignas(T) std::uint8_t memory[sizeof(T)]{};
    [[nodiscard]] handfast::byte_view bytes() const {
        // As the optimiser must not know them.
        auto const* at = memory;
        __asm__ __volatile__("" : "+r"(at) : : "memory");
        return {at, sizeof(T)};
    }
    template <class... Arguments>
    T* make(Arguments&&... arguments) {
        return new (memory) T(std::forward<Arguments>(arguments)...);
    }
};
}  // namespace

template <>
struct handfast::wire::codec<spied> : codec<opaque<0, 99, owned>> {
    static std::uint8_t const* decode(std::uint8_t const* at, std::uint8_t const* end, spied& to, trace& why) {
        to.tell();
        opaque<0, 99, owned> bytes;
        at = codec<opaque<0, 99, owned>>::decode(at, end, bytes, why);
        to.bytes() = bytes.bytes();
        return at;
    }
};

BOOST_AUTO_TEST_SUITE(wire_secret)

BOOST_AUTO_TEST_CASE(the_laws_hold) {
    laws::hold_for<fixed>("0102 000102030405060708090a0b0c0d0e0f 03");
    laws::hold_for<login>("01 000102030405060708090a0b0c0d0e0f 03aabbcc 02");
    laws::hold_for<laws::ending<tail>>("0102 aabbcc");
    laws::hold_for<laws::around<wire::length_prefixed<wire::u8, tail>>>("0102 03 aabbcc 03");
    laws::hold_for<laws::around<wire::vector<text, 0, 99, wire::owned>>>("0102 04 00 02aabb 03");
}

BOOST_AUTO_TEST_CASE(bytes_are_wiped_at_the_end) {
    place<key> here;
    auto* const secret = here.make(filled);
    BOOST_TEST(handfast::same_bytes(here.bytes(), pattern));
    secret->~key();
    BOOST_TEST(all_zero(here.bytes()));
}

BOOST_AUTO_TEST_CASE(bytes_are_wiped_where_they_were_moved_from) {
    place<key> here;
    place<key> there;
    auto* const secret = here.make(filled);
    auto* const moved = there.make(std::move(*secret));
    BOOST_TEST(all_zero(here.bytes()));
    BOOST_TEST(handfast::same_bytes(there.bytes(), pattern));
    *secret = std::move(*moved);
    BOOST_TEST(all_zero(there.bytes()));
    BOOST_TEST(handfast::same_bytes(here.bytes(), pattern));
    auto& same = *secret;
    *secret = std::move(same);
    BOOST_TEST(handfast::same_bytes(secret->reveal(), pattern));
    secret->~key();
    moved->~key();
    BOOST_TEST(all_zero(here.bytes()));
}

BOOST_AUTO_TEST_CASE(a_message_wipes_its_secrets) {
    auto const in = handfast::from_hex("0102 a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 03");
    place<fixed> here;
    auto* const message = here.make();
    BOOST_REQUIRE(wire::decode_into(in, *message).has_value());
    auto const secret = here.bytes().subspan(
        static_cast<std::size_t>(message->it.reveal().data() - here.bytes().data()), message->it.size());
    BOOST_TEST(handfast::same_bytes(secret, pattern));
    message->~fixed();
    BOOST_TEST(all_zero(secret));
}

BOOST_AUTO_TEST_CASE(memory_is_wiped_before_it_is_let_go) {
    using secret = wire::secret<spied>;
    let_go.clear();
    {
        secret first{spied{pattern}};
        secret second{spied{pattern}};
        first = std::move(second);
        BOOST_TEST((let_go == std::vector<bool>{true}));
        secret third{std::move(first)};
        BOOST_TEST(handfast::same_bytes(third.reveal(), pattern));
        BOOST_TEST((let_go == std::vector<bool>{true}));
    }
    BOOST_TEST((let_go == std::vector<bool>{true, true}));

    // Before another is decoded into it, too.
    let_go.clear();
    secret again{spied{pattern}};
    auto const in = handfast::from_hex("01 07");
    BOOST_TEST(wire::decode_into(in, again).has_value());
    BOOST_TEST((let_go == std::vector<bool>{true}));
}

BOOST_AUTO_TEST_CASE(a_vector_that_is_moved_leaves_nothing) {
    text secret{std::vector<std::uint8_t>(pattern)};
    auto const* const memory = secret.reveal().data();
    text moved{std::move(secret)};
    BOOST_TEST(moved.reveal().data() == memory);
    BOOST_TEST(secret.size() == 0u);
    moved.wipe();
    BOOST_TEST(moved.size() == 16u);
    BOOST_TEST(all_zero(moved.reveal()));
}

BOOST_AUTO_TEST_CASE(they_are_compared) {
    auto changed = pattern;
    key const a{filled};
    BOOST_TEST((a == key{filled}));
    for (std::size_t i = 0; i < changed.size(); ++i) {
        changed[i] ^= 0x40;
        BOOST_TEST(!(a == key{wire::bytes<16>{std::span<std::uint8_t const, 16>{changed}}}));
        BOOST_TEST(!(text{changed} == text{pattern}));
        changed[i] ^= 0x40;
    }
    BOOST_TEST((text{changed} == text{pattern}));
    changed.push_back(0xa5);
    BOOST_TEST(!(text{changed} == text{pattern}));
    BOOST_TEST((text{} == text{}));
}

BOOST_AUTO_TEST_CASE(it_is_written) {
    login message{};
    message.kind = 1;
    message.session = key{filled};
    message.password.writable().bytes() = {0xaa, 0xbb};
    std::array<std::uint8_t, 32> out;
    auto const size = wire::encode(message, out).value();
    BOOST_TEST(handfast::to_hex({out.data(), size}) == "01a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a502aabb00");
    BOOST_TEST(wire::encoded_size(message) == size);
}

BOOST_AUTO_TEST_SUITE_END()
