"""The blocks that pages are written with: few, named, each with a description and a preview."""

from .events import ComingEventsBlock
from .reading import (
    PLAIN,
    RICH,
    CallToActionBlock,
    ContactBlock,
    EntranceBlock,
    HeadingBlock,
    HelpBoxBlock,
    KeyFigureBlock,
    LinkBlock,
    ProgrammeLineBlock,
    QuestionBlock,
    QuoteBlock,
    Side,
    StepBlock,
    StepsBlock,
    TextBlock,
)
from .registers import (
    ChangeBlock,
    DownloadBlock,
    HistoryBlock,
    MilestoneBlock,
    PersonBlock,
    Status,
    TermBlock,
    is_late,
)
from .structure import BodyOfStructureBlock, DutyBlock, Partner

__all__ = [
    "PLAIN", "RICH", "BodyOfStructureBlock", "CallToActionBlock", "ChangeBlock", "ComingEventsBlock", "ContactBlock", "DownloadBlock",
    "DutyBlock", "EntranceBlock", "HeadingBlock", "HelpBoxBlock", "HistoryBlock", "KeyFigureBlock", "LinkBlock",
    "MilestoneBlock", "Partner", "PersonBlock", "ProgrammeLineBlock", "QuestionBlock", "QuoteBlock", "Side", "Status",
    "StepBlock", "StepsBlock", "TermBlock", "TextBlock", "body_blocks", "is_late", "story_blocks",
]  # fmt: skip


def body_blocks():
    """What the body of an ordinary page may hold."""
    return [
        ("heading", HeadingBlock()),
        ("text", TextBlock()),
        ("quote", QuoteBlock()),
        ("steps", StepsBlock()),
        ("question", QuestionBlock()),
        ("figure", KeyFigureBlock()),
        ("box", HelpBoxBlock()),
        ("action", CallToActionBlock()),
        ("contact", ContactBlock()),
        ("download", DownloadBlock()),
        ("history", HistoryBlock()),
        ("events", ComingEventsBlock()),
    ]


def story_blocks():
    """What a story may hold: words, and nothing that pulls the reader elsewhere."""
    return [("text", TextBlock()), ("heading", HeadingBlock()), ("quote", QuoteBlock())]
