// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <utility>

#include <handfast/choreography.hpp>

namespace hf = handfast;

struct asker {};
struct teller {};
struct question {};
struct answer {};

struct talk : hf::protocol<hf::message<question, asker, teller>, hf::message<answer, teller, asker>> {};

static_assert(hf::check<talk>());
static_assert(hf::after<talk, answer, question>);

/// Somebody who answers at once.
struct oracle {
    bool* asked;

    template <class M>
    void put(M const&, int) {
        *asked = true;
    }
    [[nodiscard]] hf::choreography::readiness pending(int) const {
        return *asked ? hf::choreography::readiness::ready : hf::choreography::readiness::none;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        return hf::choreography::id_of<M> == hf::choreography::id_of<answer>;
    }
    template <class M>
    std::optional<M> take() {
        return M{};
    }
};

int main() {
    bool asked = false;
    auto outcome = hf::start<talk, asker>(oracle{&asked}).send(question{}).receive();
    auto* got = get_if<answer>(&outcome);
    if (!got) return 1;
    (void)std::move(got->next).finish();
    return 0;
}
