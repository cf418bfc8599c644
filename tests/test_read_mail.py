"""eml and mht to Document: every place where a mail can hold words, and what no mail may do."""

from __future__ import annotations

import base64
import re
import time
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.mail import read_mail, read_mhtml
from caselint.read.refusal import UnreadableError
from test_read_html import assert_sound

if TYPE_CHECKING:
    from caselint.record import Document


def read(mail: str | bytes | EmailMessage, name: str = "note.eml") -> Document:
    data = mail.encode() if isinstance(mail, str) else mail if isinstance(mail, bytes) else mail.as_bytes()
    document = read_mail(data, name)
    assert_sound(document)
    return document


def body(mail: str | bytes | EmailMessage) -> str:
    """A mail's text below its head."""
    return read(mail).text.partition("\n\n")[2].removesuffix("\n")


def omitted(mail: str | bytes | EmailMessage) -> list[tuple[str, tuple[str, ...]]]:
    return [(omission.what, omission.names) for omission in read(mail).reading.omissions]


def mail(text: str = "Saw Kai.", **head: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Jane Okafor <jane@x.example>"
    for name, value in head.items():
        made[name] = value
    made.set_content(text)
    return made


def raw(kind: str, text: str | bytes, *lines: str) -> bytes:
    """A mail of one part, whose lines stand as they are given."""
    data = text.encode() if isinstance(text, str) else text
    return "\n".join([f"From: a\nContent-Type: {kind}", *lines, "", ""]).encode() + data


def several(kind: str, *parts: str) -> str:
    return (
        f"From: a\nContent-Type: multipart/{kind}; boundary=B\n\nTo be passed over.\n--B\n"
        + "\n--B\n".join(parts)
        + "\n--B--\n"
    )


PLAIN = "Content-Type: text/plain\n\nSaw Kai."
PAGE = "Content-Type: text/html\n\n<p>Saw <b>Kai</b>."
FILE = "Content-Type: application/pdf\nContent-Disposition: attachment; filename=plan.pdf\n\nx"
PICTURE = "Content-Type: image/png; name=logo.png\nContent-ID: <1>\n\nx"


# --------------------------------------------------------------------------------------- the head


def test_the_head_stands_over_the_text_in_lines() -> None:
    made = mail(
        "Saw Kai.\n\nHe was well.",
        To="Sam <sam@x.example>",
        Cc="Duty",
        Subject="Kai",
        Date="Mon, 4 Mar 2024 10:15:00 +0100",
    )
    assert read(made).text == (
        "From: Jane Okafor <jane@x.example>\nDate: Mon, 04 Mar 2024 10:15:00\nTo: Sam <sam@x.example>\n"
        "Cc: Duty\nSubject: Kai\n\nSaw Kai.\n\nHe was well.\n"
    )
    assert any("+0100" in step for step in read(made).reading.steps)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Subject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IHZpc2l0?=", "Café visit"),
        ("Subject: =?iso-8859-1?Q?Mum=92s?=", "Mum’s"),
        ("Subject: Kai\n and\n\tMia", "Kai and Mia"),
        ("Subject: =?utf-8?B?!!?= Kai", "Kai"),
        ("Subject: =?no-such?Q?Kai?=", "Kai"),
        ("Subject: Café", "Café"),
        ("Subject: ((((((" + "(" * 5000 + "Kai", "(" * 5006 + "Kai"),
        ('Subject: "=?utf-8?Q?Kai?=" <k@x>', '"Kai" <k@x>'),
    ],
)
def test_lines_of_the_head_are_decoded(line: str, shown: str) -> None:
    assert read(f"{line}\n\nSaw.").text == f"Subject: {shown}\n\nSaw.\n"
    if line.isascii() is False:
        assert read(f"{line}\n\nSaw.".encode("cp1252")).text == f"Subject: {shown}\n\nSaw.\n"


# --------------------------------------------------------------------------------------- the text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (raw("text/plain", "Saw Kai.\n> he said\n>> before\n"), "Saw Kai.\n> he said\n>> before"),
        (raw("text/html", "<p>Saw <b>Kai</b>.<p>Well."), "Saw Kai.\nWell."),
        (raw("text", "Saw Kai."), "Saw Kai."),
        (b"\xef\xbb\xbf\r\n" + raw("text/plain", "Saw Kai."), "Saw Kai."),
        (b"From jane Mon Mar  4 10:15:00 2024\n" + raw("text/plain", "Saw Kai."), "Saw Kai."),
        (raw("nonsense; charset", "Saw Kai."), "Saw Kai."),
        (
            raw(
                "text/plain; charset=utf-8",
                "Caf=C3=A9 =E2=80=93 a=\n b =ZZ",
                "Content-Transfer-Encoding: quoted-printable",
            ),
            "Café – a b =ZZ",
        ),
        (
            raw(
                "text/plain; charset=utf-8",
                base64.b64encode("Café".encode()),
                "Content-Transfer-Encoding: base64",
            ),
            "Café",
        ),
        (
            raw("text/plain", base64.b64encode(b"Saw Kai.")[:-1], "Content-Transfer-Encoding: base64"),
            "Saw Kai.",
        ),
        (
            raw(
                "text/plain",
                base64.b64encode(b"Saw Kai.") + b"\n\nSent from outside.",
                "Content-Transfer-Encoding: base64",
            ),
            "Saw Kai.\n\nSent from outside.",
        ),
        (raw("text/plain", "Saw Kai at home.", "Content-Transfer-Encoding: base64"), "Saw Kai at home."),
        (
            raw(
                "text/plain", "begin 644 x\n(4V%W($MA:2X \n`\nend\n", "Content-Transfer-Encoding: x-uuencode"
            ),
            "Saw Kai.",
        ),
        (raw("text/plain; charset=utf-8", "Café – Mum’s".encode("cp1252")), "Café – Mum’s"),
        (raw("text/plain; charset=us-ascii", "Café – Mum’s"), "Café – Mum’s"),
        (raw("text/plain; charset=no-such", "Café – Mum’s"), "Café – Mum’s"),
        (raw('text/plain; charset="a\x00b"', "Café"), "Café"),
        (raw("text/plain; charset=utf-16", "Saw Kai.".encode("utf-16")), "Saw Kai."),
        (raw("text/html; charset=windows-1252", "<meta charset=utf-8><p>Café".encode("cp1252")), "Café"),
        (
            raw("text/plain; format=flowed", "Saw Kai \nat home.\n> He was \n> well.\n-- \nJane"),
            "Saw Kai at home.\n> He was well.\n--\nJane",
        ),
        (raw("text/plain; format=flowed; delsp=yes", "mani \npulative"), "manipulative"),
        (raw("text/enriched", "Saw Kai."), "Saw Kai."),
        (
            raw(
                "text/plain",
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nSaw Kai.\n- - one\n"
                "-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----\n",
            ),
            "Saw Kai.\n- one",
        ),
        (raw("text/plain", "Saw Kai.\nbegin 644 a.doc\n" + "M" + "A" * 60 + "\n`\nend"), "Saw Kai.\n`\nend"),
        (raw("multipart/mixed; boundary=B", "Saw Kai."), "Saw Kai."),
        (raw("multipart/mixed", "--B\nSaw Kai."), "--B\nSaw Kai."),
    ],
)
def test_the_text_of_one_part(data: bytes, words: str) -> None:
    lines = [line.rstrip() for line in body(data).split("\n")]
    assert "\n".join(lines) == words


def test_a_text_in_two_forms_is_read_once() -> None:
    document = read(several("alternative", PLAIN, PAGE))
    assert document.text == "From: a\n\nSaw Kai.\n"
    assert any("twice" in step for step in document.reading.steps)


@pytest.mark.parametrize(
    ("plain", "page", "words"),
    [
        ("", "<p>Saw Kai.", "Saw Kai."),
        (" \n", "<p>Saw Kai.", "Saw Kai."),
        (
            "This mail needs a browser.",
            "<p>Saw Kai at home today. He was well, and he showed me his room.",
            "Saw Kai at home today. He was well, and he showed me his room.",
        ),
        (
            "Saw Kai. See http://x.example/a",
            "<p>Saw Kai. <a href=http://x.example/a>See</a>",
            "Saw Kai. See http://x.example/a",
        ),
    ],
)
def test_the_page_is_read_where_the_plain_text_is_a_stub(plain: str, page: str, words: str) -> None:
    made = several(
        "alternative", f"Content-Type: text/plain\n\n{plain}", f"Content-Type: text/html\n\n{page}"
    )
    assert body(made) == words


def test_all_text_parts_of_a_mixed_mail_in_order() -> None:
    made = several(
        "mixed", PLAIN, PAGE.replace("Saw", "Then saw"), "Content-Type: text/plain; name=a.txt\n\nLast."
    )
    assert body(made) == "Saw Kai.\n\nThen saw Kai.\n\nLast."


def test_forms_within_forms_and_a_file_beside_the_page() -> None:
    inner = (
        several("mixed", PAGE, FILE, PAGE.replace("Saw", "Saw"))
        .removeprefix("From: a\n")
        .replace("=B", "=C")
        .replace("--B", "--C")
    )
    made = several("alternative", PLAIN.replace("Saw Kai.", "Saw Kai. Saw Kai."), inner)
    assert body(made) == "Saw Kai. Saw Kai."
    assert omitted(made) == [("1 attachment", ("plan.pdf",))]


def test_a_mail_that_is_passed_on_stands_in_it_with_its_head() -> None:
    attached = "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n"
    made = several("mixed", PLAIN, attached + "From: b\nSubject: Mia\nDate: x\n\nSaw Mia.")
    shown = "From: a\n\nSaw Kai.\n\nFrom: b\nDate: x\nSubject: Mia\n\nSaw Mia.\n"
    assert read(made).text == shown


def test_a_signed_mail() -> None:
    signature = "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx"
    document = read(several("signed", PLAIN, signature))
    assert document.text == "From: a\n\nSaw Kai.\n"
    assert document.reading.omissions == ()
    assert any("not checked" in step for step in document.reading.steps)


INVITATION = (
    "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nDTSTART:19700101T000000\n"
    "END:VTIMEZONE\n"
    'BEGIN:VEVENT\nSUMMARY:Core group\\, Kai\nDTSTART;TZID="GMT":20240304T101500Z\nLOCATION:Scho\n ol\n'
    'ORGANIZER;CN="Jane Okafor":mailto:j@x\nDESCRIPTION:Saw Kai.\\nWell.\nEND:VEVENT\nEND:VCALENDAR'
)


def test_an_invitation_is_read_where_there_is_no_other_text() -> None:
    assert body(several("mixed", INVITATION)) == (
        "Subject: Core group, Kai\nStart: 2024-03-04 10:15\nLocation: School\n"
        "Organiser: Jane Okafor\nSaw Kai.\nWell."
    )
    assert omitted(several("alternative", PLAIN, INVITATION)) == [("1 calendar invitation", ())]


# ------------------------------------------------------------------------------------ what is left


def test_attachments_and_pictures_are_named() -> None:
    name = "=?utf-8?Q?caf=C3=A9.txt?="
    note = f"Content-Type: text/plain\nContent-Disposition: attachment; filename={name}\n\nNot read."
    made = several("mixed", PLAIN, FILE, note, PICTURE, "Content-Type: application/ms-tnef\n\nx")
    assert body(made) == "Saw Kai."
    assert omitted(made) == [
        ("2 attachments", ("plan.pdf", "café.txt")),
        ("1 picture", ("logo.png",)),
        ("1 packed attachment", ()),
    ]
    (attached, *_) = read(made).reading.omissions
    assert attached.holds_words
    assert "plan" not in attached.what + attached.why


SEALED = "Content-Type: application/pkcs7-mime; smime-type={}\nContent-Transfer-Encoding: base64\n\nMIIB"


@pytest.mark.parametrize(
    ("made", "code", "said"),
    [
        (f"From: a\n{SEALED.format('enveloped-data')}", "DOC001", "encrypted (S/MIME)"),
        (f"From: a\n{SEALED.format('signed-data')}", "DOC001", "wraps up its text"),
        (
            several("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1", FILE),
            "DOC001",
            "encrypted",
        ),
        (
            "From: a\n\n-----BEGIN PGP MESSAGE-----\nx\n-----END PGP MESSAGE-----\n",
            "DOC001",
            "encrypted (PGP)",
        ),
        (several("mixed", "Content-Type: application/ms-tnef\n\nx"), "DOC001", "winmail.dat"),
        (several("mixed", FILE), "DOC002", "only attachments"),
        (several("mixed", PICTURE), "DOC002", "pictures"),
        ("From: a\n\n\n", "DOC002", "no text"),
        ("Saw Kai at home.\n", "DOC001", "not an e-mail"),
        ("\x00\x01", "DOC001", "not an e-mail"),
    ],
)
def test_a_mail_without_text_says_why(made: str, code: str, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(made)
    assert (error.value.code, said in error.value.reason) == (code, True), error.value.reason


def test_a_subject_alone_is_text() -> None:
    assert (
        read("From: a\nSubject: Kai seen today, all well\n\n").text
        == "From: a\nSubject: Kai seen today, all well\n"
    )


def test_a_sealed_part_beside_a_text_is_named() -> None:
    assert omitted(several("mixed", PLAIN, SEALED.format("enveloped-data")))[0][0].startswith("1 part")


# -------------------------------------------------------------------------------- pages in one file

ARCHIVE = several(
    "related",
    "Content-Type: text/html\nContent-Location: http://x.example/\n\n<title>Note</title>"
    "<p>Saw Kai.<iframe src=cid:2></iframe><img src=cid:1>",
    "Content-Type: text/html\nContent-ID: <2>\n\n<p>In a frame.",
    "Content-Type: text/html\nContent-Location: h.htm\n\n<div style='mso-element:header'>Page head</div>",
    PICTURE,
).replace("From: a", "From: <Saved by Blink>\nSubject: Note\nMIME-Version: 1.0")


def test_a_web_page_that_is_saved_as_a_mail() -> None:
    document = read_mhtml(ARCHIVE.encode(), "note.mht")
    assert (document.format, document.text) == ("html", "Saw Kai.\nIn a frame.\n\nPage head\n")
    assert [omission.what for omission in document.reading.omissions] == ["1 picture"]
    assert read_bytes(ARCHIVE.encode(), "note.mht").text == document.text
    by_word = read_bytes(ARCHIVE.encode(), "note.doc")
    assert (by_word.format, by_word.text) == ("html", document.text)
    assert any(".doc" in step for step in by_word.reading.steps)


# --------------------------------------------------------------------------------- hostile mails


def nested(depth: int) -> str:
    made = "\n\ndeep"
    for at in range(depth):
        made = f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n{made}\n--b{at}--\n"
    return "From: a\n" + made


@pytest.mark.parametrize(
    "made",
    [
        nested(20),
        nested(60),
        "From: a\n" + "Content-Type: message/rfc822\n\n" * 60 + "deep",
        "From: a\nContent-Type: text/plain" + ";" * 200_000 + "\n\nSaw.",
        "From: a\nContent-Type: text/plain; " + "x=(" * 20_000 + "\n\nSaw.",
        "Subject: " + "=?utf-8?Q?a?= " * 5_000 + "\n\nSaw.",
        "To: " + '"' * 50_000 + "\n\nSaw.",
        several("mixed", *["Content-Type: text/plain\n\nx"] * 1_500),
        "From: a\n" + "X: y\n" * 50_000 + "\nSaw.",
        "From: a\n\n" + "-----BEGIN PGP MESSAGE-----\n" * 20_000,
        "From: a\n\n" + "begin 644 a\n" * 20_000,
        raw("text/plain", "=" * 500_000, "Content-Transfer-Encoding: quoted-printable").decode(),
    ],
)
def test_a_mail_made_to_do_harm_ends_soon(made: str) -> None:
    began = time.process_time()
    document = read_bytes(made.encode(), "a.eml")
    assert time.process_time() - began < 10
    assert document.text or document.problem


@pytest.mark.parametrize("made", [nested(900), nested(3_000), several("mixed", *["x"] * 3_000)])
def test_parts_without_end_are_refused(made: str) -> None:
    with pytest.raises(UnreadableError, match="parts within parts"):
        read(made)


def test_parts_that_are_too_deep_are_named() -> None:
    assert ("1 part", ()) in omitted(several("mixed", PLAIN, nested(60).removeprefix("From: a\n")))


SEVERAL = "Content-Type: multipart/mixed; boundary=B\n\n--B\n"


@settings(max_examples=200)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", "Content-Type: ", "Content-Type: multipart/mixed; boundary=B\n\n--B\n"]),
)
def test_only_a_reason_comes_out_of_any_bytes(data: bytes, before: str) -> None:
    for name in ("a.eml", "a.mht", "a.doc"):
        read_bytes(b"From: a\nMIME-Version: 1.0\n" + before.encode() + data, name)


KINDS = st.sampled_from(["plain", "html"])
CODINGS = st.sampled_from(["7bit", "base64", "quoted-printable"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["plain", "html"]), st.sampled_from(["7bit", "base64", "quoted-printable"])
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_word_is_lost_and_none_comes_twice(kinds: list[tuple[str, str]]) -> None:
    made = EmailMessage()
    made["From"] = "a"
    made.make_mixed()
    for at, (subtype, coding) in enumerate(kinds):
        part = EmailMessage()
        markup = f"<p>w{at}x <b>w{at}y</b>" if subtype == "html" else f"w{at}x\nw{at}y"
        part.set_content(markup, subtype=subtype, cte=coding)
        made.attach(part)
    found = re.findall(r"w\d+[xy]", read(made).text)
    assert found == [f"w{at}{letter}" for at in range(len(kinds)) for letter in "xy"]


def two_forms(plain: str, page: str) -> Document:
    mail = EmailMessage()
    mail["From"] = "Jane Roe <jane@example.org>"
    mail.set_content(plain)
    mail.add_alternative(page, subtype="html")
    return read_bytes(mail.as_bytes(), "a.eml")


@pytest.mark.parametrize(
    ("plain", "page", "number"),
    [
        ("Visited Kai at home.", "<p>Visited Kai at home.</p><p>He is manipulative.</p>", 3),
        ("Visited Kai at home. Sly.", f"<p>Visited Kai at home.</p><p>{'He is lazy. ' * 5}</p>", 1),
        ("Visited Kai at home.", "<p>Visited <b>Kai</b> at home.</p>", 0),
    ],
)
def test_words_that_one_form_of_a_mail_lacks_are_told_of(plain: str, page: str, number: int) -> None:
    left_out = [left for left in two_forms(plain, page).reading.omissions if "word" in left.what]
    assert [left.what for left in left_out] == ([f"{number} word{'s' * (number > 1)}"] if number else [])
    assert all(left.holds_words for left in left_out)


def test_a_long_mail_loses_no_sentence_of_its_page() -> None:
    long = "Visited Kai at home and talked about school, the garden and his nan. " * 40
    more = "She is manipulative and lazy, and he was told so by his class teacher twice."
    assert "manipulative" in two_forms(long, f"<p>{long}</p><p>{more}</p>").text
