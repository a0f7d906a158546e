"""The grader: takes in submissions from strangers, runs them confined, judges them blind, and reports.

Its rooms, from the ground up; a room imports only from those above it in this list:

- errors, files, syntax: what every room may need;
- verdict: the words of a verdict, how they look, and one shown as the output of a cell;
- notebook: what a cell is, and how prose and outputs of strangers are made safe to show;
- border: plain data between the learner's process and ours;
- runner: confined runs;
- questions: the kinds of questions, and how answers are compared and mistakes are named;
- mutants: wrong functions made from right ones by small changes;
- course: a course on disk, its settings, its questions, its sources built into notebooks;
- judge: one notebook examined: run, asked, judged;
- intake: what was handed in;
- plugs: every plug into nbgrader, its paths and its configuration;
- release: sources to learners' notebooks;
- record: scores, what is finished, the log;
- report: pages for learners and instructors;
- pipeline: a class on its way through all rooms;
- commands: one file a command, which cli lists.
"""
