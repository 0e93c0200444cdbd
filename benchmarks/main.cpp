// SPDX-License-Identifier: BSL-1.0
// Runs the benchmarks and then compares those that do the same work. A benchmark is called "work/contender"; for
// each piece of work the last table gives the contenders' medians and handfast's against each other one's.
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

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
            if (!figures_.contains(name.substr(0, slash))) order_.push_back(name.substr(0, slash));
            double const unit = benchmark::GetTimeUnitMultiplier(run.time_unit);
            figures_[name.substr(0, slash)].push_back({name.substr(slash + 1), run.GetAdjustedCPUTime() / unit * 1e9});
        }
    }

    void Finalize() override {
        std::printf("\n%-44s %-12s %14s %14s   %s\n", "work", "contender", "CPU, us", "a second",
                    "handfast's time over it");
        for (auto const& work : order_) {
            auto const& all = figures_[work];
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
    std::vector<std::string> order_;
};

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    comparing_reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
}
