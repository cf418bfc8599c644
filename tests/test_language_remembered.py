"""A worker that has met very many words begins anew, and finds the same."""

from __future__ import annotations

import json
import subprocess
import sys

# In a process of its own: what is forgotten is the process's, and other tests have theirs at hand.
CHECK_TWICE = """
import json, random
from caselint.config import Config
from caselint.language.pipeline import nlp
from caselint.language.remembered import words_met
from caselint.workers import worker
from caselint.workers.messages import Job, Setup, Task

class Nobody:
    def __call__(self, stage): pass
    def was_read(self, document): pass

def found(text):
    done = checks.done(Job(0, "note.txt", text.encode())).result
    assert done.document.problem is None
    return [[finding.code, *finding.span] for finding in done.findings]

note = "Home visit. Mum was lazy and manipulative today because she hates school. Forms to be posted.\\n"
names = " ".join("".join(random.Random(n).choices("abcdefghij", k=9)) for n in range(3_000))
checks = worker._Checks(Setup(Task.CHECK, Config(), alone=True), Nobody())
checks.linter(Config())
told = [found(note)]
many = found(note + "She said: " + names) and words_met()
first = nlp()
worker._MOST_WORDS = 3_000
told.append(found(note))
print(json.dumps({"told": told, "many": many, "few": words_met(), "same": nlp() is first}))
"""


def test_a_worker_forgets_words_when_they_are_very_many() -> None:
    done = subprocess.run([sys.executable, "-c", CHECK_TWICE], check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    before, after = told["told"]
    assert before
    assert after == before
    assert told["many"] > 5_000
    assert told["few"] < 4_000
    assert told["same"] is False
