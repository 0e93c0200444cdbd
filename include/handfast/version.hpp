// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_VERSION_HPP
#define HANDFAST_VERSION_HPP

#if __cplusplus < 202002L
#error "handfast is written in C++20: compile with -std=c++20, or newer"
#endif

// The one version number. meson.build has to repeat it; a test compares the two.
#define HANDFAST_VERSION_MAJOR 0
#define HANDFAST_VERSION_MINOR 1
#define HANDFAST_VERSION_PATCH 0

// Every public name lives in this inline namespace, so that two versions of the library in one
// program differ in name instead of breaking the one-definition rule.
#define HANDFAST_ABI v0_1

#endif
