// SPDX-License-Identifier: BSL-1.0
// Runs the benchmarks and then compares those that do the same work. A benchmark is called "work/contender"; for
// each piece of work the last table gives the contenders' medians and handfast's against each other one's. What Google
// Benchmark is told stands in `main`; arguments override it.
//
//     run_time [ARGUMENTS OF GOOGLE BENCHMARK]
//     run_time --kernels     names the kernels of RSA that can run here; HANDFAST_RSA_KERNEL chooses one for a run
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include <handfast/crypto/rsa/detail/kernel.hpp>

namespace rsa = handfast::rsa::detail;

namespace {

struct figure {
    std::string contender;
    double nanoseconds;
};

class comparing_reporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(std::vector<Run> const& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (auto const& run : runs) {
            bool const wanted = run.run_type == Run::RT_Aggregate ? run.aggregate_name == "median"
                                                                  : run.repetitions <= 1;
            if (!wanted || run.error_occurred) continue;
            auto const& name = run.run_name.function_name;
            auto const slash = name.rfind('/');
            if (slash == std::string::npos) continue;
            double const unit = benchmark::GetTimeUnitMultiplier(run.time_unit);
            figures_[name.substr(0, slash)].push_back({name.substr(slash + 1), run.GetAdjustedCPUTime() / unit * 1e9});
        }
    }

    void Finalize() override {
        std::printf("\nRSA computes with the kernel %s", std::string{rsa::name_of(rsa::best_kernel())}.c_str());
        if (auto const* const masked = std::getenv("OPENSSL_ia32cap")) std::printf(", OPENSSL_ia32cap=%s", masked);
        std::printf("\n\n%-44s %-12s %14s %14s   %s\n", "work", "contender", "CPU, us", "a second",
                    "handfast's time over it");
        for (auto& [work, all] : figures_) {
            std::sort(all.begin(), all.end(),
                      [](figure const& a, figure const& b) { return a.contender > b.contender; });
            auto const ours = std::find_if(all.begin(), all.end(),
                                           [](figure const& f) { return f.contender == "handfast"; });
            for (auto const& f : all) {
                std::printf("%-44s %-12s %14.2f %14.0f", work.c_str(), f.contender.c_str(), f.nanoseconds / 1e3,
                            1e9 / f.nanoseconds);
                if (ours != all.end() && f.contender != "handfast")
                    std::printf("   %.2f", ours->nanoseconds / f.nanoseconds);
                std::printf("\n");
            }
        }
    }

private:
    std::map<std::string, std::vector<figure>> figures_;
};

/// The kernels that can run here.
void print_kernels() {
    for (auto const k : rsa::kernels)
        if (rsa::available(k)) std::printf("%s\n", std::string{rsa::name_of(k)}.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "--kernels") {
        print_kernels();
        return 0;
    }
    // Random interleaving: a machine that slows down slows all contenders alike.
    std::vector<std::string> words{argv[0], "--benchmark_enable_random_interleaving=true", "--benchmark_repetitions=9",
                                   "--benchmark_min_time=0.1", "--benchmark_display_aggregates_only=true"};
    words.insert(words.end(), argv + 1, argv + argc);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
    comparing_reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
}
