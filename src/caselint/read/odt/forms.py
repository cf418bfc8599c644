"""What the fields of forms show in an OpenDocument text: its own controls, and Word's old form fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from caselint.read.form_names import title_of
from caselint.read.odt.names import P, is_true, local, number, q

if TYPE_CHECKING:
    from caselint.read.safe_xml import Element

_CHECKED = ("form:current-state", "form:current-selected", "form:state", "form:selected")
_VALUES = ("form:current-value", "form:value")
_LABEL = q("form:label")
_TYPE, _PARAM = q("field:type"), q("field:param")
_OLD_FORMS = "vnd.oasis.opendocument.field.FORM"


class Shown(NamedTuple):
    """What a field shows: the words of its answer and of its label; `prompts`: the answer is none."""

    answer: str
    label: str
    title: str
    to_fill: bool
    prompts: bool


def controls_of(text: Element) -> dict[str, Element]:
    """The controls of a text's forms by their id."""
    found: dict[str, Element] = {}
    for forms in text.iterfind(q("office:forms")):
        for control in forms.iter("*"):
            for name in (q("form:id"), q("xml:id")):
                if name in control.attrib:
                    found[control.get(name)] = control
    return found


def shown_by(control: Element) -> Shown:
    """What a form's control shows."""
    kind, label = local(control), control.get(_LABEL, "")
    title = title_of(control.get(q("form:title")), label, control.get(q("form:name")))
    if kind in {"checkbox", "radio"}:
        checked = _first(control, _CHECKED) in {"checked", "true"}
        return Shown("☒" if checked else "☐", label, title, to_fill=True, prompts=not checked)
    if kind == "listbox":
        chosen = (option for option in control.iter(q("form:option")) if is_true(_first(option, _CHECKED)))
        answer = ", ".join(option.get(_LABEL) or option.get(q("form:value"), "") for option in chosen)
        return Shown(answer, "", title, to_fill=True, prompts=False)
    if kind in {"text", "textarea", "formatted-text", "number", "date", "time", "combobox", "file"}:
        lines = ["".join(paragraph.itertext()) for paragraph in control.iterfind(P)]
        answer = _first(control, _VALUES) or "\n".join(lines)
        return Shown(answer, "", title, to_fill=True, prompts=False)
    return Shown("", "" if kind in {"hidden", "password"} else label, title, to_fill=False, prompts=False)


def is_old_field(mark: Element) -> bool:
    """Whether a field:fieldmark element is a field of a form."""
    return str(mark.get(_TYPE, "")).startswith(_OLD_FORMS)


def old_field(mark: Element) -> Shown:
    """What one of Word's old form fields shows besides its text."""
    values: dict[str, list[str]] = {}
    for param in mark.iterfind(_PARAM):
        values.setdefault(param.get(q("field:name"), ""), []).append(param.get(q("field:value"), ""))
    told = [*values.get("Description", []), *values.get("Help", []), mark.get(q("text:name"))]
    title = title_of(*told)
    kind = mark.get(_TYPE, "").removeprefix(_OLD_FORMS)
    if kind == "CHECKBOX":
        checked = is_true(next(iter(values.get("Checkbox_Checked", [])), ""))
        return Shown("☒" if checked else "☐", "", title, to_fill=True, prompts=not checked)
    entries = values.get("Dropdown_ListEntry", [])
    chosen = number(next(iter(values.get("Dropdown_Selected", [])), None), 0, 10_000)
    return Shown(entries[chosen] if chosen < len(entries) else "", "", title, to_fill=True, prompts=False)


def _first(element: Element, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := element.get(q(name)))), "")
