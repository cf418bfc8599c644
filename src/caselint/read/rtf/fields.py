"""Fields of RTF: what they show where no result is stored, and those of forms, which are to be filled in."""

from __future__ import annotations

from dataclasses import dataclass, field

from caselint.read.field_codes import shown_by
from caselint.read.form_names import title_of

_TEXT, _CHECK_BOX, _LIST = 0, 1, 2  # \fftype
_INSTRUCTIONS = {"FORMTEXT": _TEXT, "FORMCHECKBOX": _CHECK_BOX, "FORMDROPDOWN": _LIST}
_UNDEFINED = 25  # \ffres of a field that nobody has touched, whose \ffdefres counts


@dataclass(slots=True)
class Field:
    """A field as it is read: its instruction, and what a form field says of itself."""

    instruction: list[str] = field(default_factory=list)
    kind: int | None = None
    chosen: int | None = None
    default: int = 0
    entries: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def settle(self) -> None:
        """Take its kind from its instruction where nothing else tells it, as LibreOffice leaves it."""
        if self.kind is None:
            self.kind = _INSTRUCTIONS.get("".join(self.instruction).strip().partition(" ")[0].upper())

    @property
    def is_form(self) -> bool:
        """Whether it is there to be filled in."""
        return self.kind is not None

    @property
    def prompts(self) -> bool:
        """Whether what it shows is a prompt and no answer."""
        return self.kind == _CHECK_BOX and self.shows == "☐"

    @property
    def title(self) -> str:
        """What the form's maker called it, "" where that is only a number of Word's."""
        return title_of(*(self.names.get(name) for name in ("ffstattext", "ffhelptext", "ffname")))

    @property
    def shows(self) -> str:
        """What it shows if no result is stored."""
        value = self.default if self.chosen in {None, _UNDEFINED} else self.chosen
        if self.kind == _CHECK_BOX:
            return "☒" if value == 1 else "☐"
        if self.kind == _LIST:
            return self.entries[value] if value is not None and 0 <= value < len(self.entries) else ""
        return shown_by("".join(self.instruction))
