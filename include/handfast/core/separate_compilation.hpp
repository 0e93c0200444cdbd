// SPDX-License-Identifier: BSL-1.0
#ifndef HANDFAST_CORE_SEPARATE_COMPILATION_HPP
#define HANDFAST_CORE_SEPARATE_COMPILATION_HPP

// The library is headers alone. Where HANDFAST_SEPARATE_COMPILATION is defined, for a whole program, the parts of it
// that cost most to compile are only declared to those who include them: one translation unit, which includes
// <handfast/source.hpp>, has them compiled.
#ifdef HANDFAST_SEPARATE_COMPILATION
#define HANDFAST_DECL
#else
#define HANDFAST_DECL inline
#endif

#endif
