"""The facts in one frozen value: `load_reference()`.

>>> load_reference().states.resolve("Cape Verde").iso3
'CPV'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from uprtracker.reference.action_category import ActionCategory, read_action_categories
from uprtracker.reference.action_verb import ActionVerbs, read_action_verbs
from uprtracker.reference.committee_word import CommitteeWords, read_committee_words
from uprtracker.reference.instrument import Instrument, read_instruments
from uprtracker.reference.issue import Issue, IssueTags, read_issue_tags, read_issues
from uprtracker.reference.mechanism import Mechanism, read_mechanisms
from uprtracker.reference.optional_protocol import Protocols, read_optional_protocols
from uprtracker.reference.organisation import Organisation, organisations_of_states, read_organisations
from uprtracker.reference.phrase import Phrases, Spellings, read_phrase_spellings, read_phrases
from uprtracker.reference.review import ReviewFact, read_reviews, read_symbol_codes
from uprtracker.reference.sdg import Sdg, read_sdgs
from uprtracker.reference.session import (
    CouncilSession,
    PreSession,
    Session,
    read_council_reports,
    read_council_sessions,
    read_pre_sessions,
    read_sessions,
)
from uprtracker.reference.state import State, read_states
from uprtracker.reference.states import States
from uprtracker.reference.tag import Tags, read_groups, read_themes
from uprtracker.reference.treaty import Treaty, read_treaties
from uprtracker.reference.word_limit import WordLimit, read_word_limits


@dataclass(frozen=True, slots=True)
class Reference:
    """All facts. Mappings are read-only, by number or slug."""

    demo: bool
    states: States
    sessions: Mapping[int, Session]
    reviews: tuple[ReviewFact, ...]
    organisations: Mapping[str, Organisation]
    issues: Mapping[str, Issue]
    issue_tags: Mapping[str, IssueTags]
    action_categories: Mapping[int, ActionCategory]
    action_verbs: ActionVerbs
    sdgs: Mapping[int, Sdg]
    treaties: Mapping[str, Treaty]
    instruments: Mapping[str, Instrument]
    optional_protocols: Protocols
    mechanisms: Mapping[str, Mechanism]
    instrument_phrases: Phrases
    mechanism_phrases: Phrases
    phrase_spellings: Spellings
    committee_words: CommitteeWords
    themes: Tags
    groups: Tags
    symbol_codes: Mapping[str, str]
    council_reports: Mapping[int, str]
    council_sessions: Mapping[int, CouncilSession]
    pre_sessions: Mapping[int, PreSession]
    word_limits: Mapping[str, WordLimit]

    def state_of_symbol_code(self, code: str) -> State | None:
        """Return the State of a code in a symbol (`SVN`, `ROM` in A/HRC/WG.6/2/ROM/1), None if unknown."""
        code = code.upper()
        return self.states.by_iso3.get(self.symbol_codes.get(code, code))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the call that loads it: reader processes load their own."""
        return (load_reference, (self.demo,))


@cache
def _load(demo: bool) -> Reference:
    organisations = read_organisations()
    treaties = read_treaties()
    return Reference(
        demo=demo,
        states=States(read_states(organisations_of_states(organisations), demo=demo)),
        sessions=read_sessions(),
        reviews=read_reviews(),
        organisations=organisations,
        issues=read_issues(),
        issue_tags=read_issue_tags(),
        action_categories=read_action_categories(),
        action_verbs=read_action_verbs(),
        sdgs=read_sdgs(),
        treaties=treaties,
        instruments=read_instruments(treaties),
        optional_protocols=read_optional_protocols(),
        mechanisms=read_mechanisms(),
        instrument_phrases=read_phrases("instrument_phrases"),
        mechanism_phrases=read_phrases("mechanism_phrases"),
        phrase_spellings=read_phrase_spellings(),
        committee_words=read_committee_words(),
        themes=read_themes(),
        groups=read_groups(),
        symbol_codes=read_symbol_codes(),
        council_reports=read_council_reports(),
        council_sessions=read_council_sessions(),
        pre_sessions=read_pre_sessions(),
        word_limits=read_word_limits(),
    )


def load_reference(demo: bool = False) -> Reference:
    """Return the facts, read once; `demo` adds the fictitious States XAA to XAF."""
    return _load(demo)
