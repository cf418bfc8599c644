"""Which team an entry is of."""

from __future__ import annotations

import pytest

from caselint.config import Config, ConfigError
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

BOOK = load_rulebook()
TEAMS = {"North Duty": ("Jane Okafor", "Ida  O'Cole")}


def teams(text: str, **settings: object) -> list[str | None]:
    linter = make_linter(BOOK, Config(**settings))  # type: ignore[arg-type]
    return [entry.team for entry in linter.lint(read_bytes(text.encode(), "n.txt")).entries]


@pytest.mark.parametrize("label", ["Team", "Service", "Team name", "Worker's team", "TEAM/SERVICE"])
def test_a_field_names_the_team(label: str) -> None:
    note = (
        f"Date: 4 March 2024 10:15\nWorker: Jane Okafor\n{label}: Early Help East\n\nKai was seen at home.\n"
    )
    assert teams(note, teams=TEAMS) == ["Early Help East"]


def test_a_team_goes_before_a_service() -> None:
    note = (
        "Date: 4 March 2024 10:15\nService: Children's Services\nTeam: North Duty\n\nKai was seen at home.\n"
    )
    assert teams(note) == ["North Duty"]


@pytest.mark.parametrize("blank", ["", "____", "[team]", "TBC"])
def test_the_config_names_the_team_of_an_author_where_the_field_is_empty(blank: str) -> None:
    note = f"Date: 4 March 2024 10:15\nTeam: {blank}\nWorker: Jane Okafor\n\nKai was seen at home.\n"
    assert teams(note, teams=TEAMS) == ["North Duty"]
    assert teams(note) == [None]


@pytest.mark.parametrize("name", ["JANE OKAFOR", "jane okafor", "Ida O’Cole"])
def test_names_are_compared_without_case_space_and_curls(name: str) -> None:
    note = (
        f"Kai was seen at home today, and was well.\n\nSigned: {name}, Social Worker, 4 March 2024, 10:15\n"
    )
    assert teams(note, teams=TEAMS) == ["North Duty"]


def test_whom_no_team_has_is_of_none() -> None:
    note = "Kai was seen at home.\n\nTom Bell, Social Worker, 4 March 2024, 10:15\n"
    assert teams(note, teams=TEAMS) == [None]


EXPORT = """Team: West Locality

Event date: 3 May 2024 10:00
Created date: 3 May 2024 11:00
Created by: Jane Okafor (Social Worker)
Kai was seen at home and was well.

Event date: 4 May 2024 10:00
Created date: 4 May 2024 11:00
Created by: Tom Bell (Social Worker)
Team: East
Kai was seen at school.

Event date: 5 May 2024 10:00
Created date: 5 May 2024 11:00
Created by: Tom Bell (Social Worker)
Kai was seen at school again.
"""


def test_the_head_of_an_export_comes_last() -> None:
    assert teams(EXPORT, teams=TEAMS) == ["North Duty", "East", "West Locality"]


def test_a_writer_in_two_teams_is_refused() -> None:
    with pytest.raises(ConfigError, match="“Jane okafor” stands in “North Duty” and in “South”"):
        teams("x", teams={**TEAMS, "South": ("Jane okafor",)})
