// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_WIRE_ERROR_HPP
#define HANDFAST_WIRE_ERROR_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <handfast/core/text.hpp>

namespace handfast::inline HANDFAST_ABI::wire {

/// What can be wrong with bytes that should be a message, or with a message that should become bytes.
enum class failure : std::uint8_t {
    none,            ///< nothing failed: the error of a call that succeeded
    truncated,       ///< `found` bytes are left where a field needs `bound`
    announced,       ///< `found` bytes are left where a length prefix announces `bound`
    trailing,        ///< `found` bytes are left over where something should have ended
    below_floor,     ///< a length of `found` bytes is below its floor, `bound`
    above_ceiling,   ///< a length of `found` bytes is above its ceiling, `bound`
    uneven,          ///< a list of `found` bytes has elements of `bound` bytes, and does not divide
    wrong_constant,  ///< the value `found` stands where only `bound` may
    duplicate,       ///< the tag `found` stands twice in one list
    too_large,       ///< the value `found` does not fit a field whose greatest value is `bound`
    computed,        ///< the value `found` stands where the rest of the message makes it `bound`
    too_long,        ///< the number of seven bits a byte is longer than `bound` bytes, or than it needs to be
    no_room,         ///< the output has `found` bytes and the message needs `bound`
};

/// The way from a message down to one field: `extensions[3].server_name_list[0].host_name`.
/// Names point at the description's own characters. Of a path of more than `depth` steps the inner ones are
/// kept, and `...` stands for the others.
class path {
public:
    static constexpr std::size_t depth = 8;

    /// Puts `name` in front: the field that holds the rest of the path.
    constexpr void prepend(std::string_view name) noexcept {
        if (size_ > 0 && steps_[size_ - 1].name == nullptr) {
            steps_[size_ - 1].name = name.data();
            steps_[size_ - 1].length = static_cast<std::uint32_t>(name.size());
        } else {
            push({name.data(), static_cast<std::uint32_t>(name.size()), no_index});
        }
    }
    /// Puts `[index]` in front: the element that holds the rest of the path.
    constexpr void prepend(std::size_t index) noexcept {
        push({nullptr, 0, index < no_index ? static_cast<std::uint32_t>(index) : no_index - 1});
    }

    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    /// The path in words, each name behind a dot. (A template so that only who asks for words has them compiled.)
    template <class Text = text<200>>
    [[nodiscard]] constexpr Text words() const {
        Text out;
        write(out);
        return out;
    }
    constexpr void write(auto& out) const {
        if (cut_) out << "..";
        for (std::size_t i = size_; i-- > 0;) {
            if (steps_[i].name != nullptr) out << '.' << std::string_view{steps_[i].name, steps_[i].length};
            if (steps_[i].index != no_index) out << '[' << steps_[i].index << ']';
        }
    }

private:
    static constexpr std::uint32_t no_index = 0xffffffff;
    struct step {
        char const* name = nullptr;
        std::uint32_t length = 0;
        std::uint32_t index = no_index;
    };

    // When it is full, what is outside stays out: the message's name and the offset lead there.
    constexpr void push(step s) noexcept {
        if (size_ < depth) steps_[size_++] = s;
        else cut_ = true;
    }

    step steps_[depth]{};
    std::uint8_t size_ = 0;
    bool cut_ = false;
};

/// Why a message could not be read or written: what failed, in which message, in which field of it,
/// at which byte of the input (of the output, when encoding), and the two numbers that did not agree.
struct error {
    failure what = failure::none;
    std::string_view message;
    wire::path path;
    std::size_t offset = 0;
    std::uint64_t found = 0;
    std::uint64_t bound = 0;
    std::uint64_t missing = 0;

    /// How many further bytes would be enough to go on, where the input ended within the message: the frame is
    /// incomplete. 0 where the bytes are malformed, whatever may follow them.
    [[nodiscard]] constexpr std::uint64_t need_more() const noexcept { return missing; }
};

/// One line: `reading.note: 3 bytes where 9 were announced, at offset 8`.
template <class Sentence = sentence>
[[nodiscard]] constexpr Sentence describe(error const& e) {
    Sentence out;
    out << e.message;
    e.path.write(out);
    out << ": ";
    auto const bytes = [&](std::uint64_t n) { out << n << (n == 1 ? " byte" : " bytes"); };
    switch (e.what) {
        case failure::none: out << "nothing failed"; break;
        case failure::truncated:
            bytes(e.found);
            out << " where " << e.bound << (e.bound == 1 ? " was needed" : " were needed");
            break;
        case failure::announced:
            bytes(e.found);
            out << " where " << e.bound << (e.bound == 1 ? " was announced" : " were announced");
            break;
        case failure::trailing:
            bytes(e.found);
            out << " left over at the end";
            break;
        case failure::below_floor: out << "length " << e.found << " is below the floor of " << e.bound; break;
        case failure::above_ceiling: out << "length " << e.found << " is above the ceiling of " << e.bound; break;
        case failure::uneven: out << "length " << e.found << " is not a multiple of " << e.bound; break;
        case failure::wrong_constant: out << e.found << " where only " << e.bound << " may stand"; break;
        case failure::duplicate: out << "the tag " << e.found << " stands there twice"; break;
        case failure::too_large: out << e.found << " does not fit, the greatest value is " << e.bound; break;
        case failure::computed: out << e.found << " where " << e.bound << " was computed"; break;
        case failure::too_long:
            out << "a number that is not in its shortest form of at most " << e.bound << " bytes";
            break;
        case failure::no_room:
            out << "room for ";
            bytes(e.found);
            out << " where " << e.bound << (e.bound == 1 ? " is needed" : " are needed");
            break;
    }
    out << ", at offset " << e.offset;
    return out;
}

}  // namespace handfast::inline HANDFAST_ABI::wire

#endif
