"""The editors' queue of comments: read, publish or not, and close everything under a story in one press."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.permissions import page_permission_policy

from kuulluksi.pages.models import CommentSwitch, StoryComment, StoryPage
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import reveal

from . import actions

DESK = ("editor",)
AT_ONCE = 20
app_name = "comments_desk"


def _stories(user):
    mine = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return StoryPage.objects.live().filter(pk__in=mine.values("pk")).select_related("locale", "comment_room")


@staff(*DESK)
def queue(request):
    rows = StoryComment.objects.visible_to(request.user).waiting().select_related("page")[:AT_ONCE]
    opened = reveal(rows, ["nickname", "words"], actor=request.user, reason="reads comments before they show")
    waiting = Count("reader_comments", filter=Q(reader_comments__state=StoryComment.State.WAITING))
    published = Count("reader_comments", filter=Q(reader_comments__state=StoryComment.State.PUBLISHED))
    stories = _stories(request.user).annotate(waiting=waiting, published=published)
    context = {
        "heading": _("Comments"),
        "is_on": CommentSwitch.objects.filter(is_on=True).exists(),
        "lines": list(zip(rows, opened, strict=True)),
        "more": StoryComment.objects.visible_to(request.user).waiting().count() - len(rows),
        "stories": stories.order_by(F("comment_room__open_until").asc(nulls_last=True), "title", "pk"),
    }
    return render(request, "pages/desk/comments.html", context)


@staff(*DESK)
@require_POST
def switch(request):
    is_on = request.POST.get("on") == "1"
    actions.switch(is_on, by=request.user)
    messages.success(request, _("The site takes comments.") if is_on else _("The site takes no comments."))
    return redirect("comments_desk:queue")


@staff(*DESK)
@require_POST
def decide(request, pk):
    comment = get_object_or_404(StoryComment.objects.visible_to(request.user), pk=pk)
    publish = request.POST.get("decide") == "publish"
    actions.decide(comment, publish=publish, by=request.user)
    messages.success(request, _("Published.") if publish else _("Not published. It is erased in two weeks."))
    return redirect("comments_desk:queue")


@staff(*DESK)
@require_POST
def open_story(request, pk):
    story = get_object_or_404(_stories(request.user), pk=pk)
    try:
        room = actions.open_room(story, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        said = _("Comments are open until %(day)s.") % {"day": room.open_until.strftime("%-d.%-m.%Y")}
        messages.success(request, said)
    return redirect("comments_desk:queue")


@staff(*DESK)
@require_POST
def close_story(request, pk):
    actions.close_all(get_object_or_404(_stories(request.user), pk=pk), by=request.user)
    messages.success(request, _("Closed. Nothing under this story shows or waits any more."))
    return redirect("comments_desk:queue")


urlpatterns = [
    path("", queue, name="queue"),
    path("sivusto/", switch, name="switch"),
    path("kommentti/<uuid:pk>/", decide, name="decide"),
    path("tarina/<int:pk>/avaa/", open_story, name="open"),
    path("tarina/<int:pk>/sulje/", close_story, name="close"),
]
