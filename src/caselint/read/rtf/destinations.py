r"""The destinations of RTF: which groups hold no text of the page.

A destination that is marked as one to pass over (\*) and not named in READ is passed over, and so are those
in SILENT, which some programs do not mark. All other groups are read.
"""

from __future__ import annotations

from typing import Final

# Passed over with all that is in them; those with Pr at their end are the properties of formulas.
SILENT: Final = frozenset(
    b"""
    aftncn aftnsep aftnsepc atnauthor atndate atnicn atnid atnparent atntime atrfsep background
    bkmkend bkmkstart colorschememapping colortbl datafield datastore docvar falt ffdeftext
    ffentrymcr ffexitmcr ffformat filetbl fldtype fontemb fontfile ftncn ftnsep ftnsepc generator
    htmltag info latentstyles listoverridetable listpicture listtable mailmerge mhtmltag mmathPict
    mmathPr nonesttables nonshppict objalias objclass objdata objname objsect objtime panose pgptbl
    picprop pn pnseclvl pntxta pntxtb private protend protstart pxe revtbl rsidtbl rxe svb tc tcn
    themedata txe userprops xe xmlclose xmlnstbl xmlopen maccPr margPr mbarPr mborderBoxPr mboxPr
    mctrlPr mdPr meqArrPr mfPr mfuncPr mgroupChrPr mlimLowPr mlimUppPr mmPr mmcPr mmcs mnaryPr
    moMathParaPr mphantPr mradPr mrPr msPrePr msSubPr msSubSupPr msSupPr
    """.split()
)

# Marked as ones to pass over, but with text of the page in them: they are read like any group.
READ: Final = frozenset(b"dptxbx fldrslt formfield moMath moMathPara mmath result shpinst shppict".split())
