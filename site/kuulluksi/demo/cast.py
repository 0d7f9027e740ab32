"""What the builders of the demo share: dates, people with accounts, areas, organisations and what to print."""

import datetime
import random
from dataclasses import dataclass, field


@dataclass
class Demo:
    """Handed from builder to builder, lower rooms first. Every builder is idempotent: it looks before it makes."""

    today: datetime.date
    base: str
    rng: random.Random
    areas: dict = field(default_factory=dict)  # slug -> Area
    audiences: dict = field(default_factory=dict)  # slug -> Audience
    engagement_types: dict = field(default_factory=dict)  # slug -> EngagementType
    support_forms: dict = field(default_factory=dict)  # slug -> SupportForm
    organisations: dict = field(default_factory=dict)  # slug -> Organisation; "county" is the demo county
    staff: dict = field(default_factory=dict)  # role -> User
    passwords: dict = field(default_factory=dict)  # role -> the password of this run
    feeds: dict = field(default_factory=dict)  # "public": [url], "staff": url, "participant": url
    links: dict = field(default_factory=dict)  # "participant", "expert", "requester": url
    forms: dict = field(default_factory=dict)  # "group_signup", "forum", "request": url
    notes: list = field(default_factory=list)  # lines to print at the end
