from core.admin.bulk_actions import Publish, Unpublish
from members.models import Organisation


class PublishMembers(Publish):
    models = [Organisation]


class UnpublishMembers(Unpublish):
    models = [Organisation]
