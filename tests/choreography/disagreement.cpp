// SPDX-License-Identifier: BSL-1.0
#include "boost_test.hpp"

#include <handfast/choreography/evidence.hpp>

#include "agreement.hpp"
#include "toy.hpp"

using namespace toy;
using driving::comparison;

// The comparison of agreement.cpp finds what differs.
namespace {

class guard;
struct checked_proof : chor::token<guard> {
    using token::token;
};
class guard {
public:
    static checked_proof check() { return checked_proof{chor::token<guard>::permit{}}; }
};

struct samples {
    template <class T>
    static T make() {
        if constexpr (std::is_same_v<T, checked_proof>) return guard::check();
        else return driving::plain_samples::make<T>();
    }
};

using ask = hf::message<hello, client, server>;
using prove = hf::message<proof, client, server>;
using check = hf::evidence<checked_proof, server>;
using install = hf::key<secured, server, client>;
using answer = hf::message<welcome, server, client>;
using goodbye = hf::message<bye, client, server>;

struct guarded : hf::protocol<ask, prove, check, install, answer, goodbye> {};
// The same but for one thing.
struct unguarded : hf::protocol<ask, prove, install, answer, goodbye> {};
struct keyless : hf::protocol<ask, prove, check, answer, goodbye> {};
struct insistent : hf::protocol<ask, hf::loop<ask>, prove, check, install, answer, goodbye> {};

template <class Protocol, class Typed, class Connected, class Watched>
std::string first_disagreement() {
    comparison<Protocol, samples, Typed, Connected, Watched> faces;
    return faces.run(2000, 1).first;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choreography_disagreement)

BOOST_AUTO_TEST_CASE(what_is_the_same_agrees) {
    BOOST_TEST((first_disagreement<guarded, guarded, guarded, guarded>() == ""));
}

BOOST_AUTO_TEST_CASE(a_face_that_differs_is_found) {
    BOOST_TEST((first_disagreement<guarded, unguarded, guarded, guarded>() ==
                "client to server: hello; client to server: proof; server: checked_proof; server to client: welcome; "
                "client to server: bye; at server: checked_proof: the session could not show it"));
    BOOST_TEST((first_disagreement<guarded, guarded, unguarded, guarded>().ends_with(
        "at server: checked_proof: the connection could not show it")));
    BOOST_TEST((first_disagreement<guarded, guarded, keyless, guarded>().ends_with(
        "at server to client: welcome: the connection sent something else, or under another key")));
    BOOST_TEST((first_disagreement<guarded, guarded, guarded, keyless>().ends_with(
        "at server to client: welcome: the monitor finds it wrong")));
    BOOST_TEST((first_disagreement<guarded, guarded, guarded, insistent>().ends_with("the monitor finds it right")));
    BOOST_TEST((first_disagreement<guarded, insistent, guarded, guarded>() != ""));
}

BOOST_AUTO_TEST_CASE(conversations_of_another_protocol_are_found) {
    BOOST_TEST((first_disagreement<unguarded, guarded, guarded, guarded>().ends_with("the session could not send it")));
    BOOST_TEST((first_disagreement<insistent, guarded, guarded, guarded>() != ""));
}

BOOST_AUTO_TEST_SUITE_END()
