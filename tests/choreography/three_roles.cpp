// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <deque>
#include <map>
#include <utility>

#include "purchase.hpp"

// A protocol of three roles: each sees its own part of it, and is told what it needs to know.
namespace {

using namespace toy;

static_assert(chor::check<purchase>());
static_assert(chor::role_count<purchase> == 3);
static_assert(chor::after<purchase, order, token>);
static_assert(chor::machine_of<purchase, shop>.state_count == 3);
static_assert(chor::can_receive<purchase, shop, 0, token> && chor::can_receive<purchase, shop, 0, refusal>);
static_assert(!chor::can_receive<purchase, shop, 0, hello> && !chor::can_receive<purchase, shop, 0, order>);
static_assert(chor::flaw_of<purchase, authority> == chor::flaw::none);

// Without a word to the shop, it cannot know whether anything is still to come.
struct untold
    : hf::protocol<hf::message<hello, user, authority>,
                   hf::choice<hf::sequence<hf::message<welcome, authority, user>, hf::message<order, user, shop>>,
                              hf::message<refusal, authority, user>>> {};
static_assert(chor::flaw_of<untold, shop> == chor::flaw::may_end_silently);
static_assert(chor::flaw_of<untold, user> == chor::flaw::none);

/// Everybody's letters, by the receiver.
struct post {
    std::map<std::string_view, std::deque<parcel>> boxes;
};

template <class Role>
struct letterbox {
    post* office;

    std::deque<parcel>& mine() const { return office->boxes[chor::name_of<Role>()]; }

    template <class M, class To>
    void put(M const& m, int epoch, To) {
        office->boxes[chor::name_of<To>()].push_back({chor::id_of<M>, m.value, epoch});
    }
    [[nodiscard]] chor::readiness pending(int) const {
        return mine().empty() ? chor::readiness::none : chor::readiness::ready;
    }
    template <class M>
    [[nodiscard]] bool is() const {
        return mine().front().label == chor::id_of<M>;
    }
    template <class M>
    std::optional<M> take() {
        M const m{mine().front().value};
        mine().pop_front();
        return m;
    }
};

struct keeper {
    int sum = 0;
    void operator()(token) {}
    void operator()(order o) { sum += o.value; }
    void operator()(bye) {}
    void operator()(refusal) { sum = -1; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_three_roles)

BOOST_AUTO_TEST_CASE(a_purchase) {
    post office;
    auto u = hf::start<purchase, user>(letterbox<user>{&office}).send(hello{});
    hf::connection<purchase, authority, letterbox<authority>> a{letterbox<authority>{&office}};
    hf::connection<purchase, shop, letterbox<shop>> s{letterbox<shop>{&office}};
    keeper shopkeeper;

    BOOST_TEST((s.feed(shopkeeper) == chor::progress::need_bytes));
    BOOST_TEST((a.feed([](hello) {}) == chor::progress::moved));
    BOOST_TEST(a.send(welcome{}));
    BOOST_TEST(!a.send(refusal{}));

    auto done = get<welcome>(std::move(u).receive()).next.send(order{40}).send(order{2}).send(bye{});
    // The user was faster than the authority: the shop is not told yet, and refuses orders without a token.
    BOOST_TEST((s.feed(shopkeeper) == chor::progress::refused));
    office.boxes["shop"].push_front({chor::id_of<token>, 0, 0});
    for (int i = 0; i < 4; ++i) BOOST_TEST((s.feed(shopkeeper) == chor::progress::moved));
    BOOST_TEST(shopkeeper.sum == 42);
    BOOST_TEST(s.ended());
    (void)std::move(done).finish();
}

BOOST_AUTO_TEST_CASE(a_refusal_reaches_both) {
    post office;
    hf::connection<purchase, authority, letterbox<authority>> a{letterbox<authority>{&office}};
    letterbox<user>{&office}.put(hello{}, 0, authority{});
    BOOST_TEST((a.feed([](hello) {}) == chor::progress::moved));
    BOOST_TEST(a.send(refusal{}));
    BOOST_TEST(office.boxes["user"].size() == 1U);
    BOOST_TEST(office.boxes["shop"].empty());
    BOOST_TEST(a.send(refusal{}));
    BOOST_TEST(office.boxes["shop"].size() == 1U);
    BOOST_TEST(a.ended());
}

BOOST_AUTO_TEST_SUITE_END()
