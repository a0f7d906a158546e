"""Words for exceptions on things of the wrong kind: calls, operators and indices."""

from grader.questions.diagnosis.crash_words.words import CrashWords

KINDS = (
    CrashWords(
        "TypeError",
        r"(?P<called>\w+)>?\(\) missing \d+ required (?:positional|keyword-only) arguments?: (?P<name>.+)",
        "argument missing in a call",
        "{called} is called without its argument {name}.",
        "Compare the call with the def line: the same number of arguments, in the same order.",
    ),
    CrashWords(
        "TypeError",
        r"(?P<called>\w+)>?\(\) takes (?:from )?(?P<count>.+?) positional arguments? but (?P<given>\d+) w",
        "too many arguments in a call",
        "{called} takes {count} arguments and is called with {given}.",
        "Compare the call with the def line: the same number of arguments, in the same order.",
    ),
    CrashWords(
        "TypeError",
        r"unexpected keyword argument '(?P<name>\w+)'|'(?P<other>\w+)' is an invalid keyword",
        "unknown keyword argument",
        "A function is called with a keyword argument that it does not know: {name}.",
        "Look up which arguments it takes: its name and a question mark in a cell.",
    ),
    CrashWords(
        "TypeError",
        r"'NoneType' object is not (?P<what>subscriptable|iterable|callable)|non-iterable NoneType|"
        r"'NoneType' and|and 'NoneType'|'NoneType'",
        "None in a calculation",
        "Something is None where a value is needed.",
        "Find the function that gave it: one without return gives None, and so do sort, append and shuffle.",
    ),
    CrashWords(
        "TypeError",
        r"'(?P<kind>[\w.]+)' object is not callable",
        "calls what is no function",
        "An object of type {kind} is called with round brackets as if it were a function.",
        "Look at: square brackets for an index, a missing * between factors, and names that stand for two things.",
    ),
    CrashWords(
        "TypeError IndexError",
        r"'(?P<kind>[\w.]+)' object is not subscriptable|invalid index to scalar variable",
        "indexes a single number",
        "Square brackets stand after something that has no parts, such as a single number.",
        "Print it, and its shape, before the line that fails.",
    ),
    CrashWords(
        "TypeError",
        r"'(?P<kind>[\w.]+)' object is not iterable|non-iterable (?P<other>\w+) object|iteration over a 0-d",
        "loops over a single value",
        "A loop, or an assignment to several names, gets a single value, which it cannot take apart.",
        "Look at: range(n) for a loop over numbers, and what the function on the right gives.",
    ),
    CrashWords(
        "TypeError",
        r"'(?P<kind>float|numpy\.float\d+)' object cannot be interpreted as an integer",
        "float where a whole number is needed",
        "A float stands where Python needs a whole number, as in range(...) or in a shape.",
        "Look at: / and //, and len(...).",
    ),
    CrashWords(
        "TypeError IndexError",
        r"indices must be integers|only integers, slices|arrays used as indices must be of integer|"
        r"only integer scalar arrays",
        "index is no whole number",
        "What stands between square brackets is no whole number.",
        "Look at: the type of the index; lists take one whole number, arrays whole arrays too.",
    ),
    CrashWords(
        "TypeError ValueError",
        r"only length-1 arrays can be converted|only 0-dimensional arrays can be converted|"
        r"setting an array element with a sequence|inhomogeneous",
        "array where one number is needed",
        "A whole array, or rows of different lengths, stand where one number is needed.",
        "Print the shape of what you put in; look at: np.sum and its axis, and math, which takes one number.",
    ),
    CrashWords(
        "TypeError",
        r"Cannot interpret '(?P<what>[^']*)' as a data type",
        "shape without its own brackets",
        "The second length of a shape is taken for a dtype.",
        "A shape is one argument with brackets of its own: np.zeros((3, 2)).",
    ),
    CrashWords(
        "TypeError",
        r"'bitwise_|unsupported operand type\(s\) for (?:\^|\||&)",
        "bit operator for arithmetic",
        "One of ^, | and & stands in a calculation with decimals.",
        "In Python a power is written **, and `and` and `or` join truth values of single numbers.",
    ),
    CrashWords(
        "UFuncTypeError _UFuncOutputCastingError UFuncOutputCastingError TypeError",
        r"Cannot cast (?:ufunc|array data)|Cannot cast .+ from dtype",
        "decimals into an array of integers",
        "Decimals are written into an array that holds whole numbers.",
        "Look at: the dtype of the array that you write into, and astype(float).",
    ),
    CrashWords(
        "TypeError",
        r"unsupported operand type\(s\) for (?P<sign>\S+): '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'",
        "calculates with things of two kinds",
        "Of type {left} and type {right}, two things cannot be joined by {sign}.",
        "Look at: np.asarray for lists, and what each name stands for.",
    ),
    CrashWords(
        "TypeError",
        r"can't multiply sequence|can only concatenate|must be str|not supported between instances",
        "calculates with things of two kinds",
        "Lists or texts stand where numbers or arrays are needed.",
        "Look at: np.asarray, and what each name stands for.",
    ),
    CrashWords(
        "TypeError",
        r"object of type '(?P<kind>[\w.]+)' has no len|len\(\) of unsized",
        "length of a single number",
        "len is asked for the length of a single number.",
        "Print it before the line that fails; look at: len(X) and X.shape.",
    ),
    CrashWords(
        "TypeError",
        r"'(?P<kind>[\w.]+)' object does not support item assignment",
        "writes into what cannot change",
        "An entry of a {kind} is set, which cannot be changed.",
        "Look at: np.zeros or np.empty, or a list.",
    ),
    CrashWords(
        "TypeError",
        r"unhashable type: '(?P<kind>[\w.]+)'",
        "array as a key",
        "An array or a list stands where only something that never changes may stand, as in a set or as a key.",
        "Look at: tuple(...).",
    ),
)
