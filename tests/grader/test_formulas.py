r"""Formulas of a learner's stay in their own line, wherever they stand, and ordinary ones stay as they are."""

from collections.abc import Callable

import pytest
from nbconvert.exporters import HTMLExporter

from grader.notebook.formulas import tamed
from grader.notebook.sanitize import Sanitizer
from tests.grader.mathjax import addresses, commands

ORDINARY = [
    r"$J = \sum_{i=1}^{n} \lVert x_i - \mu_{c_i} \rVert^2$",
    r"$$\frac{1}{n}\sum_{i} \left( x_i - \bar{x} \right)^2 \geq 0$$",
    r"$\sqrt[3]{x} \cdot \log_2 n \approx \mathcal{O}(n \log n)$",
    r"$\mathbf{x} \in \mathbb{R}^d,\ \forall k \neq j: \; d(x, c_k) \leq d(x, c_j)$",
    r"$\operatorname{arg\,min}_k \|x - c_k\|_2 \quad \text{for each point } x$",
    r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \begin{cases} 0 & x = 1 \\ 1 & \text{else} \end{cases}$$",
    "$$\\begin{aligned} a &= b \\\\ &= c \\end{aligned}$$",
    r"$\hat{\theta} \to \infty, \ldots, \underbrace{a + b}_{2}, \overline{AB}, \vec{v} \times \nabla f$",
    r"$\displaystyle \int_0^1 x^2 \, dx = \tfrac{1}{3}$",
    r"$\Bigl( \tfrac{a}{b} \Bigr) \binom{n}{k} \mathrm{Var}(X) \pm \sigma \therefore A \subseteq B \cup C$",
]
MOVING = {
    "rule": r"$\rule{90em}{90em}$",
    "Rule": r"$\Rule{9em}{9em}{9em}$",
    "smash": r"$\smash{\raise 9em{x}}$",
    "overlap": r"$\rlap{x}\llap{y}$",
    "sideways": r"$\moveleft 90em{x}\moveright 90em{x}$",
    "negative space": r"$\hspace{-9em}x\hskip -9em x\kern-9em x\mkern-9mu x\mskip-9mu\mspace{-9mu}$",
    "thin space": r"$" + r"\!" * 300 + "x$",
    "named space": r"$\negthinspace\negmedspace\negthickspace$",
    "phantom": r"$\phantom{x}\vphantom{x}\hphantom{x}\strut$",
    "row gap": r"$$\begin{array}{c} a \\[-90em] b \end{array}$$",
    "starred row gap": r"$$\begin{array}{c} a \\* [-90em] b \newline[-9em] \end{array}$$",
    "column gap": r"$$\begin{array}{@{\hskip -90em}c} a \end{array}$$",
    "negative joint": r"$=\joinrel\joinrel=$",
    "root shift": r"$\sqrt[\uproot{900}3]{x}\skew{900}\hat{x}$",
    "thick fraction": r"$\genfrac{}{}{90em}{}{a}{b} x \above 90em y$",
    "link": r"$\href{https://example.org/}{x}$",
    "script": r"$\href{javascript:alert(1)}{x}$",
    "style": r"$\style{position: fixed; top: 0}{x}\class{navbar}{x}\cssId{score}{x}$",
    "colour and box": r"$\color{white}{x}\colorbox{white}{x}\bbox[90em, white]{x}$",
    "size": r"$\Huge x \tiny y$",
    "sign by number": r"$\unicode[90em]{x41}\char41$",
    "element": r'$\mmlToken{mo}[href="https://example.org"]{x}$',
    "definition": r"$\def\sum{\raise 9em{x}}\let\frac\smash\newcommand{\sqrt}{\rule{9em}{9em}}$",
    "extension": r"$\require{action}\toggle{x}{y}\endtoggle$",
    "number of an equation": r"\begin{equation} x \tag{5 of 5} \label{score} \end{equation} \ref{score} \eqref{score}",
    "columns without end": r"\begin{alignat}{999999999} x \end{alignat}",
    "environment without dollars": r"\begin{align} \raise 9em{x} \end{align}",
    "reference without dollars": r"See \ref{score}.",
    "round brackets": r"\(\raise 9em{x}\) \\(\raise 9em{x}\\)",
    "square brackets": r"\[\raise 9em{x}\] \\[\raise 9em{x}\\]",
    "in a text": r"$\text{a $\raise 9em{x}$}$",
    "after a comment": "$x % \n\\raise 9em{x}$",
    "over two lines": "$x\n\\raise 9em{x}$",
    "over two paragraphs": "$$x\n\n\\raise 9em{x}$$",
    "two backslashes": r"$x$ \\raise 9em{x} $\\begin{alignat}{9}$",
    "in entities": "&#36;&#92;raise 9em{x}&#36; &dollar;&bsol;raise 9em{x}&dollar;",
    "half in entities": r"&#36;\raise 9em{x}&#36; $x &#92;raise 9em{x}$ &#36;\r&#97;ise 9em{x}&#36;",
    "in a table": "|$a|b|\n|-|-|\n|\\raise 9em{x}$|\\\\raise 9em{x}|",
    "in a heading": "# $\\raise 9em{x}$\n\n> - $\\raise 9em{x}$",
    "in emphasis": r"**$a** \\raise 9em{x} $ *\raise 9em{y}*$",
    "between code": r"`a` $\raise 9em{x}$ ``b``",
    "beside an escaped dollar": r"\$ \\$ $\raise 9em{x}$ \\\$\raise 9em{x}$",
}
TAGS = {
    "cut by a comment": "<p>$\\ra<!-- x -->ise 9em{x}$</p>",
    "cut by a tag that goes": "<p>$\\ra<wbr>ise 9em{x}$ $\\ra<u2>i</u2>se 9em{x}$</p>",
    "row gap over a line": "<p>$a \\\\<br>[-90em] b$ $a \\\\ *<br> [-90em]$</p>",
    "over two tags": "<p>$a <b>b</b> \\raise 9em{x}$ <i>$</i>\\raise 9em{x}<i>$</i></p>",
    "mathml": '<math><mpadded voffset="90em"><mi href="https://example.org">x</mi></mpadded></math>',
    "script": '<script type="math/tex">\\raise 9em{x}</script>',
    "class that is read": '<p class="tex2jax_process">$\\raise 9em{x}$</p>',
    "table": "<table><tr><td>$</td><td>\\raise 9em{x}</td><td>$</td></tr></table>",
}


def page_of_html(html: str) -> str:
    [output] = Sanitizer().outputs([{"output_type": "display_data", "data": {"text/html": html}}])
    return str(output["data"]["text/html"])


def page_of_markdown(markdown: str) -> str:
    [output] = Sanitizer().outputs([{"output_type": "display_data", "data": {"text/markdown": markdown}}])
    return HTMLExporter(exclude_anchor_links=True).markdown2html({}, output["data"]["text/markdown"])


def page_of_prose(markdown: str) -> str:
    return HTMLExporter(exclude_anchor_links=True).markdown2html({}, Sanitizer().prose(markdown))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def page_of_latex(latex: str) -> str:
    [output] = Sanitizer().outputs([{"output_type": "display_data", "data": {"text/latex": latex}}])
    return escaped(output["data"]["text/latex"])


PAGES = {"HTML": page_of_html, "Markdown": page_of_markdown, "LaTeX": page_of_latex, "prose": page_of_prose}
PAGES |= {"raw": lambda text: Sanitizer().raw(text)}
Show = Callable[[str], str]
HARMLESS = commands("".join(ORDINARY)) | {r"\begin{array}", r"\end{array}", r"\begin{equation}", r"\end{equation}"}
HARMLESS |= {r"\begin{align}", r"\end{align}", r"\hat"}


@pytest.mark.parametrize("show", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("formula", ORDINARY)
def test_ordinary_formula_stays_as_it_is(formula: str, show: Show) -> None:
    shown = show(formula).replace("&amp;", "&")
    assert formula in shown
    assert commands(shown)


@pytest.mark.parametrize("show", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("formula", MOVING.values(), ids=MOVING)
def test_command_that_is_not_listed_is_text(formula: str, show: Show) -> None:
    shown = show(formula)
    assert commands(shown) <= HARMLESS
    assert not addresses(shown)


@pytest.mark.parametrize("html", TAGS.values(), ids=TAGS)
def test_tags_hide_no_command(html: str) -> None:
    shown = page_of_html(html)
    assert commands(shown) <= HARMLESS
    assert not addresses(shown)


@pytest.mark.parametrize("show", PAGES.values(), ids=PAGES)
def test_name_of_a_command_that_is_not_listed_is_still_read(show: Show) -> None:
    assert "rule{90em}" in show(MOVING["rule"])


@pytest.mark.parametrize("show", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("text", [r"C:\Users\rule\new", r"the pattern \d+\s*", r"a\b"])
def test_backslashes_of_a_text_without_formulas_stay(text: str, show: Show) -> None:
    assert text in show(text)


@pytest.mark.parametrize("formula", [r"x^{" * 99 + "x" + "}" * 99, r"\left(" * 99 + r"\right)" * 99])
@pytest.mark.parametrize("show", [page_of_html, page_of_latex], ids=["HTML", "LaTeX"])
@pytest.mark.parametrize("ends", [("$", "$"), ("$$", "$$"), (r"\(", r"\)"), (r"\[", r"\]")], ids=" ".join)
def test_formula_that_nests_too_deeply_begins_nowhere(formula: str, ends: tuple[str, str], show: Show) -> None:
    shown = show(f"{ends[0]}{formula}{ends[1]}").replace(r"\$", "an escaped dollar")
    assert not any(beginning in shown for beginning in ("$", r"\(", r"\["))


def test_code_in_prose_keeps_its_backslashes_beside_a_formula() -> None:
    prose = r"Take $\frac{a}{b}$ and `print('\n\rule')`."
    assert Sanitizer().prose(prose) == prose


WALKS_AROUND = {
    "a comment before the line's end": "x^{%}\n" * 40 + "x" + "}" * 40,
    "a row's end before a word": "x^{\\\\right " * 40 + "x" + "}" * 40,
    "a row's end before a bracket": "{\\\\{\\\\" * 40 + "x" + "}" * 80,
}


@pytest.mark.parametrize("formula", WALKS_AROUND.values(), ids=WALKS_AROUND)
def test_deep_formula_is_text_however_its_depth_is_hidden(formula):
    assert "$" not in tamed(f"${formula}$").replace("\\$", "")


def test_blank_that_is_taken_away_becomes_no_factorial():
    assert tamed("$f\\!(x)$") == "$f\\ (x)$"
