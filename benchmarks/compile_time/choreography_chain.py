# SPDX-License-Identifier: BSL-1.0
"""Sources of one chain of messages, back and forth between a client and a server: by means of choreography, by hand,
and as a state machine for each role by means of Boost.Statechart and Boost.MSM."""

ROLES = ('client', 'server')

MESSAGES_AND_TRANSPORT = '''#include <optional>
{includes}
{messages}
enum class state_of_input : unsigned char {{ none, ready, failed }};
struct pipe {{
    void* wire;
    template <class M>
    void put(M const& m, int epoch);
    template <class M>
    bool is();
    template <class M>
    std::optional<M> take();
    {readiness} pending(int epoch);
}};
'''


def messages_of(count):
    return '\n'.join(f'struct m{i} {{\n    int value = {i};\n}};' for i in range(count))


def sends(role, i):
    """Whether message number `i` is sent by `role`."""
    return i % 2 == ROLES.index(role)


def described(count):
    """The chain as a protocol, and its checks for both roles."""
    steps = ',\n    '.join(
        f'handfast::message<m{i}, {ROLES[i % 2]}, {ROLES[1 - i % 2]}>' for i in range(count))
    head = MESSAGES_AND_TRANSPORT.format(includes='#include <handfast/choreography.hpp>',
                                         messages=messages_of(count),
                                         readiness='handfast::choreography::readiness')
    return head + f'struct client {{}};\nstruct server {{}};\nstruct chain : handfast::protocol<\n    {steps}> {{}};\n' \
        'static_assert(handfast::check<chain>());\n'


def driven(count):
    """Both roles led through all messages by typed sessions."""
    lines = [described(count)]
    for role in ROLES:
        lines.append(f'void drive_{role}(pipe io) {{\n    auto s0 = handfast::start<chain, {role}>(io);')
        for i in range(count):
            if sends(role, i):
                lines.append(f'    auto s{i + 1} = std::move(s{i}).send(m{i}{{}});')
            else:
                lines.append(f'    auto r{i} = std::move(s{i}).receive();\n'
                             f'    auto* const g{i} = get_if<m{i}>(&r{i});\n'
                             f'    if (g{i} == nullptr) return;\n'
                             f'    auto s{i + 1} = std::move(g{i}->next);')
        lines.append(f'    (void)std::move(s{count}).finish();\n}}')
    return '\n'.join(lines) + '\n'


def by_hand(count):
    """The same calls of the transport, in the same order, with nothing that knows the order."""
    lines = [MESSAGES_AND_TRANSPORT.format(includes='', messages=messages_of(count), readiness='state_of_input')]
    for role in ROLES:
        lines.append(f'void drive_{role}(pipe io) {{')
        for i in range(count):
            if sends(role, i):
                lines.append(f'    io.put<m{i}>(m{i}{{}}, 0);')
            else:
                lines.append(f'    if (io.pending(0) != state_of_input::ready || !io.is<m{i}>()) return;\n'
                             f'    auto const g{i} = io.take<m{i}>();\n'
                             f'    if (!g{i}) return;')
        lines.append('}')
    return '\n'.join(lines) + '\n'


def statechart(count):
    """A Boost.Statechart machine for each role, led through all messages."""
    lines = ['#include <boost/statechart/event.hpp>', '#include <boost/statechart/simple_state.hpp>',
             '#include <boost/statechart/state_machine.hpp>', '#include <boost/statechart/transition.hpp>',
             'namespace sc = boost::statechart;']
    lines += [f'struct m{i} : sc::event<m{i}> {{\n    int value = {i};\n}};' for i in range(count)]
    for role in ROLES:
        lines += [f'namespace {role} {{', 'struct s0;', 'struct machine : sc::state_machine<machine, s0> {};']
        lines += [f'struct s{i + 1};\nstruct s{i} : sc::simple_state<s{i}, machine> {{\n'
                  f'    using reactions = sc::transition<m{i}, s{i + 1}>;\n}};' for i in range(count)]
        lines += [f'struct s{count} : sc::simple_state<s{count}, machine> {{}};',
                  'void drive() {', '    machine m;', '    m.initiate();']
        lines += [f'    m.process_event(m{i}{{}});' for i in range(count)]
        lines.append('}\n}')
    return '\n'.join(lines) + '\n'


MSM_MOST = 49  # rows of a transition table that is an mpl::vector


def msm(count):
    """A Boost.MSM machine for each role, led through all messages; at most `MSM_MOST` of them."""
    lines = ['#define BOOST_MPL_CFG_NO_PREPROCESSED_HEADERS', '#define BOOST_MPL_LIMIT_LIST_SIZE 50',
             '#define BOOST_MPL_LIMIT_VECTOR_SIZE 50', '#define FUSION_MAX_VECTOR_SIZE 50',
             '#include <boost/msm/back/state_machine.hpp>', '#include <boost/msm/front/functor_row.hpp>',
             '#include <boost/msm/front/state_machine_def.hpp>', 'namespace msm = boost::msm;', messages_of(count)]
    for role in ROLES:
        rows = ',\n        '.join(f'msm::front::Row<s{i}, m{i}, s{i + 1}>' for i in range(count))
        lines += [f'namespace {role} {{', 'struct definition : msm::front::state_machine_def<definition> {']
        lines += [f'    struct s{i} : msm::front::state<> {{}};' for i in range(count + 1)]
        lines += ['    using initial_state = s0;',
                  f'    struct transition_table : boost::mpl::vector<\n        {rows}> {{}};', '};',
                  'void drive() {', '    msm::back::state_machine<definition> m;', '    m.start();']
        lines += [f'    m.process_event(m{i}{{}});' for i in range(count)]
        lines.append('}\n}')
    return '\n'.join(lines) + '\n'
