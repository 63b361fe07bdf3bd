const LENGTH = /^-?[\d.]{1,8}(?:em|ex|px|pt|%)?$/;
const BOOLEAN = /^(?:true|false)$/;
const SPACE = { width: LENGTH, height: LENGTH, depth: LENGTH };

/** The elements of MathML Core that packs hold, and what each attribute of theirs may say (pack-spec [MATH1]). */
export const MATHML: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  math: { display: /^block$/, alttext: /^[^<>]*$/ },
  ...Object.fromEntries(
    'mrow mn ms mtext msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mphantom'
      .split(' ')
      .map((tag) => [tag, {}]),
  ),
  mi: { mathvariant: /^normal$/ },
  mo: {
    ...{ stretchy: BOOLEAN, fence: BOOLEAN, symmetric: BOOLEAN, largeop: BOOLEAN, movablelimits: BOOLEAN },
    ...{ separator: BOOLEAN, form: /^(?:prefix|infix|postfix)$/ },
    ...{ lspace: LENGTH, rspace: LENGTH, minsize: LENGTH, maxsize: LENGTH },
  },
  mfrac: { linethickness: LENGTH },
  mspace: SPACE,
  mpadded: { ...SPACE, lspace: LENGTH, voffset: LENGTH },
  mstyle: {},
  mtd: { class: /^tml-(?:left|right)$/, columnspan: /^\d{1,2}$/, rowspan: /^\d{1,2}$/ },
};

/** On any of them. */
export const MATHML_EVERYWHERE: Readonly<Record<string, RegExp>> = {
  displaystyle: BOOLEAN,
  scriptlevel: /^[+-]?\d$/,
};
