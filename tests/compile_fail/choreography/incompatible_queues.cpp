// expect: the client of eager, after sending line, can send nothing before something is read, while the server of
//           keen, after sending line, can send nothing before something is read
// SPDX-License-Identifier: BSL-1.0
#include "choreography/toy.hpp"

using namespace toy;
template <class From, class To>
using three = hf::sequence<hf::message<line, From, To>, hf::message<line, From, To>, hf::message<bye, From, To>>;
struct eager : hf::protocol<three<client, server>, three<server, client>> {};
struct keen : hf::protocol<three<server, client>, three<client, server>> {};

#ifdef CORRECTED
static_assert(chor::check_compatible<eager, client, keen, server, 3>());
#else
static_assert(chor::check_compatible<eager, client, keen, server, 2>());
#endif
