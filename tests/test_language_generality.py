"""What is said of people in general, and of nobody in the record."""

import pytest

from claims_helpers import holders


@pytest.mark.parametrize(
    "text",
    [
        "Children who [[are not safe]] at home have a right to a plan.",
        "The leaflet is for parents who [[cannot cope]] with a new baby.",
        "Any child may [[be at risk]] when the adults drink.",
        "The panel looks at cases in which a child [[is at risk]].",
        "The helpline is for those who [[are out of their depth]].",
        "Young people in care often [[feel let down]].",
        "The form is used when parents [[are unfit]] to sign.",
        "We work with families where the adults [[are not coping]].",
        "The rota covers nights when staff [[are unreliable]].",
        "Everyone [[is manipulative]] at times.",
    ],
)
def test_it_is_of_people_in_general(text: str) -> None:
    assert "general" in holders(text)


@pytest.mark.parametrize(
    "text",
    [
        "Children [[are at risk]].",
        "Parents [[are not coping]].",
        "Mum [[is not coping]].",
        "The children who live at number 4 [[are at risk]].",
        "A man [[is hanging around]] the school.",
        "A child [[was not safe]] at the party.",
        "The boys [[are out of control]].",
        "He lives with Mr Day, who [[is violent]].",
        "Her brothers, who [[are not safe]] at home, came too.",
        "Kai is one of the boys and he [[is at risk]].",
        "When I arrived Mum [[was not coping]].",
        "All of them [[are afraid]] of him.",
        "Everyone in that house [[is violent]].",
    ],
)
def test_it_is_of_someone(text: str) -> None:
    assert "general" not in holders(text)
