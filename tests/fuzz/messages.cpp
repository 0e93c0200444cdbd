// SPDX-License-Identifier: BSL-1.0
// A target for every message of the library, made from their list: HANDFAST_MESSAGE=client_hello runs one of them,
// HANDFAST_MESSAGE=? prints their names, and without it the first byte of the input chooses. What can be read is
// written again, and must give the very bytes it was read from; the owned form agrees with the view. Inputs are also
// made up from the descriptions, valid and nearly valid.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include <handfast/core/bytes.hpp>
#include <handfast/wire/generate.hpp>
#include <handfast/wire/print.hpp>

#include "tls/message/all.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace hf = handfast;

namespace {

using byte_vector = std::vector<std::uint8_t>;

void require(bool holds) {
    if (!holds) std::abort();
}

template <class Message>
bool round_trip(hf::byte_view bytes) {
    auto const read = hf::wire::decode<Message>(bytes);
    if (!read) {
        require(!describe(read.error()).empty() && read.error().offset <= bytes.size());
        return false;
    }
    byte_vector again(bytes.size());
    auto const size = hf::wire::encode(*read, again);
    require(size && *size == bytes.size() && hf::same_bytes(again, bytes));
    require(hf::wire::encoded_size(*read) == bytes.size());
    require(!hf::wire::print(*read).empty());
    return true;
}

template <class View, class Owned>
void try_one(hf::byte_view bytes) {
    require(round_trip<View>(bytes) == round_trip<Owned>(bytes));
    auto const front = hf::wire::decode_prefix<View>(bytes);
    if (front) {
        require(front->size <= bytes.size());
    } else if (auto const more = front.error().need_more(); more != 0 && more <= 4096) {
        // One byte short of what is needed, it is no message yet.
        byte_vector longer(bytes.begin(), bytes.end());
        longer.resize(bytes.size() + more - 1);
        require(!hf::wire::decode_prefix<View>(longer));
    }
}

/// Made up from the description: a valid one or one with a broken bound.
template <class View>
byte_vector make(std::uint64_t seed) {
    if (seed % 2 == 0)
        if (auto broken = hf::wire::generate_broken<View>(seed)) return std::move(broken->bytes);
    return hf::wire::generate<View>(seed, hf::wire::extent::random, 600);
}

struct target {
    std::string_view name;
    void (*run)(hf::byte_view);
    byte_vector (*make)(std::uint64_t);
};

template <class... Views, class... Owned>
std::vector<target> targets_of(tests::messages<Views...>, tests::messages<Owned...>) {
    return {target{hf::wire::description_of<Views>::value.name, try_one<Views, Owned>, make<Views>}...};
}

std::vector<target> const& targets() {
    static auto const all = targets_of(tests::all_messages<hf::wire::view>{}, tests::all_messages<hf::wire::owned>{});
    return all;
}

/// The target that the environment names; else the one that the first byte chooses, which is taken off the input.
target const* chosen(hf::byte_view& input) {
    static char const* const name = std::getenv("HANDFAST_MESSAGE");
    if (name != nullptr) {
        for (auto const& t : targets())
            if (t.name == name) return &t;
        return nullptr;
    }
    if (input.empty()) return nullptr;
    auto const& t = targets()[input[0] % targets().size()];
    input = input.subspan(1);
    return &t;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    auto const* const name = std::getenv("HANDFAST_MESSAGE");
    if (name == nullptr) return 0;
    bool known = false;
    for (auto const& t : targets()) {
        known = known || t.name == name;
        if (std::strcmp(name, "?") == 0) std::printf("%.*s\n", static_cast<int>(t.name.size()), t.name.data());
    }
    if (!known) std::exit(std::strcmp(name, "?") == 0 ? 0 : 1);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    hf::byte_view input{data, size};
    if (auto const* const t = chosen(input)) t->run(input);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
    if (seed % 8 != 0) return LLVMFuzzerMutate(data, size, max_size);
    hf::byte_view input{data, size};
    auto const* const t = chosen(input);
    if (t == nullptr) return LLVMFuzzerMutate(data, size, max_size);
    auto const made = t->make(seed / 8);
    auto const head = size - input.size();
    if (head + made.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
    if (!made.empty()) std::memcpy(data + head, made.data(), made.size());
    return head + made.size();
}
