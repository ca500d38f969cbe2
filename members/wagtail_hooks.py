from wagtail import hooks
from wagtail.snippets.models import register_snippet

from members.bulk_actions import PublishMembers, UnpublishMembers
from members.viewsets import OrganisationViewSet

register_snippet(OrganisationViewSet)
for action in (PublishMembers, UnpublishMembers):
    hooks.register("register_bulk_action", action)
