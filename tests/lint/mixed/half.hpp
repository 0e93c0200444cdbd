// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_TESTS_LINT_MIXED_HALF_HPP
#define HANDFAST_TESTS_LINT_MIXED_HALF_HPP

#include "lint/talk.hpp"

lint::start begin();
void end(lint::start s);

#endif
