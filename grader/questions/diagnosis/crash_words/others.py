"""Words for exceptions on all else, whatever it says."""

from grader.questions.diagnosis.crash_words.words import CrashWords

OTHERS = (
    CrashWords(
        "ZeroDivisionError FloatingPointError",
        r"",
        "divides by 0",
        "Something is divided by 0.",
        "Ask first whether it is 0, as for a cluster without points.",
    ),
    CrashWords(
        "RecursionError",
        r"",
        "calls itself for ever",
        "The function calls itself and never comes to an end.",
        "Say for which input it answers without calling itself.",
    ),
    CrashWords(
        "MemoryError _ArrayMemoryError",
        r"",
        "too much memory",
        "It asks for more memory than a notebook may use.",
        "Work out how many numbers its largest array holds.",
    ),
    CrashWords(
        "OverflowError",
        r"",
        "number too large",
        "A number is too large for the type that is to hold it.",
        "Look at: dtypes such as uint8, whose largest number is 255, and math.exp.",
    ),
    CrashWords(
        "UnicodeError UnicodeDecodeError UnicodeEncodeError",
        r"",
        "text that cannot be read",
        "A text holds characters that its encoding does not know.",
        "The question needs no text at all.",
    ),
    CrashWords(
        "AssertionError",
        r"",
        "raises on purpose",
        "The function itself says no to this input, with `raise` or `assert`.",
        "This input is allowed: read the rule again, and give an answer to it.",
    ),
    CrashWords(
        "StopIteration",
        r"",
        "nothing found",
        "next(...) finds nothing.",
        "Say what shall happen where nothing fits; next takes a second argument.",
    ),
    CrashWords(
        "LinAlgError",
        r"",
        "linear algebra fails",
        "A function of np.linalg cannot work on this input.",
        "Only np.linalg.norm is of use here.",
    ),
    CrashWords(
        "FileNotFoundError PermissionError OSError",
        r"",
        "opens a file",
        "A file is opened that is not there or must not be read.",
        "The arguments hold all that the function needs.",
    ),
    CrashWords(
        "EOFError StdinNotImplementedError",
        r"",
        "asks for input",
        "input(...) waits for somebody to type.",
        "The arguments hold all that the function needs.",
    ),
    CrashWords(
        "SystemExit KeyboardInterrupt",
        r"",
        "ends the process",
        "It looks as if the function ends Python itself.",
        "Look for exit, quit and kill; return gives an answer.",
    ),
    CrashWords(
        "TypeError",
        r"",
        "value of the wrong kind",
        "A function or operator gets a kind of thing that it cannot work with.",
        "Print type(...) of each part of the line.",
    ),
    CrashWords(
        "ValueError",
        r"",
        "value out of place",
        "A function gets a value that it cannot work with.",
        "Print the value before the line that fails.",
    ),
)
