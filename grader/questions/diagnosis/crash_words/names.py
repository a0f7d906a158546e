"""Words for exceptions on names, attributes and modules that are not there."""

from grader.questions.diagnosis.crash_words.words import CrashWords

NAMES = (
    CrashWords(
        "NotImplementedError",
        r"",
        "not written yet",
        "Some of it still raises NotImplementedError.",
        "Write that part, and take the line with raise out.",
    ),
    CrashWords(
        "NameError",
        r"free variable '(?P<name>\w+)'",
        "name {name} has no value yet",
        "The name {name} is used before it gets a value.",
        "Give it a value before the line that uses it.",
    ),
    CrashWords(
        "NameError",
        r"name '(?P<name>\w+)' is not defined",
        "name {name} not defined",
        "The name {name} is used, but nothing has this name here.",
        "Look at: spelling, capital letters, imports, and cells that have to run before.",
        "names",
    ),
    CrashWords(
        "UnboundLocalError",
        r"variable '(?P<name>\w+)'",
        "variable {name} has no value yet",
        "The variable {name} is used before it gets a value, perhaps because it gets one in a branch or a loop only.",
        "Give it a value before the if or the loop.",
    ),
    CrashWords(
        "ModuleNotFoundError",
        r"No module named '(?P<name>[\w.]+)'",
        "module {name} missing",
        "The module {name} is not installed here.",
        "Use what the notebook imports: NumPy is enough.",
    ),
    CrashWords(
        "ImportError ModuleNotFoundError",
        r"",
        "import fails",
        "An import finds no such name.",
        "Use what the notebook imports: NumPy is enough.",
    ),
    CrashWords(
        "AttributeError",
        r"module 'numpy(?:\.\w+)*' has no attribute '(?P<name>\w+)'",
        "no {name} in NumPy",
        "NumPy has no function {name}.",
        "Look it up with tab completion: np. and the first letters.",
        "numpy",
    ),
    CrashWords(
        "AttributeError",
        r"'NoneType' object has no attribute '(?P<name>\w+)'",
        "None used as an object",
        "Something is None where it should hold a value; it is asked for its {name}.",
        "Find the function that gave it: one without return gives None, and so do sort, append and shuffle.",
    ),
    CrashWords(
        "AttributeError",
        r"'(?P<kind>list|tuple|int|float|str|dict|set)' object has no attribute '(?P<name>\w+)'",
        "{kind} used like an array",
        "A {kind} is asked for {name}, which a {kind} does not have.",
        "Look at: what kind of thing it is, with type(...), and np.asarray.",
    ),
    CrashWords(
        "AttributeError",
        r"'(?P<kind>[\w.]+)' object has no attribute '(?P<name>\w+)'",
        "no {name} on {kind}",
        "An object of type {kind} is asked for {name}, which it does not have.",
        "Look it up with tab completion, or with dir(...).",
        "array",
    ),
)
