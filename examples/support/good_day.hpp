// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_EXAMPLES_SUPPORT_GOOD_DAY_HPP
#define HANDFAST_EXAMPLES_SUPPORT_GOOD_DAY_HPP

#include <functional>
#include <memory>
#include <string>

#include "any_stream.hpp"
#include "steps.hpp"

namespace examples {

/// A session of TLS in which each end wishes the other a good day, over whatever streams there are: with a key and a
/// certificate made for the occasion, and every message that arrives printed as a step. It is compiled by itself, once
/// for all programs that show it: see good_day.cpp for how TLS is used.
class good_day {
public:
    using deadline = any_stream::deadline;
    using opener = std::function<any_stream(deadline)>;

    good_day();
    good_day(good_day const&) = delete;
    good_day& operator=(good_day const&) = delete;
    ~good_day();

    /// Runs the client here, over the stream that `connect` gives, and beside it the server, over that of `accept`,
    /// which is called there. Returns what was agreed on, in words.
    std::string run(steps& all, deadline until, opener const& accept, opener const& connect) const;

private:
    struct parties;
    std::unique_ptr<parties const> parties_;
};

}  // namespace examples

#endif
