"""Which headings and labels mark what stands under them as an opinion."""

from __future__ import annotations

import pytest

from caselint.language.opinion_headings import OpinionHeadings
from claims_helpers import holders
from language_helpers import book, people

HEADINGS = OpinionHeadings.of(book().wording("opinion-headings"), people())

OPINION = """
Analysis
ANALYSIS
Analysis:
5. Analysis
Part 3: Worker's view
Section C - Worker’s view
My analysis
My view
My views
My opinion
Our view
Analysis and plan
Analysis / next steps
Analysis & recommendations
Analysis of risk
Social worker's analysis
Social Worker’s Assessment
Social workers' assessment
Worker's analysis
Practitioner analysis
Key worker's view
Assessment
My assessment
Overall assessment
Professional assessment
Social work assessment
Assessment of need
Evaluation
Hypothesis
Hypotheses
Working hypothesis
Interpretation
Reflection
Reflections
Critical reflection
Reflection and analysis
Professional opinion
Professional view
Professional judgement
Professional judgment:
Professional opinion of the author
Opinion
Worker's view
Worker's opinion
Author's opinion
Manager's view
Concerns
Our concerns
Main concerns
Safeguarding concerns
Current concerns and risks
What are we worried about
What are we worried about?
What we are worried about
What I am worried about
What am I worried about?
Worries
Impressions
My impression
What do I think?
What does this mean?
Danger statement
"""

OTHER = """
Observations
Observation
What I saw
What I saw and heard
Summary
Notes
Note
Summary of visit
Background
Plan
Actions
Next steps
Child's view
Child's views
Mother's view
Mum's opinion
Views of the child
Views of parents
Parents' views
What is working well
What are they worried about
Concerns raised by school
Assessment visit
Assessment date
Date of assessment
Assessment type
Reason for assessment
Initial visit
Details
Home conditions
Decision
Discussion
Record of visit
Wishes and feelings
What happened
Voice of the child
Health
School
Chronology
Risk
View from the window

Comments
Outcome
Professional network
Professionals
Interview
Review
"""


OF_OTHERS = """
Child's view
Child's views
Child’s voice
Kai's views
Mother's view
Mum's opinion
Mum's account
Parents' views
Views of the child
Views of parents
Views of family
Voice of the child
Wishes and feelings
Child's wishes and feelings
What Dad said
What the child says
What Mum thinks
What parents told us
Carer's comments
4. Young person's views
Children's words
"""


@pytest.mark.parametrize("heading", OPINION.strip().splitlines())
def test_marks_an_opinion(heading: str) -> None:
    assert HEADINGS.marks(heading)


@pytest.mark.parametrize("heading", OTHER.strip().splitlines())
def test_marks_none(heading: str) -> None:
    assert not HEADINGS.marks(heading)


@pytest.mark.parametrize("heading", OF_OTHERS.strip().splitlines())
def test_gives_the_words_to_someone_else(heading: str) -> None:
    assert HEADINGS.gives(heading)
    assert not HEADINGS.marks(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "My view",
        "Worker's views",
        "Social worker's comments",
        "What I saw",
        "What we said",
        "Notes",
        "Plan",
        "Child",
    ],
)
def test_gives_the_words_to_nobody_else(heading: str) -> None:
    assert not HEADINGS.gives(heading)


def test_no_heading_marks_none() -> None:
    assert not HEADINGS.marks(None)
    assert not HEADINGS.gives(None)


def test_a_sentence_under_a_heading_is_headed() -> None:
    assert "headed" in holders("He is [[lazy]].", heading="Analysis")
    assert "headed" not in holders("He is [[lazy]].", heading="Observations")
    assert holders("He is [[lazy]].", heading="Mum's account") == {"reported"}
