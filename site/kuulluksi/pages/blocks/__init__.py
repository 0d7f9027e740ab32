"""The blocks that pages are written with: few, named, each with a description and a preview."""

from .events import ComingEventsBlock
from .papers import BrochuresBlock
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
from .shown import (
    FilmBlock,
    GroupsBlock,
    MomentsBlock,
    NgosBlock,
    PictureBlock,
    VideoElsewhereBlock,
)
from .structure import BodyOfStructureBlock, DutyBlock, Partner
from .training import TrainerBlock, TrainersBlock

__all__ = [
    "BodyOfStructureBlock",
    "BrochuresBlock",
    "CallToActionBlock",
    "ChangeBlock",
    "ContactBlock",
    "DownloadBlock",
    "DutyBlock",
    "EntranceBlock",
    "ComingEventsBlock",
    "FilmBlock",
    "GroupsBlock",
    "HeadingBlock",
    "HelpBoxBlock",
    "HistoryBlock",
    "KeyFigureBlock",
    "LinkBlock",
    "MilestoneBlock",
    "MomentsBlock",
    "NgosBlock",
    "PLAIN",
    "Partner",
    "PersonBlock",
    "PictureBlock",
    "QuestionBlock",
    "QuoteBlock",
    "RICH",
    "Side",
    "Status",
    "StepBlock",
    "StepsBlock",
    "TermBlock",
    "TextBlock",
    "TrainerBlock",
    "TrainersBlock",
    "VideoElsewhereBlock",
    "body_blocks",
    "is_late",
    "story_blocks",
]


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
        ("picture", PictureBlock()),
        ("film", FilmBlock()),
        ("elsewhere", VideoElsewhereBlock()),
        ("groups", GroupsBlock()),
        ("events", ComingEventsBlock()),
        ("ngos", NgosBlock()),
        ("moments", MomentsBlock()),
        ("brochures", BrochuresBlock()),
        ("trainers", TrainersBlock()),
    ]


def story_blocks():
    """What a story may hold: words, and nothing that pulls the reader elsewhere."""
    return [("text", TextBlock()), ("heading", HeadingBlock()), ("quote", QuoteBlock())]
