// SPDX-License-Identifier: BSL-1.0
#include <handfast/choreography/name.hpp>

namespace some::where {
struct plain {};
struct named {
    static constexpr std::string_view name = "Named";
};
template <class T>
struct wrapped {};
struct storage {};
template <class Storage>
struct stored {
    using label = stored<storage>;
};
}  // namespace some::where

namespace {
struct hidden {};
}  // namespace

namespace chor = handfast::choreography;
using namespace some::where;

static_assert(chor::name_of<plain>() == "plain");
static_assert(chor::name_of<named>() == "Named");
static_assert(chor::name_of<hidden>() == "hidden");
static_assert(chor::name_of<int>() == "int");
struct person {
    std::string_view name;
};
static_assert(chor::name_of<person>() == "person", "a member of that name is not the message's name");
static_assert(chor::name_of<wrapped<plain>>().starts_with("wrapped<"), "not what stands in its argument");

static_assert(chor::id_of<plain> == chor::id_of<plain>);
static_assert(chor::id_of<plain> != chor::id_of<named>);
static_assert(chor::id_of<wrapped<plain>> != chor::id_of<wrapped<named>>);
static_assert(chor::id_of<plain> != chor::type_id{});

static_assert(std::is_same_v<chor::label_of_t<plain>, plain>);
static_assert(std::is_same_v<chor::label_of_t<stored<int>>, stored<storage>>);
static_assert(std::is_same_v<chor::label_of_t<stored<storage>>, stored<storage>>);
