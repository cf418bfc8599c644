"""Where the words of a docx can hide, and a file for each place: each word comes out, and once.

| where | here |
|---|---|
| tables, nested ones, merged cells, rows and cells in wrappers | `TABLES` |
| content controls: block, row, cell, line, nested, repeated, bound, lists, dates, boxes | `CONTROLS` |
| custom XML and smart tags at each level; what stands between paragraphs | `WRAPPERS` |
| text boxes, groups, canvases, WordArt, SmartArt, charts, signature lines | `DRAWN` |
| alternate content: block, line, row, cell; unknown kinds; one form without words | `ALTERNATES` |
| fields: with results, nested, without results; hyperlinks | `FIELDS` |
| signs: symbols, hyphens, tabs, breaks, readings (ruby), formulas, large first letters | `SIGNS` |
| page headers and footers, footnotes, endnotes, comments, replies | test_read_docx_parts.py |
| tracked changes, hidden text | test_read_docx_traces.py |
| docm, dotx, Strict, flat XML, damage, other formats inside, what is left out | test_read_docx_packages.py |
| all of these in each other, by chance | test_read_docx_chance.py |

Simple forms of most of them are in test_read_docx.py.

What is not text, as no page shows its words: instructions of fields, descriptions of pictures, authors of
comments and changes, names of styles and bookmarks, addresses of links, building blocks, and the numbers
that Word counts itself (of list items, notes and pages).
"""

from __future__ import annotations

import pytest

from caselint.read.docx import read_docx
from caselint.record import BlockKind, Part
from docx_files import (
    BOX_NEW,
    BOX_OLD,
    NAMESPACES,
    chart,
    diagram,
    docx,
    drawing,
    field,
    p,
    part,
    relation,
    relationships,
    run,
    sdt,
    shape,
    tbl,
    tc,
    tr,
)
from docx_words import lost_words

Place = tuple[str | bytes, str]


def custom(content: str, tag: str = "w:customXml") -> str:
    return f'<{tag} w:element="e"><{tag}Pr/>{content}</{tag}>'


def either(newer: str, older: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{newer}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )


TABLES: dict[str, Place] = {
    "three tables in each other": (
        tbl(tr(tc(p("one"), tbl(tr(tc(p("two"), tbl(tr("three")), "<w:p/>"))), "<w:p/>"))),
        "one\ntwo\nthree\n",
    ),
    "a table's end straight before the cell's": (tbl(tr(tc(tbl(tr("in"))), "out")), "in\tout\n"),
    "a cell merged down that has words all the same": (
        tbl(tr(tc("a", properties='<w:vMerge w:val="restart"/>')), tr(tc("b", properties="<w:vMerge/>"))),
        "a\nb\n",
    ),
    "a row in two content controls in custom XML": (
        tbl(custom(sdt(sdt(tr("row", "end")))), tr("next")),
        "row\tend\nnext\n",
    ),
    "a cell in custom XML in a content control": (tbl(f"<w:tr>{sdt(custom(tc('cell')))}</w:tr>"), "cell\n"),
    "a row that a tracked change put in": (tbl(tr("new", properties="<w:ins/>")), "new\n"),
}

_STORE = "{0F1B2C3D-0000-4000-8000-1234567890AB}"
_DATA = {
    "customXml/item1.xml": '<f:form xmlns:f="urn:form"><f:child age="9">Kai Bello</f:child>'
    "<f:child>Ann</f:child><f:need>2</f:need></f:form>",
    "customXml/itemProps1.xml": f'<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds='
    '"http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>R Adair'
    "</dc:creator></cp:coreProperties>",
}


def bound(
    xpath: str, content: str, more: str = "", store: str = _STORE, prefixes: str = "xmlns:f='urn:form'"
) -> str:
    binding = f'<w:dataBinding w:prefixMappings="{prefixes}" w:xpath="{xpath}" w:storeItemID="{store}"/>'
    return sdt(content, binding + more)


CONTROLS: dict[str, Place] = {
    "nested at block level": (sdt(sdt(sdt(p("deep")) + p("less")) + p("top")), "deep\nless\ntop\n"),
    "nested in a line": (p("a ", sdt(run("b ") + sdt(run("c"))), " d"), "a b c d\n"),
    "a repeating section of rows": (
        tbl(
            sdt(
                "".join(sdt(tr(name), "<w15:repeatingSectionItem/>") for name in "ab"),
                "<w15:repeatingSection/>",
            )
        ),
        "a\nb\n",
    ),
    "a list, a date and a tick box": (
        p(
            sdt(
                run("Visit"),
                '<w:dropDownList><w:listItem w:displayText="Call" w:value="1"/></w:dropDownList>',
            ),
            " ",
            sdt(run("1 May"), '<w:date w:fullDate="2024-05-01T00:00:00Z"/>'),
            " ",
            sdt('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "<w14:checkbox/>"),
        ),
        "Visit 1 May ☑\n",
    ),
    "bound to the file's data and empty, in a line": (
        docx(p("Child: ", bound("/f:form[1]/f:child[1]", "<w:r/>"), "."), files=dict(_DATA)),
        "Child: Kai Bello.\n",
    ),
    "bound and empty, a block": (
        docx(bound("/f:form/f:child[2]", "<w:p/>") + p("x"), files=dict(_DATA)),
        "Ann\nx\n",
    ),
    "bound and empty, a cell": (
        docx(tbl(f"<w:tr>{tc('Age')}{bound('/f:form/f:child[1]/@age', tc())}</w:tr>"), files=dict(_DATA)),
        "Age\t9\n",
    ),
    "bound to a property of the file": (
        docx(
            p(
                "By ",
                bound(
                    "/cp:coreProperties[1]/dc:creator[1]",
                    "",
                    store="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
                    prefixes="xmlns:cp='urn:cp' xmlns:dc='urn:dc'",
                ),
            ),
            files=dict(_DATA),
        ),
        "By R Adair\n",
    ),
    "bound to a list's value": (
        docx(
            p(
                "Need: ",
                bound(
                    "/f:form/f:need",
                    "",
                    '<w:comboBox><w:listItem w:displayText="High" w:value="2"/></w:comboBox>',
                ),
            ),
            files=dict(_DATA),
        ),
        "Need: High\n",
    ),
    "bound and filled in: what it shows counts": (
        docx(p(bound("/f:form/f:child[1]", run("Kai"))), files=dict(_DATA)),
        "Kai\n",
    ),
    "bound to nothing that can be found, or by more than a path": (
        docx(
            p(
                "x",
                *(
                    bound(path, "")
                    for path in ("/f:form/f:gone", "//f:child", "/f:form/f:child[9]", "", "/g")
                ),
            ),
            files=dict(_DATA),
        ),
        "x\n",
    ),
}

WRAPPERS: dict[str, Place] = {
    "custom XML round blocks, in itself": (custom(custom(p("a")) + tbl(tr("b"))) + p("c"), "a\nb\nc\n"),
    "custom XML in a line": (p("a", custom(run("b") + custom(run("c")))), "abc\n"),
    "smart tags in a line, in each other": (
        p("in ", custom(run("Leeds ") + custom(run("West"), "w:smartTag"), "w:smartTag")),
        "in Leeds West\n",
    ),
    "a run of both directions, and one fitted": (
        p(f"<w:bdo>{run('a')}</w:bdo>", f"<w:dir>{run('b')}</w:dir>", run("c", '<w:fitText w:val="9"/>')),
        "abc\n",
    ),
    "runs that stand between paragraphs": (
        p("a") + run("str") + run("ay") + p("b") + f"<w:ins>{run('c')}</w:ins>",
        "a\nstray\nb\nc\n",
    ),
    "a formula between paragraphs": (
        p("a") + "<m:oMathPara><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></m:oMathPara>",
        "a\nx=2\n",
    ),
    "a paragraph in a run": (p("a", f"<w:r>{p('b')}</w:r>", "c"), "ac\nb\n"),
    "what no one has named yet": ("<w:new>" + p("<w:newer>" + run("a") + "</w:newer>") + "</w:new>", "a\n"),
}

_CHARTS = {
    "word/charts/chart1.xml": chart("Visits", "May", "June", series="Kai", axis="Months"),
    "word/charts/_rels/chart1.xml.rels": relationships(
        relation("u", "chartUserShapes", "../drawings/drawing1.xml")
    ),
    "word/drawings/drawing1.xml": part("c:userShapes", "<a:p><a:r><a:t>drawn on</a:t></a:r></a:p>"),
    "word/charts/chartEx1.xml": part(
        "cx:chartSpace",
        '<cx:chartData><cx:data><cx:strDim type="cat"><cx:lvl><cx:pt idx="0">North</cx:pt></cx:lvl>'
        "</cx:strDim></cx:data></cx:chartData><cx:chart>"
        "<cx:title><cx:tx><cx:txData><cx:v>By area</cx:v></cx:txData></cx:tx></cx:title><cx:plotArea>"
        "<cx:series><cx:tx><cx:txData><cx:v>Homes</cx:v></cx:txData></cx:tx></cx:series></cx:plotArea>"
        "</cx:chart>",
    ),
    "word/diagrams/data1.xml": diagram(
        {"0": "", "3": "third", "1": "first", "2": "under first", "9": "tied to nothing"},
        ("0", "1"),
        ("1", "2"),
        ("0", "3"),
    ),
}
_TIES = (
    relation("c1", "chart", "charts/chart1.xml")
    + relation("c2", "chartEx", "/word/charts/chartEx1.xml")
    + relation("d1", "diagramData", "diagrams/data1.xml")
)
CHART = drawing("chart", '<c:chart r:id="c1"/>')
DIAGRAM = drawing("diagram", '<dgm:relIds r:dm="d1" r:lo="l" r:qs="q" r:cs="c"/>')
CHART_LINES = "Visits\nKai\nMay\nJune\nMonths\n"


def drawn(body: str) -> bytes:
    shapes = _CHARTS["word/charts/chart1.xml"].replace("</c:chart>", '</c:chart><c:userShapes r:id="u"/>')
    return docx(body, files=_CHARTS | {"word/charts/chart1.xml": shapes}, relations=_TIES)


WORD_ART = '<w:pict><v:shape><v:textpath on="t" string="Draft"/></v:shape></w:pict>'
DRAWN: dict[str, Place] = {
    "both forms of a text box": (p("a", shape(p("box"))), "a\nbox\n"),
    "a box in a box": (p("a", shape(p("b", shape(p("c"))))), "a\nb\nc\n"),
    "a group of shapes, new and old": (
        p(
            f"<w:r><w:drawing><wpg:wgp>{BOX_NEW.format(p('a'))}<wpg:grpSp>{BOX_NEW.format(p('b'))}</wpg:grpSp>"
            "</wpg:wgp></w:drawing></w:r>",
            f"<w:r><w:pict><v:group>{BOX_OLD.format(p('c'))}{BOX_OLD.format(p('d'))}</v:group></w:pict></w:r>",
        ),
        "a\nb\nc\nd\n",
    ),
    "a canvas": (p(f"<w:r><w:drawing><wpc:wpc>{BOX_NEW.format(p('a'))}</wpc:wpc></w:drawing></w:r>"), "a\n"),
    "a text box in an embedded object's run": (
        p(f"<w:r><w:object>{BOX_OLD.format(p('a'))}</w:object></w:r>"),
        "a\n",
    ),
    "WordArt, the old kind": (
        p(f"<w:r>{WORD_ART}</w:r>", "a", '<w:r><w:pict><v:textpath on="f" string="no"/></w:pict></w:r>'),
        "a\nDraft\n",
    ),
    "WordArt in both its forms": (
        p("<w:r>" + either(BOX_NEW.format(p("Draft")), WORD_ART) + "</w:r>"),
        "Draft\n",
    ),
    "WordArt that only the older form tells": (
        p("<w:r>" + either("<w:drawing/>", WORD_ART) + "</w:r>"),
        "Draft\n",
    ),
    "a line to sign on": (
        p(
            "Signed",
            '<w:r><w:pict><v:shape><v:imagedata r:id="i"/><o:signatureline o:suggestedsigner="Jane Okafor" '
            'o:suggestedsigner2="Social Worker" o:suggestedsigneremail="no" o:issignatureline="t"/>'
            "</v:shape></w:pict></w:r>",
        ),
        "Signed\nJane Okafor\nSocial Worker\n",
    ),
    "shapes of a locked canvas": (
        p(
            "a",
            drawing(
                "locked",
                "<a:sp><a:txBody><a:p><a:r><a:t>b</a:t></a:r><a:br/><a:r><a:t>c</a:t></a:r></a:p></a:txBody></a:sp>",
            ),
        ),
        "a\nb\nc\n",
    ),
    "a chart, with what was drawn on it": (
        drawn(p("See ", CHART, "here.") + p("after")),
        f"See here.\n{CHART_LINES}drawn on\nafter\n",
    ),
    "a chart of the newer kind": (
        drawn(p(either(drawing("chart", '<cx:chart r:id="c2"/>'), run("Too new to be shown"), "cx"))),
        "By area\nNorth\nHomes\n",
    ),
    "a diagram, as its connections order it": (
        drawn(p(DIAGRAM) + p("after")),
        "first\nunder first\nthird\ntied to nothing\nafter\n",
    ),
    "a chart and a diagram in a cell": (
        drawn(tbl(tr(tc(p("a", CHART, DIAGRAM)), "b"))),
        f"a\n{CHART_LINES}drawn on\nfirst\nunder first\nthird\ntied to nothing\tb\n",
    ),
}

ALTERNATES: dict[str, Place] = {
    "round blocks": (either(p("new") + tbl(tr("row")), p("old")) + p("end"), "new\nrow\nend\n"),
    "round a run": (p("a ", either(run("new"), run("old")), " b"), "a new b\n"),
    "in a run": (p(f"<w:r>{either('<w:t>new</w:t>', '<w:t>old</w:t>')}</w:r>"), "new\n"),
    "round a row": (tbl(either(tr("new"), tr("old")), tr("next")), "new\nnext\n"),
    "round a cell": (tbl(f"<w:tr>{either(tc('new'), tc('old'))}{tc('b')}</w:tr>"), "new\tb\n"),
    "in each other": (p(either(either(run("a"), run("b")), run("c"))), "a\n"),
    "of a kind that Word does not know": (p(either(run("theirs"), run("seen"), "zz")), "seen\n"),
    "of several kinds": (
        p(
            '<mc:AlternateContent><mc:Choice Requires="zz">'
            + run("theirs")
            + '</mc:Choice><mc:Choice Requires="w14">'
            + run("seen")
            + "</mc:Choice><mc:Fallback>"
            + run("old")
            + "</mc:Fallback></mc:AlternateContent>"
        ),
        "seen\n",
    ),
    "without a fallback, or with nothing": (
        p('<mc:AlternateContent><mc:Choice Requires="w14">' + run("a") + "</mc:Choice></mc:AlternateContent>")
        + p("<mc:AlternateContent/>", "b"),
        "a\nb\n",
    ),
}

_LINK = '<w:hyperlink r:id="gone" w:tooltip="tip">{}</w:hyperlink>'.format
_INNER = field("Bello", code=" MERGEFIELD name ")
FIELDS: dict[str, Place] = {
    "a result in several paragraphs": (
        p("a ", field("b").removesuffix('<w:r><w:fldChar w:fldCharType="end"></w:fldChar></w:r>'))
        + p("c", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', " d"),
        "a b\nc d\n",
    ),
    "a field in a field's result": (p(field("x ", _INNER, " y")), "x Bello y\n"),
    "a field in a field's instruction": (
        p(field("Yes", code="<w:r><w:instrText> IF </w:instrText></w:r>" + _INNER + run("= x"))),
        "Yes\n",
    ),
    "a simple field in a complex one": (
        p(field("p. ", '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>')),
        "p. 7\n",
    ),
    "a field without an end": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>', "a")
        + p("b"),
        "a\nb\n",
    ),
    "an end without a field": (p("a", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "b"), "ab\n"),
    "links, in the file and out of it, as elements and as fields": (
        p(_LINK(run("one")), " ", '<w:hyperlink w:anchor="x">' + run("two") + "</w:hyperlink> ")
        + p(field("three", code=' HYPERLINK "https://example.org/four" ')),
        "one two\nthree\n",
    ),
    "a link in a link's field in a control": (p(sdt(field(_LINK(run("x"))))), "x\n"),
    "instructions that show words of their own": (
        p(field(code=" SYMBOL 254 \\f Wingdings \\s 12 "), field(code=' SYMBOL 0xB7 \\f "Symbol" '))
        + p(field(code=" MACROBUTTON NoMacro [Click here and type the name] "))
        + p(field(code=' QUOTE "So he said" '), " ", field(code=" MERGEFIELD Child \\* MERGEFORMAT "))
        + p(field(code=" EQ \\f(3,4) "))
        + p('<w:fldSimple w:instr=" SYMBOL 163 \\f &quot;Wingdings 2&quot;"/>'),
        "☑•\n[Click here and type the name]\nSo he said «Child»\n3 4\n☐\n",
    ),
    "instructions that show nothing": (
        p(
            "a",
            *(field(code=f" {code} ") for code in ("DATE", 'XE "word"', "PAGE", "TOC \\o", "SYMBOL", "")),
        ),
        "a\n",
    ),
    "results that were stored empty": (
        p("a", field(run(""), code=' QUOTE "no" '), field(run(""), code=" MERGEFIELD No "))
        + p(
            "b",
            field(run(""), data='<w:ffData><w:textInput><w:default w:val="no"/></w:textInput></w:ffData>'),
        )
        + p("c", field(run(""), data="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")),
        "a\nb\nc☒\n",
    ),
    "what was typed into an old form, or what it begins with": (
        p(field(data='<w:ffData><w:textInput><w:default w:val="not known"/></w:textInput></w:ffData>'))
        + p(
            field(
                "Kai", data='<w:ffData><w:textInput><w:default w:val="not known"/></w:textInput></w:ffData>'
            )
        ),
        "not known\nKai\n",
    ),
}


def m(name: str, *parts: str) -> str:
    """An element of a formula; bare texts are runs."""
    run_of = "<m:r><m:rPr/><w:rPr/><m:t>{}</m:t></m:r>".format
    return f"<m:{name}>{''.join(item if item.startswith('<') else run_of(item) for item in parts)}</m:{name}>"


SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'
SIGNS: dict[str, Place] = {
    "breaks, tabs and hyphens in a word": (
        p(
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t><w:ptab/><w:t>y</w:t>"
            '<w:cr/><w:t>z</w:t><w:br w:type="column"/><w:t>q</w:t></w:r>'
        ),
        "coop-x\ty\nz\nq\n",
    ),
    "what Word counts or tells itself": (
        p("a", "<w:r><w:pgNum/><w:dayLong/><w:monthShort/><w:annotationRef/><w:separator/></w:r>", "b"),
        "ab\n",
    ),
    "symbols of several fonts": (
        p(
            "".join(
                f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
                for font, code in (
                    ("Symbol", "F061"),
                    ("Symbol", "00B0"),
                    ("Wingdings", "F0E0"),
                    ("Wingdings 2", "F052"),
                    ("Wingdings 3", "F070"),
                    ("Webdings", "F061"),
                    ("Segoe UI Symbol", "2610"),
                    ("Symbol", "none"),
                )
            )
        ),
        "α°→☑▲✓☐\n",
    ),
    "text in a symbol font": (
        p(
            run("\uf0fe Seen", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
            run(" \uf0b7", '<w:rFonts w:ascii="Symbol"/>'),
        ),
        "☑ Seen •\n",
    ),
    "words with a reading over them": (
        p(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('kan ji')}</w:rt>"
            f"<w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby></w:r>"
        ),
        "漢字(kan ji)\n",
    ),
    "formulas of all forms": (
        p(m("oMath", m("f", "<m:fPr/>", m("num", "a"), m("den", "b")), "c"))
        + p(m("oMath", m("sSup", m("e", "x"), m("sup", "2")), m("sSub", m("e", "y"), m("sub", "1"))))
        + p(m("oMath", m("rad", "<m:deg/>", m("e", m("d", m("e", "y"), m("e", "z"))))))
        + p(m("oMath", m("nary", SUM, m("sub", "1"), m("sup", "n"), m("e", "k"))))
        + p(m("oMath", m("m", m("mr", m("e", "p"), m("e", "q")), m("mr", m("e", "r")))))
        + p(m("oMath", m("func", m("fName", "log"), m("e", "t")), m("eqArr", m("e", "u"), m("e", "v"))))
        + p(
            m(
                "oMathPara",
                m("oMath", m("box", m("e", "w"))),
                m("oMath", m("limLow", m("e", "a"), m("lim", "b"))),
            )
        ),
        "a/b c\nx^2 y_1\n√(y|z)\n∑_1^n k\np q r\nlog t u v\nw a_b\n",
    ),
    "a large first letter": (
        p("O", properties='<w:framePr w:dropCap="drop" w:lines="3"/>') + p("nce he was home."),
        "Once he was home.\n",
    ),
    "text with a comment of the XML in it": (
        p("<w:r><w:t>one<!-- not text --> two<![CDATA[ <b>]]></w:t></w:r>"),
        "one two <b>\n",
    ),
}

PLACES = {
    f"{group}: {name}": place
    for group, places in (
        ("tables", TABLES),
        ("controls", CONTROLS),
        ("wrappers", WRAPPERS),
        ("drawn", DRAWN),
        ("alternates", ALTERNATES),
        ("fields", FIELDS),
        ("signs", SIGNS),
    )
    for name, place in places.items()
}


@pytest.mark.parametrize("name", PLACES)
def test_the_words_of_each_place_come_out_once(name: str) -> None:
    body, text = PLACES[name]
    data = body if isinstance(body, bytes) else docx(body)
    document = read_docx(data, "x.docx")
    assert document.text == text
    assert not lost_words(data, document.text)


def test_words_of_drawings_have_the_place_of_what_they_are_tied_to() -> None:
    document = read_docx(drawn(p("a", CHART) + tbl(tr(tc(p("b", DIAGRAM))))), "x.docx")
    places = [(block.kind, block.place.part, block.place.table) for block in document.blocks]
    assert places[:2] == [(BlockKind.PARAGRAPH, Part.BODY, None), (BlockKind.PARAGRAPH, Part.TEXT_BOX, None)]
    assert places[-1] == (BlockKind.CELL, Part.TEXT_BOX, 1)


def test_labels_from_cells_trend_lines_and_repeated_categories_of_a_chart() -> None:
    more = (
        '<c:ext xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:dlblRangeCache>'
        "<c:pt><c:v>from a cell</c:v></c:pt></c15:dlblRangeCache></c:ext>"
        "<c:trendline><c:name>trend</c:name></c:trendline>"
        "<c:cat><c:numLit><c:pt><c:v>2024</c:v></c:pt></c:numLit></c:cat>"
        "<c:cat><c:numLit><c:formatCode>d/m/yyyy</c:formatCode><c:pt><c:v>45413</c:v></c:pt></c:numLit></c:cat>"
        '<c:userShapes r:id="gone"/>'
    )
    part = chart("T", "Yes", "No", "Yes").replace("</c:plotArea>", f"</c:plotArea>{more}")
    data = docx(p(CHART), files={"word/charts/chart1.xml": part}, relations=_TIES)
    document = read_docx(data, "x.docx")
    assert document.text == "T\nYes\nNo\nYes\nfrom a cell\n2024\ntrend\n"
    assert [omission.what for omission in document.reading.omissions] == ["1 chart or diagram"]


@pytest.mark.parametrize(
    "content",
    [
        f"<{tag} {NAMESPACES}/>"
        for tag in ("cx:pt", "cx:tx", "c:title", "c:userShapes", "a:p", "dgm:pt", "dgm:cxn")
    ],
)
def test_drawings_of_any_other_kind_have_no_words(content: str) -> None:
    files = {"word/charts/chart1.xml": content, "word/diagrams/data1.xml": content}
    assert read_docx(docx(p("a", CHART, DIAGRAM), files=files, relations=_TIES), "x.docx").text == "a\n"


def test_what_describes_a_picture_is_no_text() -> None:
    picture = drawing(
        "picture",
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="n" descr="A garden"/></pic:nvPicPr></pic:pic>',
    )
    document = read_docx(docx(p("a", picture)), "x.docx")
    assert document.text == "a\n"
    assert [omission.what for omission in document.reading.omissions] == ["1 picture"]
