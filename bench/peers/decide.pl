% SPDX-License-Identifier: Apache-2.0
% swipl -O decide.pl -- PROGRAM.pl: decides for everyone in the program; first whether the
% same rules fire, then how long it takes (CPU time).
:- use_module(library(aggregate)).
:- initialization(main, main).

tell(Facts) :-
    retractall(ticked(_, _)), retractall(unsure(_, _)), retractall(unknown(_)),
    retractall(given(_)), retractall(number(_, _)),
    forall(member(Fact, Facts), assertz(Fact)).

decide(Facts, Fired) :-
    tell(Facts),
    findall(Rule-Branch, fired(Rule, Branch), Fired).

is_equal(Facts, Expected) :-
    decide(Facts, Fired),
    msort(Fired, Sorted), msort(Expected, Sorted).

round(People, Microseconds) :-
    length(People, Count),
    statistics(cputime, Before),
    forall(member(Facts-_, People), decide(Facts, _)),
    statistics(cputime, After),
    Microseconds is (After - Before) * 1.0e6 / Count.

main([Program]) :-
    consult(Program),
    statistics(process_cputime, Start),
    findall(Facts-Expected, person(_, Facts, Expected), People),
    length(People, Count),
    aggregate_all(count, (member(Facts-Expected, People), is_equal(Facts, Expected)), Equal),
    findall(T, (between(1, 3, _), round(People, T)), Times),
    msort(Times, [_, Median, _]),
    peak(Memory),
    Milliseconds is Start * 1000,
    format('{"engine":"SWI-Prolog","microseconds":~1f,"start_ms":~1f,"memory_mb":~1f,"people":~d,"equal":~d}~n',
           [Median, Milliseconds, Memory, Count, Equal]).

% Peak memory in MB, from the kernel.
peak(Memory) :-
    setup_call_cleanup(open('/proc/self/status', read, In), read_peak(In, Memory), close(In)).

read_peak(In, Memory) :-
    read_string(In, _, Text),
    split_string(Text, "\n", "", Lines),
    member(Line, Lines),
    split_string(Line, ":", " \tkB", ["VmHWM", Number]), !,
    number_string(Kilobytes, Number),
    Memory is Kilobytes / 1024.
