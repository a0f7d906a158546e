"""What a formula of a learner's may use: names of TeX macros and environments that draw signs in their own place.

None of them moves what it draws or lies about its size, colours, links, loads or defines anything. Left out on purpose
are also those that take a length, such as the row break with a gap. Source: the tables of MathJax 2.7 and of its
extensions AMSmath and AMSsymbols, https://docs.mathjax.org/en/v2.7-latest/tex.html#supported-latex-commands.
"""

_LETTERS = """
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi
omega varepsilon vartheta varpi varrho varsigma varphi digamma varkappa Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi
Psi Omega varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega aleph beth gimel
daleth hbar hslash imath jmath ell wp Re Im mho eth Finv Game Bbbk complement
"""
_SIGNS = """
S partial infty prime backprime emptyset varnothing nabla top bot angle measuredangle sphericalangle triangle
triangledown blacktriangle blacktriangledown square Box blacksquare lozenge blacklozenge Diamond diamondsuit clubsuit
heartsuit spadesuit bigstar backslash forall exists nexists neg lnot flat natural sharp circledS circledR diagup
diagdown checkmark maltese yen surd ldots cdots vdots ddots dots dotsc dotsb dotsm dotsi dotso ldotp cdotp colon And
"""
_OPERATORS = """
sum prod coprod int intop iint iiint iiiint oint smallint bigvee bigwedge biguplus bigcap bigcup bigotimes bigoplus
bigodot bigsqcup triangleleft triangleright bigtriangleup bigtriangledown wedge land vee lor cap cup Cap Cup doublecap
doublecup ddagger dagger sqcap sqcup uplus amalg diamond bullet wr div odot oslash otimes ominus oplus mp pm circ
bigcirc setminus smallsetminus cdot ast times star dotplus ltimes rtimes leftthreetimes rightthreetimes barwedge
curlywedge veebar curlyvee doublebarwedge boxminus circleddash boxtimes circledast boxdot circledcirc boxplus centerdot
divideontimes intercal
"""
_RELATIONS = """
propto varpropto sqsubseteq sqsupseteq sqsubset sqsupset parallel mid shortmid shortparallel dashv vdash vDash Vdash
Vvdash leq le geq ge lt gt leqq geqq leqslant geqslant eqslantless eqslantgtr lesssim gtrsim lessapprox gtrapprox
lessdot gtrdot lll llless ggg gggtr ll gg lessgtr gtrless lesseqgtr gtreqless lesseqqgtr gtreqqless succ prec succeq
preceq preccurlyeq succcurlyeq curlyeqprec curlyeqsucc precsim succsim precapprox succapprox approx approxeq thickapprox
sim simeq thicksim backsim backsimeq eqsim cong equiv asymp doteq doteqdot Doteq risingdotseq fallingdotseq eqcirc
circeq triangleq bumpeq Bumpeq supset subset supseteq subseteq supseteqq subseteqq Subset Supset in ni owns notin perp
smile frown smallsmile smallfrown between pitchfork backepsilon therefore because bowtie Join models ne neq not
vartriangle vartriangleleft vartriangleright trianglelefteq trianglerighteq lhd rhd unlhd unrhd blacktriangleleft
blacktriangleright nless ngtr nleq ngeq nleqslant ngeqslant nleqq ngeqq lneq gneq lneqq gneqq lvertneqq gvertneqq lnsim
gnsim lnapprox gnapprox nprec nsucc npreceq nsucceq precneqq succneqq precnsim succnsim precnapprox succnapprox nsim
ncong nshortmid nshortparallel nmid nparallel nvdash nvDash nVdash nVDash ntriangleleft ntriangleright ntrianglelefteq
ntrianglerighteq nsubseteq nsupseteq nsubseteqq nsupseteqq subsetneq supsetneq varsubsetneq varsupsetneq subsetneqq
supsetneqq varsubsetneqq varsupsetneqq
"""
_ARROWS = """
Leftrightarrow Leftarrow Rightarrow leftrightarrow leftarrow gets rightarrow to mapsto uparrow downarrow updownarrow
Uparrow Downarrow Updownarrow nearrow searrow nwarrow swarrow leftharpoonup leftharpoondown rightharpoonup
rightharpoondown upharpoonleft upharpoonright downharpoonleft downharpoonright rightleftharpoons leftrightharpoons
hookrightarrow hookleftarrow longleftarrow Longleftarrow longrightarrow Longrightarrow longleftrightarrow
Longleftrightarrow longmapsto iff implies impliedby leftleftarrows rightrightarrows leftrightarrows rightleftarrows
Lleftarrow Rrightarrow twoheadleftarrow twoheadrightarrow leftarrowtail rightarrowtail looparrowleft looparrowright
curvearrowleft curvearrowright circlearrowleft circlearrowright Lsh Rsh upuparrows downdownarrows restriction multimap
leftrightsquigarrow rightsquigarrow leadsto dashrightarrow dashleftarrow nleftarrow nrightarrow nLeftarrow nRightarrow
nleftrightarrow nLeftrightarrow xrightarrow xleftarrow
"""
_FUNCTIONS = """
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr
sec sin sinh sup tan tanh injlim projlim varliminf varlimsup bmod pmod mod pod operatorname
"""
_BRACKETS = """
left right middle lvert rvert lVert rVert vert Vert langle rangle lbrace rbrace lbrack rbrack lceil rceil lfloor rfloor
lgroup rgroup lmoustache rmoustache arrowvert Arrowvert bracevert ulcorner urcorner llcorner lrcorner big Big bigg Bigg
bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
"""
_SHAPES = """
frac dfrac tfrac cfrac binom dbinom tbinom over atop choose brace brack sqrt root of overset underset stackrel substack
limits nolimits overline underline overbrace underbrace overrightarrow overleftarrow overleftrightarrow underrightarrow
underleftarrow underleftrightarrow acute grave ddot dddot ddddot tilde bar breve check hat vec dot mathring widetilde
widehat boxed mathord mathop mathopen mathclose mathbin mathrel mathpunct mathinner hline cr notag nonumber
"""
_FONTS = """
displaystyle textstyle scriptstyle scriptscriptstyle mathrm mathbf mathit mathcal mathscr mathbb Bbb mathfrak mathsf
mathtt boldsymbol rm bf it cal sf tt mit text textrm textbf textit textsf texttt mbox quad qquad enspace thinspace space
nobreakspace
"""

MACROS = frozenset(
    " ".join((_LETTERS, _SIGNS, _OPERATORS, _RELATIONS, _ARROWS, _FUNCTIONS, _BRACKETS, _SHAPES, _FONTS)).split()
)
"""Names that may follow a backslash."""

_ENVIRONMENTS = """
align align* aligned array Bmatrix bmatrix cases eqnarray eqnarray* equation equation* gather gather* gathered matrix
multline multline* pmatrix smallmatrix split subarray Vmatrix vmatrix
"""
ENVIRONMENTS = frozenset(_ENVIRONMENTS.split())
"""Names that may stand in the brackets of a begin and an end."""
