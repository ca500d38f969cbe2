from django_tasks import task

from core.models import Image


@task()
def make_renditions(image_id: int) -> None:
    """Make the sizes of a new picture; one that has them, or was deleted meanwhile, is left alone."""
    from core import renditions

    image = Image.objects.filter(pk=image_id).first()
    if image is not None and not image.pictures:
        renditions.make(image)


@task()
def deliver_mail(mail_id: int) -> None:
    """Send a mail of the outbox."""
    from core import mails

    mails.deliver(mail_id)
