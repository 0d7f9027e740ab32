"""For those who make the day. The kitchen's account does not open the admin: its page stands on its own."""

from django.shortcuts import get_object_or_404, render

from kuulluksi.people.doors import staff

from .kitchen import kitchen_list
from .models import Forum


@staff("kitchen", "coordinator")
def kitchen(request, year):
    """How many of which diet, without a name."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user).select_related("sheet"), year=year)
    context = {"forum": forum, "kitchen": kitchen_list(forum, actor=request.user)}
    return render(request, "forum/kitchen.html", context)
